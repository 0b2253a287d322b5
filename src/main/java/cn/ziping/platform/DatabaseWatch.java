package cn.ziping.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/**
 * Looks again and again whether the database answers, on a connection of its own that never waits for long. While it does not,
 * requests are answered at once and those that wait for it are let go; a server of our own that was killed is started again.
 */
@Slf4j
@Component
@RequiredArgsConstructor
class DatabaseWatch implements DisposableBean {

    /** In seconds: what a probe waits, and so about how long a request can wait that came before it was noticed. */
    private static final int PATIENCE_SECONDS = 1;

    /** In seconds: what a new connection may take, the second look of two. */
    private static final String PATIENCE_TO_CONNECT = "0.8";

    /** With these looks a request that is under way is broken off after less than two and a half seconds. */
    private static final int EVERY_MILLISECONDS = 200;

    private final JdbcConnectionDetails database;
    private final ObjectProvider<EmbeddedDatabase> embedded;
    private final ObjectProvider<DataSource> pool;
    private final ApplicationEventPublisher events;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "database-watch");
        thread.setDaemon(true);
        return thread;
    });

    private volatile boolean away;
    private int failures;
    private @Nullable Connection probe;

    /** Whether the database does not answer. */
    boolean isAway() {
        return away;
    }

    /** Somebody could not reach it: looks at once. */
    void look() {
        if (asked.compareAndSet(false, true) && !thread.isShutdown()) {
            thread.execute(() -> {
                asked.set(false);
                check();
            });
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        thread.scheduleWithFixedDelay(this::check, EVERY_MILLISECONDS, EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    private void check() {
        try {
            boolean answers = answers();
            if (answers == away) {
                away = !answers;
                tell();
            }
            failures = answers ? 0 : failures + 1;
            if (away) {
                // One slow look may be a moment's load; what is under way is broken off after a second one.
                letGo(failures > 1);
                embedded.ifAvailable(EmbeddedDatabase::startAgainIfDead);
            }
        } catch (RuntimeException e) {
            log.warn("The look at the database failed: {}", e.toString());
        }
    }

    /** Whoever else wraps the pool, below is the one that knows what is borrowed. */
    private void letGo(boolean broken) {
        DataSource known = pool.getIfAvailable();
        while (known instanceof DelegatingDataSource wrapping) {
            if (wrapping instanceof BorrowedConnections borrowed) {
                borrowed.tellWaiting();
                if (broken) {
                    borrowed.breakOff();
                }
            }
            known = wrapping.getTargetDataSource();
        }
    }

    private void tell() {
        if (away) {
            log.error("The database does not answer; requests are answered with 503 until it does");
        } else {
            log.info("The database answers again");
        }
        AvailabilityChangeEvent.publish(
                events, this, away ? ReadinessState.REFUSING_TRAFFIC : ReadinessState.ACCEPTING_TRAFFIC);
    }

    private boolean answers() {
        long began = System.nanoTime();
        if (asked(probe)) {
            return true;
        }
        // A connection that has just broken says little about the next one; one that was waited for in vain says
        // enough.
        boolean waited = System.nanoTime() - began > TimeUnit.MILLISECONDS.toNanos(PATIENCE_SECONDS * 900L);
        return !waited && asked(connect());
    }

    private boolean asked(@Nullable Connection connection) {
        if (connection == null) {
            return false;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1");
            probe = connection;
            return true;
        } catch (SQLException broken) {
            close(connection);
            probe = null;
            return false;
        }
    }

    private @Nullable Connection connect() {
        Properties properties = new Properties();
        String patience = String.valueOf(PATIENCE_SECONDS);
        List.of("connectTimeout", "socketTimeout").forEach(name -> properties.setProperty(name, patience));
        properties.setProperty("loginTimeout", PATIENCE_TO_CONNECT);
        properties.setProperty("ApplicationName", "ziping-watch");
        String user = database.getUsername();
        String password = database.getPassword();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        try {
            return DriverManager.getConnection(database.getJdbcUrl(), properties);
        } catch (SQLException none) {
            return null;
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // It was broken.
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        thread.shutdownNow();
        thread.awaitTermination(5, TimeUnit.SECONDS);
        if (probe != null) {
            close(probe);
        }
    }
}

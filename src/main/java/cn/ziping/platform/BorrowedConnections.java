package cn.ziping.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import lombok.extern.slf4j.Slf4j;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The pool, as requests see it. While the database answers, a request waits its turn in a busy pool; when it does not, those
 * who wait are told soon, and connections that requests are stuck in are broken. Work in the background is left alone: it may
 * run for long by nature.
 */
@Slf4j
final class BorrowedConnections extends DelegatingDataSource {

    /** How long a busy pool is waited for, in turns of the pool's own timeout. */
    private static final Duration BUSY = Duration.ofSeconds(30);

    /** More than a pool has: then what was given back is forgotten. */
    private static final int MANY = 100;

    private static final ThreadLocal<Boolean> IN_REQUEST = new ThreadLocal<>();

    private final BooleanSupplier away;
    private final Set<Connection> borrowed = ConcurrentHashMap.newKeySet();

    /** Those who wait for the pool; interrupted only while they stand here. */
    private final Set<Thread> waiting = new HashSet<>();

    /** @param away whether the database does not answer */
    BorrowedConnections(DataSource pool, BooleanSupplier away) {
        super(pool);
        this.away = away;
    }

    /** This thread serves a request, or does short work, from now on. */
    static void beginRequest() {
        IN_REQUEST.set(true);
    }

    static void endRequest() {
        IN_REQUEST.remove();
    }

    @Override
    public Connection getConnection() throws SQLException {
        long until = System.nanoTime() + BUSY.toNanos();
        while (true) {
            if (away.getAsBoolean()) {
                throw new SQLTransientConnectionException("The database is away");
            }
            try {
                Connection connection = waitInTurn();
                if (Boolean.TRUE.equals(IN_REQUEST.get())) {
                    remember(connection);
                }
                return connection;
            } catch (SQLTransientConnectionException full) {
                if (System.nanoTime() > until) {
                    throw full;
                }
            }
        }
    }

    /** Those that were given back are closed, and are forgotten in passing. */
    private void remember(Connection connection) {
        if (borrowed.size() > MANY) {
            borrowed.removeIf(BorrowedConnections::isClosed);
        }
        borrowed.add(connection);
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    private Connection waitInTurn() throws SQLException {
        Thread self = Thread.currentThread();
        synchronized (waiting) {
            waiting.add(self);
        }
        try {
            return super.getConnection();
        } catch (SQLException failed) {
            if (Thread.interrupted()) {
                // By us: it must not reach what this thread does next.
                throw new SQLTransientConnectionException("The database is away", failed);
            }
            throw failed;
        } finally {
            synchronized (waiting) {
                waiting.remove(self);
            }
        }
    }

    /** Tells those who wait that there is nothing to wait for. */
    void tellWaiting() {
        synchronized (waiting) {
            waiting.forEach(Thread::interrupt);
        }
    }

    /** Breaks what requests are stuck in. */
    void breakOff() {
        borrowed.forEach(connection -> {
            try {
                if (!connection.isClosed()) {
                    connection.abort(Runnable::run);
                }
            } catch (SQLException | RuntimeException e) {
                log.debug("A connection was gone already: {}", e.toString());
            }
        });
        borrowed.clear();
    }
}

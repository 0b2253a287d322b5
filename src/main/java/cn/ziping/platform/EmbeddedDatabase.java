package cn.ziping.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import lombok.extern.slf4j.Slf4j;

/**
 * A real PostgreSQL that keeps its data in a folder of ours, for a start without any set-up. Durable: what was
 * acknowledged survives {@code kill -9}.
 */
@Slf4j
final class EmbeddedDatabase implements AutoCloseable {

    private static final String NAME = "ziping";

    private final DataDirectory directory;
    private volatile EmbeddedPostgres server;
    private boolean closed;
    private final DatabaseRoles roles = DatabaseRoles.withRandomPasswords();

    /**
     * @throws DataDirectoryException if the folder is in use or of another PostgreSQL version
     */
    EmbeddedDatabase(Path home) throws IOException, SQLException {
        directory = DataDirectory.open(home);
        try {
            server = start(directory, 0);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
        try (Connection superuser = server.getPostgresDatabase().getConnection()) {
            if (!directory.isReady()) {
                secure(superuser);
            }
            roles.create(superuser);
            if (!DatabaseRoles.databaseExists(superuser, NAME)) {
                roles.createDatabase(superuser, NAME);
            }
        } catch (IOException | SQLException | RuntimeException e) {
            close();
            throw e;
        }
        log.info("Embedded PostgreSQL keeps its data under {}", directory);
    }

    String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + NAME;
    }

    /** The folder of the data directory. */
    Path home() {
        return directory.home();
    }

    DatabaseRoles roles() {
        return roles;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        try {
            server.close();
        } finally {
            directory.close();
        }
    }

    /** Starts the server once more where something killed it; at its old port, where everybody looks for it. */
    synchronized void startAgainIfDead() {
        if (closed || directory.isServed()) {
            return;
        }
        int port = server.getPort();
        log.warn("The embedded PostgreSQL was killed and is started again");
        try {
            server.close();
            directory.stopOrphan();
            server = start(directory, port);
        } catch (IOException | RuntimeException e) {
            log.warn("The embedded PostgreSQL could not be started again yet: {}", e.toString());
        }
    }

    /** @param port its port, or 0 for any that is free */
    private static EmbeddedPostgres start(DataDirectory directory, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(directory.cluster())
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(directory.binaries().toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                // The library is made for tests and starts with both of them off.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "50")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "")
                .setConnectConfig("password", directory.password())
                .start();
    }

    /** The library makes a cluster that trusts everybody on the machine. */
    private void secure(Connection superuser) throws IOException, SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("ALTER ROLE postgres PASSWORD '" + directory.password() + "'");
            Files.writeString(directory.cluster().resolve("pg_hba.conf"), """
                    host all all 127.0.0.1/32 scram-sha-256
                    host all all ::1/128      scram-sha-256
                    """);
            statement.execute("SELECT pg_reload_conf()");
            statement.execute("CHECKPOINT");
        }
        directory.markReady();
    }
}

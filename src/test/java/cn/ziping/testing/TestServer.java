package cn.ziping.testing;

import cn.ziping.platform.DatabaseRoles;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The PostgreSQL server of the tests, one a JVM: in a container where a Docker engine answers, else embedded
 * ({@code -Dtest.database=auto|docker|embedded}).
 */
public record TestServer(String host, int port, String superuser, String password, DatabaseRoles roles) {

    private static final AtomicInteger COUNT = new AtomicInteger();

    public static TestServer get() {
        return Holder.SERVER;
    }

    private static final class Holder {
        static final TestServer SERVER = start(System.getProperty("test.database", "auto"));
    }

    private static TestServer start(String kind) {
        boolean docker = kind.equals("docker")
                || (kind.equals("auto") && DockerClientFactory.instance().isDockerAvailable());
        LoggerFactory.getLogger(TestServer.class)
                .info(
                        "Tests run on PostgreSQL {}",
                        docker ? "in a container" : "embedded: no Docker engine asked for or found");
        TestServer server = docker ? container() : embedded();
        try (Connection superuser = server.connect()) {
            server.roles.create(superuser);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return server;
    }

    @SuppressWarnings("resource") // lives as long as the JVM
    private static TestServer container() {
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:18-alpine");
        container.start();
        return new TestServer(
                container.getHost(),
                container.getMappedPort(5432),
                container.getUsername(),
                container.getPassword(),
                DatabaseRoles.withRandomPasswords());
    }

    @SuppressWarnings("resource") // stopped by its shutdown hook
    private static TestServer embedded() {
        try {
            return new TestServer(
                    "localhost",
                    EmbeddedPostgres.builder().start().getPort(),
                    "postgres",
                    "",
                    DatabaseRoles.withRandomPasswords());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes an empty database of the two roles and returns its address. */
    public String newDatabase() {
        String name = "test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        try (Connection superuser = connect()) {
            roles.createDatabase(superuser, name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url(name);
    }

    public Connection connectAsOwner(String url) throws SQLException {
        return DriverManager.getConnection(url, DatabaseRoles.OWNER, roles.ownerPassword());
    }

    /** For what no account of the program can do: rows put in past triggers and references, as a restore does. */
    public Connection connectAsSuperuser(String url) throws SQLException {
        return DriverManager.getConnection(url, superuser, password);
    }

    private Connection connect() throws SQLException {
        return connectAsSuperuser(url("postgres"));
    }

    private String url(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }
}

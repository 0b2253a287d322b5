package cn.ziping.platform;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The two accounts of a database that is ours (embedded, tests): the owner migrates, the application's role runs and can
 * insert into and read the log but not change it.
 *
 * @param ownerPassword the owner's password
 * @param appPassword the password of the application's role
 */
public record DatabaseRoles(String ownerPassword, String appPassword) {

    public static final String OWNER = "ziping_owner";
    public static final String APP = "ziping_app";

    public static DatabaseRoles withRandomPasswords() {
        return new DatabaseRoles(randomPassword(), randomPassword());
    }

    static String randomPassword() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** What the application runs on. */
    public JdbcConnectionDetails appConnection(String url) {
        return new AppConnection(url, appPassword);
    }

    /** What migrations run on; the address is the application's. */
    public FlywayConnectionDetails ownerConnection() {
        return new OwnerConnection(ownerPassword);
    }

    /** Makes both roles, or gives those that exist their new passwords. */
    public void create(Connection superuser) throws SQLException {
        createRole(superuser, OWNER, ownerPassword);
        createRole(superuser, APP, appPassword);
    }

    /** Makes a database that the owner owns and nobody but the two can connect to. */
    public void createDatabase(Connection superuser, String name) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " OWNER " + OWNER + " TEMPLATE template0 ENCODING 'UTF8'");
            statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
            statement.execute("GRANT CONNECT ON DATABASE " + name + " TO " + APP);
        }
    }

    static boolean databaseExists(Connection superuser, String name) throws SQLException {
        return exists(superuser, "SELECT 1 FROM pg_database WHERE datname = ?", name);
    }

    private static void createRole(Connection superuser, String name, String password) throws SQLException {
        boolean exists = exists(superuser, "SELECT 1 FROM pg_roles WHERE rolname = ?", name);
        try (Statement statement = superuser.createStatement()) {
            statement.execute((exists ? "ALTER ROLE " : "CREATE ROLE ") + name
                    + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE INHERIT PASSWORD '" + password + "'");
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private record AppConnection(String url, String password) implements JdbcConnectionDetails {

        @Override
        public String getUsername() {
            return APP;
        }

        @Override
        public String getPassword() {
            return password;
        }

        @Override
        public String getJdbcUrl() {
            return url;
        }
    }

    private record OwnerConnection(String password) implements FlywayConnectionDetails {

        @Override
        public String getUsername() {
            return OWNER;
        }

        @Override
        public String getPassword() {
            return password;
        }

        @Override
        public @Nullable String getJdbcUrl() {
            return null;
        }
    }
}

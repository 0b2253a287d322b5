package cn.ziping.today;

import cn.ziping.platform.DatabaseConfiguration;
import cn.ziping.platform.DatabaseRoles;
import cn.ziping.testing.TestServer;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.zip.GZIPInputStream;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The fixture {@code today}: a database as version 23 of it was (its README says what is in it). The application that starts
 * on it brings it to the present version first.
 */
@TestConfiguration(proxyBeanMethods = false)
@Import(DatabaseConfiguration.class)
public class TodayDatabase {

    static final String VERSION = "23";

    @Bean
    JdbcConnectionDetails jdbcConnectionDetails() throws SQLException, IOException {
        TestServer server = TestServer.get();
        return server.roles().appConnection(load(server));
    }

    @Bean
    FlywayConnectionDetails flywayConnectionDetails() {
        return TestServer.get().roles().ownerConnection();
    }

    /** What is known of the fixture and stands in no table: cookies of its sessions, the length and head of its log. */
    static String fact(String name) {
        Properties facts = new Properties();
        try (InputStream in = Files.newInputStream(TodayTexts.FOLDER.resolve("facts.properties"))) {
            facts.load(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return facts.getProperty(name);
    }

    /** Makes a database of version 23 with the rows in it and returns its address. */
    static String load(TestServer server) throws SQLException, IOException {
        String database = server.newDatabase();
        Flyway.configure()
                .dataSource(database, DatabaseRoles.OWNER, server.roles().ownerPassword())
                .placeholders(Map.of("app_role", DatabaseRoles.APP))
                .target(VERSION)
                .load()
                .migrate();
        try (Connection superuser = server.connectAsSuperuser(database);
                Statement statement = superuser.createStatement()) {
            // Rows come in by name, past the triggers and references that hold for them already.
            statement.execute("set session_replication_role = replica");
            statement.execute("""
                    do $$ declare tables text; begin
                      select string_agg(quote_ident(tablename), ', ') into tables from pg_tables
                      where schemaname = 'public' and tablename <> 'flyway_schema_history';
                      execute 'truncate ' || tables;
                    end $$
                    """);
            copy(superuser);
            statement.execute("select setval(pg_get_serial_sequence('audit_entry', 'id'), max(id)) from audit_entry");
            // The sessions live as they did then.
            statement.execute("update spring_session set last_access_time = (extract(epoch from now()) * 1000)::bigint,"
                    + " expiry_time = (extract(epoch from now()) * 1000)::bigint + max_inactive_interval * 1000");
        }
        return database;
    }

    private static void copy(Connection superuser) throws SQLException, IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(TodayTexts.FOLDER.resolve("rows.copy.gz"))),
                StandardCharsets.UTF_8))) {
            String head = in.readLine();
            while (head != null) {
                StringBuilder rows = new StringBuilder();
                for (String row = in.readLine(); !row.equals("\\."); row = in.readLine()) {
                    rows.append(row).append('\n');
                }
                superuser
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                head + " FROM STDIN",
                                new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8)));
                head = in.readLine();
            }
        }
    }
}

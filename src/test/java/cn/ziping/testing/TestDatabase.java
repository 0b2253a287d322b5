package cn.ziping.testing;

import cn.ziping.platform.DatabaseConfiguration;
import cn.ziping.platform.DatabaseRoles;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** A database of its own for each application context, with both roles. */
@TestConfiguration(proxyBeanMethods = false)
@Import(DatabaseConfiguration.class)
public class TestDatabase {

    @Bean
    JdbcConnectionDetails jdbcConnectionDetails() {
        TestServer server = TestServer.get();
        return new App(server.newDatabase(), server.roles().appPassword());
    }

    @Bean
    FlywayConnectionDetails flywayConnectionDetails() {
        return new Owner(TestServer.get().roles().ownerPassword());
    }

    private record App(String url, String password) implements JdbcConnectionDetails {

        @Override
        public String getUsername() {
            return DatabaseRoles.APP;
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

    private record Owner(String password) implements FlywayConnectionDetails {

        @Override
        public String getUsername() {
            return DatabaseRoles.OWNER;
        }

        @Override
        public String getPassword() {
            return password;
        }

        @Override
        public String getJdbcUrl() {
            return null;
        }
    }
}

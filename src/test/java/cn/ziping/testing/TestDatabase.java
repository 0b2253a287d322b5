package cn.ziping.testing;

import cn.ziping.platform.DatabaseConfiguration;
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
        return server.roles().appConnection(server.newDatabase());
    }

    @Bean
    FlywayConnectionDetails flywayConnectionDetails() {
        return TestServer.get().roles().ownerConnection();
    }
}

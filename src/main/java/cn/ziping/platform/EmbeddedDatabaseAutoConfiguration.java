package cn.ziping.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.sql.SQLException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Where no {@code spring.datasource.url} is set: an embedded PostgreSQL, reached from this machine only. */
@AutoConfiguration(
        before = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class},
        afterName = "org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration")
@ConditionalOnProperty(name = "spring.datasource.url", havingValue = "embedded", matchIfMissing = true)
@ConditionalOnMissingBean(JdbcConnectionDetails.class)
class EmbeddedDatabaseAutoConfiguration {

    @Bean(destroyMethod = "close")
    EmbeddedDatabase embeddedDatabase(@Value("${ziping.data-dir}") Path directory) throws IOException, SQLException {
        return new EmbeddedDatabase(directory);
    }

    @Bean
    JdbcConnectionDetails jdbcConnectionDetails(EmbeddedDatabase database) {
        return database.roles().appConnection(database.url());
    }

    @Bean
    @ConditionalOnMissingBean
    FlywayConnectionDetails flywayConnectionDetails(EmbeddedDatabase database) {
        return database.roles().ownerConnection();
    }

    @Bean
    DatabaseOrigin databaseOrigin(EmbeddedDatabase database) {
        return new DatabaseOrigin(true, database.home());
    }

    /** A start with demo accounts of known passwords is nobody else's business. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableWebServerFactory> loopbackOnly(Environment environment) {
        return factory -> {
            if (!environment.containsProperty("server.address")) {
                factory.setAddress(InetAddress.getLoopbackAddress());
            }
        };
    }
}

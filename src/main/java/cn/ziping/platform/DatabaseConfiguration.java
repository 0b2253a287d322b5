package cn.ziping.platform;

import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import lombok.extern.slf4j.Slf4j;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds for every database, embedded or not. */
@Slf4j
@Configuration(proxyBeanMethods = false)
public class DatabaseConfiguration {

    /** The pool goes on behind a face that knows whether the database answers. */
    @Bean
    static BeanPostProcessor knowBorrowedConnections(ObjectProvider<DatabaseWatch> watch) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource pool && name.equals("dataSource")
                        ? new BorrowedConnections(pool, () -> {
                            DatabaseWatch known = watch.getIfAvailable();
                            return known != null && known.isAway();
                        })
                        : bean;
            }
        };
    }

    /** Tells the migrations the name of the role that the application runs as. */
    @Bean
    FlywayConfigurationCustomizer appRolePlaceholder(DataSource pool) {
        return flyway -> {
            Map<String, String> placeholders = new HashMap<>(flyway.getPlaceholders());
            placeholders.computeIfAbsent(
                    "app_role", name -> new JdbcTemplate(pool).queryForObject("select current_user", String.class));
            flyway.placeholders(placeholders);
        };
    }

    @Bean
    ApplicationRunner warnOfOneAccount(JdbcClient jdbc) {
        return arguments -> {
            boolean owner = jdbc.sql("select tableowner = current_user from pg_tables where tablename = 'audit_entry'"
                            + " and schemaname = current_schema()")
                    .query(Boolean.class)
                    .optional()
                    .orElse(false);
            if (owner) {
                log.warn(
                        "The application runs as the owner of its tables, so the log can be changed by whoever holds this"
                                + " account: set spring.flyway.user and spring.flyway.password to an account of its own.");
            }
        };
    }
}

package cn.ziping.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts the statements that reach the database, whoever sends them; those of session and login do not count. */
@TestConfiguration(proxyBeanMethods = false)
public class StatementCount {

    private static final List<String> STATEMENTS = new CopyOnWriteArrayList<>();

    public static void reset() {
        STATEMENTS.clear();
    }

    /** The statements since the last reset, without those of session and login. */
    public static List<String> statements() {
        return STATEMENTS.stream()
                .filter(sql -> !sql.toLowerCase().contains("spring_session"))
                .filter(sql -> !sql.contains("from account "))
                .toList();
    }

    @Bean
    static BeanPostProcessor countStatements() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource pool ? new Counting(pool) : bean;
            }
        };
    }

    private static final class Counting extends DelegatingDataSource {

        Counting(DataSource pool) {
            super(pool);
        }

        @Override
        public Connection getConnection() throws java.sql.SQLException {
            Connection connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        // The log's sequencer works beside the page, after earlier writes.
                        boolean page = !Thread.currentThread().getName().equals("audit-sequencer");
                        if (page && method.getName().startsWith("prepare") && arguments != null) {
                            STATEMENTS.add((String) arguments[0]);
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}

package cn.ziping.platform;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.ZipingApplication;
import cn.ziping.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL named by its address, with one account and with two. */
@ExtendWith(OutputCaptureExtension.class)
class OutsideDatabaseTests {

    private static final String MISSING_PROTECTION = "The application runs as the owner of its tables";

    @Test
    void worksWithOneAccountAndSaysWhichProtectionIsMissing(CapturedOutput output) {
        TestServer server = TestServer.get();
        try (ConfigurableApplicationContext context = start(
                "spring.datasource.username=ziping_owner",
                "spring.datasource.password=" + server.roles().ownerPassword())) {
            JdbcClient jdbc = context.getBean(JdbcClient.class);
            assertThat(jdbc.sql("select username from account where password_once order by username")
                            .query(String.class)
                            .list())
                    .containsExactly("auditor", "secadmin", "sysadmin");
            assertThat(output.getOut()).containsPattern("sysadmin +[a-z2-9]{4}(-[a-z2-9]{4}){3}\\R");
            assertThat(output).contains(MISSING_PROTECTION);
            assertThat(context.getBeansOfType(EmbeddedDatabase.class)).isEmpty();
        }
    }

    @Test
    void worksWithTwoAccountsAndHasNothingToSay(CapturedOutput output) {
        TestServer server = TestServer.get();
        try (ConfigurableApplicationContext context = start(
                "spring.datasource.username=ziping_app",
                "spring.datasource.password=" + server.roles().appPassword(),
                "spring.flyway.user=ziping_owner",
                "spring.flyway.password=" + server.roles().ownerPassword(),
                "ziping.demo=true")) {
            JdbcClient jdbc = context.getBean(JdbcClient.class);
            assertThat(jdbc.sql("select current_user").query(String.class).single())
                    .isEqualTo("ziping_app");
            assertThat(jdbc.sql("select count(*) from account")
                            .query(Long.class)
                            .single())
                    .isEqualTo(9);
            assertThat(output).doesNotContain(MISSING_PROTECTION);
        }
    }

    private static ConfigurableApplicationContext start(String... properties) {
        List<String> arguments = new ArrayList<>();
        for (String property : properties) {
            arguments.add("--" + property);
        }
        arguments.add("--spring.datasource.url=" + TestServer.get().newDatabase());
        arguments.add("--server.port=0");
        return SpringApplication.run(ZipingApplication.class, arguments.toArray(String[]::new));
    }
}

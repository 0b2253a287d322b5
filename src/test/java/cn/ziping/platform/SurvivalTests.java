package cn.ziping.platform;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.testing.RunningProgram;
import cn.ziping.testing.Visitor;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is started, with its own database, killed without warning. */
class SurvivalTests {

    @TempDir
    private Path directory;

    private RunningProgram running;

    @AfterEach
    void stop() throws InterruptedException {
        running.close();
    }

    @Test
    void anAcknowledgedSaveSurvivesKillAndASecondInstanceIsRefused() throws Exception {
        running = RunningProgram.start(directory, "first.log").ready();
        Visitor browser = Visitor.signedIn(running.port(), "finance");
        String ledger = browser.get("/ledgers/ZCYJ/2022/form").body();
        Matcher cell = Pattern.compile("name=\"cell\" value=\"([0-9a-f-]{36}:MONTH_12)\"")
                .matcher(ledger);
        assertThat(cell.find()).isTrue();

        HttpResponse<String> saved = browser.post(
                "/ledgers/ZCYJ/2022/form", Map.of("cell", cell.group(1), "was", "7072.88", "value", "7000.00"));
        assertThat(saved.statusCode()).isEqualTo(302);
        // 1,200 cells of three fields each: a ledger of 85 lines, posted whole.
        String big = ("cell=" + cell.group(1) + "&was=7000.00&value=7000.00&").repeat(1200) + "_csrf=x";
        assertThat(browser.post("/ledgers/ZCYJ/2022/form", "application/x-www-form-urlencoded", big)
                        .statusCode())
                .isEqualTo(302);
        // The log's key stands beside the embedded database, for its owner's eyes alone.
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("data/audit-key"))))
                .isEqualTo("rw-------");
        assertThat(Files.readString(directory.resolve("data/audit-checkpoints")))
                .contains("\"position\":0");
        running.kill();

        Map<String, String> cookies = browser.cookies();
        running = RunningProgram.start(directory, "second.log").ready();
        // Sessions are in the database too: nobody has to sign in again.
        Visitor again = new Visitor(running.port());
        again.cookies().putAll(cookies);
        assertThat(again.get("/ledgers/ZCYJ/2022/form").body()).contains("97.45%", "7,000.00");
        assertThat(running.console()).doesNotContain("cut or linked anew", "did not make");

        try (RunningProgram second = RunningProgram.start(directory, "third.log")) {
            assertThat(second.process().waitFor(180, TimeUnit.SECONDS)).isTrue();
            assertThat(second.process().exitValue()).isNotZero();
            assertThat(second.console())
                    .contains("The data directory " + directory.resolve("data")
                            + " is in use by another running instance of Ziping.")
                    .doesNotContain("\tat ");
        }
    }
}

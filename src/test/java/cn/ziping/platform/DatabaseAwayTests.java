package cn.ziping.platform;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.testing.RunningProgram;
import cn.ziping.testing.Visitor;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database away, hanging or killed, under the real program: everybody is answered politely and soon, and it comes back by itself. */
class DatabaseAwayTests {

    /** What the product promises. */
    private static final Duration POLITE = Duration.ofSeconds(3);

    @TempDir
    private Path directory;

    @Test
    void whileItHangsEverybodyIsAnsweredWithinThreeSecondsAndAKilledOneIsStartedAgain() throws Exception {
        try (RunningProgram program =
                RunningProgram.start(directory, "console.log").ready()) {
            Visitor finance = Visitor.signedIn(program.port(), "finance");
            Matcher cell = Pattern.compile("name=\"cell\" value=\"([0-9a-f-]{36}:MONTH_12)\"")
                    .matcher(finance.get("/ledgers/ZCYJ/2022/form").body());
            assertThat(cell.find()).isTrue();

            program.signalDatabase("STOP");
            try {
                // Twenty who come in the same moment, more than the pool has connections; then one after the other.
                for (Timed answer : together(20, () -> finance.get("/evaluations"))) {
                    assertPolite(answer, 503);
                    assertThat(answer.response().body()).contains("系统暂时不可用", "<main");
                }
                Timed page = timed(() -> finance.get("/ledgers/ZCYJ/2022?lang=en"));
                assertPolite(page, 503);
                assertThat(page.response().headers().firstValue("Retry-After")).contains("5");
                Timed english = timed(() -> finance.send(finance.request("/evaluations")
                        .header("Accept", "text/html")
                        .header("Cookie", "ziping-lang=en; " + finance.cookieHeader())));
                assertThat(english.response().body()).contains("Not available for a moment");
                Timed part = timed(() -> finance.send(finance.request("/evaluations/panel?department=ZCYJ&year=2022")
                        .header("HX-Request", "true")
                        .GET()));
                assertPolite(part, 503);
                Timed api = timed(() -> finance.send(finance.request("/api/v1/score")
                        .header("Authorization", "Basic eDp5")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))));
                assertPolite(api, 503);
                assertThat(api.response().body()).startsWith("{").contains("\"status\":503");
                assertPolite(timed(() -> finance.get("/webjars/bootstrap/css/bootstrap.min.css")), 200);
                assertThat(program.readiness()).isEqualTo(503);
            } finally {
                program.signalDatabase("CONT");
            }
            awaitBack(program, finance);

            assertThat(save(finance, cell.group(1), "7072.88", "7000.00").statusCode())
                    .isEqualTo(302);
            long before = program.database().pid();
            program.signalDatabase("KILL");
            // Whatever comes in between is answered, and nothing with a page of its own making.
            Instant until = Instant.now().plusSeconds(30);
            int status = 0;
            while (status != 200 && Instant.now().isBefore(until)) {
                Timed answer = timed(() -> finance.get("/ledgers/ZCYJ/2022/form"));
                status = answer.response().statusCode();
                assertThat(status).as(() -> console(program)).isIn(200, 503);
                assertThat(answer.took()).isLessThan(POLITE);
            }
            assertThat(status).isEqualTo(200);
            assertThat(program.database().pid()).isNotEqualTo(before);
            awaitBack(program, finance);
            // What was acknowledged is there, and the session too.
            assertThat(finance.get("/ledgers/ZCYJ/2022/form").body()).contains("7,000.00");
            assertThat(save(finance, cell.group(1), "7000.00", "7072.88").statusCode())
                    .isEqualTo(302);
        }
    }

    private static HttpResponse<String> save(Visitor finance, String cell, String was, String typed) throws Exception {
        return finance.post("/ledgers/ZCYJ/2022/form", Map.of("cell", cell, "was", was, "value", typed));
    }

    private static void awaitBack(RunningProgram program, Visitor finance) throws Exception {
        Instant until = Instant.now().plusSeconds(20);
        while ((program.readiness() != 200 || finance.get("/evaluations").statusCode() != 200)
                && Instant.now().isBefore(until)) {
            Thread.onSpinWait();
        }
        assertThat(program.readiness()).isEqualTo(200);
        assertThat(finance.get("/evaluations").statusCode()).isEqualTo(200);
    }

    private static String console(RunningProgram program) {
        try {
            String whole = program.console();
            return whole.substring(Math.max(0, whole.length() - 30_000));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void assertPolite(Timed answer, int status) {
        assertThat(answer.response().statusCode()).isEqualTo(status);
        assertThat(answer.took()).as(answer.response().uri().toString()).isLessThan(POLITE);
    }

    private record Timed(HttpResponse<String> response, Duration took) {}

    private static Timed timed(Callable<HttpResponse<String>> request) throws Exception {
        long start = System.nanoTime();
        HttpResponse<String> response = request.call();
        return new Timed(response, Duration.ofNanos(System.nanoTime() - start));
    }

    private static List<Timed> together(int count, Callable<HttpResponse<String>> request) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(count);
        try {
            List<Future<Timed>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                futures.add(pool.submit(() -> timed(request)));
            }
            List<Timed> answers = new ArrayList<>();
            for (Future<Timed> future : futures) {
                answers.add(future.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }
}

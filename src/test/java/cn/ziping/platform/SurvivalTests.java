package cn.ziping.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is started, with its own database, killed without warning. */
class SurvivalTests {

    @TempDir
    private Path directory;

    private Process running;

    @AfterEach
    void stop() throws InterruptedException {
        if (running != null && running.isAlive()) {
            running.destroy();
            running.waitFor(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void anAcknowledgedSaveSurvivesKillAndASecondInstanceIsRefused() throws Exception {
        int port = freePort();
        running = start(port, "first.log");
        awaitReady(port, "first.log");
        Browser browser = new Browser(port);
        browser.signIn();
        String ledger = browser.get("/ledgers/ZCYJ/2022/form");
        Matcher cell = Pattern.compile("name=\"cell\" value=\"([0-9a-f-]{36}:MONTH_12)\"")
                .matcher(ledger);
        assertThat(cell.find()).isTrue();

        HttpResponse<String> saved = browser.post(
                "/ledgers/ZCYJ/2022/form",
                Map.of("cell", cell.group(1), "was", "7072.88", "value", "7000.00", "_csrf", Browser.token(ledger)));
        assertThat(saved.statusCode()).isEqualTo(302);
        // 1,200 cells of three fields each: a ledger of 85 lines, posted whole.
        String big = ("cell=" + cell.group(1) + "&was=7000.00&value=7000.00&").repeat(1200) + "_csrf="
                + Browser.token(ledger);
        assertThat(browser.post("/ledgers/ZCYJ/2022/form", big).statusCode()).isEqualTo(302);
        running.destroyForcibly().waitFor();

        running = start(port, "second.log");
        awaitReady(port, "second.log");
        // Sessions are in the database too: nobody has to sign in again.
        assertThat(browser.get("/ledgers/ZCYJ/2022/form")).contains("97.45%", "7,000.00");

        int otherPort = freePort();
        Process second = start(otherPort, "third.log");
        assertThat(second.waitFor(180, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isNotZero();
        assertThat(Files.readString(directory.resolve("third.log")))
                .contains("The data directory " + directory.resolve("data")
                        + " is in use by another running instance of Ziping.")
                .doesNotContain("\tat ");
    }

    private Process start(int port, String log) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "cn.ziping.ZipingApplication",
                        "--ziping.data-dir=" + directory.resolve("data"),
                        "--server.port=" + port,
                        "--logging.level.root=info")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(log).toFile())
                .start();
    }

    private void awaitReady(int port, String log) throws Exception {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(240));
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest ready = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/actuator/health/readiness"))
                .build();
        while (Instant.now().isBefore(deadline) && running.isAlive()) {
            try {
                if (client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // the port is not open yet
            }
            running.waitFor(200, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("Not ready: " + Files.readString(directory.resolve(log)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** As much of a browser as this needs. */
    private static final class Browser {

        private final HttpClient client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        private final String base;

        Browser(int port) {
            base = "http://localhost:" + port;
        }

        void signIn() throws Exception {
            String token = token(get("/login"));
            assertThat(post("/login", Map.of("username", "finance", "password", "Ziping#2022", "_csrf", token))
                            .statusCode())
                    .isEqualTo(302);
        }

        String get(String address) throws Exception {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create(base + address)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        }

        HttpResponse<String> post(String address, Map<String, String> form) throws Exception {
            String body = form.entrySet().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            return post(address, body);
        }

        HttpResponse<String> post(String address, String body) throws Exception {
            return client.send(
                    HttpRequest.newBuilder(URI.create(base + address))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        static String token(String page) {
            List<String> tokens = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                    .matcher(page)
                    .results()
                    .map(result -> result.group(1))
                    .toList();
            return tokens.get(tokens.size() - 1);
        }
    }
}

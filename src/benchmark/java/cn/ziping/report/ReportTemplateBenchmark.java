package cn.ziping.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

/**
 * The draft report of the seed over HTTP: its template with a model that was prepared before, without session and SQL, against
 * a static file of the same bytes from the same server; and beside them the real page with both.
 */
@ApplicationTest
@SpringBootTest(
        properties = {"ziping.demo=true", "server.tomcat.max-keep-alive-requests=-1"},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(ReportTemplateBenchmark.Prepared.class)
class ReportTemplateBenchmark {

    private static final Path FILES = directory();
    private static final int SECONDS = 8;
    private static final int CLIENTS = 4;

    @LocalServerPort
    private int port;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PreparedController prepared;

    private static Path directory() {
        try {
            return Files.createDirectories(
                    Files.createTempDirectory("ziping-static").resolve("benchmark"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void files(DynamicPropertyRegistry properties) {
        properties.add(
                "spring.web.resources.static-locations",
                () -> "classpath:/static/," + FILES.getParent().toUri());
    }

    /** Opens the two addresses to everybody, without session. */
    @TestConfiguration
    static class Prepared {

        @Bean
        @Order(0)
        SecurityFilterChain benchmarkChain(HttpSecurity http) throws Exception {
            return http.securityMatcher("/benchmark/**")
                    .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .csrf(csrf -> csrf.disable())
                    .requestCache(cache -> cache.disable())
                    .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .build();
        }

        @Bean
        PreparedController preparedController() {
            return new PreparedController();
        }
    }

    /** Renders what it was given. */
    @RestController
    static class PreparedController {

        private Map<String, Object> model = Map.of();

        @GetMapping("/benchmark/report")
        ModelAndView report() {
            return new ModelAndView("report/report", new HashMap<>(model));
        }
    }

    @Test
    void ratios() throws Exception {
        String address = "/evaluations/"
                + jdbc.sql("select e.id from self_evaluation e join department d on d.id = department_id"
                                + " where d.code = 'ZCYJ' and year = 2022")
                        .query(String.class)
                        .single()
                + "/report";
        Map<String, Object> model = new HashMap<>(mvc.perform(get(address).with(people.as("finance")))
                .andReturn()
                .getModelAndView()
                .getModel());
        model.keySet().removeIf(name -> name.startsWith("org.springframework"));
        prepared.model = model;
        byte[] rendered;
        try (Client client = new Client(port, "/benchmark/report", "")) {
            rendered = client.ask();
        }
        assertThat(new String(rendered, StandardCharsets.UTF_8)).contains("99.346", "扣分原因");
        Files.write(FILES.resolve("report.html"), rendered);
        try (Client client = new Client(port, "/benchmark/report.html", "")) {
            assertThat(client.ask()).isEqualTo(rendered);
        }
        String cookies = signIn();
        for (int round = 0; round < 3; round++) {
            Rate file = measure("/benchmark/report.html", "");
            Rate template = measure("/benchmark/report", "");
            Rate page = measure(address, cookies);
            System.out.printf(
                    "%d bytes; file %.0f/s; template %.0f/s = %.1f %%, one client %.2f ms;"
                            + " page with session and SQL %.0f/s = %.1f %%, one client %.2f ms%n",
                    rendered.length,
                    file.perSecond(),
                    template.perSecond(),
                    100 * template.perSecond() / file.perSecond(),
                    template.millis(),
                    page.perSecond(),
                    100 * page.perSecond() / file.perSecond(),
                    page.millis());
        }
    }

    private record Rate(double perSecond, double millis) {}

    /** Requests a second of several clients, and the median time of one alone. */
    private Rate measure(String address, String cookies) throws Exception {
        load(address, cookies, CLIENTS, SECONDS / 2);
        double rate = load(address, cookies, CLIENTS, SECONDS).size() / (double) SECONDS;
        long[] times = load(address, cookies, 1, SECONDS / 2).stream()
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        return new Rate(rate, times[times.length / 2] / 1e6);
    }

    private List<Long> load(String address, String cookies, int clients, int seconds) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            List<Future<List<Long>>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                running.add(threads.submit(() -> {
                    List<Long> times = new ArrayList<>();
                    try (Client client = new Client(port, address, cookies)) {
                        while (System.nanoTime() < end) {
                            long start = System.nanoTime();
                            client.ask();
                            times.add(System.nanoTime() - start);
                        }
                    }
                    return times;
                }));
            }
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> times : running) {
                all.addAll(times.get());
            }
            return all;
        } finally {
            threads.shutdown();
        }
    }

    private String signIn() throws Exception {
        CookieManager cookies = new CookieManager();
        HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
        URI login = URI.create("http://localhost:" + port + "/login");
        String form = browser.send(HttpRequest.newBuilder(login).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(form);
        assertThat(token.find()).isTrue();
        String typed = "username=finance&password=Ziping%232022&_csrf=" + token.group(1);
        assertThat(browser.send(
                                HttpRequest.newBuilder(login)
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(HttpRequest.BodyPublishers.ofString(typed))
                                        .build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(302);
        return "Cookie: "
                + String.join(
                        "; ",
                        cookies.getCookieStore().getCookies().stream()
                                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                                .toList())
                + "\r\n";
    }

    /** One connection that asks for the same again and again; it costs far less than what it measures. */
    private static final class Client implements AutoCloseable {

        private final Socket socket;
        private final InputStream in;
        private final byte[] request;
        private final byte[] buffer = new byte[1 << 20];

        Client(int port, String address, String cookies) throws IOException {
            socket = new Socket("localhost", port);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            request = ("GET " + address + " HTTP/1.1\r\nHost: localhost\r\n" + cookies + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
        }

        byte[] ask() throws IOException {
            socket.getOutputStream().write(request);
            if (!line().contains(" 200")) {
                throw new IOException("Not answered");
            }
            int length = -1;
            for (String header = line(); !header.isEmpty(); header = line()) {
                if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                    length = Integer.parseInt(header.substring(15).strip());
                }
            }
            int read = 0;
            if (length >= 0) {
                read = in.readNBytes(buffer, 0, length);
            } else {
                for (int chunk = chunk(); chunk > 0; chunk = chunk()) {
                    read += in.readNBytes(buffer, read, chunk);
                    line();
                }
                line();
            }
            return Arrays.copyOf(buffer, read);
        }

        private int chunk() throws IOException {
            return Integer.parseInt(line().strip(), 16);
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("Closed");
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}

package cn.ziping.budget;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.testing.People;
import cn.ziping.testing.StatementCount;
import cn.ziping.testing.TestDatabase;
import java.math.BigDecimal;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * 200 clients that save cells of one ledger over HTTP at once, many of them the same cells: what each was told is held against
 * the history that the database kept. Ten seconds in a build, a minute in the profile {@code soak}.
 */
@SpringBootTest(properties = "ziping.demo=true", webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({TestDatabase.class, StatementCount.class, People.class})
class ParallelSavesTests {

    private static final int CLIENTS = 200;
    private static final int LINES = 20;
    private static final int SECONDS = Integer.getInteger("soak.seconds", 10);
    private static final FiscalYear YEAR = new FiscalYear(2030);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<LedgerColumn> COLUMNS =
            List.of(LedgerColumn.ORIGINAL, LedgerColumn.MONTH_1, LedgerColumn.MONTH_12);

    @LocalServerPort
    private int port;

    @Autowired
    private LedgerLines lines;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private final CookieManager cookies = new CookieManager();

    /** What a client was told: that its value took the place of another. */
    private record Saved(String cell, String was, String typed) {}

    private record Told(List<Saved> saved, int conflicts, List<Long> nanos) {}

    @Test
    void noAcknowledgedValueIsLostAndNoneIsOverwrittenUnseen() throws Exception {
        Actor finance = people.actor("finance2");
        UUID department = people.department("DEMO2");
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= LINES; i++) {
            LedgerLine line = lines.add(finance, department, YEAR, LineKind.PROJECT, "项目" + i, "");
            COLUMNS.forEach(column -> cells.add(Ledger.path(line, column)));
        }
        HttpClient signedIn = signIn();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Told> told = new ArrayList<>();
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
            List<Callable<Told>> work = IntStream.range(0, CLIENTS)
                    .<Callable<Told>>mapToObj(client -> () -> save(signedIn, cells, client, end))
                    .toList();
            for (Future<Told> one : clients.invokeAll(work)) {
                told.add(one.get());
            }
        } finally {
            clients.shutdownNow();
        }

        List<Saved> saved = told.stream().flatMap(one -> one.saved().stream()).toList();
        report(told, saved.size());
        assertThat(saved).isNotEmpty();
        // Each value was typed once only, so that what was told and what was kept can be compared one by one.
        List<Saved> kept = jdbc.sql("""
                        select split_part(cell, '/', 2) || ':' || split_part(cell, '/', 3) as cell,
                          coalesce(before, '') as was, coalesce(after, '') as typed
                        from cell_revision where year = ? and department_id = ? order by at, id
                        """)
                .params(YEAR.value(), department)
                .query(Saved.class)
                .list();
        assertThat(kept).containsExactlyInAnyOrderElementsOf(saved);
        // Of each cell every value took the place of the one that stood there, from the first to the one that stands
        // now.
        Map<String, List<Saved>> byCell = saved.stream().collect(Collectors.groupingBy(Saved::cell));
        byCell.forEach((cell, changes) -> {
            Map<String, String> next = changes.stream().collect(Collectors.toMap(Saved::was, Saved::typed));
            assertThat(next).as("no value of %s was replaced twice", cell).hasSameSizeAs(changes);
            String value = "";
            for (int i = 0; i < changes.size(); i++) {
                value = next.get(value);
                assertThat(value).as("the chain of %s", cell).isNotNull();
            }
            assertThat(stands(cell)).isEqualTo(value);
        });
    }

    private static void report(List<Told> told, int saved) {
        List<Long> nanos = new ArrayList<>(
                told.stream().flatMap(one -> one.nanos().stream()).toList());
        Collections.sort(nanos);
        System.out.printf(
                "%d clients, %d s: %,d answers, %,d saved, %,d conflicts; median %d ms, p95 %d ms%n",
                CLIENTS,
                SECONDS,
                nanos.size(),
                saved,
                told.stream().mapToInt(Told::conflicts).sum(),
                TimeUnit.NANOSECONDS.toMillis(nanos.get(nanos.size() / 2)),
                TimeUnit.NANOSECONDS.toMillis(nanos.get(nanos.size() * 95 / 100)));
    }

    /** One client: types into one cell after another what nobody else types, replacing what it last saw there. */
    private Told save(HttpClient http, List<String> cells, int client, long end) throws Exception {
        Random random = new Random(client);
        Map<String, String> seen = new HashMap<>();
        Told told = new Told(new ArrayList<>(), 0, new ArrayList<>());
        int conflicts = 0;
        for (int i = 1; System.nanoTime() < end; i++) {
            String cell = cells.get(random.nextInt(cells.size()));
            String was = seen.getOrDefault(cell, "");
            String typed = String.valueOf(client * 1_000_000L + i);
            long began = System.nanoTime();
            JsonNode answer = post(http, cell, was, typed);
            told.nanos().add(System.nanoTime() - began);
            JsonNode result = answer.get("results").get(0);
            String state = result.get("state").asString();
            if (state.equals("saved")) {
                told.saved().add(new Saved(cell, was, typed));
                seen.put(cell, typed);
            } else {
                assertThat(state).isEqualTo("conflict");
                conflicts++;
                seen.put(cell, stored(answer, cell));
            }
        }
        return new Told(told.saved(), conflicts, told.nanos());
    }

    private static String stored(JsonNode answer, String cell) {
        String line = cell.substring(0, cell.indexOf(':'));
        for (JsonNode row : answer.get("grid").get("rows")) {
            if (row.get("id").asString().equals(line)) {
                JsonNode value = row.get("values").get(cell.substring(cell.indexOf(':') + 1));
                return value == null ? "" : value.asString();
            }
        }
        throw new AssertionError("no row of " + cell);
    }

    private JsonNode post(HttpClient http, String cell, String was, String typed) throws Exception {
        String body = JSON.writeValueAsString(Map.of(
                "section",
                "expenditure",
                "unit",
                "YUAN",
                "cells",
                List.of(Map.of("cell", cell, "was", was, "typed", typed))));
        HttpResponse<String> response = http.send(
                request("/ledgers/DEMO2/" + YEAR + "/cells")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private HttpClient signIn() throws Exception {
        HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
        get(http, "/login");
        String form = "username=finance2&password=" + URLEncoder.encode("Ziping#2022", StandardCharsets.UTF_8);
        HttpResponse<String> response = http.send(
                request("/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(302);
        get(http, "/ledgers/DEMO2/" + YEAR);
        return http;
    }

    private void get(HttpClient http, String path) throws Exception {
        http.send(request(path).GET().build(), HttpResponse.BodyHandlers.discarding());
    }

    /** With the token that the last page gave. */
    private HttpRequest.Builder request(String path) {
        String token = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("X-XSRF-TOKEN", token);
    }

    private String stands(String cell) {
        LedgerColumn column = LedgerColumn.valueOf(cell.substring(cell.indexOf(':') + 1));
        BigDecimal amount = jdbc.sql(
                        "select " + (column.month() == 0 ? "original" : "cumulative[" + column.month() + "]")
                                + " from ledger_line where id = ?::uuid")
                .param(cell.substring(0, cell.indexOf(':')))
                .query(BigDecimal.class)
                .single();
        return amount.stripTrailingZeros().toPlainString();
    }
}

package cn.ziping.platform;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.sheet.Column;
import cn.ziping.sheet.SheetWriter;
import cn.ziping.testing.RunningProgram;
import cn.ziping.testing.Visitor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The program within 512 MB, ended by the first want of memory, under load: killed again and again, its database killed,
 * hanging, and files sent from all sides. Minutes long; a build has {@link SurvivalTests} and {@link DatabaseAwayTests}.
 */
@EnabledIfSystemProperty(named = "soak.rounds", matches = "[1-9]\\d*")
class SurvivalSoakTests {

    private static final int ROUNDS = Integer.getInteger("soak.rounds", 0);
    private static final int CLIENTS = 20;
    private static final String LEDGER = "/ledgers/DEMO2/2030";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration POLITE = Duration.ofSeconds(3);

    @TempDir
    private Path directory;

    private RunningProgram program;
    private Map<String, String> cookies;
    private final ExecutorService clients = Executors.newFixedThreadPool(200);

    @BeforeEach
    void start() throws Exception {
        program = started("first.log");
        Visitor finance = Visitor.signedIn(program.port(), "finance2");
        for (int i = 0; i < CLIENTS; i++) {
            assertThat(finance.post(LEDGER + "/lines", Map.of("kind", "PROJECT", "name", "项目" + i, "office", ""))
                            .statusCode())
                    .isEqualTo(302);
        }
        cookies = finance.cookies();
    }

    @AfterEach
    void stop() throws InterruptedException {
        clients.shutdownNow();
        program.close();
    }

    private RunningProgram started(String log) throws Exception {
        return RunningProgram.start(
                        directory, log, "-Xmx512m", "-XX:+ExitOnOutOfMemoryError", "-XX:TieredStopAtLevel=4")
                .ready();
    }

    @Test
    void nothingAcknowledgedIsLostWhateverIsKilled() throws Exception {
        Random random = new Random(12);
        AtomicLong acknowledged = new AtomicLong();
        AtomicLong refused = new AtomicLong();
        Map<String, Long> last = new ConcurrentHashMap<>();
        Map<String, Long> tried = new ConcurrentHashMap<>();
        List<String> cells = cells();
        for (int round = 1; round <= ROUNDS; round++) {
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1500 + random.nextInt(2500));
            boolean whole = round % 2 == 0;
            List<Future<?>> work = new ArrayList<>();
            int port = program.port();
            for (String cell : cells) {
                work.add(clients.submit(() ->
                        save(port, cell, until + (whole ? 0 : 4_000_000_000L), last, tried, acknowledged, refused)));
            }
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            if (whole) {
                program.kill();
            } else {
                program.signalDatabase("KILL");
            }
            for (Future<?> one : work) {
                one.get();
            }
            if (whole) {
                program = started("round-" + round + ".log");
            }
            assertThat(program.process().isAlive()).isTrue();
            Map<String, Long> stored = stored();
            for (String cell : cells) {
                long told = last.getOrDefault(cell, 0L);
                assertThat(stored.getOrDefault(cell, 0L))
                        .as("round %d, %s: acknowledged %d, tried %d", round, cell, told, tried.getOrDefault(cell, 0L))
                        .isBetween(told, Math.max(told, tried.getOrDefault(cell, 0L)));
            }
        }
        System.out.printf(
                "%d rounds of kill -9 (%d of the program, %d of its database): %,d saves acknowledged, none lost; %,d requests refused or cut off%n",
                ROUNDS, ROUNDS / 2, ROUNDS - ROUNDS / 2, acknowledged.get(), refused.get());
    }

    @Test
    void twoHundredClientsAreAnsweredPolitelyWhileTheDatabaseIsAwayForHalfAMinute() throws Exception {
        // Each has a session of its own: those who share one wait for its row.
        List<Visitor> people = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            people.add(Visitor.signedIn(program.port(), "finance2"));
        }
        // Under load before, as on a day on which it goes away.
        long away = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        long until = away + TimeUnit.SECONDS.toNanos(30);
        List<Future<long[]>> work = new ArrayList<>();
        for (Visitor person : people) {
            work.add(clients.submit((Callable<long[]>) () -> ask(person, away, until)));
        }
        while (System.nanoTime() < away) {
            Thread.onSpinWait();
        }
        program.signalDatabase("STOP");
        long answers = 0;
        long cut = 0;
        long slowest = 0;
        for (Future<long[]> one : work) {
            answers += one.get()[0];
            cut += one.get()[2];
            slowest = Math.max(slowest, one.get()[1]);
        }
        program.signalDatabase("CONT");
        System.out.printf(
                "Database away for 30 s under 200 clients: %,d answers, the slowest after %,d ms, %d pages without their end%n",
                answers, TimeUnit.NANOSECONDS.toMillis(slowest), cut);
        assertThat(cut).isLessThanOrEqualTo(200);
        assertThat(Duration.ofNanos(slowest)).isLessThan(POLITE);
        assertThat(stored()).isEmpty();
        assertThat(program.process().isAlive()).isTrue();
    }

    @Test
    void filesFromAllSidesDoNotEndTheService() throws Exception {
        byte[] file = file();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        Map<Integer, AtomicLong> statuses = new ConcurrentHashMap<>();
        List<Future<?>> work = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            work.add(clients.submit((Callable<Void>) () -> {
                Visitor finance = visitor(program.port());
                while (System.nanoTime() < until) {
                    int status = upload(finance, file);
                    statuses.computeIfAbsent(status, key -> new AtomicLong()).incrementAndGet();
                }
                return null;
            }));
        }
        for (Future<?> one : work) {
            one.get();
        }
        System.out.printf("16 clients send a file of %,d rows for 30 s within 512 MB: %s%n", 20_000, statuses);
        assertThat(statuses.keySet()).isSubsetOf(302, 409, 429);
        assertThat(statuses.get(302).get()).isPositive();
        assertThat(program.process().isAlive()).isTrue();
        assertThat(visitor(program.port()).get(LEDGER).statusCode()).isEqualTo(200);
    }

    private void save(
            int port,
            String cell,
            long until,
            Map<String, Long> last,
            Map<String, Long> tried,
            AtomicLong acknowledged,
            AtomicLong refused) {
        Visitor finance = visitor(port);
        String was = null;
        while (System.nanoTime() < until) {
            try {
                if (was == null) {
                    was = text(grid(finance), cell);
                }
                long next = Math.max(last.getOrDefault(cell, 0L), tried.getOrDefault(cell, 0L)) + 1;
                tried.put(cell, next);
                HttpResponse<String> answer = finance.post(
                        LEDGER + "/cells",
                        "application/json",
                        JSON.writeValueAsString(Map.of(
                                "section", "expenditure",
                                "unit", "YUAN",
                                "cells", List.of(Map.of("cell", cell, "was", was, "typed", String.valueOf(next))))));
                if (answer.statusCode() == 200 && answer.body().contains("\"state\":\"saved\"")) {
                    last.put(cell, next);
                    acknowledged.incrementAndGet();
                    was = String.valueOf(next);
                } else {
                    assertThat(answer.statusCode()).isIn(200, 503);
                    refused.incrementAndGet();
                    was = null;
                }
            } catch (IOException | IllegalStateException cutOff) {
                refused.incrementAndGet();
                was = null;
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Of the answers that came after the database had gone: how many, and how long the slowest took from then on. */
    private static long[] ask(Visitor finance, long away, long until) throws Exception {
        long answers = 0;
        long slowest = 0;
        long cut = 0;
        while (System.nanoTime() < until) {
            long began = System.nanoTime();
            HttpResponse<String> answer;
            try {
                answer = finance.get(LEDGER);
            } catch (IOException cutOff) {
                // A page that was sent when the database went, but for its end: what it says of its session could not
                // be stored.
                cut++;
                continue;
            }
            long ended = System.nanoTime();
            if (ended < away) {
                assertThat(answer.statusCode()).isEqualTo(200);
            } else {
                // Those under way at that moment wait from that moment.
                slowest = Math.max(slowest, ended - Math.max(began, away));
                answers++;
                assertThat(answer.statusCode()).isIn(200, 503);
                assertThat(answer.body()).contains("<main");
            }
        }
        return new long[] {answers, slowest, cut};
    }

    private int upload(Visitor finance, byte[] file) throws Exception {
        String boundary = "-----soak";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(("--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.xlsx\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        body.write(file);
        body.write(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return finance.send(finance.request(LEDGER + "/import")
                        .header("Accept", "text/html")
                        .header("X-XSRF-TOKEN", finance.cookies().get("XSRF-TOKEN"))
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())))
                .statusCode();
    }

    private static byte[] file() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter writer = new SheetWriter(out)) {
            writer.sheet("Sheet1", List.of(Column.text("项目名称", 12), Column.text("预算数", 12), Column.text("执行数", 12)));
            for (int i = 0; i < 20_000; i++) {
                writer.row(List.of("项目" + i, String.valueOf(i), String.valueOf(i)));
            }
            writer.finish();
        }
        return out.toByteArray();
    }

    private Visitor visitor(int port) {
        Visitor finance = new Visitor(port);
        finance.cookies().putAll(cookies);
        return finance;
    }

    private List<String> cells() throws Exception {
        List<String> cells = new ArrayList<>();
        grid(visitor(program.port())).forEach(row -> cells.add(row.get("id").asString() + ":MONTH_12"));
        assertThat(cells).hasSize(CLIENTS);
        return cells;
    }

    /** What stands in each cell; asked until the program answers again. */
    private Map<String, Long> stored() throws Exception {
        Map<String, Long> stored = new HashMap<>();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            try {
                grid(visitor(program.port())).forEach(row -> {
                    String value = text(row);
                    if (!value.isEmpty()) {
                        stored.put(row.get("id").asString() + ":MONTH_12", Long.valueOf(value));
                    }
                });
                return stored;
            } catch (IOException | IllegalStateException notYet) {
                assertThat(System.nanoTime()).isLessThan(until);
            }
        }
    }

    /** The rows of the grid, in 元. */
    private static JsonNode grid(Visitor finance) throws IOException, InterruptedException {
        HttpResponse<String> answer = finance.send(finance.request(LEDGER + "/cells?section=expenditure")
                .header("Accept", "application/json")
                .GET());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(String.valueOf(answer.statusCode()));
        }
        return JSON.readTree(answer.body()).get("grid").get("rows");
    }

    private static String text(JsonNode rows, String cell) {
        for (JsonNode row : rows) {
            if (cell.startsWith(row.get("id").asString())) {
                return text(row);
            }
        }
        return "";
    }

    private static String text(JsonNode row) {
        @Nullable JsonNode value = row.get("values").get("MONTH_12");
        return value == null || value.isNull() ? "" : value.asString();
    }
}

package cn.ziping;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.scheme.SchemeEditor;
import cn.ziping.scheme.SchemeService;
import cn.ziping.testing.People;
import cn.ziping.testing.ServerTest;
import cn.ziping.testing.Visitor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests that no page sends, over real HTTP: each is answered, bounded, and none of them as a fault of ours. */
@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class HostileRequestTests {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int USUAL = 64 * 1024;

    /** More than the server reads past a refusal, so that it answers at once; less than a whole sheet. */
    private static final int UNREAD = 3 << 20;

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private SchemeService schemes;

    @Autowired
    private SchemeEditor editor;

    @Autowired
    private JdbcClient jdbc;

    private final List<Socket> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** A gigabyte that is stated or sent without end: who asks is asked first, and no more than the bound is read. */
    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
        // Nothing of this department exists for an auditor; a reviewer may read and not type.
        "auditor,  /ledgers/ZCYJ/2022/cells, stated, 404",
        "auditor,  /ledgers/ZCYJ/2022/cells, endless, 404",
        "reviewer, /ledgers/ZCYJ/2022/cells, stated, 413",
        "reviewer, /ledgers/ZCYJ/2022/cells, endless, 403",
        "finance2, /ledgers/ZCYJ/2022/cells, endless, 404",
        "finance,  /ledgers/ZCYJ/2022/cells, stated, 413",
        "finance,  /ledgers/ZCYJ/2022/cells, endless, 413",
        "finance,  /ledgers/NOWHERE/2022/cells, endless, 404",
        "auditor,  /api/v1/score, endless, 401",
        "finance,  /nowhere, stated, 413",
        // Nothing reads this one's.
        "finance,  /admin/audit/check, endless, 404"
    })
    void noBodyIsReadBeyondItsBound(String username, String address, String length, int status) throws Exception {
        Visitor visitor = Visitor.signedIn(port, username);
        boolean stated = length.equals("stated");
        int expected = stated && status == 404 ? 413 : status;
        Answer answer = raw(visitor, address, "application/json", stated ? 1L << 30 : -1, 64 << 20);
        assertThat(answer.status()).isEqualTo(expected);
        assertThat(answer.taken()).isLessThan(16L << 20);
        assertThat(answer.head()).contains(expected == 401 ? "WWW-Authenticate" : "application/problem+json");
    }

    /** Above 64 KB the person is asked before the body is read: of this one only the beginning ever comes. */
    @Test
    void whoMayNotIsToldBeforeTheBodyHasCome() throws Exception {
        for (String[] row :
                new String[][] {{"auditor", "404"}, {"reviewer", "403"}, {"finance2", "404"}, {"contributor", "404"}}) {
            Visitor visitor = Visitor.signedIn(port, row[0]);
            Answer answer = raw(visitor, "/evaluations/" + people.evaluation() + "/narrative", FORM, UNREAD, 10);
            assertThat(answer.status()).as(row[0]).isEqualTo(Integer.parseInt(row[1]));
        }
        assertThat(raw(new Visitor(port), "/evaluations/" + people.evaluation() + "/narrative", FORM, UNREAD, 10)
                        .head())
                .contains("302", "/login");
    }

    /** Forms of other methods were read whole by a filter before anybody was asked. */
    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void noOtherMethodReadsAForm(String method) throws Exception {
        for (long length : new long[] {1L << 30, -1}) {
            Socket socket = begin(method, new Visitor(port), "/schemes", FORM, length);
            Answer answer = send(socket, length, 64 << 20);
            assertThat(answer.status()).isIn(302, 403, 405, 411, 413);
            assertThat(answer.taken()).isLessThan(16L << 20);
        }
    }

    /** The page of a refusal does not read the upload that it refuses. */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "anonymous, /login, 413",
        "anonymous, /ledgers/ZCYJ/2022/import, 302",
        "auditor, /ledgers/ZCYJ/2022/import, 404",
        "reviewer, /ledgers/ZCYJ/2022/import, 403",
        "finance, /evaluations, 413"
    })
    void aRefusedUploadIsNotReadForItsRefusal(String username, String address, int status) throws Exception {
        Visitor visitor = username.equals("anonymous") ? new Visitor(port) : Visitor.signedIn(port, username);
        Answer answer = raw(visitor, address, "multipart/form-data; boundary=x", 33 << 20, 10);
        assertThat(answer.status()).isEqualTo(status);
    }

    /** Large bodies together: heads alone make the server set room aside. */
    @Test
    void largeBodiesTogetherAreBounded() throws Exception {
        Visitor finance = Visitor.signedIn(port, "finance");
        // Of 32 MB: three of 8 MB and seven of 1 MB, and nothing comes of them but their heads. What a test before this
        // one
        // still holds may refuse some of them, so more of them come until it is full.
        for (int i = 0; i < 3; i++) {
            begin("POST", finance, "/ledgers/ZCYJ/2022/form", FORM, 8 << 20);
        }
        Answer next = retry(
                () -> {
                    begin("POST", finance, "/ledgers/ZCYJ/2022/form", FORM, 1 << 20);
                    return raw(finance, "/ledgers/ZCYJ/2022/form", FORM, 1 << 20, 1 << 20);
                },
                429);
        assertThat(next.status()).isEqualTo(429);
        // What is small goes on.
        assertThat(finance.get("/evaluations").statusCode()).isEqualTo(200);
        closeAll();
        assertThat(retry(() -> raw(finance, "/ledgers/ZCYJ/2022/form", FORM, 1 << 20, 1 << 20), 400)
                        .status())
                .isEqualTo(400);
    }

    /** Two million empty cells within six megabytes. */
    @Test
    void emptyCellsAreNoMoreThanCells() throws Exception {
        Visitor finance = Visitor.signedIn(port, "finance");
        HttpResponse<String> answer = finance.post(
                "/ledgers/ZCYJ/2022/cells",
                "application/json",
                "{\"section\":\"expenditure\",\"unit\":\"WAN\",\"cells\":[" + "{},".repeat(1_900_000) + "{}]}");
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void aFormOfUnstatedLengthIsNotRead() throws Exception {
        assertThat(raw(Visitor.signedIn(port, "finance"), "/drafts", FORM, -1, 1 << 20)
                        .status())
                .isEqualTo(411);
    }

    /** At the bound it is taken, a byte above not; in the site's words. */
    @Test
    void theUsualBoundIsSixtyFourKilobytes() throws Exception {
        Visitor finance = Visitor.signedIn(port, "finance");
        String head = "_csrf=" + finance.cookies().get("XSRF-TOKEN") + "&department=ZCYJ&year=2022&x=";
        assertThat(finance.post("/evaluations", FORM, head + "1".repeat(USUAL - head.length()))
                        .statusCode())
                .isEqualTo(409);
        HttpResponse<String> above = finance.post("/evaluations", FORM, head + "1".repeat(USUAL - head.length() + 1));
        assertThat(above.statusCode()).isEqualTo(413);
        assertThat(above.body()).contains("内容太大", "返回工作台");
    }

    /** Words of several sections at once, which the narrative's plain form posts, are still taken. */
    @Test
    void aWholeSheetIsTakenFromWhoeverMayTypeIt() throws Exception {
        Visitor finance = Visitor.signedIn(port, "finance");
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("cell", "指标设定");
        fields.put("was", "");
        fields.put("value", "字".repeat(90_000));
        assertThat(finance.post("/evaluations/" + people.evaluation() + "/narrative", fields)
                        .statusCode())
                .isNotIn(400, 403, 404, 413, 500);
    }

    /** Two uploads are read at once; the third comes again, and so does whoever had one of the two. */
    @Test
    void aThirdUploadAtOnceIsAskedToComeAgain() throws Exception {
        Visitor finance = Visitor.signedIn(port, "finance");
        String type = "multipart/form-data; boundary=x";
        Visitor contributor = Visitor.signedIn(port, "contributor");
        Visitor admin = Visitor.signedIn(port, "admin");
        // What a test before this one still holds may refuse one of the two, so they begin again until both are held.
        Answer third = retry(
                () -> {
                    begin(contributor, "/ledgers/ZCYJ/2022/import", type, 200_000);
                    begin(admin, "/schemes/import/check", type, 200_000);
                    return raw(finance, "/ledgers/ZCYJ/2022/import", type, 200_000, 200_000);
                },
                429);
        assertThat(third.status()).isEqualTo(429);
        assertThat(third.head()).contains("Retry-After: 5");
        assertThat(third.body()).contains("请稍候再试");
        closeAll();
        // A form without a file, which says so at its field.
        Answer later = retry(() -> raw(finance, "/ledgers/ZCYJ/2022/import", type, 200_000, 200_000), 409);
        assertThat(later.status()).isEqualTo(409);
    }

    static Stream<String> noTexts() {
        return Stream.of(
                "GET /admin/audit?person=%00",
                "GET /admin/audit?action=a%00b&from=%00",
                "GET /drafts?page=%00",
                "GET /ledgers/ZCYJ/2022/history?cell=%00",
                "GET /ledgers/ZCYJ/2022/cells?section=%00",
                "GET /schemes?x=%00",
                "GET /?lang=%00",
                "GET /?%00=x",
                "POST /login username=%00&password=x",
                "POST /login username=finance&password=%00",
                "POST /drafts page=%00&cell=c&typed=1",
                "POST /drafts page=p&cell=c&typed=%00",
                "POST /drafts page=p&cell=c&was=%00&typed=1",
                "POST /drafts/drop page=p&cell=%00",
                "POST /evaluations department=%00&year=2022",
                "POST /ledgers/ZCYJ/2022/lines kind=PROJECT&name=%00",
                "POST /password current=%00&password=x&again=x",
                // A byte that no character begins with.
                "POST /drafts page=%FF&cell=%C3%28&typed=%E4%BD",
                "GET /admin/audit?person=%FF");
    }

    @ParameterizedTest
    @MethodSource("noTexts")
    void whatNoTextMayHoldIsRefusedWithAPage(String request) throws Exception {
        String[] parts = request.split(" ", 3);
        Visitor visitor = Visitor.signedIn(port, parts[1].startsWith("/admin") ? "auditor" : "finance");
        HttpResponse<String> answer = parts[0].equals("GET")
                ? visitor.get(parts[1])
                : visitor.post(
                        parts[1], FORM, parts[2] + "&_csrf=" + visitor.cookies().get("XSRF-TOKEN"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("<main", "请求无法读取").doesNotContain("Whitelabel", "Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"cells\":[null]}", "{\"cells\":[{}]}", "{\"cells\":", "[]", "1", "null", ""})
    void jsonThatIsNoneIsRefusedAsJson(String cells) throws Exception {
        Visitor finance = Visitor.signedIn(port, "finance");
        String body = cells.startsWith("{\"cells\":[")
                ? cells.replace("{\"cells\"", "{\"section\":\"expenditure\",\"unit\":\"WAN\",\"cells\"")
                : cells;
        HttpResponse<String> answer = finance.post("/ledgers/ZCYJ/2022/cells", "application/json", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "a\\udc00b"})
    void jsonStringsHoldOnlyCharacters(String text) throws Exception {
        Visitor finance = Visitor.signedIn(port, "finance");
        HttpResponse<String> answer = finance.post(
                "/ledgers/ZCYJ/2022/cells",
                "application/json",
                "{\"section\":\"expenditure\",\"unit\":\"WAN\",\"cells\":[{\"cell\":\"" + text
                        + "\",\"was\":\"\",\"typed\":\"1\"}]}");
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    /** Errors of programs below /ledgers are for programs, those of people for people. */
    @Test
    void errorsOfJsonAreJson() throws Exception {
        Visitor finance = Visitor.signedIn(port, "finance");
        HttpResponse<String> unknown = finance.post(
                "/ledgers/ZCYJ/2022/cells", "application/json", "{\"section\":\"none\",\"unit\":\"WAN\",\"cells\":[]}");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).startsWith("{").contains("\"status\":404");
        HttpResponse<String> xml = finance.post("/ledgers/ZCYJ/2022/cells", "text/xml", "<a/>");
        assertThat(xml.statusCode()).isEqualTo(415);
        assertThat(finance.get("/ledgers/NOWHERE/2022").body()).contains("<main");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=x",
                "multipart/mixed; boundary=x"
            })
    void anUploadWithoutBoundaryOrEndIsRefused(String type) throws Exception {
        Visitor finance = Visitor.signedIn(port, "finance");
        HttpResponse<String> answer = finance.post(
                "/ledgers/ZCYJ/2022/import",
                type,
                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nabc");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("请求无法读取");
    }

    @Test
    void theErrorPageHasNoAddressOfItsOwn() throws Exception {
        assertThat(new Visitor(port).get("/error").statusCode()).isEqualTo(404);
        assertThat(Visitor.signedIn(port, "finance").get("/error").statusCode()).isEqualTo(404);
        assertThat(new Visitor(port).post("/error", FORM, "a=b").statusCode()).isEqualTo(404);
    }

    static Stream<String> badCookies() {
        return Stream.of(
                "ziping=" + base64("\0\0\0\0"),
                "ziping=" + base64("00000000-0000-0000-0000-00000000000\0"),
                "ziping=%00",
                "REDIRECT_URI=" + base64("http://127.0.0.1/\r\nSet-Cookie: a=b"),
                "REDIRECT_URI=" + base64("/a\nb"),
                "REDIRECT_URI=***");
    }

    /** Without a login; and the cookie goes, else the browser would never get out of it. */
    @ParameterizedTest
    @MethodSource("badCookies")
    void aCookieThatHoldsNoTextIsRefusedAndTakenBack(String cookie) throws Exception {
        Visitor visitor = new Visitor(port);
        HttpResponse<String> answer = visitor.send(
                visitor.request("/evaluations").header("Cookie", cookie).header("Accept", "text/html"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(header -> assertThat(header)
                        .startsWith(cookie.substring(0, cookie.indexOf('=')) + "=;")
                        .contains("Max-Age=0"));
    }

    /** A cookie that names another place never leads there. */
    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example/", "//evil.example/x", "javascript:alert(1)", "\\\\evil.example"})
    void aCookieLeadsNowhereElseAfterSigningIn(String target) throws Exception {
        Visitor visitor = new Visitor(port);
        visitor.get("/login");
        visitor.cookies().put("REDIRECT_URI", base64(target));
        HttpResponse<String> answer =
                visitor.post("/login", Map.of("username", "finance", "password", Visitor.PASSWORD));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .endsWith("/")
                .doesNotContain("evil", "script");
    }

    @Test
    void aPasswordInABrokenEncodingIsNotInTheConsole(CapturedOutput output) throws Exception {
        Visitor finance = Visitor.signedIn(port, "finance");
        HttpResponse<String> answer = finance.post(
                "/password",
                FORM,
                "current=Secret-Of-Finance%FF%ZZ&password=Geheim-Geheim%C3%28&again=x&_csrf="
                        + finance.cookies().get("XSRF-TOKEN"));
        assertThat(answer.statusCode()).isEqualTo(400);
        HttpResponse<String> signIn =
                new Visitor(port).post("/login", FORM, "username=finance&password=Secret-Of-Finance%ZZ");
        assertThat(signIn.statusCode()).isEqualTo(400);
        assertThat(output.getAll()).doesNotContain("Secret-Of-Finance", "Geheim");
    }

    /** Of a number that says how long a list is no page is made: 203 fields gave 83 MB. */
    @Test
    void noPageMultipliesWhatIsTyped() throws Exception {
        UUID draft = schemes.createFromSample(people.actor("admin"), "hunan-county");
        Visitor admin = Visitor.signedIn(port, "admin");
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("action", "reshape");
        fields.put("/chapters/@size", "1000");
        for (int i = 0; i < 100; i++) {
            fields.put("/chapters/" + i + "/sections/@size", "1000");
            fields.put("/chapters/0/sections/" + i + "/parts/@size", "1000");
        }
        HttpResponse<String> outline = admin.post("/schemes/" + draft + "/parts/outline", fields);
        assertThat(outline.statusCode()).isEqualTo(200);
        assertThat(outline.body().length()).isLessThan(1 << 20);
        for (int i = 0; i < 3000; i++) {
            fields.put("/x" + i, "1");
        }
        assertThat(admin.post("/schemes/" + draft + "/parts/outline", fields).statusCode())
                .isEqualTo(413);
    }

    /** What was typed around a formula does not move its places. */
    @Test
    void blanksBeforeAFormulaAreNoFault() throws Exception {
        UUID draft = schemes.createFromSample(people.actor("admin"), "hunan-county");
        Visitor admin = Visitor.signedIn(port, "admin");
        UUID node = editor.draft(people.actor("admin"), draft).nodes().stream()
                .filter(found -> !found.isDimension())
                .findFirst()
                .orElseThrow()
                .id();
        for (String expression : List.of(
                " ".repeat(20_000) + "全年执行数 + 甲乙丙",
                " ".repeat(20_000) + "1 +",
                "\n".repeat(499) + "全年执行数 +",
                "　".repeat(400) + "全年执行数 ÷÷ 2")) {
            HttpResponse<String> answer = admin.post(
                    "/schemes/" + draft + "/nodes/" + node + "/rule",
                    Map.of(
                            "/@type", "points",
                            "/points/@type", "formula",
                            "/points/expression", expression,
                            "/points/whenZero", "INCOMPLETE",
                            "action", "save",
                            "seen", "x"));
            assertThat(answer.statusCode()).isIn(200, 302, 409, 422);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What came back, and how much the server had taken until then. */
    private record Answer(int status, String head, String body, long taken) {}

    private interface Attempt {
        Answer once() throws IOException;
    }

    /** Until the server has seen what the test began, or let go of what it ended. */
    private static Answer retry(Attempt attempt, int status) throws Exception {
        Instant until = Instant.now().plusSeconds(20);
        Answer answer = attempt.once();
        while (answer.status() != status && Instant.now().isBefore(until)) {
            answer = attempt.once();
        }
        return answer;
    }

    private Socket begin(Visitor visitor, String address, String type, long length) throws IOException {
        return begin("POST", visitor, address, type, length);
    }

    private Socket begin(String method, Visitor visitor, String address, String type, long length) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(5_000);
        open.add(socket);
        String head = method + " " + address + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nConnection: close\r\nAccept: "
                + (type.contains("json") ? "application/json" : "text/html") + "\r\nCookie: " + visitor.cookieHeader()
                + "\r\nX-XSRF-TOKEN: " + visitor.cookies().getOrDefault("XSRF-TOKEN", "") + "\r\nContent-Type: " + type
                + (length < 0 ? "\r\nTransfer-Encoding: chunked" : "\r\nContent-Length: " + length) + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    /** Sends a body of a stated or unstated length, of which only so much comes. */
    private Answer raw(Visitor visitor, String address, String type, long length, long sent) throws IOException {
        return send(begin(visitor, address, type, length), length, sent);
    }

    private static Answer send(Socket socket, long length, long sent) throws IOException {
        OutputStream out = socket.getOutputStream();
        byte[] chunk = "1".repeat(8192).getBytes(StandardCharsets.US_ASCII);
        chunk[0] = '"';
        long taken = 0;
        try {
            while (taken < sent) {
                int size = (int) Math.min(chunk.length, sent - taken);
                if (length < 0) {
                    out.write((Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                }
                out.write(chunk, 0, size);
                if (length < 0) {
                    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                }
                taken += size;
                chunk[0] = '1';
                if (socket.getInputStream().available() > 0) {
                    break;
                }
            }
            out.flush();
        } catch (IOException closed) {
            // The server has answered and closed.
        }
        return read(socket.getInputStream(), taken);
    }

    private static Answer read(InputStream in, long taken) throws IOException {
        StringBuilder head = new StringBuilder();
        StringBuilder body = new StringBuilder();
        try {
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            StringBuilder part = head;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                part = line.isEmpty() ? body : part;
                part.append(line).append('\n');
            }
        } catch (IOException reset) {
            // Closed with what was sent still unread.
        }
        String status = head.length() < 12 ? "0" : head.substring(9, 12);
        return new Answer(Integer.parseInt(status), head.toString(), body.toString(), taken);
    }
}

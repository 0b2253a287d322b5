package cn.ziping;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.testing.People;
import cn.ziping.testing.ServerTest;
import cn.ziping.testing.Visitor;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several people in one browser: what one typed is shown to nobody else, and nothing of one's page is saved as another's. */
@ServerTest
class PageMarkTests {

    private static final String TYPED = "张会计刚刚输入、还没有保存的理由";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whatWasTypedBeforeTheSessionEndedIsShownToItsPersonAgain() throws Exception {
        Visitor browser = Visitor.signedIn(port, "finance");
        Map<String, String> form = typed(browser.mark(scores()));
        endSessions();
        assertThat(browser.post(scores(), form).headers().firstValue("Location").orElseThrow())
                .endsWith("/login");
        assertThat(browser.signIn("finance", Visitor.PASSWORD)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith(scores());
        assertThat(browser.get(scores()).body()).contains(TYPED, "尚未保存");
    }

    @Test
    void theNextPersonInTheSameBrowserSeesNothingOfIt() throws Exception {
        Visitor browser = Visitor.signedIn(port, "finance");
        Map<String, String> form = typed(browser.mark(scores()));
        endSessions();
        browser.post(scores(), form);
        // A reviewer may read the very page that it was typed into.
        HttpResponse<String> signedIn = browser.signIn("reviewer", Visitor.PASSWORD);
        assertThat(signedIn.headers().firstValue("Location").orElseThrow()).endsWith("/");
        assertThat(browser.get(scores()).body()).doesNotContain(TYPED);
        assertThat(browser.get("/unsaved").statusCode()).isEqualTo(302);
        // Nor is it there when its person comes back: it went with the reviewer's session.
        assertThat(bytesOfSessions()).doesNotContain(TYPED);
    }

    /** Neither without a mark nor with one that somebody made up, nor with another's signature. */
    @ParameterizedTest
    @ValueSource(strings = {"", "finance", "finance.", "finance.AAAAAAAAAAAAAAAAAAAAAAAA", "reviewer-SIGNATURE", "%00"})
    void aStrangersPostsAreKeptNowhere(String mark) throws Exception {
        Visitor owner = Visitor.signedIn(port, "finance");
        String mine = owner.mark(scores());
        long sessions = sessions();
        Visitor stranger = new Visitor(port);
        stranger.get("/login");
        Map<String, String> form =
                typed(mark.replace("reviewer-SIGNATURE", "reviewer" + mine.substring(mine.lastIndexOf('.'))));
        for (String address : new String[] {scores(), "/schemes", "/admin/accounts", "/reviews/x/return"}) {
            assertThat(stranger.post(address, form).statusCode()).isEqualTo(302);
        }
        assertThat(sessions()).isEqualTo(sessions);
        assertThat(bytesOfSessions()).doesNotContain(TYPED);
    }

    /** The page stayed open in one tab while somebody else signed in in another. */
    @Test
    void whatComesFromAnothersPageIsNotSaved() throws Exception {
        Visitor browser = Visitor.signedIn(port, "finance");
        Map<String, String> form = typed(browser.mark(scores()));
        browser.post("/logout", Map.of());
        browser.signIn("contributor", Visitor.PASSWORD);
        HttpResponse<String> answer = browser.post(scores(), form);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("这个页面是另一位用户打开的").doesNotContain(TYPED);
        // A part of a page says so to its script.
        HttpResponse<String> part = browser.send(browser.request("/drafts")
                .header("HX-Request", "true")
                .header("X-Page-Mark", form.get("_mark"))
                .header("X-XSRF-TOKEN", browser.cookies().get("XSRF-TOKEN"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("page=p&cell=c&typed=1")));
        assertThat(part.statusCode()).isEqualTo(409);
        assertThat(part.headers().firstValue("HX-Trigger")).contains("page-of-another");
        assertThat(jdbc.sql("select count(*) from cell_draft").query(Long.class).single())
                .isZero();
    }

    /** The dialog that asks for the login on the page itself. */
    @Test
    void whoSignsInInTheDialogOfAnothersPageIsLedAwayFromIt() throws Exception {
        Visitor browser = Visitor.signedIn(port, "finance");
        String mark = browser.mark(scores());
        endSessions();
        assertThat(dialog(browser, mark, "finance")
                        .headers()
                        .firstValue("HX-Trigger")
                        .orElseThrow())
                .contains("signed-in");
        endSessions();
        HttpResponse<String> other = dialog(browser, mark, "reviewer");
        assertThat(other.headers().firstValue("HX-Redirect")).contains("/");
        assertThat(other.headers().firstValue("HX-Trigger")).isEmpty();
    }

    /** A form larger than a stranger's is read where the browser was somebody's, and kept for that person. */
    @Test
    void aLongFormOfAnEndedSessionIsKeptToo() throws Exception {
        Visitor browser = Visitor.signedIn(port, "finance");
        String address = "/evaluations/" + people.evaluation() + "/narrative";
        Map<String, String> form = new LinkedHashMap<>();
        form.put("_mark", browser.mark(address));
        form.put("cell", "指标设定");
        form.put("was", "");
        form.put("value", "很长的正文".repeat(3000));
        endSessions();
        Visitor stranger = new Visitor(port);
        stranger.get("/login");
        assertThat(stranger.post(address, form).headers().firstValue("Location").orElseThrow())
                .endsWith("/login");
        assertThat(bytesOfSessions()).doesNotContain("很长的正文");
        browser.post(address, form);
        browser.signIn("finance", Visitor.PASSWORD);
        assertThat(browser.get(address).body()).contains("很长的正文".repeat(3000));
    }

    /** Another site's page has no token: nothing is saved, and the log says who was asked in whose name. */
    @Test
    void aFormWithoutItsTokenIsInTheLogOnce() throws Exception {
        Visitor browser = Visitor.signedIn(port, "finance");
        long before = refusals();
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> answer = browser.send(browser.request(scores())
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("cell=x&value=" + TYPED.length())));
            assertThat(answer.statusCode()).isEqualTo(403);
        }
        assertThat(refusals()).isEqualTo(before + 1);
        assertThat(jdbc.sql(
                                "select actor, subject, outcome, detail from audit_entry where action = 'form.token' order by id desc limit 1")
                        .query()
                        .singleRow())
                .containsEntry("actor", "finance")
                .containsEntry("subject", "evaluations")
                .containsEntry("outcome", "REFUSED")
                .containsEntry("detail", "FormToken");
    }

    private long refusals() {
        return jdbc.sql("select count(*) from audit_entry where action = 'form.token' and actor = 'finance'")
                .query(Long.class)
                .single();
    }

    private HttpResponse<String> dialog(Visitor browser, String mark, String username) throws Exception {
        browser.get("/login");
        return browser.send(browser.request("/login")
                .header("HX-Request", "true")
                .header("X-Page-Mark", mark)
                .header("X-XSRF-TOKEN", browser.cookies().get("XSRF-TOKEN"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=" + username + "&password=Ziping%232022")));
    }

    private Map<String, String> typed(String mark) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("_mark", mark);
        form.put("cell", "绩效管理制度建设:扣分理由");
        form.put("was", "制度内容有缺漏");
        form.put("value", TYPED);
        return form;
    }

    private String scores() {
        return "/evaluations/" + people.evaluation() + "/scores";
    }

    private void endSessions() {
        jdbc.sql("delete from spring_session").update();
    }

    private long sessions() {
        return jdbc.sql("select count(*) from spring_session").query(Long.class).single();
    }

    /** What stands in all sessions, as far as it is text. */
    private String bytesOfSessions() {
        return jdbc.sql("select attribute_bytes from spring_session_attributes").query(byte[].class).list().stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }
}

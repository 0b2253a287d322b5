package cn.ziping.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.testing.People;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The plain form of the ledger: typing the year's execution, with and without JavaScript, with bad input, with a colleague, with an ended session. */
@BrowserTest
class LedgerFormTests {

    private static final String LEDGER = "/ledgers/ZCYJ/2022/form";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private BrowserContext context;
    private String cell;

    @BeforeEach
    void open() {
        UUID line = jdbc.sql("select l.id from ledger_line l join budget b on b.id = l.budget_id"
                        + " where l.kind = 'WHOLE' and b.year = 2022 and b.department_id = ?")
                .param(people.department("ZCYJ"))
                .query(UUID.class)
                .single();
        cell = line + ":MONTH_12";
        jdbc.sql("delete from cell_draft").update();
        context = Chromium.context(port);
    }

    /** The seed is left as it was found: other classes look at it in the same database. */
    @AfterEach
    void close() {
        context.close();
        jdbc.sql("update ledger_line set cumulative[12] = 70728800 where id = ?::uuid")
                .param(cell.substring(0, 36))
                .update();
    }

    @Test
    void aNewExecutionIsFollowedByRateScoreTotalWordsTableAndJson() {
        Page page = Chromium.signIn(context, "finance");
        page.navigate(LEDGER);
        assertThat(page.locator("#panel-rate")).hasText("98.46%");

        type(page, "7000.00");

        assertThat(page.locator("#panel-total")).hasText("99.245");
        assertThat(page.locator("#panel-rate")).hasText("97.45%");
        assertThat(page.locator("#panel-grade")).hasText("优");
        assertThat(page.locator(".panel dd").filter(new Locator.FilterOptions().setHasText("9.745 / 10")))
                .isVisible();
        assertThat(page.locator("#sum-RATE")).hasText("97.45%");
        assertThat(page.locator("#sum-MONTH_12")).hasText("7,000.00");
        assertThat(page.url()).endsWith(LEDGER);

        String evaluation = "/evaluations/" + people.evaluation();
        page.navigate(evaluation + "/report");
        String report = page.locator(".document").innerText();
        assertThat(report)
                .contains("全年执行数为7000.00万元，全年执行率为97.45%", "总体得分 99.245 分", "得分为 99.245 分")
                .contains("7000.00 ÷ 7183.32 = 97.45%（四舍五入至两位），97.45% × 10 分 = 9.745 分，扣 0.255 分")
                .doesNotContain("98.46%", "99.346", "9.846");
        assertThat(report).containsOnlyOnce("本部门2021年收入预算执行为7072.88万元");
        String json = page.request().get(evaluation + "/report.json").text();
        assertThat(json).contains("\"total\":\"99.245\"", "\"rate\":\"97.45\"", "\"executed\":\"7000\"");

        page.navigate(LEDGER);
        type(page, "");
        assertThat(page.locator("#panel-total")).hasText("—");
        assertThat(page.locator(".panel-missing")).containsText("部门预算资金支出率：全年执行数");
        assertThat(page.locator("#panel-grade")).hasCount(0);
        type(page, "7072.88");
        assertThat(page.locator("#panel-total")).hasText("99.346");
    }

    /** Type, pause, type, leave, reload: the note of the pause is still on its way when the save has been stored. */
    @Test
    void aNoteThatComesInAfterTheSaveDoesNotComeBackOverIt() throws Exception {
        Page page = Chromium.signIn(context, "finance");
        page.navigate(LEDGER);
        BlockingQueue<Route> held = new LinkedBlockingQueue<>();
        page.route(address -> address.endsWith("/drafts"), held::add);
        field(page).focus();
        field(page).fill("7000.1");
        page.waitForCondition(() -> !held.isEmpty());
        type(page, "7000.12");
        assertThat(box(page)).hasClass(Pattern.compile("is-saved"));
        assertThat(executed()).isEqualTo("70001200");
        held.take().resume();
        page.waitForResponse(response -> response.url().endsWith("/drafts"), () -> {});
        page.unroute(address -> address.endsWith("/drafts"));

        Page again = context.newPage();
        again.navigate(LEDGER);
        again.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(field(again)).hasValue("7000.12");
        assertThat(box(again)).not().hasClass(Pattern.compile("is-unsaved"));
        assertThat(jdbc.sql("select count(*) from cell_draft where not gone")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void badInputIsSaidAtTheCellAndStaysThere() {
        Page page = Chromium.signIn(context, "finance");
        page.navigate(LEDGER);
        Map<String, String> messages = new LinkedHashMap<>();
        messages.put("-5", "金额不能小于零");
        messages.put("abc", "「abc」不是数字");
        messages.put("100000000000000000000", "金额过大");
        messages.put("1.1234567", "最多 6 位小数");
        messages.put("1,5", "不是千分位");

        messages.forEach((typed, message) -> {
            type(page, typed);

            assertThat(box(page).locator(".cell-message")).containsText(message);
            assertThat(field(page)).hasValue(typed);
            assertThat(field(page)).hasAttribute("aria-invalid", "true");
            assertThat(page.locator("#panel-total")).hasText("99.346");
        });
        assertThat(executed()).isEqualTo("70728800");
    }

    /** 717,000 for 7,072.88: asked at the cell with the save, beside the score, and no longer once it is put right. */
    @Test
    void aSlipIsAskedAboutWithTheSave() {
        Page page = Chromium.signIn(context, "finance");
        page.navigate(LEDGER);
        type(page, "717000");
        assertThat(box(page).locator(".question")).hasText("执行数 717,000.00 万元，是全年预算数 7,183.32 万元的 100 倍。是否多填了一位或几位？");
        assertThat(page.locator(".panel-questions")).containsText("待核对 1 处");
        type(page, "7072.88");
        assertThat(box(page).locator(".question")).hasCount(0);
        assertThat(page.locator(".panel-questions")).hasCount(0);
    }

    @Test
    void whatPeopleTypeIsNormalised() {
        Page page = Chromium.signIn(context, "finance");
        page.navigate(LEDGER);
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("７０００．５", "7000.50");
        shown.put("/", "");
        shown.put("7,001.5", "7001.50");
        shown.put("—", "");
        shown.put(" 7002.500 ", "7002.50");

        shown.forEach((typed, value) -> {
            type(page, typed);

            assertThat(field(page)).hasValue(value);
            assertThat(box(page)).hasClass(Pattern.compile("is-saved"));
        });
    }

    @Test
    void ofTwoPeopleInOneCellTheLaterSeesBothValuesAndChooses() {
        Page first = Chromium.signIn(context, "finance");
        first.navigate(LEDGER);
        try (BrowserContext other = Chromium.context(port)) {
            Page second = Chromium.signIn(other, "finance");
            second.navigate(LEDGER);
            type(first, "7000");
            assertThat(box(first)).hasClass(Pattern.compile("is-saved"));

            type(second, "7100");

            assertThat(box(second).locator(".cell-message")).containsText("此处已由陈财务改为 7000.00");
            assertThat(field(second)).hasValue("7100");
            assertThat(executed()).isEqualTo("70000000");

            // Choosing one's own value knowingly: the cell now says what it replaces.
            second.click("#ledger-form p.actions button[type=submit]");
            second.waitForLoadState();
            assertThat(executed()).isEqualTo("71000000");
        }
    }

    @Test
    void anEndedSessionAsksForTheLoginAndKeepsWhatWasTyped() {
        Page page = Chromium.signIn(context, "finance");
        page.navigate(LEDGER);
        // What the page itself still asks for would bring the login before anything is typed, which is then typed into
        // the login.
        page.waitForLoadState(LoadState.NETWORKIDLE);
        jdbc.sql("delete from spring_session").update();

        type(page, "7000");

        Locator dialog = page.locator("#sign-in");
        assertThat(dialog).isVisible();
        dialog.locator("input[name=username]").fill("finance");
        dialog.locator("input[name=password]").fill("wrong");
        dialog.locator("button[type=submit]").click();
        assertThat(dialog.locator("#login-failed")).isVisible();
        dialog.locator("input[name=password]").fill("Ziping#2022");
        dialog.locator("button[type=submit]").click();
        assertThat(dialog).isHidden();
        assertThat(field(page)).hasValue("7000");
        assertThat(box(page).locator(".cell-message")).containsText("尚未保存");
        assertThat(executed()).isEqualTo("70728800");

        page.click("#ledger-form p.actions button[type=submit]");
        assertThat(page.locator(".notice")).hasText("已保存。");
        assertThat(executed()).isEqualTo("70000000");
    }

    @Test
    void aLostNetworkIsSaidAndTriedAgain() {
        Page page = Chromium.signIn(context, "finance");
        page.navigate(LEDGER);
        context.setOffline(true);
        type(page, "7000");
        assertThat(box(page)).hasClass(Pattern.compile("is-failed"));
        assertThat(field(page)).hasValue("7000");

        context.setOffline(false);

        assertThat(box(page)).hasClass(Pattern.compile("is-saved"));
        assertThat(executed()).isEqualTo("70000000");
    }

    @Test
    void withoutJavaScriptTheSameFormPosts() {
        try (BrowserContext plain = Chromium.context(port, false)) {
            Page page = Chromium.signIn(plain, "finance");
            page.navigate(LEDGER);
            field(page).fill("7000.00");
            page.click("#ledger-form p.actions button[type=submit]");
            assertThat(page.locator(".notice")).hasText("已保存。");
            assertThat(page.locator("#sum-RATE")).hasText("97.45%");

            field(page).fill("-1");
            page.click("#ledger-form p.actions button[type=submit]");
            assertThat(box(page).locator(".cell-message")).containsText("金额不能小于零");
            assertThat(field(page)).hasValue("-1");
            assertThat(executed()).isEqualTo("70000000");
        }
    }

    @Test
    void withoutJavaScriptAnEndedSessionLosesNothingEither() {
        try (BrowserContext plain = Chromium.context(port, false)) {
            Page page = Chromium.signIn(plain, "finance");
            page.navigate(LEDGER);
            jdbc.sql("delete from spring_session").update();
            field(page).fill("7000.00");
            page.click("#ledger-form p.actions button[type=submit]");
            page.waitForURL("**/login");
            Chromium.fillLogin(page, "finance");

            page.waitForURL("**" + LEDGER + "?**");
            assertThat(page.locator(".notice")).containsText("尚未保存");
            assertThat(field(page)).hasValue("7000.00");
            assertThat(executed()).isEqualTo("70728800");

            page.click("#ledger-form p.actions button[type=submit]");
            assertThat(page.locator(".notice")).hasText("已保存。");
            assertThat(executed()).isEqualTo("70000000");
        }
    }

    @Test
    void anInputOfALeafIsScoredOnThePageItIsTypedOn() {
        Page page = Chromium.signIn(context, "finance");
        page.navigate("/evaluations/" + people.evaluation() + "/scores");
        Locator leaf = page.locator("article.leaf")
                .filter(new Locator.FilterOptions().setHas(page.getByText("经济成本控制")))
                .last();
        leaf.locator("select").selectOption("no");
        assertThat(leaf.locator(".result-score strong")).hasText("0");
        assertThat(page.locator("#panel-total")).hasText("97.346");
        leaf.locator("select").selectOption("yes");
        assertThat(page.locator("#panel-total")).hasText("99.346");
    }

    private void type(Page page, String text) {
        field(page).fill(text);
        field(page).blur();
    }

    private Locator field(Page page) {
        return box(page).locator("[name=value]");
    }

    private Locator box(Page page) {
        return page.locator(".cell")
                .filter(new Locator.FilterOptions().setHas(page.locator("input[name=cell][value='" + cell + "']")));
    }

    private String executed() {
        return jdbc.sql("select cumulative[12] from ledger_line where id = ?::uuid")
                .param(cell.substring(0, 36))
                .query(String.class)
                .single();
    }
}

package cn.ziping.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A scheme is built from nothing with the keyboard, previewed, published by a second administrator, and scores a clerk's year. */
@BrowserTest
class SchemeEditorTests {

    @LocalServerPort
    private int port;

    private final PageWalk walk = new PageWalk();
    private BrowserContext context;

    @BeforeEach
    void open() {
        context = Chromium.context(port);
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void fromNothingToAScoredEvaluation() {
        Page page = Chromium.signIn(context, "admin");
        page.navigate("/schemes");
        walk.briefly(page, "editor-list", "/schemes");
        type(page, "#field-name", "键盘方案");
        type(page, "#field-code", "keyboard");
        page.keyboard().press("Enter");
        page.waitForURL("**/schemes/*-*");
        String draft = path(page);

        // 60 for a question, 40 less 5 an occurrence.
        node(page, "新增维度", "管理", "100");
        assertThat(page.locator("tr.dimension .lost")).hasText("+100");
        node(page, "＋指标", "制度健全", "60");
        // Nobody has written its rule yet, and the page says so.
        assertThat(page.locator("#tried")).containsText("缺少：评分规则");
        choose(page, "select.kind", "yes-no", "ArrowDown");
        type(page, "[name='/question']", "制度健全");
        press(page, "保存规则");
        assertThat(page.locator(".notice")).hasText("已保存。");
        page.navigate(draft);
        node(page, "＋指标", "合规", "30");
        // Some kinds further down: deduct per occurrence.
        choose(page, "select.kind", "occurrences", "ArrowDown");
        choose(page, "select[name='/count/@type']", "entry", "ArrowDown");
        type(page, "[name='/count/name']", "违规次数");
        type(page, "[name='/unit']", "次");
        type(page, "[name='/perOccurrence']", "-1");
        press(page, "保存规则");
        assertThat(page.locator("[name='/perOccurrence'] ~ .field-message")).hasText("应大于零");
        assertThat(page.locator("[name='/count/name']")).hasValue("违规次数");
        walk.look(page, "editor-rule-refused");
        type(page, "[name='/perOccurrence']", "5");
        press(page, "保存规则");
        assertThat(page.locator(".notice")).hasText("已保存。");
        type(page, "[name='try:ENTRY:违规次数']", "2");
        // 30 − 2 × 5 = 20
        assertThat(page.locator("#tried")).containsText("20 / 30");
        assertThat(page.locator("#tried")).containsText("违规次数 2 次 × 5 分 = 10 分");
        type(page, "#example-name", "两次");
        type(page, "#expected", "20");
        press(page, "保存样例");
        assertThat(page.locator("td .done")).hasText("✓ 20");
        walk.briefly(page, "editor-rule", path(page));

        page.navigate(draft);
        assertThat(page.locator("main")).containsText("「管理」下级分值合计 90 分，不等于其分值 100 分，相差 10 分");
        walk.look(page, "editor-problems");
        press(page, "提请发布");
        assertThat(page.locator(".refusal")).containsText("相差 10 分");
        page.locator("tr.indicator a:text-is('合规')").focus();
        page.keyboard().press("Enter");
        type(page, "#field-points", "40");
        page.keyboard().press("Enter");
        page.waitForURL("**/schemes/*-*");
        // What the rule earns has moved by ten points, which the saved example shows.
        assertThat(page.locator("main")).containsText("样例「两次」未得 20 分");
        page.locator("tr.indicator td a").last().focus();
        page.keyboard().press("Enter");
        press(page, "删除");
        assertThat(page.locator(".notice")).hasText("已保存。");
        type(page, "[name='try:ENTRY:违规次数']", "2");
        type(page, "#example-name", "两次");
        type(page, "#expected", "30");
        press(page, "保存样例");
        assertThat(page.locator("td .done")).hasText("✓ 30");
        page.navigate(draft);
        page.locator("[aria-label='上移：合规']").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("tr.indicator th").first()).containsText("合规");
        walk.briefly(page, "editor-draft", draft);
        for (String part : new String[] {"settings", "adjustments", "outline"}) {
            walk.briefly(page, "editor-" + part, draft + "/parts/" + part);
        }

        page.navigate(draft + "/preview");
        walk.briefly(page, "editor-preview", draft + "/preview");
        press(page, "开始对照");
        assertThat(page.locator("tbody")).containsText("增城区应急管理局");
        assertThat(page.locator("tbody")).containsText("99.346");
        walk.briefly(page, "editor-preview-result", path(page));

        page.navigate(draft);
        type(page, "[name=firstYear]", "2041");
        type(page, "[name=lastYear]", "2041");
        page.locator("#department-DEMO2").focus();
        page.keyboard().press("Space");
        press(page, "提请发布");
        // Ticked while every department is chosen: neither is taken for the other, and what was ticked stays.
        assertThat(page.locator("#field-departments-note")).containsText("勾选了部门");
        assertThat(page.locator("#department-DEMO2")).isChecked();
        page.locator("#which-ONLY").focus();
        page.keyboard().press("Space");
        press(page, "提请发布");
        assertThat(page.locator(".notice")).containsText("已提请发布");

        publishAsTheOther(draft);
        clerkIsScored();
        assertThat(walk.wrong()).isEmpty();
    }

    @Test
    void aCompleteNameInAFormulaStaysAsItWasTyped() {
        Page page = Chromium.signIn(context, "admin");
        page.navigate("/schemes");
        type(page, "#field-name", "公式方案");
        type(page, "#field-code", "formula-names");
        page.keyboard().press("Enter");
        page.waitForURL("**/schemes/*-*");
        String draft = path(page);
        node(page, "新增维度", "管理", "100");
        node(page, "＋指标", "公式", "100");
        page.locator("select.kind").first().selectOption("points");
        drawn(page, "select[name='/points/@type']");
        page.locator("select[name='/points/@type']").selectOption("formula");
        drawn(page, "button[value='add /points/entries']");
        page.locator("button[value='add /points/entries']").press("Enter");
        drawn(page, "[name='/points/entries/0/name']");
        type(page, "[name='/points/entries/0/name']", "三公经费核减数");
        Locator formula = page.locator("[name='/points/expression']");

        // Longer names are offered, and none of them is taken by leaving.
        type(page, "[name='/points/expression']", "三公经费执行数");
        assertThat(page.locator(".names li").filter(new Locator.FilterOptions().setHasText("三公经费执行数_上年")))
                .isVisible();
        assertThat(page.locator(".names li[aria-selected=true]")).hasCount(0);
        page.keyboard().press("Tab");
        assertThat(formula).hasValue("三公经费执行数");
        assertThat(formula).not().isFocused();

        // What the formula declares to be typed is offered too, and taken once an arrow has gone to it.
        type(page, "[name='/points/expression']", "三公经费核");
        assertThat(page.locator(".names li")).hasText("三公经费核减数");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(formula).hasValue("三公经费核减数");
        assertThat(formula).isFocused();

        page.navigate(draft);
        page.onDialog(dialog -> dialog.accept());
        press(page, "删除草稿");
        assertThat(page.locator(".notice")).isVisible();
    }

    private void publishAsTheOther(String draft) {
        try (BrowserContext other = Chromium.context(port)) {
            Page page = Chromium.signIn(other, "admin2");
            page.navigate(draft + "/differences");
            assertThat(page.locator("tbody")).containsText("制度健全");
            walk.briefly(page, "editor-differences", draft + "/differences");
            page.onDialog(dialog -> dialog.accept());
            press(page, "发布");
            assertThat(page.locator(".notice")).hasText("方案已发布。");
            walk.briefly(page, "editor-published", draft);
        }
    }

    private void clerkIsScored() {
        try (BrowserContext other = Chromium.context(port)) {
            Page page = Chromium.signIn(other, "finance2");
            page.navigate("/evaluations");
            page.fill("#start-year", "2041");
            page.locator("button:text-is('开始')").click();
            page.waitForURL("**/evaluations/*-*");
            page.navigate(path(page) + "/scores");
            page.locator("select[aria-label='制度健全']").selectOption("yes");
            assertThat(page.locator("select[aria-label='制度健全'] ~ .cell-state")).isVisible();
            page.locator("input[aria-label='违规次数']").fill("2");
            page.locator("input[aria-label='违规次数']").blur();
            // 60 + 40 − 2 × 5 = 90
            assertThat(page.locator("#panel-total")).hasText("90");
            assertThat(page.locator("#panel-grade")).hasText("优");
            walk.look(page, "editor-scored");
        }
    }

    private static void node(Page page, String link, String name, String points) {
        Locator add = page.locator("a").filter(new Locator.FilterOptions().setHasText(link));
        add.first().focus();
        page.keyboard().press("Enter");
        type(page, "#field-name", name);
        type(page, "#field-points", points);
        page.keyboard().press("Enter");
        page.waitForURL(link.contains("指标") ? "**/rule" : "**/schemes/*-*#node-*");
    }

    /** Waits until the form has this field and answers to it, so that what is done next is not lost to a form on its way. */
    private static void drawn(Page page, String field) {
        assertThat(page.locator(field).first()).isVisible();
        assertThat(page.locator(".htmx-request, .htmx-swapping, .htmx-settling"))
                .hasCount(0);
    }

    private static void type(Page page, String field, String text) {
        page.locator(field).first().focus();
        page.keyboard().press("Control+A");
        page.keyboard().type(text);
    }

    private static void press(Page page, String button) {
        page.locator("button:text-is('" + button + "')").first().focus();
        page.keyboard().press("Enter");
        page.waitForLoadState();
    }

    /** Goes down a choice until it says this; each step draws the form of that kind. */
    private static void choose(Page page, String select, String value, String key) {
        for (int i = 0; i < 20 && !page.locator(select).first().inputValue().equals(value); i++) {
            String before = page.locator(select).first().inputValue();
            page.locator(select).first().focus();
            page.waitForResponse(
                    response -> response.request().method().equals("POST"),
                    () -> page.keyboard().press(key));
            assertThat(page.locator(select).first()).not().hasValue(before);
        }
        assertThat(page.locator(select).first()).hasValue(value);
    }

    private static String path(Page page) {
        return URI.create(page.url()).getPath();
    }
}

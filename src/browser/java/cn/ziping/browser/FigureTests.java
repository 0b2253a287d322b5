package cn.ziping.browser;

import static cn.ziping.testing.ScoredFigures.DRILLS;
import static cn.ziping.testing.ScoredFigures.DUTY;
import static cn.ziping.testing.ScoredFigures.FINES;
import static cn.ziping.testing.ScoredFigures.TRAINED;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.testing.People;
import cn.ziping.testing.ScoredFigures;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 基础数据: from gap to gap, changes in words, and the reason of a large one. */
@BrowserTest
class FigureTests {

    private static final String FIGURES = "/ledgers/DEMO2/2033/figures";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private ScoredFigures scored;

    @Autowired
    private JdbcClient jdbc;

    private BrowserContext context;

    @BeforeEach
    void open() {
        scored.publish();
        jdbc.sql("delete from figure where department_id = ? and year in (2032, 2033)")
                .param(people.department("DEMO2"))
                .update();
        context = Chromium.context(port);
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void theKeyGoesFromGapToGapAndRoundAndTheCountGoesDownAsValuesAreTyped() {
        Page page = Chromium.signIn(context, "finance2");
        page.navigate(FIGURES);
        assertThat(words(page)).hasText("评分需要的数据还缺 4 项");

        for (String next : new String[] {
            DRILLS + ":VALUE", TRAINED + ":VALUE", TRAINED + ":LAST_YEAR", FINES + ":LAST_YEAR", DRILLS + ":VALUE"
        }) {
            page.keyboard().press("Alt+n");
            assertThat(field(page, next)).isFocused();
        }

        page.keyboard().type("2");
        page.keyboard().press("Alt+n");
        assertThat(field(page, TRAINED + ":VALUE")).isFocused();
        assertThat(words(page)).hasText("评分需要的数据还缺 3 项");
        page.keyboard().type("4.5");
        page.keyboard().press("Alt+n");
        assertThat(field(page, TRAINED + ":LAST_YEAR")).isFocused();
        assertThat(box(page, TRAINED + ":VALUE")).hasClass(Pattern.compile("is-invalid"));
        page.keyboard().type("10");
        // What scoring does not need is no place to stop at.
        field(page, FINES + ":VALUE").focus();
        assertThat(words(page)).hasText("评分需要的数据还缺 2 项");
        page.keyboard().press("Alt+n");
        assertThat(field(page, FINES + ":LAST_YEAR")).isFocused();
        page.keyboard().type("1.5");
        page.keyboard().press("Alt+n");
        // Round again, to the one that could not stand.
        assertThat(field(page, TRAINED + ":VALUE")).isFocused();
        assertThat(words(page)).hasText("评分需要的数据还缺 1 项");
        assertThat(next(page)).isVisible();
        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().type("12");
        page.keyboard().press("Tab");

        assertThat(words(page)).hasText("评分需要的数据已齐");
        assertThat(next(page)).isHidden();
        type(page, DRILLS + ":VALUE", "");
        assertThat(words(page)).hasText("评分需要的数据还缺 1 项");
        field(page, DUTY + ":VALUE").focus();
        next(page).click();
        assertThat(field(page, DRILLS + ":VALUE")).isFocused();
    }

    @Test
    void aReasonIsAskedForFromThirtyPercentOnAndFromZeroAndIsKept() {
        Page page = Chromium.signIn(context, "finance2");
        page.navigate(FIGURES);
        type(page, FINES + ":LAST_YEAR", "10");
        type(page, FINES + ":VALUE", "12.99");
        assertThat(change(page, FINES)).hasText("+29.90% 增长");
        assertThat(question(page, FINES)).isHidden();
        assertThat(field(page, FINES + ":REASON")).hasCount(0);

        type(page, FINES + ":VALUE", "13");
        assertThat(change(page, FINES)).hasText("+30.00% 增长");
        assertThat(question(page, FINES)).hasText("比上年变动 +30.00%，请说明原因");

        field(page, FINES + ":REASON").fill("处罚");
        // A colleague's save, or one's own of another cell, answers while the reason is being typed.
        page.evaluate(
                "id => { const field = document.getElementById(id); field.value = '6.9';"
                        + " htmx.trigger(field, 'change'); }",
                field(page, FINES + ":VALUE").getAttribute("id"));
        assertThat(change(page, FINES)).hasText("-31.00% 下降");
        assertThat(question(page, FINES)).hasText("比上年变动 -31.00%，请说明原因");
        assertThat(field(page, FINES + ":REASON")).hasValue("处罚");
        type(page, FINES + ":REASON", "处罚案件减少");
        assertThat(question(page, FINES)).hasText("变动原因");

        type(page, FINES + ":VALUE", "10");
        assertThat(change(page, FINES)).hasText("持平");
        assertThat(field(page, FINES + ":REASON")).hasValue("处罚案件减少");

        type(page, DRILLS + ":LAST_YEAR", "0");
        type(page, DRILLS + ":VALUE", "5");
        assertThat(change(page, DRILLS)).hasText("由零增加，不计算比率");
        assertThat(question(page, DRILLS)).hasText("比上年由零增加，请说明原因");
        type(page, DRILLS + ":VALUE", "0");
        assertThat(change(page, DRILLS)).hasText("持平");
        assertThat(field(page, DRILLS + ":REASON")).hasCount(0);

        page.reload();
        assertThat(field(page, FINES + ":REASON")).hasValue("处罚案件减少");
    }

    @Test
    void withoutJavaScriptTheFormPostsAndTheButtonLeadsToTheFirstGap() {
        try (BrowserContext plain = Chromium.context(port, false)) {
            Page page = Chromium.signIn(plain, "finance2");
            page.navigate(FIGURES);
            assertThat(next(page))
                    .hasAttribute("href", "#" + field(page, DRILLS + ":VALUE").getAttribute("id"));
            field(page, DRILLS + ":VALUE").fill("7");
            field(page, DRILLS + ":LAST_YEAR").fill("10");
            page.click("form[data-cells] button[type=submit]");

            assertThat(page.locator(".notice")).hasText("已保存。");
            assertThat(words(page)).hasText("评分需要的数据还缺 3 项");
            assertThat(question(page, DRILLS)).hasText("比上年变动 -30.00%，请说明原因");
            assertThat(next(page))
                    .hasAttribute("href", "#" + field(page, TRAINED + ":VALUE").getAttribute("id"));
            next(page).click();
            assertThat(page.url()).contains("#cell-");
            field(page, DRILLS + ":REASON").fill("社区演练合并举行");
            page.locator("form[data-cells] button[type=submit]").press("Enter");

            assertThat(question(page, DRILLS)).hasText("变动原因");
            assertThat(field(page, DRILLS + ":REASON")).hasValue("社区演练合并举行");
        }
    }

    @Test
    void thePageIsCleanInBothLanguagesAndSizes() {
        PageWalk walk = new PageWalk();
        Page page = Chromium.signIn(context, "finance2");
        page.navigate(FIGURES);
        type(page, DRILLS + ":VALUE", "7");
        type(page, DRILLS + ":LAST_YEAR", "10");
        type(page, TRAINED + ":VALUE", "1200");
        type(page, TRAINED + ":LAST_YEAR", "0");
        type(page, FINES + ":VALUE", "13.26");
        type(page, DUTY + ":VALUE", "365");
        type(page, DUTY + ":LAST_YEAR", "250");
        type(page, DUTY + ":REASON", "自三月起全年二十四小时值班，节假日由三个科室轮流承担，上年只在汛期值班。");
        walk.page(page, "figures-needed", FIGURES);
        try (BrowserContext other = Chromium.context(port)) {
            Page reader = Chromium.signIn(other, "reviewer");
            walk.briefly(reader, "figures-reader", FIGURES);
        }
        assertThat(walk.wrong()).isEmpty();
    }

    /** Types and waits for the answer. */
    private static void type(Page page, String cell, String text) {
        page.waitForResponse("**" + FIGURES, () -> {
            field(page, cell).fill(text);
            field(page, cell).blur();
        });
        assertThat(box(page, cell)).hasClass(Pattern.compile("is-saved"));
    }

    private static Locator words(Page page) {
        return page.locator("#needed-words");
    }

    private static Locator next(Page page) {
        return page.locator("#needed-next");
    }

    private static Locator field(Page page, String cell) {
        return box(page, cell).locator("[name=value]");
    }

    private static Locator box(Page page, String cell) {
        return page.locator(".cell")
                .filter(new Locator.FilterOptions().setHas(page.locator("input[name=cell][value='" + cell + "']")));
    }

    private static Locator change(Page page, String code) {
        return row(page, code).locator("td.change > output.value");
    }

    private static Locator question(Page page, String code) {
        return row(page, code).locator(".reason-words");
    }

    private static Locator row(Page page, String code) {
        return page.locator("tr").filter(new Locator.FilterOptions().setHas(box(page, code + ":VALUE")));
    }
}

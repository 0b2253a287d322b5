package cn.ziping.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.testing.People;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A form that is half filled is not lost without a question, whichever way it is left. */
@BrowserTest
class LeavingTests {

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private BrowserContext context;
    private final List<String> asked = new ArrayList<>();
    private boolean stay;

    @BeforeEach
    void open() {
        context = Chromium.context(port);
        stay = true;
    }

    @AfterEach
    void close() {
        context.close();
    }

    private Page signedIn(String who) {
        Page page = Chromium.signIn(context, who);
        page.onDialog(dialog -> {
            asked.add(dialog.type() + " " + dialog.message());
            if (stay) {
                dialog.dismiss();
            } else {
                dialog.accept();
            }
        });
        return page;
    }

    @Test
    void addingAProblemWhileAMeasureIsHalfTypedAsksFirst() {
        Page page = signedIn("finance");
        String problems = "/evaluations/" + people.evaluation() + "/problems";
        page.navigate(problems);
        int before = count();
        page.fill("form[action$='/measure'] textarea", "半条措施");
        page.fill("form[action$='/problem'] textarea >> nth=0", "一个问题");
        page.click("form[action$='/problem'] button[type=submit]");
        assertThat(asked).hasSize(1).first().asString().startsWith("confirm 本页另一张表单");
        assertThat(count()).isEqualTo(before);
        assertThat(page.locator("form[action$='/measure'] textarea")).hasValue("半条措施");
        assertThat(page.locator("form[action$='/problem'] textarea >> nth=0")).hasValue("一个问题");
        assertThat(page.locator("form[action$='/measure'] textarea")).isFocused();
    }

    @Test
    void aRuleThatWasChangedAsksBeforeThePageIsLeft() {
        Page page = signedIn("admin");
        String draft = draft(page);
        page.navigate(draft);
        page.click("tr[data-kind=indicator] a[href*='/rule']");
        page.waitForURL("**/rule");
        String rule = page.url();
        page.click(".actions a");
        page.waitForURL("**" + draft);
        assertThat(asked).isEmpty();
        page.navigate(rule);
        page.locator("#definition .definition-main input.form-control").first().fill("9");
        page.click(".actions a");
        assertThat(page.locator("#definition")).isVisible();
        assertThat(asked).hasSize(1).first().asString().startsWith("beforeunload");
        stay = false;
        page.click(".actions a");
        page.waitForURL("**" + draft);
    }

    /** Two cells fail while the session is over; after the login both are sent again in one go, when the person says so. */
    @Test
    void afterSigningInAgainWhatFailedIsSentWhenThePersonSaysSo() {
        Page page = signedIn("finance");
        stay = false;
        page.navigate("/evaluations/" + people.evaluation() + "/problems");
        Locator cells = page.locator("textarea[data-cell]");
        String first = cells.nth(0).inputValue();
        String second = cells.nth(1).inputValue();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        jdbc.sql("delete from spring_session").update();
        cells.nth(0).fill(first + "甲");
        cells.nth(0).blur();
        assertThat(page.locator("#sign-in")).isVisible();
        page.keyboard().press("Escape");
        cells.nth(1).fill(second + "乙");
        cells.nth(1).blur();
        page.fill("#again-username", "finance");
        page.fill("#again-password", "Ziping#2022");
        page.locator("#sign-in button").click();
        assertThat(page.locator(".unsaved-bar")).containsText("2 处尚未保存。");
        page.locator(".unsaved-bar button").click();
        assertThat(page.locator(".unsaved-bar")).hasCount(0);
        assertThat(page.locator(".cell.is-saved")).hasCount(2);
        page.reload();
        assertThat(cells.nth(0)).hasValue(first + "甲");
        assertThat(cells.nth(1)).hasValue(second + "乙");
        cells.nth(0).fill(first);
        cells.nth(0).blur();
        assertThat(page.locator(".cell.is-saved")).hasCount(1);
        cells.nth(1).fill(second);
        cells.nth(1).blur();
        assertThat(page.locator(".cell.is-saved")).hasCount(2);
    }

    /** Another kind draws the form anew, and what was typed into it would pass for what is stored. */
    @Test
    void aRuleThatWasDrawnAnewIsAskedAbout() {
        Page page = signedIn("admin");
        String draft = draft(page);
        page.click("tr[data-kind=indicator] a[href*='/rule']");
        page.waitForURL("**/rule");
        page.waitForResponse(
                response -> response.request().method().equals("POST"),
                () -> page.locator("#definition select.kind").first().selectOption("fixed"));
        assertThat(page.locator("#definition select.kind").first()).hasValue("fixed");
        page.click(".actions a");
        assertThat(page.locator("#definition")).isVisible();
        assertThat(asked).hasSize(1).first().asString().startsWith("beforeunload");
        stay = false;
        page.click(".actions a");
        page.waitForURL("**" + draft);
    }

    /** The login in its dialog is no other form, and what is half typed is asked about after it as before. */
    @Test
    void signingInAgainAsksNothingAndForgetsNothing() {
        Page page = signedIn("finance");
        page.navigate("/evaluations/" + people.evaluation() + "/problems");
        page.fill("form[action$='/measure'] textarea", "半条措施");
        Locator cell = page.locator("textarea[data-cell]").first();
        String before = cell.inputValue();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        jdbc.sql("delete from spring_session").update();
        cell.fill(before + "。");
        cell.blur();
        assertThat(page.locator("#sign-in")).isVisible();
        page.fill("#again-username", "finance");
        page.fill("#again-password", "Ziping#2022");
        page.locator("#sign-in button").click();
        assertThat(page.locator("#sign-in")).isHidden();
        assertThat(asked).isEmpty();
        assertThat(page.locator("form[action$='/measure'] textarea")).hasValue("半条措施");
        cell.fill(before);
        cell.blur();
        assertThat(page.locator(".unsaved-bar")).hasCount(0);
        page.click("header nav a >> nth=0");
        assertThat(asked).hasSize(1).first().asString().startsWith("beforeunload");
        assertThat(page.locator("form[action$='/measure'] textarea")).hasValue("半条措施");
    }

    private static String draft(Page page) {
        page.navigate("/schemes");
        page.locator("form[action*='/schemes/samples/'] button").first().click();
        page.waitForURL("**/schemes/*-*");
        return page.url().replaceFirst("^https?://[^/]+", "");
    }

    private int count() {
        return jdbc.sql("select count(*) from evaluation_problem")
                .query(Integer.class)
                .single();
    }
}

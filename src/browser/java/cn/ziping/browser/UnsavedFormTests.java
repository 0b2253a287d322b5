package cn.ziping.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was typed into a form whose session has ended is not lost, on whatever page; without JavaScript. */
@BrowserTest
class UnsavedFormTests {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aFormThatNoPageRefillsIsShownToBeCopiedAndIsNotSaved() {
        try (BrowserContext context = Chromium.context(port, false)) {
            Page page = Chromium.signIn(context, "sysadmin");
            page.navigate("/admin/accounts");
            page.fill("[name=username]", "spaet");
            page.fill("[name=name]", "<b>晚到的人</b>");
            jdbc.sql("delete from spring_session").update();
            page.click("main form button");
            page.waitForURL("**/login");
            Chromium.fillLogin(page, "sysadmin");

            page.waitForURL("**/unsaved");
            assertThat(page.getByLabel("名称或姓名")).hasValue("<b>晚到的人</b>");
            assertThat(page.getByLabel("账号")).hasValue("spaet");
            page.navigate("/admin/accounts");
            assertThat(page.locator("tbody")).not().containsText("spaet");
            page.navigate("/unsaved");
            assertThat(page).hasURL("http://localhost:" + port + "/");
        }
    }

    @Test
    void aPasswordIsNeverKept() {
        try (BrowserContext context = Chromium.context(port, false)) {
            Page page = Chromium.signIn(context, "sysadmin");
            page.navigate("/password");
            page.fill("[name=current]", "Ziping#2022");
            page.fill("[name=password]", "Ziping#2023");
            page.fill("[name=again]", "Ziping#2023");
            jdbc.sql("delete from spring_session").update();
            page.click("main form button");
            page.waitForURL("**/login");
            Chromium.fillLogin(page, "sysadmin");
            page.waitForURL("**/");
            assertThat(page.locator("h1")).containsText("工作台");
        }
    }

    @Test
    void aTargetIsFilledInAgainOnItsPage() {
        try (BrowserContext context = Chromium.context(port, false)) {
            Page page = Chromium.signIn(context, "finance2");
            page.navigate("/ledgers/DEMO2/2024/targets");
            page.fill("#field-code", "CC09");
            page.fill("#field-name", "走访企业");
            page.selectOption("#field-category", "效益");
            page.fill("#field-weight", "40");
            jdbc.sql("delete from spring_session").update();
            page.click("main form.fields button");
            page.waitForURL("**/login");
            Chromium.fillLogin(page, "finance2");

            page.waitForURL("**/targets/rows");
            assertThat(page.locator(".notice")).containsText("尚未保存");
            assertThat(page.locator("#field-name")).hasValue("走访企业");
            assertThat(page.locator("#field-category")).hasValue("效益");
            page.click("main form.fields button");
            assertThat(page.locator(".notice")).hasText("已新增一项绩效指标。");
        }
    }
}

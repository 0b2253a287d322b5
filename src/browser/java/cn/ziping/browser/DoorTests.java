package cn.ziping.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.ziping.account.AccountAdministration;
import cn.ziping.account.GrantForm;
import cn.ziping.testing.People;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages at the door and in the watchmen's hands: locks, resets by two, the log's check, files that wait their turn. */
@BrowserTest
class DoorTests {

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private AccountAdministration accounts;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path directory;

    private final PageWalk walk = new PageWalk();

    @Test
    void aResetIsProposedByOneAndConfirmedByAnotherAndThePersonIsTold() {
        UUID id = accounts.create(people.actor("sysadmin"), "vergesslich", "忘事的会计")
                .accountId();
        accounts.grant(
                people.actor("secadmin"), id, new GrantForm("REVIEWER", false, Set.of(people.department("DEMO2")), ""));
        try (BrowserContext context = Chromium.context(port)) {
            Page page = signedIn(context, "sysadmin");
            page.navigate("/admin/accounts/" + id);
            button(page, "提请重置密码");
            assertThat(page.locator(".notice")).hasText("已提请重置密码，等待另一人确认。");
            walk.briefly(page, "account-reset-waits", "/admin/accounts/" + id);
            walk.briefly(page, "resets-proposer", "/admin/resets");
        }
        String once;
        try (BrowserContext context = Chromium.context(port)) {
            Page page = signedIn(context, "secadmin");
            walk.page(page, "resets", "/admin/resets");
            page.navigate("/admin/resets?lang=zh-CN");
            button(page, "确认重置");
            once = page.locator("#once-password").innerText();
            walk.look(page, "reset-confirmed");
            // Shown once: loaded again it is gone.
            page.navigate("/admin/resets");
            assertThat(page.locator("#once-password")).hasCount(0);
            walk.page(page, "account-grants", "/admin/accounts/" + id);
        }
        try (BrowserContext context = Chromium.context(port)) {
            Page page = context.newPage();
            page.navigate("/login");
            page.fill("[name=username]", "vergesslich");
            page.fill("[name=password]", once);
            page.click("form.login-form button");
            page.waitForURL("**/password");
            assertThat(page.locator(".alert")).containsText("您的密码于");
            walk.look(page, "password-was-reset");
        }
        Assertions.assertThat(walk.wrong()).isEmpty();
    }

    @Test
    void aLockedAccountSaysSoAndIsUnlocked() {
        try (BrowserContext context = Chromium.context(port)) {
            Page page = context.newPage();
            for (int i = 0; i < 6; i++) {
                page.navigate("/login");
                page.fill("[name=username]", "contributor");
                page.fill("[name=password]", "wrong");
                page.click("form.login-form button");
                page.waitForURL(i < 5 ? "**/login?error" : "**/login?locked");
            }
            walk.look(page, "login-locked");
        }
        try (BrowserContext context = Chromium.context(port)) {
            Page page = signedIn(context, "sysadmin");
            page.navigate("/admin/accounts");
            assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("contributor")))
                    .containsText("已锁定");
            page.click("text=" + people.actor("contributor").name());
            walk.look(page, "account-locked");
            button(page, "解除锁定");
            assertThat(page.locator(".notice")).hasText("已解除锁定，可以重新登录。");
        }
        Assertions.assertThat(walk.wrong()).isEmpty();
    }

    @Test
    void theAuditorChecksTheLogInTheBackground() {
        try (BrowserContext context = Chromium.context(port)) {
            Page page = signedIn(context, "auditor");
            page.navigate("/admin/audit");
            button(page, "校验日志链");
            assertThat(page.locator(".good")).containsText("日志链完整");
            walk.page(page, "audit", "/admin/audit");
        }
        Assertions.assertThat(walk.wrong()).isEmpty();
    }

    /** The server reads two files at once: the third stays in its page and is sent again by itself. */
    @Test
    void aFileThatHasToWaitStaysInThePageAndIsSentAgain() throws Exception {
        Path file = Files.writeString(directory.resolve("方案.json"), "{}");
        try (BrowserContext context = Chromium.context(port)) {
            Page page = signedIn(context, "admin");
            AtomicInteger sent = new AtomicInteger();
            page.route("**/schemes/import/check", route -> {
                if (sent.incrementAndGet() == 1) {
                    route.fulfill(new Route.FulfillOptions().setStatus(429).setHeaders(Map.of("Retry-After", "1")));
                } else {
                    route.resume();
                }
            });
            page.navigate("/schemes");
            page.setInputFiles("#file", file);
            page.locator("form[data-upload] button").click();
            assertThat(page.locator(".upload-note")).containsText("稍后自动重新上传");
            walk.look(page, "upload-waits");
            // The second time it is read, and what is wrong with it is shown in its page.
            assertThat(page.locator("main")).containsText("/code");
            Assertions.assertThat(sent.get()).isEqualTo(2);
            walk.look(page, "upload-read");
        }
        Assertions.assertThat(walk.wrong()).isEmpty();
    }

    /** The page of one person is open, its session ends, and another one signs in in its dialog. */
    @Test
    void whoSignsInInTheDialogOfAnothersPageGetsAPageOfTheirOwn() {
        try (BrowserContext context = Chromium.context(port)) {
            Page page = signedIn(context, "finance");
            page.navigate("/evaluations/" + people.evaluation() + "/problems");
            page.waitForLoadState(LoadState.NETWORKIDLE);
            jdbc.sql("delete from spring_session").update();
            page.locator("textarea[data-cell]").first().fill("财务刚输入的话");
            page.locator("textarea[data-cell]").first().blur();
            assertThat(page.locator("#sign-in")).isVisible();
            page.fill("#again-username", "reviewer");
            page.fill("#again-password", "Ziping#2022");
            page.locator("#sign-in button").click();
            page.waitForURL("http://localhost:" + port + "/");
            assertThat(page.locator("main")).not().containsText("财务刚输入的话");
        }
    }

    @Test
    void whatIsTooLargeAndWhatIsNoTextIsSaidInTheSitesWords() {
        try (BrowserContext context = Chromium.context(port)) {
            Page page = signedIn(context, "sysadmin");
            page.navigate("/admin/accounts");
            page.evaluate("document.querySelector('[name=name]').value = 'x'.repeat(70000)");
            page.fill("[name=username]", "langer");
            button(page, "建立账号");
            assertThat(page.locator("h1")).hasText("内容太大");
            walk.look(page, "error-413");
            page.navigate("/admin/accounts?x=%00");
            assertThat(page.locator("h1")).hasText("请求无法读取");
            walk.look(page, "error-400");
        }
        Assertions.assertThat(walk.wrong()).isEmpty();
    }

    private static Page signedIn(BrowserContext context, String username) {
        Page page = Chromium.signIn(context, username);
        page.onDialog(Dialog::accept);
        return page;
    }

    private static void button(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }
}

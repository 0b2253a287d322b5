package cn.ziping.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The installed Chromium, one a JVM. */
final class Chromium {

    private static final Playwright PLAYWRIGHT =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));

    private static final Browser BROWSER = PLAYWRIGHT
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));

    private Chromium() {}

    /** A browser of one's own: cookies are not shared. */
    static BrowserContext context(int port) {
        return context(port, true);
    }

    static BrowserContext context(int port, boolean javaScript) {
        BrowserContext context = BROWSER.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://localhost:" + port)
                .setLocale("zh-CN")
                .setViewportSize(1440, 900)
                .setJavaScriptEnabled(javaScript));
        context.setDefaultTimeout(10_000);
        return context;
    }

    /** Signs in as one of the demo's people and stays on the workbench. */
    static Page signIn(BrowserContext context, String username) {
        Page page = context.newPage();
        page.navigate("/login");
        fillLogin(page, username);
        page.waitForURL("**/");
        return page;
    }

    static void fillLogin(Page page, String username) {
        page.fill("input[name=username]", username);
        page.fill("input[name=password]", "Ziping#2022");
        page.click("form.login-form button[type=submit]");
    }
}

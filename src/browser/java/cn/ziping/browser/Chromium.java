package cn.ziping.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.HashMap;
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

    /** Of each person the cookies of a session. One of another application's database is none here: it leads to the login. */
    private static final Map<String, List<Cookie>> SESSIONS = new HashMap<>();

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

    /**
     * Signs in as one of the demo's people and stays on the workbench. Whoever has signed in at this port before goes on in that
     * session while it stands: the form itself is used where it is what a test is about, and for each person once.
     */
    static Page signIn(BrowserContext context, String username) {
        Page page = context.newPage();
        context.addCookies(SESSIONS.getOrDefault(username, List.of()));
        page.navigate("/");
        if (page.url().endsWith("/login")) {
            fillLogin(page, username);
            page.waitForURL("**/");
            SESSIONS.put(
                    username, context.cookies().stream().map(Chromium::kept).toList());
        }
        return page;
    }

    private static Cookie kept(Cookie cookie) {
        return new Cookie(cookie.name, cookie.value)
                .setDomain(cookie.domain)
                .setPath(cookie.path)
                .setHttpOnly(cookie.httpOnly)
                .setSameSite(cookie.sameSite);
    }

    static void fillLogin(Page page, String username) {
        page.fill("input[name=username]", username);
        page.fill("input[name=password]", "Ziping#2022");
        page.click("form.login-form button[type=submit]");
    }
}

package cn.ziping.browser;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.testing.People;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Walks every page in both languages: axe finds nothing, no console error, no sideways scrolling, and a picture is left. */
@BrowserTest
class EveryPageTests {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private final List<String> wrong = new ArrayList<>();

    @Test
    void everyPageIsCleanInBothLanguagesAndSizes() {
        UUID evaluation = people.evaluation();
        UUID scheme = jdbc.sql("select id from scoring_scheme where code = 'zengcheng'")
                .query(UUID.class)
                .single();
        try (BrowserContext anonymous = Chromium.context(port)) {
            walk(anonymous.newPage(), "login", "/login");
        }
        try (BrowserContext context = Chromium.context(port)) {
            Page page = Chromium.signIn(context, "finance");
            walk(page, "workbench", "/");
            walk(page, "evaluations", "/evaluations");
            walk(page, "overview", "/evaluations/" + evaluation);
            walk(page, "scores", "/evaluations/" + evaluation + "/scores");
            walk(page, "report", "/evaluations/" + evaluation + "/report");
            walk(page, "ledger", "/ledgers/ZCYJ/2022");
            walk(page, "ledger-empty", "/ledgers/ZCYJ/2025");
            walk(page, "figures", "/ledgers/ZCYJ/2022/figures");
            walk(page, "targets", "/ledgers/ZCYJ/2022/targets");
            walk(page, "schemes", "/schemes");
            walk(page, "scheme", "/schemes/" + scheme);
            walk(page, "error-404", "/ledgers/ZCYJ/1800");
            page.navigate("/evaluations/" + evaluation + "/report?lang=zh-CN");
            page.pdf(new Page.PdfOptions()
                    .setPath(Path.of("target/screens/report-print.pdf"))
                    .setPreferCSSPageSize(true));
        }
        try (BrowserContext context = Chromium.context(port)) {
            Page page = Chromium.signIn(context, "finance2");
            walk(page, "finance2-workbench", "/");
            walk(page, "finance2-ledger", "/ledgers/DEMO2/2022");
        }
        try (BrowserContext context = Chromium.context(port)) {
            Page page = Chromium.signIn(context, "reviewer");
            walk(page, "reviewer-workbench", "/");
            walk(page, "reviewer-scores", "/evaluations/" + evaluation + "/scores");
            walk(page, "reviewer-ledger", "/ledgers/ZCYJ/2022");
        }
        try (BrowserContext context = Chromium.context(port)) {
            walk(Chromium.signIn(context, "admin"), "admin-workbench", "/");
        }
        assertThat(wrong).isEmpty();
    }

    private void walk(Page page, String name, String address) {
        List<String> errors = new ArrayList<>();
        Consumer<ConsoleMessage> listener = message -> {
            if (message.type().equals("error")) {
                errors.add(name + ": console: " + message.text());
            }
        };
        page.onConsoleMessage(listener);
        for (String language : List.of("zh-CN", "en")) {
            for (int width : List.of(1440, 390)) {
                page.setViewportSize(width, 900);
                page.navigate(address + "?lang=" + language);
                page.waitForLoadState(LoadState.NETWORKIDLE);
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target/screens", name + "-" + language + "-" + width + ".png")));
                check(page, name + " " + language + " " + width);
            }
        }
        page.offConsoleMessage(listener);
        if (!name.startsWith("error-")) {
            wrong.addAll(errors);
        }
    }

    private void check(Page page, String where) {
        AxeResults results = new AxeBuilder(page).withTags(RULES).analyze();
        results.getViolations()
                .forEach(violation -> wrong.add(where + ": " + violation.getId() + " "
                        + violation.getNodes().get(0).getHtml()));
        int overflow = (Integer)
                page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (overflow > 0) {
            wrong.add(where + ": scrolls sideways by " + overflow);
        }
    }
}

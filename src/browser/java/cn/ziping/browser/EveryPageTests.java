package cn.ziping.browser;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.testing.People;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Walks every page in both languages: axe finds nothing, no console error, no sideways scrolling, and a picture is left. */
@BrowserTest
class EveryPageTests {

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private final PageWalk walk = new PageWalk();

    @Test
    void everyPageIsCleanInBothLanguagesAndSizes() {
        UUID evaluation = people.evaluation();
        UUID scheme = jdbc.sql("select id from scoring_scheme where code = 'zengcheng'")
                .query(UUID.class)
                .single();
        try (BrowserContext anonymous = Chromium.context(port)) {
            walk.page(anonymous.newPage(), "login", "/login");
        }
        try (BrowserContext context = Chromium.context(port)) {
            Page page = Chromium.signIn(context, "finance");
            walk.page(page, "workbench", "/");
            walk.page(page, "evaluations", "/evaluations");
            walk.page(page, "overview", "/evaluations/" + evaluation);
            walk.page(page, "scores", "/evaluations/" + evaluation + "/scores");
            walk.page(page, "report", "/evaluations/" + evaluation + "/report");
            walk.page(page, "ledger", "/ledgers/ZCYJ/2022");
            walk.page(page, "ledger-empty", "/ledgers/ZCYJ/2025");
            walk.page(page, "figures", "/ledgers/ZCYJ/2022/figures");
            walk.page(page, "targets", "/ledgers/ZCYJ/2022/targets");
            walk.page(page, "narrative", "/evaluations/" + evaluation + "/narrative");
            walk.page(page, "problems", "/evaluations/" + evaluation + "/problems");
            walk.page(page, "password", "/password");
            walk.page(page, "schemes", "/schemes");
            walk.page(page, "scheme", "/schemes/" + scheme);
            walk.page(page, "error-404", "/ledgers/ZCYJ/1800");
            page.navigate("/evaluations/" + evaluation + "/report?lang=zh-CN");
            page.pdf(new Page.PdfOptions()
                    .setPath(Path.of("target/screens/report-print.pdf"))
                    .setPreferCSSPageSize(true));
        }
        try (BrowserContext context = Chromium.context(port)) {
            Page page = Chromium.signIn(context, "finance2");
            walk.once(page, "finance2-workbench", "/");
            walk.once(page, "finance2-evaluations", "/evaluations");
            walk.briefly(page, "finance2-ledger", "/ledgers/DEMO2/2022");
        }
        try (BrowserContext context = Chromium.context(port)) {
            Page page = Chromium.signIn(context, "reviewer");
            walk.once(page, "reviewer-workbench", "/");
            walk.once(page, "reviewer-scores", "/evaluations/" + evaluation + "/scores");
            walk.briefly(page, "reviewer-ledger", "/ledgers/ZCYJ/2022");
            walk.once(page, "reviewer-overview", "/evaluations/" + evaluation);
            walk.page(page, "reviews-none", "/reviews");
        }
        try (BrowserContext context = Chromium.context(port)) {
            Page page = Chromium.signIn(context, "admin");
            walk.once(page, "admin-workbench", "/");
            walk.once(page, "admin-schemes", "/schemes");
        }
        assertThat(walk.wrong()).isEmpty();
    }
}

package cn.ziping.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.sheet.Column;
import cn.ziping.sheet.SheetWriter;
import cn.ziping.testing.People;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A spreadsheet into the ledger, in a browser: matched, refused at its cells, corrected, written. */
@BrowserTest
class LedgerImportPageTests {

    private static final String LEDGER = "/ledgers/DEMO2/2040";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private BrowserContext context;

    @BeforeEach
    void open() {
        jdbc.sql("delete from ledger_matching").update();
        context = Chromium.context(port);
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void threeWrongCellsAreShownAndTheCorrectedFileIsWritten() throws IOException {
        PageWalk walk = new PageWalk();
        Page page = Chromium.signIn(context, "finance2");
        upload(page, "执行.xlsx", file("应急演练 abc 5", "设备购置 20 -1", "执法服装 1,5 2"));
        assertThat(page.locator("h1")).hasText("请核对各列的含义");
        walk.briefly(page, "ledger-import-matching", path(page));
        page.locator("form[action$='/match'] button[type=submit]").click();
        assertThat(page.locator("h1")).hasText("对照结果");
        assertThat(page.locator(".counts")).containsText("有误 3 行");
        assertThat(page.locator("tr").filter(contains("Sheet1 第 2 行"))).containsText("B 列： 「abc」不是数字");
        assertThat(page.locator("tr").filter(contains("Sheet1 第 3 行"))).containsText("C 列： 金额不能小于零");
        assertThat(page.locator("tr").filter(contains("Sheet1 第 4 行"))).containsText("B 列： 「1,5」");
        assertThat(page.locator("form[action$='/apply'] button")).hasCount(0);
        walk.briefly(page, "ledger-import-wrong", path(page));
        page.click("text=重新对照");
        assertThat(page.locator("h1")).hasText("对照结果");
        assertThat(page.locator(".counts")).containsText("有误 3 行");
        assertThat(lines()).isZero();

        upload(page, "改正.xlsx", file("应急演练 10 5", "设备购置 20 1", "执法服装 1.5 2"));
        // The headings were matched before: no question this time.
        assertThat(page.locator("h1")).hasText("对照结果");
        assertThat(page.locator(".counts")).containsText("新增 3 行");
        walk.briefly(page, "ledger-import-ready", path(page));
        page.locator("form[action$='/apply'] button").click();
        assertThat(page.locator("h1")).hasText("已导入");
        assertThat(page.locator(".good")).hasText("已写入：新增 3 行，变化 0 行。");
        assertThat(lines()).isEqualTo(3);

        page.navigate(LEDGER);
        assertThat(page.locator("#grid .tabulator-calcs-bottom [tabulator-field=ORIGINAL]"))
                .hasText("31.50");

        // A colleague types while the next file is being read over.
        upload(page, "再次.xlsx", file("应急演练 12 5", "设备购置 20 1", "执法服装 1.5 3"));
        assertThat(page.locator(".counts")).containsText("变化 2 行");
        jdbc.sql("update ledger_line set original = 110000 where name = '应急演练' and budget_id in"
                        + " (select id from budget where year = 2040)")
                .update();
        page.locator("form[action$='/apply'] button").click();
        assertThat(page.locator(".locked")).containsText("对照之后台账有改动，未写入任何内容");
        assertThat(page.locator("tr").filter(contains("年初预算数 10.00 → 11.00"))).containsText("应急演练");
        assertThat(page.locator("tr").filter(contains("Sheet1 第 2 行"))).containsText("B 列： 年初预算数 11.00 → 12.00");
        walk.briefly(page, "ledger-import-moved", path(page));
        page.locator(".counts a").click();
        assertThat(page.locator("h1")).hasText("不变 1 行");
        assertThat(page.locator("tbody tr")).containsText("设备购置");
        walk.briefly(page, "ledger-import-rows", path(page) + "?state=UNCHANGED");
        page.navigate(path(page).replace("/rows", ""));
        page.locator("form[action$='/apply'] button").click();
        assertThat(page.locator(".good")).hasText("已写入：新增 0 行，变化 2 行。");
        assertThat(walk.wrong()).isEmpty();
    }

    private static String path(Page page) {
        return URI.create(page.url()).getPath();
    }

    @Test
    void whatIsNoSpreadsheetIsRefusedInASentenceOnThePage() {
        Page page = Chromium.signIn(context, "finance2");
        upload(page, "report.xlsx", "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
        assertThat(page.locator(".refusal")).containsText(".xlsx");
        assertThat(page.locator("#file")).isVisible();
    }

    private static Locator.FilterOptions contains(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static void upload(Page page, String name, byte[] content) {
        page.navigate(LEDGER + "/import");
        page.locator("#file").setInputFiles(new FilePayload(name, "application/octet-stream", content));
        page.locator("form[enctype] button[type=submit]").click();
    }

    private long lines() {
        return jdbc.sql("select count(*) from ledger_line l join budget b on b.id = l.budget_id where b.year = 2040"
                        + " and b.department_id = ?")
                .param(people.department("DEMO2"))
                .query(Long.class)
                .single();
    }

    /** Name, budget and execution of each project, parted by blanks. */
    private static byte[] file(String... rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter writer = new SheetWriter(out)) {
            writer.sheet("Sheet1", List.of(Column.text("项目名称", 20), Column.text("预算数", 12), Column.text("执行数", 12)));
            Arrays.stream(rows).forEach(row -> writer.row(List.of(row.split(" "))));
            writer.totalRow(List.of("合计", "0", "0"));
            writer.finish();
        }
        return out.toByteArray();
    }
}

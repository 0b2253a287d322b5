package cn.ziping.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.budget.BudgetService;
import cn.ziping.budget.Ledger;
import cn.ziping.budget.LedgerColumn;
import cn.ziping.budget.LedgerLine;
import cn.ziping.budget.LedgerLines;
import cn.ziping.budget.LedgerSection;
import cn.ziping.budget.LineKind;
import cn.ziping.figure.CellEdit;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.testing.People;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger's grid in a real browser: keys and paste alone, colleagues, dying pages, ended sessions and lost networks. */
@BrowserTest
class LedgerGridTests {

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private LedgerLines lines;

    @Autowired
    private BudgetService budgets;

    @Autowired
    private JdbcClient jdbc;

    private static int years = 2050;

    private BrowserContext context;
    private FiscalYear year;
    private String ledger;

    /** Each test has a year of its own, of which no other knows. */
    @BeforeEach
    void open() {
        year = new FiscalYear(years);
        years += 2;
        ledger = "/ledgers/DEMO2/" + year;
        context = Chromium.context(port);
        context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void thirtyProjectsAreFilledByKeysAndPasteAlone() {
        addProjects(year, 30);
        Page page = opened();
        // From the first cell that is typed in: 1000 and 100 for the first, the others pasted as from Excel.
        page.keyboard().type("1,000");
        page.keyboard().press("Tab");
        page.keyboard().type("-100");
        // Over the derived 全年预算数.
        page.keyboard().press("Tab");
        // As an input method does: a field first, then its characters.
        page.keyboard().press("F2");
        page.keyboard().type("８００.５");
        page.keyboard().press("Enter");
        assertThat(cell(page, 0, "MONTH_12")).hasText("800.50");
        assertThat(cell(page, 0, "ANNUAL")).hasText("900.00");
        assertThat(cell(page, 0, "RATE")).hasText("88.94%");

        // Two columns of 29 rows: i × 10 and 0, with thousands commas, a blank and the newline that Excel adds.
        page.keyboard().press("Home");
        paste(
                page,
                IntStream.rangeClosed(2, 30)
                                .mapToObj(
                                        i -> (i == 30 ? "1,300" : String.valueOf(i * 10)) + "\t" + (i == 3 ? "/" : "0"))
                                .collect(Collectors.joining("\r\n"))
                        + "\r\n");

        // 1000 + (20 + 30 + … + 290) + 1300 = 1000 + 4340 + 1300
        assertThat(sum(page, "ORIGINAL")).hasText("6,640.00");
        // The third project has no adjustment, so there is no sum of them and no annual budget.
        assertThat(sum(page, "ADJUSTMENT")).hasText("—");
        assertThat(amount(29, "original")).isEqualTo("13000000");
        assertThat(amount(2, "adjustment")).isNull();

        page.keyboard().press("Control+z");
        assertThat(sum(page, "ORIGINAL")).hasText("—");
        assertThat(amount(29, "original")).isNull();
        page.keyboard().press("Control+Shift+z");
        assertThat(sum(page, "ORIGINAL")).hasText("6,640.00");
        // Taken back and put again: three revisions of the last project's cell.
        assertThat(jdbc.sql("select count(*) from cell_revision where year = ? and cell like '%' || ? || '/ORIGINAL'")
                        .params(year.value(), line(29))
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void aPastedRectangleSaysWhichCellsAreRefusedAndWhy() {
        addProjects(year, 3);
        Page page = opened();

        paste(page, "10\t-1\t99\nabc\t5%\t\n=cmd|' /C calc'!A0\t0\t\n1\t2\t3\n");

        assertThat(cell(page, 0, "ORIGINAL")).hasText("10.00");
        assertThat(cell(page, 0, "ADJUSTMENT")).hasText("-1.00");
        assertThat(cell(page, 1, "ORIGINAL")).hasClass(Pattern.compile("is-invalid"));
        assertThat(cell(page, 1, "ORIGINAL")).hasText("abc");
        assertThat(cell(page, 1, "ORIGINAL")).hasAttribute("title", Pattern.compile("「abc」不是数字"));
        assertThat(cell(page, 1, "ADJUSTMENT")).hasAttribute("title", Pattern.compile("「5%」不是数字"));
        assertThat(cell(page, 2, "ORIGINAL")).hasText("=cmd|' /C calc'!A0");
        assertThat(cell(page, 2, "ADJUSTMENT")).hasText("0.00");
        // 99 into a derived column, and three below the last row.
        assertThat(page.locator("#grid-state")).containsText("已保存 3 格，4 格未写入：请看标出的单元格 3 个数超出表格");
        assertThat(amount(1, "original")).isNull();
    }

    @Test
    void undoAfterARefusedPasteTakesTheMarksAwayAndNothingOlder() {
        addProjects(year, 2);
        Page page = opened();
        page.keyboard().type("10");
        page.keyboard().press("Enter");
        assertThat(cell(page, 0, "ORIGINAL")).hasText("10.00");
        paste(page, "abc");
        assertThat(cell(page, 1, "ORIGINAL")).hasClass(Pattern.compile("is-invalid"));
        page.keyboard().press("Control+z");
        assertThat(cell(page, 1, "ORIGINAL")).not().hasClass(Pattern.compile("is-invalid"));
        assertThat(page.locator("#grid-state")).containsText("已取消这一步");
        assertThat(cell(page, 0, "ORIGINAL")).hasText("10.00");
        assertThat(amount(0, "original")).isEqualTo("100000");
        // The next one is the older step.
        page.keyboard().press("Control+z");
        assertThat(cell(page, 0, "ORIGINAL")).hasText("");
        assertThat(amount(0, "original")).isNull();
    }

    @Test
    void aRectangleTenThousandTimesLastYearsAsksAboutTheUnit() {
        FiscalYear before = year.previous();
        addProjects(before, 3);
        addProjects(year, 3);
        type(before, 0, LedgerColumn.ORIGINAL, "100");
        type(before, 1, LedgerColumn.ORIGINAL, "200");
        type(before, 2, LedgerColumn.ORIGINAL, "300");
        Page page = opened();

        paste(page, "1100000\n1900000\n3100000\n");

        Locator dialog = page.locator("#unit-dialog");
        assertThat(dialog).containsText("单位是否应为元？");
        assertThat(amount(0, "original")).isNull();
        dialog.locator("[data-answer=other]").click();
        assertThat(cell(page, 0, "ORIGINAL")).hasText("110.00");
        assertThat(amount(2, "original")).isEqualTo("3100000");
        // One number like last year's is enough to say that the unit is right.
        page.keyboard().press("Control+Home");
        paste(page, "110\n1900000\n3100000\n");
        assertThat(cell(page, 1, "ORIGINAL")).hasText("1,900,000.00");
        assertThat(dialog).isHidden();
    }

    /** A browser would drop the line break and leave 12345. */
    @Test
    void twoLinesPastedIntoAnOpenCellAreNotJoined() {
        addProjects(year, 2);
        Page page = opened();
        page.keyboard().press("F2");
        paste(page, "12\r\n345\r\n");
        Locator editor = page.locator(".cell-editor");
        assertThat(editor).hasValue("");
        assertThat(page.locator("#live")).containsText("剪贴板里有 2 行");
        // Nor when they are dragged there.
        assertThat(
                        editor.evaluate(
                                "field => { const dragged = new DataTransfer(); dragged.setData('text/plain', '12\\n345');"
                                        + " return field.dispatchEvent(new DragEvent('drop', {dataTransfer: dragged, bubbles: true, cancelable: true})); }"))
                .isEqualTo(false);
        // One line with the break that Excel adds is one line.
        paste(page, "12\r\n");
        assertThat(editor).hasValue("12");
        page.keyboard().press("Enter");
        assertThat(cell(page, 0, "ORIGINAL")).hasText("12.00");
        assertThat(amount(1, "original")).isNull();
    }

    /** The name of the line that is selected stood in white on white. */
    @Test
    void theSelectedLinesNameCanBeRead() {
        addProjects(year, 2);
        Page page = opened();
        cell(page, 1, "ORIGINAL").click();
        String colours = (String)
                page.evaluate(
                        "() => [...document.querySelectorAll('#grid .tabulator-range-row-header')]"
                                + ".map(name => getComputedStyle(name)).map(style => style.color + ' on ' + style.backgroundColor).join('; ')");
        assertThat(colours)
                .contains("rgb(29, 39, 51) on rgb(232, 239, 248)")
                .doesNotContain("rgb(255, 255, 255) on rgb(255, 255, 255)");
    }

    @Test
    void theUnitOnScreenChangesNoValueAndF2ShowsTheWholeOne() {
        addProjects(year, 1);
        type(year, 0, LedgerColumn.ORIGINAL, "7072.886543");
        Page page = opened();
        assertThat(cell(page, 0, "ORIGINAL")).hasText("7,072.89");
        page.click("[data-unit=YUAN]");
        assertThat(cell(page, 0, "ORIGINAL")).hasText("70,728,865.43");
        page.click("[data-unit=YI]");
        assertThat(cell(page, 0, "ORIGINAL")).hasText("0.71");

        focus(page);
        page.keyboard().press("F2");
        assertThat(page.locator(".cell-editor")).hasValue("0.7072886543");
        page.keyboard().press("Enter");
        assertThat(amount(0, "original")).isEqualTo("70728865.43");
        assertThat(revisions()).isEqualTo(1);
        page.keyboard().press("ArrowUp");
        page.keyboard().press("F2");
        page.locator(".cell-editor").fill("0.5");
        page.keyboard().press("Escape");
        page.keyboard().press("F2");
        page.locator(".cell-editor").fill("0.000000001");
        page.keyboard().press("Enter");
        assertThat(cell(page, 0, "ORIGINAL")).hasAttribute("title", Pattern.compile("最多 8 位小数"));
        page.keyboard().press("ArrowUp");
        page.keyboard().press("F2");
        page.locator(".cell-editor").fill("1");
        page.keyboard().press("Enter");
        page.click("[data-unit=WAN]");
        assertThat(cell(page, 0, "ORIGINAL")).hasText("10,000.00");
        assertThat(amount(0, "original")).isEqualTo("100000000");
    }

    @Test
    void aPageThatDiesWhileSomethingIsTypedShowsItAgainUnsaved() {
        addProjects(year, 2);
        Page page = opened();
        page.keyboard().type("1234.5");
        // What is typed is noted within two seconds; then the page is gone without a word.
        page.waitForResponse(
                response -> response.url().endsWith("/drafts"),
                () -> page.keyboard().type("6"));
        page.close();

        Page again = context.newPage();
        again.navigate(ledger);
        assertThat(cell(again, 0, "ORIGINAL")).hasText("1234.56");
        assertThat(cell(again, 0, "ORIGINAL")).hasClass(Pattern.compile("is-unsaved"));
        assertThat(amount(0, "original")).isNull();
        again.click("#grid-save");
        assertThat(cell(again, 0, "ORIGINAL")).hasClass(Pattern.compile("is-saved"));
        assertThat(amount(0, "original")).isEqualTo("12345600");
        again.reload();
        assertThat(cell(again, 0, "ORIGINAL")).hasText("1,234.56");
        assertThat(cell(again, 0, "ORIGINAL")).not().hasClass(Pattern.compile("is-unsaved"));
    }

    @Test
    void ofTwoPeopleInOneCellTheLaterSeesBothAndInDifferentCellsBothStay() {
        addProjects(year, 2);
        Page first = opened();
        try (BrowserContext other = Chromium.context(port)) {
            Page second = Chromium.signIn(other, "finance2");
            second.navigate(ledger);
            focus(second);
            first.keyboard().type("10");
            first.keyboard().press("Enter");
            assertThat(cell(first, 0, "ORIGINAL")).hasClass(Pattern.compile("is-saved"));

            second.keyboard().type("20");
            second.keyboard().press("Enter");

            assertThat(cell(second, 0, "ORIGINAL")).hasClass(Pattern.compile("is-conflict"));
            assertThat(cell(second, 0, "ORIGINAL")).hasText("20");
            second.keyboard().press("ArrowUp");
            assertThat(second.locator("#cell-note")).containsText("此处已由林财务改为 10.00");
            assertThat(amount(0, "original")).isEqualTo("100000");
            second.click("#cell-keep");
            assertThat(cell(second, 0, "ORIGINAL")).hasClass(Pattern.compile("is-saved"));
            assertThat(amount(0, "original")).isEqualTo("200000");

            // The row below, in another column each.
            first.keyboard().type("5");
            first.keyboard().press("Enter");
            assertThat(cell(first, 1, "ORIGINAL")).hasClass(Pattern.compile("is-saved"));
            second.keyboard().press("ArrowDown");
            second.keyboard().press("ArrowRight");
            second.keyboard().type("6");
            second.keyboard().press("Enter");
            assertThat(cell(second, 1, "ADJUSTMENT")).hasClass(Pattern.compile("is-saved"));
            assertThat(cell(second, 1, "ORIGINAL")).hasText("5.00");
            assertThat(cell(second, 1, "ANNUAL")).hasText("11.00");
        }
    }

    @Test
    void anEndedSessionKeepsWhatWasTypedAsksForTheLoginAndSavesNothingUnseen() {
        addProjects(year, 1);
        Page page = opened();
        jdbc.sql("delete from spring_session").update();
        page.keyboard().type("77");
        page.keyboard().press("Enter");

        Locator dialog = page.locator("#sign-in");
        assertThat(dialog).isVisible();
        dialog.locator("input[name=username]").fill("finance2");
        dialog.locator("input[name=password]").fill("Ziping#2022");
        dialog.locator("button[type=submit]").click();
        assertThat(dialog).isHidden();
        assertThat(cell(page, 0, "ORIGINAL")).hasText("77");
        assertThat(cell(page, 0, "ORIGINAL")).hasClass(Pattern.compile("is-unsaved"));
        assertThat(amount(0, "original")).isNull();

        page.click("#grid-save");
        assertThat(cell(page, 0, "ORIGINAL")).hasClass(Pattern.compile("is-saved"));
        assertThat(amount(0, "original")).isEqualTo("770000");
    }

    @Test
    void aLostNetworkIsSaidAndWhatWasTypedIsSavedWhenItComesBack() {
        addProjects(year, 2);
        Page page = opened();
        context.setOffline(true);
        page.keyboard().type("11");
        page.keyboard().press("Enter");
        page.keyboard().type("22");
        page.keyboard().press("Enter");
        assertThat(cell(page, 0, "ORIGINAL")).hasClass(Pattern.compile("is-failed"));
        assertThat(cell(page, 0, "ORIGINAL")).hasText("11");
        assertThat(cell(page, 1, "ORIGINAL")).hasText("22");

        context.setOffline(false);

        assertThat(cell(page, 1, "ORIGINAL")).hasClass(Pattern.compile("is-saved"));
        assertThat(amount(0, "original")).isEqualTo("110000");
        assertThat(amount(1, "original")).isEqualTo("220000");
    }

    @Test
    void whatIsTypedBackWhileTheNetworkIsLostIsTheLastWord() {
        addProjects(year, 1);
        type(year, 0, LedgerColumn.ORIGINAL, "10");
        Page page = opened();
        context.setOffline(true);
        page.keyboard().type("12");
        page.keyboard().press("Enter");
        assertThat(cell(page, 0, "ORIGINAL")).hasClass(Pattern.compile("is-failed"));
        page.keyboard().press("F2");
        page.locator(".cell-editor").fill("10");
        page.keyboard().press("Enter");
        context.setOffline(false);
        assertThat(cell(page, 0, "ORIGINAL")).hasClass(Pattern.compile("is-saved"));
        assertThat(cell(page, 0, "ORIGINAL")).hasText("10.00");
        assertThat(amount(0, "original")).isEqualTo("100000");
    }

    @Test
    void whatWasTypedBeforeAColleagueSavedReplacesNothingUnseen() {
        addProjects(year, 1);
        type(year, 0, LedgerColumn.ORIGINAL, "10");
        Page page = opened();
        page.waitForResponse(
                response -> response.url().endsWith("/drafts"),
                () -> page.keyboard().type("12"));
        page.close();
        budgets.save(
                finance(),
                department(),
                year,
                List.of(new CellEdit(Ledger.path(projects(year).get(0), LedgerColumn.ORIGINAL), "10", "20", false)));

        Page again = context.newPage();
        again.navigate(ledger);
        assertThat(cell(again, 0, "ORIGINAL")).hasText("12");
        again.click("#grid-save");
        assertThat(cell(again, 0, "ORIGINAL")).hasClass(Pattern.compile("is-conflict"));
        assertThat(amount(0, "original")).isEqualTo("200000");
        // A colleague's value is not among those that are replaced in one go.
        assertThat(again.locator("#grid-save")).isHidden();
    }

    @Test
    void whatIsTypedTwiceIntoACellBeforeTheFirstIsSavedIsNoConflictWithOneself() {
        addProjects(year, 1);
        Page page = opened();
        for (String typed : List.of("1", "2", "3")) {
            page.keyboard().type(typed);
            page.keyboard().press("Enter");
        }
        assertThat(cell(page, 0, "ORIGINAL")).hasText("3.00");
        assertThat(cell(page, 0, "ORIGINAL")).hasClass(Pattern.compile("is-saved"));
        assertThat(amount(0, "original")).isEqualTo("30000");
    }

    @Test
    void whoChangedACellIsOneClickAwayAndAnOldValueCanBePutBack() {
        addProjects(year, 1);
        type(year, 0, LedgerColumn.ORIGINAL, "10");
        Page page = opened();
        page.keyboard().type("20");
        page.keyboard().press("Enter");
        assertThat(cell(page, 0, "ORIGINAL")).hasClass(Pattern.compile("is-saved"));
        page.click("#cell-history");
        Locator history = page.locator("#cell-revisions");
        assertThat(history.locator("tbody tr")).hasCount(2);
        assertThat(history.locator("tbody tr").first()).containsText("林财务");
        assertThat(history.locator("tbody tr").first()).containsText("20.00");
        history.locator("[data-put-back]").first().click();
        assertThat(cell(page, 0, "ORIGINAL")).hasText("10.00");
        assertThat(amount(0, "original")).isEqualTo("100000");
    }

    @Test
    void questionsStandAtTheCellsAndStopNobody() {
        addProjects(year, 1);
        Page page = opened();
        type(year, 0, LedgerColumn.ORIGINAL, "100");
        type(year, 0, LedgerColumn.ADJUSTMENT, "0");
        type(year, 0, LedgerColumn.MONTH_2, "40");
        type(year, 0, LedgerColumn.MONTH_5, "30");
        type(year, 0, LedgerColumn.MONTH_12, "120");
        page.reload();
        assertThat(cell(page, 0, "MONTH_5")).hasAttribute("title", Pattern.compile("累计执行数 30.00 万元，小于 2 月末的 40.00 万元"));
        assertThat(cell(page, 0, "MONTH_12")).hasAttribute("title", Pattern.compile("执行数 120.00 万元，超过全年预算数 100.00 万元"));
        assertThat(cell(page, 0, "MONTH_2")).not().hasClass(Pattern.compile("is-question"));
    }

    @Test
    void linesAreAddedRenamedMovedClosedAndOpenedAgain() {
        addProjects(year, 2);
        Page page = opened();
        page.keyboard().press("Alt+ArrowDown");
        assertThat(name(page, 1)).containsText("项目1");
        page.click("[data-tool=add]");
        page.fill("#dialog-name", "项目2");
        page.locator("#line-dialog button[type=submit]").click();
        assertThat(page.locator("#line-dialog-error")).containsText("已有");
        page.fill("#dialog-name", "应急演练");
        page.locator("#line-dialog button[type=submit]").click();
        assertThat(page.locator("#line-dialog")).isHidden();
        assertThat(name(page, 2)).containsText("应急演练");
        page.click("[data-tool=describe]");
        page.fill("#dialog-name", "应急演练（二期）");
        page.locator("#line-dialog button[type=submit]").click();
        assertThat(name(page, 2)).containsText("应急演练（二期）");
        page.onDialog(asked -> asked.accept());
        page.click("[data-tool=close]");
        assertThat(name(page, 2)).containsText("已关闭");
        assertThat(page.locator("[data-tool=close]")).hasText("重新打开");
        page.keyboard().press("ArrowRight");
        page.keyboard().type("5");
        assertThat(page.locator("#grid-state")).containsText("不能填写");
        page.click("[data-tool=close]");
        assertThat(name(page, 2)).not().containsText("已关闭");
        page.click("[data-tool=remove]");
        assertThat(page.locator("#grid .tabulator-table .tabulator-row")).hasCount(2);
        assertThat(name(page, 1)).containsText("项目1");
    }

    @Test
    void aRequestThatFailsOnceHoldsUpNothingBehindIt() {
        addProjects(year, 2);
        Page page = opened();
        page.onDialog(Dialog::accept);
        page.route("**/cells?section=*", Route::abort, new Page.RouteOptions().setTimes(1));
        page.click("[data-tool=close]");
        assertThat(page.locator("#grid-state")).containsText("请重新加载");
        page.keyboard().press("ArrowDown");
        page.keyboard().type("5");
        page.keyboard().press("Enter");
        assertThat(cell(page, 1, "ORIGINAL")).hasText("5.00");
        assertThat(cell(page, 1, "ORIGINAL")).hasClass(Pattern.compile("is-saved"));
    }

    @Test
    void escapeShowsWhatWasLastSavedAndWhatIsTypedNextReplacesThat() {
        addProjects(year, 1);
        Page page = opened();
        for (String typed : List.of("250", "260")) {
            page.keyboard().type(typed);
            page.keyboard().press("Enter");
            assertThat(cell(page, 0, "ORIGINAL")).hasText(typed + ".00");
            assertThat(cell(page, 0, "ORIGINAL")).hasClass(Pattern.compile("is-saved"));
            page.keyboard().press("ArrowUp");
        }
        page.keyboard().press("F2");
        assertThat(page.locator(".cell-editor")).hasValue("260");
        page.keyboard().press("Escape");
        assertThat(cell(page, 0, "ORIGINAL")).hasText("260.00");
        page.keyboard().type("7");
        page.keyboard().press("Escape");
        assertThat(cell(page, 0, "ORIGINAL")).hasText("260.00");

        page.keyboard().press("Tab");
        page.keyboard().type("1");
        page.keyboard().press("Shift+Tab");
        assertThat(cell(page, 0, "ADJUSTMENT")).hasText("1.00");
        page.keyboard().type("270");
        page.keyboard().press("Enter");
        assertThat(cell(page, 0, "ORIGINAL")).hasText("270.00");
        assertThat(cell(page, 0, "ORIGINAL")).hasClass(Pattern.compile("is-saved"));

        page.keyboard().press("ArrowUp");
        page.click("#cell-history");
        page.click("text=恢复为空白");
        assertThat(cell(page, 0, "ORIGINAL")).hasText("");
        assertThat(cell(page, 0, "ORIGINAL")).hasClass(Pattern.compile("is-saved"));
    }

    @Test
    void scoreAndTotalBesideTheGridFollowTheSave() {
        Page page = Chromium.signIn(context, "finance");
        page.navigate("/ledgers/ZCYJ/2022");
        focus(page);
        assertThat(page.locator("#panel-total")).hasText("99.346");
        for (String[] step : new String[][] {
            {"7000", "99.245", "9.745 / 10", "97.45%"}, {"7072.88", "99.346", "9.846 / 10", "98.46%"}
        }) {
            page.keyboard().press("Control+Home");
            for (int right = 0; right < 3; right++) {
                page.keyboard().press("ArrowRight");
            }
            page.keyboard().type(step[0]);
            page.keyboard().press("Enter");
            assertThat(page.locator("#panel-total")).hasText(step[1]);
            assertThat(page.locator(".panel")).containsText(step[2]);
            // The curve's table follows too.
            assertThat(page.locator("#curve tbody tr").last()).containsText(step[3]);
        }
    }

    @Test
    void aContributorSeesAndFillsTheProjectsOfItsOwnOffice() {
        Actor finance = people.actor("finance");
        UUID department = people.department("ZCYJ");
        lines.add(finance, department, year, LineKind.PROJECT, "本科室项目", "危险化学品监督管理科");
        lines.add(finance, department, year, LineKind.PROJECT, "别的项目", "");
        Page page = Chromium.signIn(context, "contributor");
        page.navigate("/ledgers/ZCYJ/" + year);
        assertThat(page.locator(".tabulator-table .tabulator-row")).hasCount(1);
        assertThat(name(page, 0)).containsText("本科室项目");
        focus(page);
        page.keyboard().type("12");
        page.keyboard().press("Enter");
        assertThat(cell(page, 0, "ORIGINAL")).hasClass(Pattern.compile("is-saved"));
        assertThat(page.locator("[data-tool]")).hasCount(0);
        assertThat(page.navigate("/ledgers/ZCYJ/" + year + "/figures").status()).isEqualTo(404);
    }

    @Test
    void fiveHundredProjectsAreDrawnAsFarAsTheyAreSeen() {
        addProjects(year, 1);
        jdbc.sql("""
                        insert into ledger_line (id, budget_id, position, kind, name, closed, original, adjustment, cumulative, sample)
                        select gen_random_uuid(), b.id, 1 + i, 'PROJECT', '第' || i || '个项目', false, i * 10000, 0,
                          array_fill(i * 100::numeric, array[12]), '{}'
                        from budget b, generate_series(1, 499) i where b.year = ?
                        """).param(year.value()).update();
        Page page = Chromium.signIn(context, "finance2");
        long began = System.nanoTime();
        int size = page.navigate(ledger).body().length;
        focus(page);
        page.keyboard().type("5");
        assertThat(page.locator(".cell-editor")).hasValue("5");
        long ready = (System.nanoTime() - began) / 1_000_000;
        page.keyboard().press("Enter");
        assertThat(cell(page, 0, "ORIGINAL")).hasClass(Pattern.compile("is-saved"));
        assertThat(page.locator(".tabulator-table .tabulator-row").count()).isLessThan(100);
        // 50000 and 10000 × (1 + … + 499)
        assertThat(sum(page, "ORIGINAL")).hasText("124,755.00");
        page.keyboard().press("Control+End");
        assertThat(page.locator(".tabulator-table .tabulator-row").last()).containsText("第499个项目");
        // Scrolled to its end both ways, and the headings, the names and the sums stand where they stood.
        assertThat((Boolean)
                        page.evaluate("() => { const holder = document.querySelector('#grid .tabulator-tableholder');"
                                + " return holder.scrollTop > 1000 && holder.scrollLeft > 200; }"))
                .isTrue();
        assertThat(page.locator("#grid .tabulator-header [tabulator-field=MONTH_11]"))
                .isInViewport();
        assertThat(page.locator("#grid .tabulator-calcs-bottom [tabulator-field=MONTH_11]"))
                .isInViewport();
        assertThat(page.locator(".tabulator-table .tabulator-row").last().locator(".tabulator-frozen"))
                .isInViewport();
        int data = page.request().get(ledger + "/cells").body().length;
        System.out.printf(
                "500 projects: page %,d bytes, rows %,d bytes, first key typed after %d ms%n", size, data, ready);
    }

    /** Naughty strings into one cell after another: a message at the cell, or stored and shown as typed. */
    @Test
    void badInputIsRefusedAtItsCellAndLosesNothing() {
        List<String> naughty = List.of(
                "100000000000000000000",
                "‮123",
                "😀",
                "=cmd|'/C calc'!A0",
                "<script>alert(1)</script>",
                "'; drop table budget; --",
                "NaN",
                "1e9",
                "０．１．２",
                "９".repeat(100_000),
                "1,5",
                "--5",
                "½",
                "\"\"\"",
                "{{全年执行数}}");
        addProjects(year, naughty.size());
        Page page = opened();
        for (int i = 0; i < naughty.size(); i++) {
            focus(page);
            page.keyboard().press("Control+Home");
            for (int down = 0; down < i; down++) {
                page.keyboard().press("ArrowDown");
            }
            page.keyboard().press("F2");
            page.locator(".cell-editor").fill(naughty.get(i));
            page.keyboard().press("Enter");
            assertThat(cell(page, i, "ORIGINAL")).hasClass(Pattern.compile("is-invalid"));
            assertThat(cell(page, i, "ORIGINAL")).hasText(naughty.get(i));
            assertThat(cell(page, i, "ORIGINAL")).hasAttribute("title", Pattern.compile(".+"));
        }
        assertThat(jdbc.sql("select count(*) from ledger_line l join budget b on b.id = l.budget_id"
                                + " where b.year = ? and l.original is not null")
                        .param(year.value())
                        .query(Long.class)
                        .single())
                .isZero();
        // And it is all there after the page has been loaded again.
        page.reload();
        assertThat(cell(page, 0, "ORIGINAL")).hasText(naughty.get(0));
        assertThat(cell(page, 3, "ORIGINAL")).hasText(naughty.get(3));
    }

    @Test
    void everySectionIsCleanInBothLanguages() {
        addProjects(year, 3);
        lines.addStandard(finance(), department(), year, LedgerSection.ECONOMIC);
        lines.addStandard(finance(), department(), year, LedgerSection.PUBLIC);
        lines.add(finance(), department(), year, LineKind.INCOME, "上年结转结余", "");
        type(year, 0, LedgerColumn.ORIGINAL, "100");
        type(year, 0, LedgerColumn.MONTH_1, "120");
        PageWalk walk = new PageWalk();
        Page page = Chromium.signIn(context, "finance2");
        walk.page(page, "ledger-grid", ledger);
        for (String section : List.of("economic", "public", "income")) {
            walk.briefly(page, "ledger-" + section, ledger + "?section=" + section);
            // What regulation names is all there, so nobody is offered to add it.
            assertThat(page.locator("form[action$='/lines/standard']")).hasCount(0);
        }
        page.navigate(ledger.replace("" + year, "" + (year.value() + 1)) + "?section=economic");
        assertThat(page.locator("form[action$='/lines/standard']")).hasCount(1);
        walk.briefly(page, "ledger-form", ledger + "/form");
        walk.briefly(page, "ledger-import", ledger + "/import");
        assertThat(walk.wrong()).isEmpty();
    }

    private Page opened() {
        Page page = Chromium.signIn(context, "finance2");
        page.navigate(ledger);
        focus(page);
        return page;
    }

    private static void focus(Page page) {
        page.locator("#ledger[data-ready=true]").waitFor();
        page.locator("#grid").focus();
    }

    private static void paste(Page page, String text) {
        page.evaluate("text => navigator.clipboard.writeText(text)", text);
        page.keyboard().press("Control+v");
    }

    private static Locator row(Page page, int row) {
        return page.locator("#grid .tabulator-table .tabulator-row").nth(row);
    }

    private static Locator cell(Page page, int row, String field) {
        return row(page, row).locator("[tabulator-field=" + field + "]");
    }

    private static Locator name(Page page, int row) {
        return row(page, row).locator("[role=rowheader]");
    }

    private static Locator sum(Page page, String field) {
        return page.locator("#grid .tabulator-calcs-bottom [tabulator-field=" + field + "]");
    }

    private Actor finance() {
        return people.actor("finance2");
    }

    private UUID department() {
        return people.department("DEMO2");
    }

    private void addProjects(FiscalYear of, int count) {
        IntStream.rangeClosed(1, count)
                .forEach(i -> lines.add(finance(), department(), of, LineKind.PROJECT, "项目" + i, ""));
    }

    private List<LedgerLine> projects(FiscalYear of) {
        return new ArrayList<>(budgets.ledger(finance(), department(), of, LedgerSection.EXPENDITURE)
                .lines());
    }

    private void type(FiscalYear of, int row, LedgerColumn column, String amount) {
        budgets.save(
                finance(),
                department(),
                of,
                List.of(new CellEdit(Ledger.path(projects(of).get(row), column), "", amount, false)));
    }

    private String line(int row) {
        return projects(year).get(row).getId().toString();
    }

    private String amount(int row, String column) {
        return jdbc.sql("select trim_scale(" + column + ")::text from ledger_line where id = ?::uuid")
                .param(line(row))
                .query((result, number) -> result.getString(1))
                .list()
                .get(0);
    }

    private long revisions() {
        return jdbc.sql("select count(*) from cell_revision where year = ?")
                .param(year.value())
                .query(Long.class)
                .single();
    }
}

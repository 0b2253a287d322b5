package cn.ziping.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.ziping.budget.ImportMatching.Meaning;
import cn.ziping.figure.CellEdit;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.MoneyUnit;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.RefusedException;
import cn.ziping.sheet.Column;
import cn.ziping.sheet.SheetLimits;
import cn.ziping.sheet.SheetReader;
import cn.ziping.sheet.SheetWriter;
import cn.ziping.sheet.XlsxFile;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import cn.ziping.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Spreadsheets into a ledger, on the real database: what the dry run says, and what is written and what is not. */
@ApplicationTest
class LedgerImportTests {

    private static final String OFFICE = "危险化学品监督管理科";
    private static final AtomicInteger YEARS = new AtomicInteger(2060);

    @Autowired
    private LedgerImports imports;

    @Autowired
    private LedgerWorkbook workbook;

    @Autowired
    private LedgerLines lines;

    @Autowired
    private BudgetService budgets;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcConnectionDetails details;

    @TempDir
    private Path directory;

    private Actor finance;
    private UUID department;
    private FiscalYear year;

    /** Each test has a year of its own. */
    @BeforeEach
    void find() {
        finance = people.actor("finance2");
        department = people.department("DEMO2");
        year = new FiscalYear(YEARS.getAndIncrement());
        jdbc.sql("delete from ledger_matching").update();
    }

    @Test
    void whatIsExportedComesBackUnchangedWithoutAQuestion() throws IOException {
        type(lines.add(finance, department, year, LineKind.PROJECT, "=应急演练", ""), LedgerColumn.ORIGINAL, "1234.567891");
        type(lines.add(finance, department, year, LineKind.BASIC, "基本支出", ""), LedgerColumn.MONTH_3, "30");
        lines.add(finance, department, year, LineKind.INCOME, "其他收入", "");
        type(lines.add(finance, department, year, LineKind.ECONOMIC, "30201", ""), LedgerColumn.EXECUTED, "8");
        type(lines.add(finance, department, year, LineKind.PUBLIC, "公务接待费", ""), LedgerColumn.ORIGINAL, "0");
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        workbook.write(finance, department, year, MoneyUnit.WAN, file);

        LedgerImport one = uploaded(file.toByteArray());

        assertThat(one.state()).isEqualTo(LedgerImport.State.READY);
        assertThat(one.counts()).isEqualTo(new LedgerImport.Counts(0, 0, 5, 0));
    }

    @Test
    void anExecutionListIsMatchedOnceAndRememberedAndItsSumIsLeftOut() throws IOException {
        byte[] file = file(
                row("2022 年预算执行情况表"),
                row("单位：元"),
                row("序号", "执行数", "项目名称", "预算数"),
                row("1", "955000", "应急演练", "1,000,000"),
                row("2", "/", "设备购置", "12000000.5"),
                row("", "955000", "合计", "13000000.5"));

        LedgerImport one = uploaded(file);
        assertThat(one.state()).isEqualTo(LedgerImport.State.MATCHING);
        ImportMatching guess = one.matching();
        assertThat(guess.sheets()).singleElement().satisfies(sheet -> {
            assertThat(sheet.headingRow()).isEqualTo(3);
            assertThat(sheet.meanings())
                    .containsExactly(Meaning.IGNORED, Meaning.MONTH_12, Meaning.NAME, Meaning.ORIGINAL);
            assertThat(sheet.unit()).isEqualTo(MoneyUnit.YUAN);
            assertThat(sheet.kind()).isEqualTo(LineKind.PROJECT);
        });
        imports.match(finance, department, year, one.id(), guess);
        one = settled(one.id());
        assertThat(one.counts()).isEqualTo(new LedgerImport.Counts(2, 0, 0, 0));
        assertThat(one.leftOut()).isEqualTo(1);
        assertThat(amounts()).isEmpty();

        apply(one);
        assertThat(amounts()).containsExactly("应急演练 1000000 955000", "设备购置 12000000.5 null");
        // A blank says nothing: what stands in the ledger stays.
        LedgerImport again = uploaded(
                file(row("2023 年"), row("单位：元"), row("序号", "执行数", "项目名称", "预算数"), row("1", "", "应急演练", "900000")));
        assertThat(again.state()).isEqualTo(LedgerImport.State.READY);
        assertThat(imports.rows(again, LedgerImport.RowState.CHANGED, 0, 10))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.row()).isEqualTo(4);
                    assertThat(row.changes())
                            .containsExactly(new LedgerImport.Change(
                                    LedgerColumn.ORIGINAL, "D", new BigDecimal("1000000"), new BigDecimal("900000")));
                });
    }

    @Test
    void wrongCellsAreNamedBySheetRowAndColumnAndNothingIsWritten() throws IOException {
        byte[] file = file(
                row("项目名称", "年初预算数", "调整数", "9月"),
                row("甲", "abc", "-5", "1"),
                row("乙", "-1", "0", "1,5"),
                row("", "7", "", ""),
                row("丙", "10", "0", "2"),
                row("丙", "11", "0", "2"));
        LedgerImport one = matched(uploaded(file));

        assertThat(one.counts()).isEqualTo(new LedgerImport.Counts(0, 0, 0, 5));
        assertThat(imports.rows(one, LedgerImport.RowState.WRONG, 0, 10).stream()
                        .flatMap(row ->
                                row.wrong().stream().map(wrong -> row.row() + wrong.column() + " " + wrong.code())))
                .containsExactly(
                        "2B refused.number.invalid",
                        "3B refused.money.negative",
                        "3D refused.number.commas",
                        "4A refused.text.blank",
                        "5A refused.import.twice",
                        "6A refused.import.twice");
        assertThatThrownBy(() -> imports.apply(finance, department, year, one.id()))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo("refused.import.wrong"));
        assertThat(amounts()).isEmpty();
    }

    @Test
    void aLedgerThatChangedInBetweenIsComparedAnewAndNothingIsWritten() throws IOException {
        LedgerLine line = lines.add(finance, department, year, LineKind.PROJECT, "甲", "");
        lines.add(finance, department, year, LineKind.PROJECT, "乙", "");
        LedgerImport one = matched(uploaded(file(row("项目名称", "预算数"), row("甲", "10"), row("乙", "20"), row("丙", "30"))));
        assertThat(one.counts()).isEqualTo(new LedgerImport.Counts(1, 2, 0, 0));
        type(line, LedgerColumn.ORIGINAL, "11");

        imports.apply(finance, department, year, one.id());
        LedgerImport moved = settled(one.id());

        assertThat(moved.state()).isEqualTo(LedgerImport.State.READY);
        assertThat(moved.moved())
                .containsExactly(new LedgerImport.Move(LineKind.PROJECT, "甲", "ORIGINAL", "", "110000"));
        assertThat(amounts()).containsExactly("甲 110000 null", "乙 null null");
        assertThat(imports.rows(moved, LedgerImport.RowState.CHANGED, 0, 10)
                        .get(0)
                        .changes())
                .containsExactly(new LedgerImport.Change(
                        LedgerColumn.ORIGINAL, "B", new BigDecimal("110000"), new BigDecimal("100000")));
        apply(moved);
        assertThat(amounts()).containsExactly("甲 100000 null", "乙 200000 null", "丙 300000 null");
    }

    @Test
    void eachKindOfChangeInBetweenIsSaidWhereItIs() throws IOException {
        LedgerLine renamed = lines.add(finance, department, year, LineKind.PROJECT, "甲", "");
        LedgerLine closed = lines.add(finance, department, year, LineKind.PROJECT, "乙", "");
        LedgerLine removed = lines.add(finance, department, year, LineKind.PROJECT, "丙", "");
        LedgerLine typed = lines.add(finance, department, year, LineKind.PROJECT, "丁", "");
        type(typed, LedgerColumn.ORIGINAL, "3");
        LedgerImport one = matched(uploaded(
                file(row("项目名称", "预算数"), row("甲", "1"), row("乙", "2"), row("丙", "3"), row("丁", "4"), row("戊", "5"))));

        lines.describe(finance, department, year, renamed.getId(), "甲（二期）", "");
        lines.close(finance, department, year, closed.getId(), true);
        lines.remove(finance, department, year, removed.getId());
        type(typed, LedgerColumn.MONTH_7, "1.5");
        type(typed, LedgerColumn.ORIGINAL, "3", "");
        lines.add(finance, department, year, LineKind.PROJECT, "戊", "");
        imports.apply(finance, department, year, one.id());
        LedgerImport moved = settled(one.id());

        assertThat(moved.state()).isEqualTo(LedgerImport.State.READY);
        assertThat(moved.moved())
                .extracting(move -> move.name() + " " + move.what() + " " + move.before() + "→" + move.after())
                .containsExactlyInAnyOrder(
                        "甲（二期） NAME 甲→甲（二期）",
                        "乙 CLOSED →",
                        "丙 REMOVED →",
                        "丁 ORIGINAL 30000→",
                        "丁 MONTH_7 →15000",
                        "戊 ADDED →");
        assertThat(moved.counts()).isEqualTo(new LedgerImport.Counts(2, 2, 0, 1));
        assertThat(refusals(moved)).containsExactly("乙 refused.ledger.line.closed");
    }

    @Test
    void aChangeOfALineThatTheFileDoesNotSpeakOfStopsNothing() throws IOException {
        lines.add(finance, department, year, LineKind.PROJECT, "甲", "");
        LedgerLine other = lines.add(finance, department, year, LineKind.PROJECT, "别处", "");
        LedgerImport one = matched(uploaded(file(row("项目名称", "预算数"), row("甲", "10"), row("乙", "20"))));
        type(other, LedgerColumn.ORIGINAL, "5");

        apply(one);

        assertThat(amounts()).containsExactly("甲 100000 null", "别处 50000 null", "乙 200000 null");
    }

    @Test
    void rowsAreListedPageByPageThoseThatStayTheSameToo() throws IOException {
        type(lines.add(finance, department, year, LineKind.PROJECT, "甲", ""), LedgerColumn.ORIGINAL, "10");
        type(lines.add(finance, department, year, LineKind.PROJECT, "乙", ""), LedgerColumn.ORIGINAL, "20");
        LedgerImport one = matched(uploaded(
                file(row("项目名称", "预算数"), row("甲", "10"), row("丙", "1"), row("丁", "2"), row("戊", "3"), row("乙", "20"))));
        assertThat(one.counts()).isEqualTo(new LedgerImport.Counts(3, 0, 2, 0));
        assertThat(imports.rows(one, LedgerImport.RowState.UNCHANGED, 0, 10))
                .extracting(row -> row.row() + " " + row.name())
                .containsExactly("2 甲", "6 乙");
        assertThat(imports.rows(one, LedgerImport.RowState.NEW, 0, 2))
                .extracting(LedgerImport.Row::name)
                .containsExactly("丙", "丁");
        assertThat(imports.rows(one, LedgerImport.RowState.NEW, 3, 2))
                .extracting(LedgerImport.Row::name)
                .containsExactly("戊");
        // After it was written the page shows what was written, not what would be by now.
        apply(one);
        assertThat(imports.rows(one, LedgerImport.RowState.NEW, 0, 10))
                .extracting(row -> row.changes().get(0).after().intValueExact())
                .containsExactly(10000, 20000, 30000);
    }

    @Test
    void anImportLeavesARevisionOfEachCellAndOneLogEntry() throws IOException {
        LedgerLine line = lines.add(finance, department, year, LineKind.PROJECT, "甲", "");
        type(line, LedgerColumn.ORIGINAL, "10");
        long entries = entries();
        LedgerImport one = matched(uploaded(file(row("项目名称", "预算数", "执行数"), row("甲", "12", "9"), row("乙", "20", ""))));
        apply(one);

        assertThat(budgets.history(finance, department, year, Ledger.path(line, LedgerColumn.ORIGINAL)))
                .extracting(revision -> revision.getBefore() + " → " + revision.getAfter())
                .containsExactly("null → 100000", "100000 → 120000");
        assertThat(budgets.history(finance, department, year, Ledger.path(line, LedgerColumn.EXECUTED)))
                .extracting(revision ->
                        revision.getBefore() + " → " + revision.getAfter() + " " + revision.getAccountName())
                .containsExactly("null → 90000 " + finance.name());
        // What the file did not change has no history of it.
        assertThat(budgets.history(finance, department, year, Ledger.path(line, LedgerColumn.ADJUSTMENT)))
                .isEmpty();
        // And a conflict names whoever brought the file in.
        assertThat(budgets.save(
                                finance,
                                department,
                                year,
                                List.of(new CellEdit(Ledger.path(line, LedgerColumn.ORIGINAL), "10", "11", false)))
                        .get(Ledger.path(line, LedgerColumn.ORIGINAL))
                        .arguments())
                .containsExactly("12.00", finance.name());
        assertThat(entries()).isEqualTo(entries + 1);
        assertThat(jdbc.sql("select detail from audit_entry where action = 'ledger.import' order by id desc limit 1")
                        .query(String.class)
                        .single())
                .contains("1 new, 1 changed, batch ", one.sha256());
    }

    @Test
    void theAnnualBudgetGivesTheAdjustmentOrTheBudgetItself() throws IOException {
        type(lines.add(finance, department, year, LineKind.PROJECT, "甲", ""), LedgerColumn.ORIGINAL, "100");
        apply(matched(uploaded(file(row("项目名称", "全年预算数"), row("甲", "90"), row("乙", "50")))));
        assertThat(jdbc.sql("""
                        select name || ' ' || trim_scale(original) || ' ' || trim_scale(adjustment)
                        from ledger_line l join budget b on b.id = l.budget_id where b.year = ? order by position
                        """).param(year.value()).query(String.class).list())
                .containsExactly("甲 1000000 -100000", "乙 500000 0");
    }

    @Test
    void theWholeInOneLineGivesWayWhileItIsBlankAndStopsTheImportOnceItIsNot() throws IOException {
        LedgerLine whole = lines.add(finance, department, year, LineKind.WHOLE, "部门整体", "");
        byte[] file = file(row("项目名称", "预算数"), row("甲", "10"));
        type(whole, LedgerColumn.ORIGINAL, "10");
        assertThat(matched(uploaded(file)).counts().wrong()).isEqualTo(1);
        type(whole, LedgerColumn.ORIGINAL, "10", "");
        apply(uploaded(file));
        assertThat(amounts()).containsExactly("甲 100000 null");
    }

    @Test
    void theWholeInOneLineAndItsPartsAreNotBothTakenFromAFile() throws IOException {
        lines.add(finance, department, year, LineKind.WHOLE, "部门整体", "");
        LedgerImport one = matched(uploaded(file(
                row("类别", "项目名称", "预算数"), row("部门整体", "部门整体", "30"), row("项目支出", "甲", "10"), row("项目支出", "乙", "20"))));
        assertThat(refusals(one)).containsExactly("部门整体 refused.ledger.whole.divided");
    }

    @Test
    void aSecondWholeIsRefused() throws IOException {
        type(lines.add(finance, department, year, LineKind.WHOLE, "部门整体", ""), LedgerColumn.ORIGINAL, "10");
        LedgerImport one = matched(uploaded(file(row("类别", "项目名称", "预算数"), row("部门整体", "整体", "30"))));
        assertThat(refusals(one)).containsExactly("整体 refused.ledger.whole.divided");
    }

    @Test
    void aClassThatHoldsAmountsIsNotDividedByAFile() throws IOException {
        type(lines.add(finance, department, year, LineKind.ECONOMIC, "302", ""), LedgerColumn.ORIGINAL, "100");
        LedgerImport one = matched(uploaded(file(row("类别", "名称", "预算数"), row("经济科目", "30201", "50"))));
        assertThat(refusals(one)).containsExactly("30201 办公费 refused.ledger.class.filled");
    }

    @Test
    void aWholeThatWasFilledInBetweenStopsTheParts() throws IOException {
        LedgerLine whole = lines.add(finance, department, year, LineKind.WHOLE, "部门整体", "");
        LedgerImport one = matched(uploaded(file(row("项目名称", "预算数"), row("甲", "10"))));
        assertThat(one.counts()).isEqualTo(new LedgerImport.Counts(1, 0, 0, 0));
        type(whole, LedgerColumn.ORIGINAL, "99");

        imports.apply(finance, department, year, one.id());
        LedgerImport moved = settled(one.id());

        assertThat(moved.moved())
                .containsExactly(new LedgerImport.Move(LineKind.WHOLE, "部门整体", "ORIGINAL", "", "990000"));
        assertThat(refusals(moved)).containsExactly("甲 refused.ledger.whole.filled");
        assertThat(imports.rows(moved, LedgerImport.RowState.WRONG, 0, 10)
                        .get(0)
                        .wrong())
                .containsExactly(new LedgerImport.Wrong("A", "refused.ledger.whole.filled", List.of("部门整体")));
        assertThat(amounts()).containsExactly("部门整体 990000 null");
    }

    @Test
    void whatTheColumnsMeanCanBeSaidAnewAndOnlyOnceATime() throws IOException {
        LedgerImport one = matched(uploaded(file(row("项目名称", "预算数"), row("甲", "10"))));
        assertThatThrownBy(() -> imports.match(finance, department, year, one.id(), one.matching()))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo("refused.import.moved"));
        assertThat(settled(one.id()).state()).isEqualTo(LedgerImport.State.READY);

        imports.matchAgain(finance, department, year, one.id());
        ImportMatching.Sheet sheet = one.matching().sheets().get(0);
        ImportMatching september = new ImportMatching(List.of(new ImportMatching.Sheet(
                sheet.name(),
                true,
                sheet.headingRow(),
                sheet.headings(),
                List.of(Meaning.NAME, Meaning.MONTH_9),
                LineKind.PROJECT,
                MoneyUnit.YUAN)));
        imports.match(finance, department, year, one.id(), september);
        assertThat(imports.rows(settled(one.id()), LedgerImport.RowState.NEW, 0, 10)
                        .get(0)
                        .changes())
                .containsExactly(new LedgerImport.Change(LedgerColumn.MONTH_9, "B", null, new BigDecimal("10")));
    }

    @Test
    void theUnitThatAFileNamesGoesBeforeTheOneRemembered() throws IOException {
        matched(uploaded(file(row("单位：万元"), row("项目名称", "预算数"), row("甲", "10"))));
        LedgerImport yuan = uploaded(file(row("单位：元"), row("项目名称", "预算数"), row("甲", "100000")));
        assertThat(yuan.state()).isEqualTo(LedgerImport.State.READY);
        assertThat(imports.rows(yuan, LedgerImport.RowState.NEW, 0, 10).get(0).changes())
                .containsExactly(new LedgerImport.Change(LedgerColumn.ORIGINAL, "B", null, new BigDecimal("100000")));
    }

    @Test
    void anAnnualBudgetBesideItsPartsHasToBeTheirSum() throws IOException {
        LedgerImport one = uploaded(file(
                row("项目名称", "年初预算数", "调整数", "全年预算数"),
                row("甲", "100", "-10", "90"),
                row("乙", "100", "-10", "95"),
                row("丙", "", "-10", "90")));
        ImportMatching.Sheet sheet = one.matching().sheets().get(0);
        imports.match(
                finance,
                department,
                year,
                one.id(),
                new ImportMatching(List.of(new ImportMatching.Sheet(
                        sheet.name(),
                        true,
                        sheet.headingRow(),
                        sheet.headings(),
                        List.of(Meaning.NAME, Meaning.ORIGINAL, Meaning.ADJUSTMENT, Meaning.ANNUAL),
                        LineKind.PROJECT,
                        MoneyUnit.WAN))));
        LedgerImport ready = settled(one.id());
        assertThat(refusals(ready)).containsExactly("乙 refused.import.annual");
        // 90 = 100 − 10: the file does not give the 100.
        assertThat(imports.rows(ready, LedgerImport.RowState.NEW, 0, 10).get(1).changes())
                .containsExactly(
                        new LedgerImport.Change(LedgerColumn.ORIGINAL, "D", null, new BigDecimal("1000000")),
                        new LedgerImport.Change(LedgerColumn.ADJUSTMENT, "C", null, new BigDecimal("-100000")));
    }

    @Test
    void aColumnThatTheLinesDoNotHaveIsNamed() throws IOException {
        LedgerImport one = matched(uploaded(file(row("类别", "名称", "预算数", "3月"), row("收入", "其他收入", "10", "2"))));
        assertThat(refusals(one)).containsExactly("其他收入 refused.import.column");
        assertThat(imports.rows(one, LedgerImport.RowState.WRONG, 0, 10)
                        .get(0)
                        .wrong()
                        .get(0)
                        .column())
                .isEqualTo("D");
    }

    @Test
    void anOfficeInTheFileIsAChangeToo() throws IOException {
        Actor clerk = people.actor("finance");
        UUID zcyj = people.department("ZCYJ");
        lines.add(clerk, zcyj, year, LineKind.PROJECT, "甲", "");
        UUID id = imports.upload(
                clerk,
                zcyj,
                year,
                "a.xlsx",
                file(row("项目名称", "科室", "预算数"), row("甲", "危险化学品监督管理科", ""), row("乙", "没有的科", "1")));
        imports.match(clerk, zcyj, year, id, imports.get(clerk, zcyj, year, id).matching());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !imports.get(clerk, zcyj, year, id).state().isRunning());
        LedgerImport one = imports.get(clerk, zcyj, year, id);
        assertThat(imports.rows(one, LedgerImport.RowState.CHANGED, 0, 10))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.office()).isEqualTo(new LedgerImport.OfficeChange("B", null, "危险化学品监督管理科"));
                });
        assertThat(imports.rows(one, LedgerImport.RowState.WRONG, 0, 10))
                .singleElement()
                .satisfies(row -> assertThat(row.wrong())
                        .containsExactly(
                                new LedgerImport.Wrong("B", "refused.import.office.unknown", List.of("没有的科"))));
    }

    @Test
    void fiveThousandRowsAreWrittenWhole() throws IOException {
        List<List<@Nullable Object>> rows = new ArrayList<>(List.of(row("项目名称", "预算数")));
        for (int i = 1; i <= 5000; i++) {
            rows.add(row("项目" + i, String.valueOf(i)));
        }
        apply(matched(uploaded(file(rows))));
        // 1 + 2 + … + 5000 万元
        assertThat(budgets.ledger(finance, department, year, LedgerSection.EXPENDITURE)
                        .sums()
                        .original())
                .isEqualByComparingTo("125025000000");
    }

    @Test
    void aContributorBringsInLinesOfItsOwnOfficeOnlyAndIsToldOfNoOther() throws IOException {
        Actor clerk = people.actor("finance");
        UUID zcyj = people.department("ZCYJ");
        LedgerLine own = lines.add(clerk, zcyj, year, LineKind.PROJECT, "本科室项目", OFFICE);
        LedgerLine other = lines.add(clerk, zcyj, year, LineKind.PROJECT, "别的项目", "");
        LedgerLine leaving = lines.add(clerk, zcyj, year, LineKind.PROJECT, "划走的项目", OFFICE);
        Actor contributor = people.actor("contributor");
        LedgerImport one = matched(
                contributor, zcyj, file(row("项目名称", "预算数"), row("本科室项目", "10"), row("别的项目", "20"), row("新项目", "30")));
        assertThat(one.counts()).isEqualTo(new LedgerImport.Counts(0, 1, 0, 2));
        assertThat(imports.rows(one, LedgerImport.RowState.WRONG, 0, 10))
                .extracting(row -> row.wrong().get(0).code())
                .containsOnly("refused.import.office");
        // And nobody reads another person's import.
        assertThatThrownBy(() -> imports.get(clerk, zcyj, year, one.id())).isInstanceOf(NotFoundException.class);

        LedgerImport mended = matched(contributor, zcyj, file(row("项目名称", "预算数"), row("本科室项目", "10")));
        for (LedgerLine line : List.of(own, other, leaving)) {
            budgets.save(
                    clerk, zcyj, year, List.of(new CellEdit(Ledger.path(line, LedgerColumn.ORIGINAL), "", "7", false)));
        }
        lines.describe(clerk, zcyj, year, leaving.getId(), "划走的项目", "");
        imports.apply(contributor, zcyj, year, mended.id());
        assertThat(settled(contributor, zcyj, mended.id()).moved())
                .extracting(move -> move.name() + " " + move.what() + " " + move.before() + "→" + move.after())
                .containsExactly("本科室项目 ORIGINAL →70000", "划走的项目 OFFICE " + OFFICE + "→");
        imports.apply(contributor, zcyj, year, mended.id());
        assertThat(settled(contributor, zcyj, mended.id()).state()).isEqualTo(LedgerImport.State.APPLIED);
    }

    @Test
    void anOfficeThatIsGoneByTheConfirmationStopsItAndTheFileIsKept() throws IOException {
        Actor clerk = people.actor("finance");
        UUID zcyj = people.department("ZCYJ");
        LedgerImport one = matched(clerk, zcyj, file(row("项目名称", "科室", "预算数"), row("甲", OFFICE, "1")));
        assertThat(one.counts()).isEqualTo(new LedgerImport.Counts(1, 0, 0, 0));
        jdbc.sql("update department_office set name = '改了名的科' where name = ?")
                .param(OFFICE)
                .update();
        try {
            imports.apply(clerk, zcyj, year, one.id());
            LedgerImport stopped = settled(clerk, zcyj, one.id());
            assertThat(stopped.state()).isEqualTo(LedgerImport.State.READY);
            assertThat(stopped.refusal()).containsExactly("refused.import.wrong");
            assertThat(stopped.counts()).isEqualTo(new LedgerImport.Counts(0, 0, 0, 1));
        } finally {
            jdbc.sql("update department_office set name = ? where name = '改了名的科'")
                    .param(OFFICE)
                    .update();
        }
    }

    @Test
    void theThreePublicExpensesInOneLineDoNotComeBesideTheirParts() throws IOException {
        lines.addStandard(finance, department, year, LedgerSection.PUBLIC);
        LedgerImport one = matched(uploaded(file(row("类别", "名称", "预算数"), row("三公经费", "三公经费", "100"))));
        assertThat(refusals(one)).containsExactly("三公经费 refused.ledger.whole.divided");
    }

    @Test
    void twoDifferentBudgetsOfAnEconomicItemAreRefused() throws IOException {
        LedgerImport one = uploaded(file(
                row("类别", "名称", "年初预算数", "全年预算数"),
                row("经济科目", "30201", "50", "60"),
                row("经济科目", "30202", "50", "50"),
                row("经济科目", "30203", "", "70")));
        LedgerImport ready = matched(one);
        assertThat(refusals(ready)).containsExactly("30201 办公费 refused.import.annual");
        assertThat(imports.rows(ready, LedgerImport.RowState.NEW, 0, 10).get(1).changes())
                .containsExactly(new LedgerImport.Change(LedgerColumn.ORIGINAL, "D", null, new BigDecimal("700000")));
    }

    @Test
    void remarksOfAProjectAreNoFooterAndAFooterIsNoProject() throws IOException {
        LedgerImport one = matched(uploaded(file(
                row("项目名称", "预算数", "备注栏"),
                row("甲", "10", "说明：追加"),
                row("乙", "20", "备注：含上年结转"),
                row("填表人：张三", "", "审核人：李四"),
                row("", "说明：以上为批复数", ""))));
        assertThat(one.counts()).isEqualTo(new LedgerImport.Counts(2, 0, 0, 0));
        assertThat(one.leftOut()).isEqualTo(2);
    }

    @Test
    void whatAFileOfOursHoldsFarBelowIsRefusedInTheBackgroundAndNotKept() throws IOException {
        StringBuilder rows = new StringBuilder(
                "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>类别</v></c><c r=\"B1\" t=\"str\"><v>项目名称</v></c>"
                        + "<c r=\"C1\" t=\"str\"><v>年初预算数（万元）</v></c></row>");
        for (int i = 2; i < 40; i++) {
            rows.append(
                    "<row r=\"%1$d\"><c r=\"A%1$d\" t=\"str\"><v>项目支出</v></c><c r=\"B%1$d\" t=\"str\"><v>项目%1$d</v></c></row>"
                            .formatted(i));
        }
        rows.append("<row r=\"40\"><c r=\"C40\"><f>SUM(C2:C39)</f><v>1</v></c></row>");

        LedgerImport one =
                uploaded(Files.readAllBytes(XlsxFile.of(rows.toString()).write(directory)));

        assertThat(one.state()).isEqualTo(LedgerImport.State.REFUSED);
        assertThat(one.refusal()).containsExactly("refused.sheet.formula", "表一", "40", "C");
        assertThat(jdbc.sql(
                                "select content is null and not exists (select 1 from ledger_import_row where import_id = :id)"
                                        + " from ledger_import where id = :id")
                        .param("id", one.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        // Where a person is asked what the columns mean, it is said before.
        assertThatThrownBy(() -> uploaded(Files.readAllBytes(
                        XlsxFile.of(rows.toString().replace("类别", "次序")).write(directory))))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo("refused.sheet.formula"));
    }

    @Test
    void strangeNamesAreStoredAndGivenOutAsTheyStandOrRefusedAtTheirCell() throws IOException {
        List<String> names = List.of(
                "=cmd|'/C calc'!A0",
                "+1+1",
                "@SUM(A1)",
                "<script>alert(1)</script>",
                "'; drop table budget; --",
                "😀应急演练",
                "NULL",
                "{{全年执行数}}",
                "100%");
        List<List<@Nullable Object>> rows = new ArrayList<>(List.of(row("项目名称", "预算数")));
        names.forEach(name -> rows.add(row(name, "1")));
        byte[] good = file(rows);
        rows.addAll(List.of(row("\u202E倒写", "1"), row("长".repeat(201), "1"), row("", "1")));
        LedgerImport one = matched(uploaded(file(rows)));
        assertThat(one.counts()).isEqualTo(new LedgerImport.Counts(names.size(), 0, 0, 3));
        assertThat(imports.rows(one, LedgerImport.RowState.WRONG, 0, 10).stream()
                        .map(row -> row.row() + row.wrong().get(0).column() + " "
                                + row.wrong().get(0).code()))
                .containsExactly("11A refused.text.control", "12A refused.text.long", "13A refused.text.blank");

        apply(uploaded(good));
        assertThat(amounts())
                .containsExactlyElementsOf(
                        names.stream().map(name -> name + " 10000 null").toList());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        workbook.write(finance, department, year, MoneyUnit.WAN, out);
        assertThat(uploaded(out.toByteArray()).counts()).isEqualTo(new LedgerImport.Counts(0, 0, names.size(), 0));
    }

    @Test
    void aContributorsFileHoldsTheLinesOfItsOfficeAlone() throws IOException {
        Actor clerk = people.actor("finance");
        UUID zcyj = people.department("ZCYJ");
        lines.add(clerk, zcyj, year, LineKind.PROJECT, "本科室项目", OFFICE);
        lines.add(clerk, zcyj, year, LineKind.PROJECT, "别的项目", "");
        lines.add(clerk, zcyj, year, LineKind.INCOME, "其他收入", "");
        Path file = directory.resolve("own.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            workbook.write(people.actor("contributor"), zcyj, year, MoneyUnit.WAN, out);
        }
        List<String> cells = new ArrayList<>();
        new SheetReader(SheetLimits.DEFAULT).read(file, (sheet, number, row) -> cells.addAll(row));
        assertThat(cells).contains("本科室项目").doesNotContain("别的项目", "其他收入");
    }

    @Test
    void whatFailsInTheMiddleOfWritingLeavesNothingBehind() throws Exception {
        LedgerLine line = lines.add(finance, department, year, LineKind.PROJECT, "甲", "");
        LedgerImport one =
                matched(uploaded(file(row("项目名称", "预算数"), row("甲", "1"), row("乙", "2"), row("丙", "0.0666"))));
        try (Connection owner = TestServer.get().connectAsOwner(details.getJdbcUrl());
                Statement statement = owner.createStatement()) {
            statement.execute("alter table cell_batch_row add constraint broken check (after[1] is distinct from 666)");
            try {
                imports.apply(finance, department, year, one.id());
                assertThat(settled(one.id()).state()).isEqualTo(LedgerImport.State.FAILED);
            } finally {
                statement.execute("alter table cell_batch_row drop constraint broken");
            }
        }
        assertThat(amounts()).containsExactly("甲 null null");
        assertThat(budgets.history(finance, department, year, Ledger.path(line, LedgerColumn.ORIGINAL)))
                .isEmpty();
    }

    @Test
    void theLogProvesWhatAnImportWrote() throws Exception {
        lines.add(finance, department, year, LineKind.PROJECT, "甲", "");
        apply(matched(uploaded(file(row("项目名称", "预算数"), row("甲", "12"), row("乙", "20"), row("丙", "30")))));
        String detail = jdbc.sql(
                        "select detail from audit_entry where action = 'ledger.import' order by id desc limit 1")
                .query(String.class)
                .single();
        Matcher proof = Pattern.compile("batch (\\S+) added ([0-9a-f]{64}) changed ([0-9a-f]{64})")
                .matcher(detail);
        assertThat(proof.find()).isTrue();
        assertThat(proof.group(2)).isEqualTo(digest(proof.group(1), true));
        assertThat(proof.group(3)).isEqualTo(digest(proof.group(1), false));
    }

    @Test
    void anOfficeThatAFileGivesIsKeptInWhatWasWritten() throws IOException {
        Actor clerk = people.actor("finance");
        UUID zcyj = people.department("ZCYJ");
        lines.add(clerk, zcyj, year, LineKind.PROJECT, "甲", "");
        LedgerImport one =
                matched(clerk, zcyj, file(row("项目名称", "科室", "预算数"), row("甲", OFFICE, ""), row("乙", OFFICE, "1")));
        imports.apply(clerk, zcyj, year, one.id());
        assertThat(settled(clerk, zcyj, one.id()).state()).isEqualTo(LedgerImport.State.APPLIED);
        assertThat(jdbc.sql("""
                        select l.name || ' ' || coalesce(r.office_before, '-') || ' ' || r.office_after || ' ' || l.office
                        from cell_batch_row r join cell_batch b on b.id = r.batch_id join ledger_line l on l.id = r.line_id
                        where b.year = ? order by l.position
                        """).param(year.value()).query(String.class).list())
                .containsExactly("甲 - %1$s %1$s".formatted(OFFICE), "乙 - %1$s %1$s".formatted(OFFICE));
    }

    /** Over the SHA-256 of each row, in the order of the lines' ids. */
    private String digest(String batch, boolean added) throws Exception {
        ByteArrayOutputStream digests = new ByteArrayOutputStream();
        for (String row : jdbc.sql("""
                        select concat_ws('|', line_id, before, after, office_before, office_after)
                        from cell_batch_row r join ledger_line l on l.id = r.line_id
                        where batch_id = cast(? as uuid) and (l.name <> '甲') = ? order by line_id
                        """).params(batch, added).query(String.class).list()) {
            digests.write(MessageDigest.getInstance("SHA-256").digest(row.getBytes(StandardCharsets.UTF_8)));
        }
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(digests.toByteArray()));
    }

    @Test
    void whatIsNoSpreadsheetIsRefusedWithASentence() {
        assertThatThrownBy(() -> imports.upload(
                        finance, department, year, "a.xlsx", "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo("refused.sheet.not-xlsx"));
        assertThatThrownBy(() -> imports.upload(finance, department, year, "a.xlsx", file(row("只有", "文字"))))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo("refused.import.empty"));
    }

    private List<String> refusals(LedgerImport one) {
        return imports.rows(one, LedgerImport.RowState.WRONG, 0, 10).stream()
                .map(row -> row.name() + " " + row.wrong().get(0).code())
                .toList();
    }

    private LedgerImport uploaded(byte[] file) {
        return settled(imports.upload(finance, department, year, "执行.xlsx", file));
    }

    private LedgerImport matched(Actor actor, UUID departmentId, byte[] file) {
        UUID id = imports.upload(actor, departmentId, year, "a.xlsx", file);
        LedgerImport one = settled(actor, departmentId, id);
        if (one.state() == LedgerImport.State.MATCHING) {
            imports.match(actor, departmentId, year, id, one.matching());
        }
        return settled(actor, departmentId, id);
    }

    private LedgerImport settled(Actor actor, UUID departmentId, UUID id) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !imports.get(actor, departmentId, year, id).state().isRunning());
        return imports.get(actor, departmentId, year, id);
    }

    private LedgerImport matched(LedgerImport one) {
        if (one.state() == LedgerImport.State.MATCHING) {
            imports.match(finance, department, year, one.id(), one.matching());
        }
        LedgerImport settled = settled(one.id());
        assertThat(settled.state()).isEqualTo(LedgerImport.State.READY);
        return settled;
    }

    private void apply(LedgerImport one) {
        imports.apply(finance, department, year, one.id());
        assertThat(settled(one.id()).state()).isEqualTo(LedgerImport.State.APPLIED);
    }

    private LedgerImport settled(UUID id) {
        return settled(finance, department, id);
    }

    private void type(LedgerLine line, LedgerColumn column, String typed) {
        type(line, column, "", typed);
    }

    private void type(LedgerLine line, LedgerColumn column, String was, String typed) {
        budgets.save(finance, department, year, List.of(new CellEdit(Ledger.path(line, column), was, typed, false)));
    }

    /** The lines of expenditure: name, original budget, year's execution, in 元. */
    private List<String> amounts() {
        return jdbc.sql("""
                        select name, trim_scale(original)::text as original, trim_scale(cumulative[12])::text as executed
                        from ledger_line l join budget b on b.id = l.budget_id
                        where b.year = ? and b.department_id = ? order by l.position
                        """)
                .params(year.value(), department)
                .query((row, number) -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3))
                .list();
    }

    private long entries() {
        return jdbc.sql("select count(*) from audit_entry where action = 'ledger.import'")
                .query(Long.class)
                .single();
    }

    private static List<@Nullable Object> row(String... cells) {
        return new ArrayList<>(Arrays.asList(cells));
    }

    @SafeVarargs
    private static byte[] file(List<@Nullable Object>... rows) throws IOException {
        return file(List.of(rows));
    }

    private static byte[] file(List<List<@Nullable Object>> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter writer = new SheetWriter(out)) {
            List<Column> columns = new ArrayList<>();
            // The first row stands where the writer puts headings.
            rows.get(0).forEach(heading -> columns.add(Column.text(String.valueOf(heading), 12)));
            int widest = rows.stream().mapToInt(List::size).max().orElse(1);
            while (columns.size() < widest) {
                columns.add(Column.text("", 12));
            }
            writer.sheet("Sheet1", columns);
            for (List<@Nullable Object> row : rows.subList(1, rows.size())) {
                writer.row(row);
            }
            writer.finish();
        }
        return out.toByteArray();
    }
}

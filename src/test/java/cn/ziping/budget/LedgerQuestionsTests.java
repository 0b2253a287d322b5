package cn.ziping.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ziping.figure.CellEdit;
import cn.ziping.shared.Actor;
import cn.ziping.shared.DepartmentScope;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.MoneyUnit;
import cn.ziping.shared.RefusedFormException;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the ledger adds up and asks, with more than one of everything. */
@ApplicationTest
class LedgerQuestionsTests {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    private LedgerLines lines;

    @Autowired
    private BudgetService budgets;

    @Autowired
    private UnitDoubts doubts;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    private Actor finance;
    private UUID department;
    private FiscalYear year;

    @BeforeEach
    void find() {
        // A department of its own: what others have typed is not asked about here.
        department = UUID.randomUUID();
        jdbc.sql("insert into department (id, version, code, name, level, closed) values (?, 0, ?, ?, '区级', false)")
                .params(department, "LQ" + COUNT.incrementAndGet(), "台账局" + COUNT)
                .update();
        Actor known = people.actor("finance2");
        finance = new Actor(
                known.id(),
                known.username(),
                known.name(),
                known.roles(),
                DepartmentScope.of(Set.of(department)),
                known.address());
        year = new FiscalYear(2025);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // original, adjustment, March, June, December → questions
                "rises and stays below      | 100 | 0   | 20 | 40 | 99     | ''",
                "stays the same             | 100 | 0   | 40 | 40 | 40     | ''",
                "falls in June              | 100 | 0   | 40 | 39 | 50     | MONTH_6 falls 39.00 3 40.00",
                "falls at the end           | 100 | 0   | 40 | -  | 39.99  | MONTH_12 falls 39.99 3 40.00",
                "above the budget in June   | 100 | -60 | 40 | 41 | 42     | MONTH_6 over 41.00 40.00; MONTH_12 over 42.00 40.00",
                "just the budget            | 100 | 0   | -  | -  | 100    | ''",
                "no budget is not known yet | 100 | -   | -  | -  | 500    | ''",
                "a budget of zero is one    | 0   | 0   | -  | -  | 0.01   | MONTH_12 over 0.01 0.00"
            })
    void aLineAsksWhereItsMonthsFallOrExceedTheBudget(
            String what, String original, String adjustment, String march, String june, String december, String asked) {
        LedgerLine line = lines.add(finance, department, year, LineKind.PROJECT, what, "");
        type(line, LedgerColumn.ORIGINAL, original);
        type(line, LedgerColumn.ADJUSTMENT, adjustment);
        type(line, LedgerColumn.MONTH_3, march);
        type(line, LedgerColumn.MONTH_6, june);
        type(line, LedgerColumn.MONTH_12, december);
        assertThat(asked(LedgerSection.EXPENDITURE)).isEqualTo(asked);
    }

    @Test
    void economicItemsAskWhereTheyAreNotTheExpenditureAndRoundingIsNoReason() {
        LedgerLine basic = lines.add(finance, department, year, LineKind.BASIC, "基本支出", "");
        LedgerLine project = lines.add(finance, department, year, LineKind.PROJECT, "项目", "");
        List.of(basic, project).forEach(line -> {
            type(line, LedgerColumn.ORIGINAL, "50");
            type(line, LedgerColumn.ADJUSTMENT, "0");
            type(line, LedgerColumn.EXECUTED, "40");
        });
        LedgerLine wages = lines.add(finance, department, year, LineKind.ECONOMIC, "301", "");
        LedgerLine goods = lines.add(finance, department, year, LineKind.ECONOMIC, "302", "");
        type(wages, LedgerColumn.ORIGINAL, "60");
        type(goods, LedgerColumn.ORIGINAL, "40.01");
        type(wages, LedgerColumn.EXECUTED, "50");
        type(goods, LedgerColumn.EXECUTED, "31");
        // 100.01 beside 100: half a unit of the last place for each of three terms explains 0.015. 81 beside 80 is not
        // explained.
        assertThat(asked(LedgerSection.ECONOMIC)).isEqualTo("sum MONTH_12 parts 81.00 80.00");
    }

    @Test
    void aClassThatIsDividedIsTheSumOfItsItemsAndCountsOnce() {
        LedgerLine wages = lines.add(finance, department, year, LineKind.ECONOMIC, "301 工资福利支出", "");
        LedgerLine basic = lines.add(finance, department, year, LineKind.ECONOMIC, "基本工资", "");
        LedgerLine bonus = lines.add(finance, department, year, LineKind.ECONOMIC, "30103", "");
        LedgerLine goods = lines.add(finance, department, year, LineKind.ECONOMIC, "302", "");
        type(basic, LedgerColumn.ORIGINAL, "10");
        type(bonus, LedgerColumn.ORIGINAL, "5");
        type(goods, LedgerColumn.ORIGINAL, "7");
        Ledger ledger = budgets.ledger(finance, department, year, LedgerSection.ECONOMIC);
        assertThat(ledger.lines())
                .extracting(LedgerLine::getName)
                .containsExactly("301 工资福利支出", "30101 基本工资", "30103 奖金", "302 商品和服务支出");
        assertThat(ledger.amounts(wages).original()).isEqualByComparingTo("150000");
        assertThat(ledger.sums().original()).isEqualByComparingTo("220000");
        assertThat(typed(wages, LedgerColumn.ORIGINAL, "1")).isEqualTo("refused.ledger.class.divided");
    }

    @Test
    void aCarryOverIsComparedWithWhatLastYearLeft() {
        FiscalYear before = year.previous();
        LedgerLine line = lines.add(finance, department, before, LineKind.PROJECT, "项目", "");
        budgets.save(
                finance,
                department,
                before,
                List.of(
                        new CellEdit(Ledger.path(line, LedgerColumn.ORIGINAL), "", "100", false),
                        new CellEdit(Ledger.path(line, LedgerColumn.ADJUSTMENT), "", "-10", false),
                        new CellEdit(Ledger.path(line, LedgerColumn.EXECUTED), "", "80", false)));
        LedgerLine carried = lines.add(finance, department, year, LineKind.INCOME, "上年结转结余", "");
        LedgerLine other = lines.add(finance, department, year, LineKind.INCOME, "其他收入", "");
        type(carried, LedgerColumn.ORIGINAL, "12");
        type(other, LedgerColumn.ORIGINAL, "12");
        assertThat(asked(LedgerSection.INCOME)).isEqualTo("ORIGINAL carried 12.00 10.00");
        budgets.save(
                finance,
                department,
                year,
                List.of(new CellEdit(Ledger.path(carried, LedgerColumn.ORIGINAL), "12", "10", false)));
        assertThat(asked(LedgerSection.INCOME)).isEmpty();
    }

    @ParameterizedTest(name = "{0} pasted in {1}: {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // last year 100, 200, 300 万元
                "1100000, 1900000, 3000000 | WAN  | YUAN",
                "110, 190, 300             | YUAN | WAN",
                "0.011, 0.019, 0.03        | WAN  | YI",
                "110, 1900000, 3000000     | WAN  | -",
                "1100000, 1900000          | WAN  | -",
                "110, 190, 300             | WAN  | -",
                "1100000, abc, 3000000     | WAN  | -",
                "6000000, 1900000, 3000000 | WAN  | -"
            })
    void aUnitIsDoubtedWhereAllNumbersAreTenThousandTimesOff(String pasted, MoneyUnit unit, MoneyUnit meant) {
        FiscalYear before = year.previous();
        List<CellEdit> edits = new ArrayList<>();
        String[] typed = pasted.split(", ");
        for (int i = 0; i < 3; i++) {
            LedgerLine last = lines.add(finance, department, before, LineKind.PROJECT, "项目" + i, "");
            budgets.save(
                    finance,
                    department,
                    before,
                    List.of(new CellEdit(
                            Ledger.path(last, LedgerColumn.ORIGINAL), "", String.valueOf((i + 1) * 100), false)));
            LedgerLine now = lines.add(finance, department, year, LineKind.PROJECT, "项目" + i, "");
            if (i < typed.length) {
                edits.add(new CellEdit(Ledger.path(now, LedgerColumn.ORIGINAL), "", typed[i], false));
            }
        }
        assertThat(doubts.of(finance, department, year, LedgerSection.EXPENDITURE, unit, edits))
                .isEqualTo(Optional.ofNullable(meant)
                        .map(known -> new UnitDoubts.Doubt(known, UnitDoubts.Against.LAST_YEAR)));
    }

    @ParameterizedTest(name = "{0} pasted in {1} beside 100, 200, 300 万元 of budget: {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "980000, 1900000, 3000000 | WAN  | YUAN",
                "98, 190, 300             | YUAN | WAN",
                "98, 190, 300             | WAN  | -",
                "98, 1900000, 3000000     | WAN  | -"
            })
    void inAFirstYearTheOtherColumnsTellTheUnit(String pasted, MoneyUnit unit, MoneyUnit meant) {
        List<CellEdit> edits = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            LedgerLine line = lines.add(finance, department, year, LineKind.PROJECT, "项目" + i, "");
            type(line, LedgerColumn.ORIGINAL, String.valueOf((i + 1) * 100));
            edits.add(new CellEdit(Ledger.path(line, LedgerColumn.EXECUTED), "", pasted.split(", ")[i], false));
        }
        assertThat(doubts.of(finance, department, year, LedgerSection.EXPENDITURE, unit, edits))
                .isEqualTo(Optional.ofNullable(meant)
                        .map(known -> new UnitDoubts.Doubt(known, UnitDoubts.Against.COLUMNS)));
    }

    /** With nothing beside it: 25 projects of a county of more than 500 million each are no projects of a county. */
    @ParameterizedTest(name = "{0} pasted in {1} into an empty ledger: {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "105000, 205000, 2505000 | WAN  | YUAN",
                "105000, 205000, 49999   | WAN  | -",
                "105000, 205000, 2505000 | YUAN | -",
                "6, 7, 8                 | YI   | -"
            })
    void inAnEmptyLedgerTheirSizeTellsTheUnit(String pasted, MoneyUnit unit, MoneyUnit meant) {
        List<CellEdit> edits = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            LedgerLine line = lines.add(finance, department, year, LineKind.PROJECT, "项目" + i, "");
            edits.add(new CellEdit(Ledger.path(line, LedgerColumn.ORIGINAL), "", pasted.split(", ")[i], false));
        }
        assertThat(doubts.of(finance, department, year, LedgerSection.EXPENDITURE, unit, edits))
                .isEqualTo(Optional.ofNullable(meant)
                        .map(known -> new UnitDoubts.Doubt(known, UnitDoubts.Against.MAGNITUDE)));
    }

    @ParameterizedTest(name = "{0} pasted as {1} beside an income of 600 万元: {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "1000000, 2000000, 3000000 | WAN | YUAN",
                "100, 200, 300             | WAN | -",
                "0.01, 0.02, 0.03          | WAN | -"
            })
    void inAnEmptyLedgerTheIncomeTellsTheUnit(String pasted, MoneyUnit unit, MoneyUnit meant) {
        LedgerLine income = lines.add(finance, department, year, LineKind.INCOME, "财政拨款收入", "");
        type(income, LedgerColumn.ORIGINAL, "600");
        type(income, LedgerColumn.ADJUSTMENT, "0");
        List<CellEdit> edits = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            LedgerLine line = lines.add(finance, department, year, LineKind.PROJECT, "项目" + i, "");
            edits.add(new CellEdit(Ledger.path(line, LedgerColumn.ORIGINAL), "", pasted.split(", ")[i], false));
        }
        assertThat(doubts.of(finance, department, year, LedgerSection.EXPENDITURE, unit, edits))
                .isEqualTo(
                        Optional.ofNullable(meant).map(known -> new UnitDoubts.Doubt(known, UnitDoubts.Against.TOTAL)));
    }

    @ParameterizedTest(name = "original {0}, adjustment {1}, executed {2}: {3}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "10  | -30 | -      | ADJUSTMENT annual.negative -20.00",
                "100 | 0   | 9981   | MONTH_12 over.times 9,981.00 100.00 100",
                "100 | 0   | 998100 | MONTH_12 unit.budget 998,100.00 100.00",
                "100 | 0   | 0.01   | MONTH_12 unit.small 0.01 100.00",
                "100 | 0   | 0.06   | ''",
                "100 | 0   | 98     | ''"
            })
    void aNumberThatCannotBeMeantIsAskedAtItsCell(String original, String adjustment, String executed, String asked) {
        LedgerLine line = lines.add(finance, department, year, LineKind.WHOLE, "部门整体", "");
        type(line, LedgerColumn.ORIGINAL, original);
        type(line, LedgerColumn.ADJUSTMENT, adjustment);
        type(line, LedgerColumn.EXECUTED, executed);
        assertThat(asked(LedgerSection.EXPENDITURE)).isEqualTo(asked);
    }

    @Test
    void sumsThatCannotBeOneUnitOrOneBudgetAreAsked() {
        LedgerLine whole = lines.add(finance, department, year, LineKind.WHOLE, "部门整体", "");
        type(whole, LedgerColumn.ORIGINAL, "100");
        type(whole, LedgerColumn.ADJUSTMENT, "0");
        type(whole, LedgerColumn.EXECUTED, "90");
        LedgerLine income = lines.add(finance, department, year, LineKind.INCOME, "财政拨款收入", "");
        type(income, LedgerColumn.ORIGINAL, "1000000");
        type(income, LedgerColumn.ADJUSTMENT, "0");
        LedgerLine threePublic = lines.add(finance, department, year, LineKind.PUBLIC, "三公经费", "");
        type(threePublic, LedgerColumn.EXECUTED, "90.01");
        assertThat(asked(LedgerSection.EXPENDITURE)).isEqualTo("sum ORIGINAL unit.income 100.00 1,000,000.00");
        assertThat(asked(LedgerSection.PUBLIC)).isEqualTo("sum MONTH_12 part.more 90.01 90.00");
    }

    @Test
    void threePublicExpensesAreOneLineOrDividedAndNeverBoth() {
        LedgerLine whole = lines.add(finance, department, year, LineKind.PUBLIC, "三公经费", "");
        lines.addStandard(finance, department, year, LedgerSection.PUBLIC);
        Ledger divided = budgets.ledger(finance, department, year, LedgerSection.PUBLIC);
        assertThat(divided.lines()).hasSize(4).doesNotContain(whole);
        divided.lines().forEach(line -> type(line, LedgerColumn.EXECUTED, "1.5"));
        assertThat(budgets.ledger(finance, department, year, LedgerSection.PUBLIC)
                        .sums()
                        .executed())
                .isEqualByComparingTo(new BigDecimal("60000"));
    }

    @Test
    void aLineIsNotAddedAgainWithAnotherSpaceAndIsStoredWithOne() {
        LedgerLine first = lines.add(finance, department, year, LineKind.PROJECT, " 安全\u00a0 生产\u200b项目\r\n", "");
        assertThat(first.getName()).isEqualTo("安全 生产项目");
        for (String again : List.of("安全生产项目", "安全\u3000生产项目", "安 全 生 产 项 目")) {
            assertThatThrownBy(() -> lines.add(finance, department, year, LineKind.PROJECT, again, ""))
                    .isInstanceOfSatisfying(
                            RefusedFormException.class,
                            refused -> assertThat(refused.fields().get("name").code())
                                    .isEqualTo("refused.ledger.name.taken"));
        }
        LedgerLine other = lines.add(finance, department, year, LineKind.PROJECT, "其他项目", "");
        assertThatThrownBy(() -> lines.describe(finance, department, year, other.getId(), "安全生产 项目", ""))
                .isInstanceOf(RefusedFormException.class);
        // Its own name it may space anew.
        lines.describe(finance, department, year, first.getId(), "安全生产项目", "");
    }

    /** From before: two lines, of which nobody has said whether they are one. They stay, are asked about, and go into the next year. */
    @Test
    void linesThatWereNamedAlikeStayAndAreListedAndFindTheirOwnOfLastYear() {
        FiscalYear before = year.previous();
        LedgerLine one = lines.add(finance, department, before, LineKind.PROJECT, "项目甲", "");
        LedgerLine two = lines.add(finance, department, before, LineKind.PROJECT, "项目乙", "");
        for (LedgerLine line : List.of(one, two)) {
            budgets.save(
                    finance,
                    department,
                    before,
                    List.of(new CellEdit(
                            Ledger.path(line, LedgerColumn.EXECUTED), "", line.equals(one) ? "1" : "2", false)));
        }
        jdbc.sql("update ledger_line set name = '项目\u00a0甲' where id = ?")
                .param(two.getId())
                .update();
        Integer copied = transactions.execute(status -> lines.copy(department, before, year));
        assertThat(copied).isEqualTo(2);
        Ledger now = budgets.ledger(finance, department, year, LedgerSection.EXPENDITURE);
        assertThat(now.lines()).extracting(LedgerLine::getName).containsExactly("项目甲", "项目\u00a0甲");
        assertThat(now.lines())
                .extracting(line -> now.executedLastYear(line).toPlainString())
                .containsExactly("10000", "20000");
        assertThat(asked(LedgerSection.EXPENDITURE)).isEqualTo("ORIGINAL name.alike 项目\u00a0甲");
        // A third spelling is neither of the two.
        jdbc.sql("update ledger_line set name = '项目 甲' where id = ?")
                .param(now.lines().get(0).getId())
                .update();
        Ledger third = budgets.ledger(finance, department, year, LedgerSection.EXPENDITURE);
        assertThat(third.executedLastYear(third.lines().get(0))).isNull();
    }

    private void type(LedgerLine line, LedgerColumn column, String typed) {
        if (typed != null) {
            typed(line, column, typed);
        }
    }

    private String typed(LedgerLine line, LedgerColumn column, String typed) {
        String path = Ledger.path(line, column);
        return budgets.save(finance, department, year, List.of(new CellEdit(path, "", typed, false)))
                .get(path)
                .message();
    }

    private String asked(LedgerSection section) {
        return String.join(
                "; ",
                budgets.ledger(finance, department, year, section).questions().stream()
                        .map(question ->
                                question.cell().replaceFirst("^sum:", "sum ").replaceFirst("^[0-9a-f-]{36}:", "")
                                        + " "
                                        + question.code().replaceFirst("^question.", "") + " "
                                        + String.join(" ", question.arguments()))
                        .toList());
    }
}

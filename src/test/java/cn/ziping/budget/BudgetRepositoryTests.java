package cn.ziping.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.RefusedException;
import cn.ziping.testing.RepositoryTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jpa.test.autoconfigure.TestEntityManager;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@RepositoryTest
@Import(LedgerTotals.class)
class BudgetRepositoryTests {

    private static final FiscalYear YEAR = new FiscalYear(2022);

    private final LineCatalog catalog = new LineCatalog();

    @Autowired
    private BudgetRepository budgets;

    @Autowired
    private LedgerTotals totals;

    @Autowired
    private TestEntityManager entityManager;

    @Autowired
    private JdbcClient jdbc;

    private UUID department;

    @BeforeEach
    void makeDepartment() {
        department = UUID.randomUUID();
        jdbc.sql("insert into department values (?, 0, 'TEST', 'test', 'level', false)")
                .param(department)
                .update();
    }

    @Test
    void linesSurviveTheDatabaseWithTheirMonthsBlanksAndMarks() {
        Budget budget = new Budget(department, YEAR);
        LedgerLine basic = budget.addLine(LineKind.BASIC, "基本支出", null, catalog);
        LedgerLine project = budget.addLine(LineKind.PROJECT, "项目甲", null, catalog);
        basic.put(LedgerColumn.ORIGINAL, new BigDecimal("1000.25"), true);
        basic.put(LedgerColumn.ADJUSTMENT, new BigDecimal("-0.25"), false);
        basic.put(LedgerColumn.MONTH_3, new BigDecimal("250"), false);
        basic.put(LedgerColumn.MONTH_12, new BigDecimal("990"), false);
        project.put(LedgerColumn.ORIGINAL, new BigDecimal("500"), false);
        budgets.save(budget);
        entityManager.flush();
        entityManager.clear();

        List<LedgerLine> lines =
                budgets.findLines(department, List.of(YEAR), LedgerSection.EXPENDITURE.kinds()).stream()
                        .map(BudgetRepository.YearLine::getLine)
                        .toList();
        assertThat(lines).extracting(LedgerLine::getName).containsExactly("基本支出", "项目甲");
        assertThat(lines.get(0).annual()).isEqualByComparingTo("1000");
        assertThat(lines.get(0).cumulative(3)).isEqualByComparingTo("250");
        assertThat(lines.get(0).cumulative(4)).isNull();
        assertThat(lines.get(0).executed()).isEqualByComparingTo("990");
        assertThat(lines.get(0).isSample(LedgerColumn.ORIGINAL)).isTrue();
        assertThat(lines.get(0).isSample(LedgerColumn.ADJUSTMENT)).isFalse();
        // The second line has no adjustment, so it has no annual budget, and so has the sum.
        assertThat(lines.get(1).annual()).isNull();
        LedgerSums sums = totals.of(List.of(department), List.of(YEAR), null)
                .of(department, YEAR)
                .of(LedgerSection.EXPENDITURE);
        assertThat(sums.original()).isEqualByComparingTo("1500.25");
        assertThat(sums.annual()).isNull();
        assertThat(sums.rate()).isNull();
    }

    @Test
    void theDatabaseRefusesANegativeExecution() {
        Budget budget = new Budget(department, YEAR);
        budget.addLine(LineKind.WHOLE, "部门整体", null, catalog).put(LedgerColumn.MONTH_5, new BigDecimal("-1"), false);
        budgets.save(budget);
        assertThatThrownBy(() -> entityManager.flush()).hasStackTraceContaining("ledger_line");
    }

    @Test
    void theWholeInOneLineGivesWayWhileItIsBlankAndStaysOnceItHoldsAmounts() {
        Budget budget = new Budget(department, YEAR);
        LedgerLine whole = budget.addLine(LineKind.WHOLE, "部门整体", null, catalog);
        budget.addLine(LineKind.PROJECT, "项目甲", null, catalog);
        assertThat(budget.getLines()).extracting(LedgerLine::getKind).containsExactly(LineKind.PROJECT);
        assertThatThrownBy(() -> budget.addLine(LineKind.WHOLE, "部门整体", null, catalog))
                .isInstanceOf(RefusedException.class);

        Budget filled = new Budget(department, YEAR);
        filled.addLine(LineKind.WHOLE, "部门整体", null, catalog).put(LedgerColumn.ORIGINAL, BigDecimal.ZERO, false);
        assertThatThrownBy(() -> filled.addLine(LineKind.BASIC, "基本支出", null, catalog))
                .isInstanceOf(RefusedException.class);
        assertThat(whole.executed()).isNull();
    }
}

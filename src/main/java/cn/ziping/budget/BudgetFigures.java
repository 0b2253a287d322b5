package cn.ziping.budget;

import cn.ziping.figure.DerivedFigures;
import cn.ziping.figure.FigureSource;
import cn.ziping.figure.FigureValue;
import cn.ziping.figure.Reference;
import cn.ziping.shared.FiscalYear;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The figures a ledger gives, by their permanent codes (design §4). */
@Component
@RequiredArgsConstructor
class BudgetFigures implements DerivedFigures {

    private static final String ORIGINAL = "年初预算数";
    private static final String ADJUSTMENT = "预算调整数";
    private static final String ANNUAL = "全年预算数";
    private static final String EXECUTED = "全年执行数";
    private static final String RATE = "全年执行率";
    private static final String UNSPENT = "结转结余数";
    private static final String CUMULATIVE = "累计执行数";
    private static final String BASIC_ANNUAL = "基本支出预算数";
    private static final String BASIC_EXECUTED = "基本支出执行数";
    private static final String PROJECT_ANNUAL = "项目支出预算数";
    private static final String PROJECT_EXECUTED = "项目支出执行数";
    private static final String INCOME_ANNUAL = "收入预算数";
    private static final String INCOME_EXECUTED = "收入执行数";

    private final BudgetRepository budgets;

    @Override
    public Map<UUID, List<FigureValue>> derive(Collection<UUID> departmentIds, FiscalYear year) {
        List<FiscalYear> years = year.value() == FiscalYear.FIRST ? List.of(year) : List.of(year, year.previous());
        Map<UUID, List<Budget>> budgetsOf =
                budgets.findWithLinesByDepartmentIdInAndYearIn(departmentIds, years).stream()
                        .collect(Collectors.groupingBy(Budget::getDepartmentId));
        Map<UUID, List<FigureValue>> derived = new HashMap<>();
        departmentIds.forEach(department ->
                derived.put(department, derive(department, years, budgetsOf.getOrDefault(department, List.of()))));
        return derived;
    }

    /** The figures of a year and, where it is there, the one before. */
    private static List<FigureValue> derive(UUID departmentId, List<FiscalYear> years, List<Budget> found) {
        List<FigureValue> figures = new ArrayList<>(figures(departmentId, years.get(0), found, ""));
        if (years.size() > 1) {
            figures.addAll(figures(departmentId, years.get(1), found, Reference.LAST_YEAR));
        }
        return figures;
    }

    private static List<FigureValue> figures(UUID departmentId, FiscalYear year, List<Budget> budgets, String ending) {
        Ledger ledger = new Ledger(
                departmentId,
                year,
                budgets.stream()
                        .filter(budget -> budget.getYear().equals(year))
                        .flatMap(budget -> budget.getLines().stream())
                        .toList());
        LedgerSums whole = ledger.expenditureSums();
        LedgerSums basic = LedgerSums.of(ledger.expenditure(LineKind.BASIC));
        LedgerSums projects = LedgerSums.of(ledger.expenditure(LineKind.PROJECT));
        LedgerSums income = ledger.incomeSums();
        List<FigureValue> figures = new ArrayList<>(List.of(
                FigureValue.money(
                        ORIGINAL + ending,
                        whole.original(),
                        FigureSource.LEDGER,
                        ledger.expenditure().stream().anyMatch(line -> line.isSample(LedgerColumn.ORIGINAL))),
                money(ADJUSTMENT + ending, whole.adjustment()),
                money(ANNUAL + ending, whole.annual()).from(ORIGINAL + ending, ADJUSTMENT + ending),
                money(EXECUTED + ending, whole.executed()),
                FigureValue.rate(RATE + ending, whole.rate(), FigureSource.LEDGER)
                        .from(EXECUTED + ending, ANNUAL + ending),
                money(UNSPENT + ending, difference(whole.annual(), whole.executed()))
                        .from(ANNUAL + ending, EXECUTED + ending),
                money(BASIC_ANNUAL + ending, basic.annual()),
                money(BASIC_EXECUTED + ending, basic.executed()),
                money(PROJECT_ANNUAL + ending, projects.annual()),
                money(PROJECT_EXECUTED + ending, projects.executed()),
                money(INCOME_ANNUAL + ending, income.annual()),
                money(INCOME_EXECUTED + ending, income.executed())));
        if (ending.isEmpty()) {
            for (int month = 1; month <= LedgerLine.MONTHS; month++) {
                figures.add(money(Reference.atMonth(CUMULATIVE, month), ledger.cumulative(month)));
            }
        }
        return figures;
    }

    private static @Nullable BigDecimal difference(@Nullable BigDecimal whole, @Nullable BigDecimal part) {
        return whole == null || part == null ? null : whole.subtract(part);
    }

    private static FigureValue money(String reference, @Nullable BigDecimal yuan) {
        return FigureValue.money(reference, yuan, FigureSource.LEDGER, false);
    }
}

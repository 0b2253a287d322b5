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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static final String PUBLIC_ANNUAL = "三公经费预算数";
    private static final String PUBLIC_EXECUTED = "三公经费执行数";

    private final LedgerTotals totals;

    @Override
    public Map<UUID, List<FigureValue>> derive(Collection<UUID> departmentIds, FiscalYear year) {
        List<FiscalYear> years = year.value() == FiscalYear.FIRST ? List.of(year) : List.of(year, year.previous());
        LedgerTotals.Found found = totals.of(departmentIds, years, null);
        Map<UUID, List<FigureValue>> derived = new HashMap<>();
        for (UUID department : departmentIds) {
            List<FigureValue> figures = new ArrayList<>(figures(found.of(department, year), ""));
            if (years.size() > 1) {
                figures.addAll(figures(found.of(department, years.get(1)), Reference.LAST_YEAR));
            }
            derived.put(department, figures);
        }
        return derived;
    }

    /** The codes of the figures that an amount goes into as it is; what is made from those is not among them. */
    static Set<String> of(LineKind kind, LedgerColumn column) {
        boolean budget = column.month() == 0;
        Stream<String> codes = switch (kind) {
            case WHOLE -> whole(column);
            case BASIC -> Stream.concat(whole(column), ofYear(column, BASIC_ANNUAL, BASIC_EXECUTED));
            case PROJECT -> Stream.concat(whole(column), ofYear(column, PROJECT_ANNUAL, PROJECT_EXECUTED));
            case PUBLIC -> Stream.of(budget ? PUBLIC_ANNUAL : PUBLIC_EXECUTED);
            case INCOME -> Stream.of(budget ? INCOME_ANNUAL : INCOME_EXECUTED);
            case ECONOMIC -> Stream.of();
        };
        return codes.collect(Collectors.toSet());
    }

    /** What a month holds goes into no figure of the year but December's. */
    private static Stream<String> ofYear(LedgerColumn column, String budget, String executed) {
        return column.month() == 0
                ? Stream.of(budget)
                : column == LedgerColumn.EXECUTED ? Stream.of(executed) : Stream.of();
    }

    private static Stream<String> whole(LedgerColumn column) {
        return switch (column) {
            case ORIGINAL -> Stream.of(ORIGINAL);
            case ADJUSTMENT -> Stream.of(ADJUSTMENT);
            case MONTH_12 -> Stream.of(EXECUTED, Reference.atMonth(CUMULATIVE, LedgerLine.MONTHS));
            default -> Stream.of(Reference.atMonth(CUMULATIVE, column.month()));
        };
    }

    private static List<FigureValue> figures(LedgerTotals.Totals ledger, String ending) {
        LedgerSums whole = ledger.of(LedgerSection.EXPENDITURE);
        LedgerSums basic = ledger.of(LineKind.BASIC);
        LedgerSums projects = ledger.of(LineKind.PROJECT);
        LedgerSums income = ledger.of(LineKind.INCOME);
        LedgerSums threePublic = ledger.of(LineKind.PUBLIC);
        List<FigureValue> figures = new ArrayList<>(List.of(
                FigureValue.money(
                        ORIGINAL + ending,
                        whole.original(),
                        FigureSource.LEDGER,
                        ledger.sampleOriginal().stream().anyMatch(LineKind::isExpenditure)),
                money(ADJUSTMENT + ending, whole.adjustment()),
                money(ANNUAL + ending, whole.annual()).from(ORIGINAL + ending, ADJUSTMENT + ending),
                money(EXECUTED + ending, whole.executed()),
                FigureValue.rate(RATE + ending, whole.rate(), FigureSource.LEDGER)
                        .from(EXECUTED + ending, ANNUAL + ending),
                money(UNSPENT + ending, whole.unspent()).from(ANNUAL + ending, EXECUTED + ending),
                money(BASIC_ANNUAL + ending, basic.annual()),
                money(BASIC_EXECUTED + ending, basic.executed()),
                money(PROJECT_ANNUAL + ending, projects.annual()),
                money(PROJECT_EXECUTED + ending, projects.executed()),
                money(INCOME_ANNUAL + ending, income.annual()),
                money(INCOME_EXECUTED + ending, income.executed()),
                FigureValue.money(
                        PUBLIC_ANNUAL + ending,
                        threePublic.annual(),
                        FigureSource.LEDGER,
                        ledger.sampleOriginal().contains(LineKind.PUBLIC)),
                FigureValue.money(
                        PUBLIC_EXECUTED + ending,
                        threePublic.executed(),
                        FigureSource.LEDGER,
                        ledger.sampleExecuted().contains(LineKind.PUBLIC))));
        if (ending.isEmpty()) {
            for (int month = 1; month <= LedgerLine.MONTHS; month++) {
                figures.add(money(Reference.atMonth(CUMULATIVE, month), whole.cumulative(month)));
            }
        }
        return figures;
    }

    private static FigureValue money(String reference, @Nullable BigDecimal yuan) {
        return FigureValue.money(reference, yuan, FigureSource.LEDGER, false);
    }
}

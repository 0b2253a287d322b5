package cn.ziping.budget;

import cn.ziping.figure.CatalogueEntry;
import cn.ziping.figure.DerivedFigures;
import cn.ziping.figure.FigureSource;
import cn.ziping.figure.FigureValue;
import cn.ziping.figure.LedgerFigure;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.Reference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Derives from a ledger what {@link LedgerFigure} names, for departments and for their projects. */
@Component
@RequiredArgsConstructor
class BudgetFigures implements DerivedFigures {

    /** What there is of a project as of the whole. */
    private static final List<LedgerFigure> PROJECT_FIGURES = List.of(
            LedgerFigure.ORIGINAL,
            LedgerFigure.ADJUSTMENT,
            LedgerFigure.ANNUAL,
            LedgerFigure.EXECUTED,
            LedgerFigure.RATE,
            LedgerFigure.UNSPENT);

    private final LedgerTotals totals;
    private final BudgetRepository budgets;

    @Override
    public Map<UUID, List<FigureValue>> derive(Collection<UUID> departmentIds, FiscalYear year) {
        List<FiscalYear> years = year.value() == FiscalYear.FIRST ? List.of(year) : List.of(year, year.previous());
        LedgerTotals.Found found = totals.of(departmentIds, years, null);
        Map<UUID, List<FigureValue>> derived = new HashMap<>();
        for (UUID department : departmentIds) {
            List<FigureValue> figures = new ArrayList<>(figures(found.of(department, year), false));
            if (years.size() > 1) {
                figures.addAll(figures(found.of(department, years.get(1)), true));
            }
            derived.put(department, figures);
        }
        return derived;
    }

    /** The lines of projects are the figures of their projects. */
    @Override
    public List<FigureValue> ofProjects(UUID departmentId, FiscalYear year) {
        return budgets.findLines(departmentId, List.of(year), List.of(LineKind.PROJECT)).stream()
                .map(BudgetRepository.YearLine::getLine)
                .flatMap(BudgetFigures::figures)
                .toList();
    }

    private static Stream<FigureValue> figures(LedgerLine line) {
        LedgerSums amounts = line.amounts();
        Function<Reference.OfFigure, Reference> ofLine = figure -> new Reference.Project(line.getId(), figure);
        return Stream.concat(
                PROJECT_FIGURES.stream().map(figure -> {
                    FigureValue value = value(figure, ofLine.apply(figure.own()), amount(figure, amounts), amounts)
                            .from(figure.madeFrom().stream()
                                    .map(part -> ofLine.apply(part.own()))
                                    .toList());
                    return isSample(figure, line) ? value.asSample() : value;
                }),
                months(amounts, ofLine));
    }

    private static boolean isSample(LedgerFigure figure, LedgerLine line) {
        return switch (figure) {
            case ORIGINAL -> line.isSample(LedgerColumn.ORIGINAL);
            case ADJUSTMENT -> line.isSample(LedgerColumn.ADJUSTMENT);
            case EXECUTED -> line.isSample(LedgerColumn.EXECUTED);
            default -> false;
        };
    }

    @Override
    public List<CatalogueEntry> catalogue() {
        return LedgerFigure.catalogue().toList();
    }

    /** The references of the figures that an amount goes into as it is; what is made from those is not among them. */
    static Set<String> of(LineKind kind, LedgerColumn column) {
        boolean budget = column.month() == 0;
        Stream<Reference> references = switch (kind) {
            case WHOLE -> whole(column);
            case BASIC ->
                Stream.concat(whole(column), ofYear(column, LedgerFigure.BASIC_ANNUAL, LedgerFigure.BASIC_EXECUTED));
            case PROJECT ->
                Stream.concat(
                        whole(column), ofYear(column, LedgerFigure.PROJECT_ANNUAL, LedgerFigure.PROJECT_EXECUTED));
            case PUBLIC -> Stream.of((budget ? LedgerFigure.PUBLIC_ANNUAL : LedgerFigure.PUBLIC_EXECUTED).own());
            case INCOME -> Stream.of((budget ? LedgerFigure.INCOME_ANNUAL : LedgerFigure.INCOME_EXECUTED).own());
            case ECONOMIC -> Stream.of();
        };
        return references.map(Reference::toString).collect(Collectors.toSet());
    }

    /** What a month holds goes into no figure of the year but December's. */
    private static Stream<Reference> ofYear(LedgerColumn column, LedgerFigure budget, LedgerFigure executed) {
        return column.month() == 0
                ? Stream.of(budget.own())
                : column == LedgerColumn.EXECUTED ? Stream.of(executed.own()) : Stream.of();
    }

    private static Stream<Reference> whole(LedgerColumn column) {
        return switch (column) {
            case ORIGINAL -> Stream.of(LedgerFigure.ORIGINAL.own());
            case ADJUSTMENT -> Stream.of(LedgerFigure.ADJUSTMENT.own());
            case MONTH_12 -> Stream.of(LedgerFigure.EXECUTED.own(), LedgerFigure.cumulative(LedgerLine.MONTHS));
            default -> Stream.of(LedgerFigure.cumulative(column.month()));
        };
    }

    private static List<FigureValue> figures(LedgerTotals.Totals ledger, boolean lastYear) {
        LedgerSums whole = ledger.of(LedgerSection.EXPENDITURE);
        List<FigureValue> figures = new ArrayList<>();
        for (LedgerFigure figure : LedgerFigure.ofYear()) {
            FigureValue value = value(figure, figure.of(lastYear), amount(figure, ledger), whole);
            figures.add(
                    isSample(figure, ledger)
                            ? value.asSample()
                            : value.from(figure.madeFrom().stream()
                                    .map(part -> part.of(lastYear))
                                    .toList()));
        }
        if (!lastYear) {
            months(whole, month -> month).forEach(figures::add);
        }
        return figures;
    }

    private static FigureValue value(
            LedgerFigure figure, Reference reference, @Nullable BigDecimal yuan, LedgerSums whole) {
        return figure == LedgerFigure.RATE
                ? FigureValue.rate(reference, whole.rate(), FigureSource.LEDGER)
                : FigureValue.money(reference, yuan, FigureSource.LEDGER, false);
    }

    private static Stream<FigureValue> months(LedgerSums sums, Function<Reference.OfFigure, Reference> subject) {
        return IntStream.rangeClosed(1, LedgerLine.MONTHS)
                .mapToObj(month -> FigureValue.money(
                        subject.apply(LedgerFigure.cumulative(month)),
                        sums.cumulative(month),
                        FigureSource.LEDGER,
                        false));
    }

    /** Whether an amount was made up for the demo. */
    private static boolean isSample(LedgerFigure figure, LedgerTotals.Totals ledger) {
        return switch (figure) {
            case ORIGINAL -> ledger.sampleOriginal().stream().anyMatch(LineKind::isExpenditure);
            case PUBLIC_ANNUAL -> ledger.sampleOriginal().contains(LineKind.PUBLIC);
            case PUBLIC_EXECUTED -> ledger.sampleExecuted().contains(LineKind.PUBLIC);
            default -> false;
        };
    }

    /** An amount of the year, in 元; a rate is none. */
    private static @Nullable BigDecimal amount(LedgerFigure figure, LedgerTotals.Totals ledger) {
        return switch (figure) {
            case BASIC_ANNUAL -> ledger.of(LineKind.BASIC).annual();
            case BASIC_EXECUTED -> ledger.of(LineKind.BASIC).executed();
            case PROJECT_ANNUAL -> ledger.of(LineKind.PROJECT).annual();
            case PROJECT_EXECUTED -> ledger.of(LineKind.PROJECT).executed();
            case INCOME_ANNUAL -> ledger.of(LineKind.INCOME).annual();
            case INCOME_EXECUTED -> ledger.of(LineKind.INCOME).executed();
            case PUBLIC_ANNUAL -> ledger.of(LineKind.PUBLIC).annual();
            case PUBLIC_EXECUTED -> ledger.of(LineKind.PUBLIC).executed();
            default -> amount(figure, ledger.of(LedgerSection.EXPENDITURE));
        };
    }

    private static @Nullable BigDecimal amount(LedgerFigure figure, LedgerSums sums) {
        return switch (figure) {
            case ORIGINAL -> sums.original();
            case ADJUSTMENT -> sums.adjustment();
            case ANNUAL -> sums.annual();
            case EXECUTED -> sums.executed();
            case UNSPENT -> sums.unspent();
            default -> null;
        };
    }
}

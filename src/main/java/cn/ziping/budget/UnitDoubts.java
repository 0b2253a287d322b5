package cn.ziping.budget;

import cn.ziping.figure.CellEdit;
import cn.ziping.figure.NumberDoubt;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.MoneyUnit;
import cn.ziping.shared.NumberText;
import cn.ziping.shared.RefusedException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether a pasted rectangle was meant in another unit: all its numbers are some 10,000 times as much as last year's, or as
 * little; in a first year, as the other numbers of their lines; where those are blank too, as the budget or the income that
 * they add up to. One number alone says nothing, and a single one that is not off is enough to say that the unit is right.
 */
@Service
@RequiredArgsConstructor
public class UnitDoubts {

    private static final int FEWEST = 3;

    private static final int FIRST_TELLING_MONTH = 3;

    private final BudgetService budgets;

    /** What the pasted numbers were compared with. */
    public enum Against {
        LAST_YEAR,
        COLUMNS,
        TOTAL,
        /** With nothing to compare: every single number would be more than a department's project ever is. */
        MAGNITUDE
    }

    /** Five hundred million 元. */
    private static final BigDecimal TOO_MUCH = new BigDecimal("500000000");

    /**
     * That another unit was probably meant.
     *
     * @param meant the unit that probably was
     * @param against what told so
     */
    public record Doubt(MoneyUnit meant, Against against) {}

    /**
     * What is doubtful about the unit.
     *
     * @param unit the unit it would be saved in
     */
    @Transactional(readOnly = true)
    public Optional<Doubt> of(
            Actor actor,
            UUID departmentId,
            FiscalYear year,
            LedgerSection section,
            MoneyUnit unit,
            List<CellEdit> edits) {
        Ledger ledger = budgets.ledger(actor, departmentId, year, section);
        Map<String, LedgerLine> lines = ledger.lines().stream()
                .collect(Collectors.toMap(line -> line.getId().toString(), Function.identity()));
        Set<String> pasted = edits.stream().map(CellEdit::cell).collect(Collectors.toSet());
        List<Pasted> cells = edits.stream()
                .flatMap(edit -> cell(edit, section, lines, unit).stream())
                .toList();
        List<BigDecimal> toLastYear = ratios(cells, cell -> ledger.lastYear(cell.line(), cell.column()));
        List<BigDecimal> toColumns = ratios(cells, cell -> beside(cell, section, pasted));
        Optional<Doubt> compared = meant(unit, toLastYear)
                .map(meant -> new Doubt(meant, Against.LAST_YEAR))
                .or(() -> meant(unit, toColumns).map(meant -> new Doubt(meant, Against.COLUMNS)))
                .or(() -> isMoreThanTheWhole(cells, ledger)
                        ? smaller(unit).map(meant -> new Doubt(meant, Against.TOTAL))
                        : Optional.empty());
        boolean alone = toLastYear.isEmpty() && toColumns.isEmpty();
        return compared.isPresent() || !alone || !isMuchEach(cells, unit)
                ? compared
                : smaller(unit).map(meant -> new Doubt(meant, Against.MAGNITUDE));
    }

    private static boolean isMuchEach(List<Pasted> cells, MoneyUnit unit) {
        return unit == MoneyUnit.WAN
                && cells.size() >= FEWEST
                && cells.stream().allMatch(cell -> cell.yuan().abs().compareTo(TOO_MUCH) >= 0);
    }

    /**
     * A number that was pasted.
     *
     * @param yuan what it would be saved as
     */
    private record Pasted(LedgerLine line, LedgerColumn column, BigDecimal yuan) {}

    private static Optional<Pasted> cell(
            CellEdit edit, LedgerSection section, Map<String, LedgerLine> lines, MoneyUnit unit) {
        int colon = edit.cell().indexOf(':');
        LedgerLine line = colon < 0 ? null : lines.get(edit.cell().substring(0, colon));
        BigDecimal number = number(edit.typed());
        if (line == null || number == null || number.signum() == 0) {
            return Optional.empty();
        }
        return section.columns().stream()
                .filter(column -> column.name().equals(edit.cell().substring(colon + 1)))
                .findFirst()
                .map(column -> new Pasted(line, column, unit.toYuan(number)));
    }

    private static List<BigDecimal> ratios(List<Pasted> cells, Function<Pasted, @Nullable BigDecimal> other) {
        List<BigDecimal> ratios = new ArrayList<>();
        for (Pasted cell : cells) {
            ratio(cell.yuan(), other.apply(cell)).ifPresent(ratios::add);
        }
        return ratios;
    }

    private static Optional<BigDecimal> ratio(BigDecimal number, @Nullable BigDecimal other) {
        return other == null || other.signum() == 0
                ? Optional.empty()
                : Optional.of(number.abs().divide(other.abs(), MathContext.DECIMAL64));
    }

    /**
     * The largest other number of the line that stands already and is not pasted over. An adjustment, and the little that is
     * spent in the first months, say nothing.
     */
    private static @Nullable BigDecimal beside(Pasted cell, LedgerSection section, Set<String> pasted) {
        return cell.column() != LedgerColumn.ORIGINAL && cell.column().month() < FIRST_TELLING_MONTH
                ? null
                : section.columns().stream()
                        .filter(column -> column != LedgerColumn.ADJUSTMENT)
                        .filter(column -> !pasted.contains(Ledger.path(cell.line(), column)))
                        .flatMap(column -> Stream.ofNullable(cell.line().amount(column)))
                        .max(Comparator.naturalOrder())
                        .orElse(null);
    }

    /**
     * Whether the pasted budgets, or the pasted execution, add up to some 10,000 times the whole that they are a part of. Much
     * less than the whole says nothing: they may be its smallest lines.
     */
    private static boolean isMoreThanTheWhole(List<Pasted> cells, Ledger ledger) {
        LedgerSums whole = ledger.counterpart();
        return cells.size() >= FEWEST
                && Stream.of(LedgerColumn.ORIGINAL, LedgerColumn.EXECUTED).anyMatch(column -> {
                    BigDecimal other = whole.amount(column) == null ? whole.annual() : whole.amount(column);
                    return ratio(sum(cells, column), other)
                            .filter(NumberDoubt::isUnitTooSmall)
                            .isPresent();
                });
    }

    private static BigDecimal sum(List<Pasted> cells, LedgerColumn column) {
        return cells.stream()
                .filter(cell -> cell.column() == column)
                .map(Pasted::yuan)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Optional<MoneyUnit> meant(MoneyUnit unit, List<BigDecimal> ratios) {
        if (ratios.size() < FEWEST) {
            return Optional.empty();
        }
        return ratios.stream().allMatch(NumberDoubt::isUnitTooSmall)
                ? smaller(unit)
                : ratios.stream().allMatch(NumberDoubt::isUnitTooLarge) ? larger(unit) : Optional.empty();
    }

    private static @Nullable BigDecimal number(String typed) {
        try {
            return NumberText.parse(typed).orElse(null);
        } catch (RefusedException refused) {
            return null;
        }
    }

    private static Optional<MoneyUnit> smaller(MoneyUnit unit) {
        return unit == MoneyUnit.YUAN ? Optional.empty() : Optional.of(MoneyUnit.values()[unit.ordinal() - 1]);
    }

    private static Optional<MoneyUnit> larger(MoneyUnit unit) {
        return unit == MoneyUnit.YI ? Optional.empty() : Optional.of(MoneyUnit.values()[unit.ordinal() + 1]);
    }
}

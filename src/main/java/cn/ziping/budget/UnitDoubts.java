package cn.ziping.budget;

import cn.ziping.figure.CellEdit;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.MoneyUnit;
import cn.ziping.shared.NumberText;
import cn.ziping.shared.RefusedException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether a pasted rectangle was meant in another unit: all its numbers are some 10,000 times as much as last year's, or as
 * little. One number alone says nothing, and a single one that is not off is enough to say that the unit is right.
 */
@Service
@RequiredArgsConstructor
public class UnitDoubts {

    private static final BigDecimal FACTOR = new BigDecimal("10000");

    /** How far a year may change and still look like last year's: a fifth to five times. */
    private static final BigDecimal CHANGE = new BigDecimal("5");

    private static final int FEWEST = 3;

    private final BudgetService budgets;

    /**
     * The unit that was probably meant, where another one was.
     *
     * @param unit the unit it would be saved in
     */
    @Transactional(readOnly = true)
    public Optional<MoneyUnit> meant(
            Actor actor,
            UUID departmentId,
            FiscalYear year,
            LedgerSection section,
            MoneyUnit unit,
            List<CellEdit> edits) {
        Ledger ledger = budgets.ledger(actor, departmentId, year, section);
        Map<String, LedgerLine> lines = ledger.lines().stream()
                .collect(Collectors.toMap(line -> line.getId().toString(), Function.identity()));
        List<BigDecimal> ratios = new ArrayList<>();
        for (CellEdit edit : edits) {
            BigDecimal last = lastYear(ledger, lines, edit.cell());
            BigDecimal now = number(edit.typed());
            if (last != null && now != null && last.signum() != 0 && now.signum() != 0) {
                ratios.add(unit.toYuan(now).abs().divide(last.abs(), MathContext.DECIMAL64));
            }
        }
        if (ratios.size() < FEWEST) {
            return Optional.empty();
        }
        if (ratios.stream().allMatch(ratio -> near(ratio, FACTOR))) {
            return smaller(unit);
        }
        return ratios.stream().allMatch(ratio -> near(ratio.multiply(FACTOR), BigDecimal.ONE))
                ? larger(unit)
                : Optional.empty();
    }

    private static @Nullable BigDecimal lastYear(Ledger ledger, Map<String, LedgerLine> lines, String path) {
        int colon = path.indexOf(':');
        LedgerLine line = colon < 0 ? null : lines.get(path.substring(0, colon));
        if (line == null) {
            return null;
        }
        return ledger.section().columns().stream()
                .filter(column -> column.name().equals(path.substring(colon + 1)))
                .findFirst()
                .map(column -> ledger.lastYear(line, column))
                .orElse(null);
    }

    private static @Nullable BigDecimal number(String typed) {
        try {
            return NumberText.parse(typed).orElse(null);
        } catch (RefusedException refused) {
            return null;
        }
    }

    private static boolean near(BigDecimal ratio, BigDecimal expected) {
        return ratio.compareTo(expected.multiply(CHANGE)) < 0
                && ratio.multiply(CHANGE).compareTo(expected) > 0;
    }

    private static Optional<MoneyUnit> smaller(MoneyUnit unit) {
        return unit == MoneyUnit.YUAN ? Optional.empty() : Optional.of(MoneyUnit.values()[unit.ordinal() - 1]);
    }

    private static Optional<MoneyUnit> larger(MoneyUnit unit) {
        return unit == MoneyUnit.YI ? Optional.empty() : Optional.of(MoneyUnit.values()[unit.ordinal() + 1]);
    }
}

package cn.ziping.budget;

import cn.ziping.figure.CellQuestion;
import cn.ziping.figure.NumberDoubt;
import cn.ziping.shared.MoneyUnit;
import cn.ziping.shared.NameKey;
import cn.ziping.shared.NumberText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks where numbers of a ledger do not go together: cumulative execution that falls, execution above the budget, parts that
 * are not the whole, another unit, a carry-over that does not follow from last year. A question stands at its cell and stops nobody.
 */
final class LedgerQuestions {

    /** Half a unit in the last printed place of 万元 with two decimals, in 元: what rounding explains, a term. */
    private static final BigDecimal ROUNDING = new BigDecimal("50");

    private static final BigDecimal MANY_TIMES = new BigDecimal("5");

    private final Ledger ledger;
    private final List<CellQuestion> questions = new ArrayList<>();
    private final Set<String> places = new HashSet<>();

    private LedgerQuestions(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The questions of a ledger's section, in the order of its cells, those of the sums last. */
    static List<CellQuestion> of(Ledger ledger) {
        LedgerQuestions asked = new LedgerQuestions(ledger);
        ledger.lines().stream().filter(line -> !ledger.isDivided(line)).forEach(asked::line);
        asked.names();
        asked.sums();
        return asked.questions;
    }

    /** Lines that were named alike before spaces were taken for what they are: one thing, or two that need names. */
    private void names() {
        Map<NameKey, List<LedgerLine>> alike = ledger.lines().stream()
                .collect(Collectors.groupingBy(
                        line -> NameKey.of(line.getKind() + " " + line.getName()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        alike.values().stream()
                .filter(lines -> lines.size() > 1)
                .forEach(lines -> lines.stream()
                        .skip(1)
                        // Beside whatever else is asked at the cell: of the two names somebody has to speak.
                        .forEach(line -> ask(
                                Ledger.path(line, LedgerColumn.ORIGINAL),
                                LedgerColumn.ORIGINAL.labelCode(ledger.section()),
                                line.getName(),
                                "question.name.alike",
                                new String[] {line.getName()},
                                line.getKind(),
                                LedgerColumn.ORIGINAL)));
    }

    private void line(LedgerLine line) {
        unit(line);
        if (line.getKind() == LineKind.INCOME) {
            carryOver(line);
        }
        BigDecimal annual = line.annual();
        if (annual != null && annual.signum() < 0) {
            ask(line, LedgerColumn.ADJUSTMENT, "question.annual.negative", wan(annual));
        }
        if (line.getKind() != LineKind.INCOME) {
            execution(line, annual);
        } else if (annual != null
                && line.executed() != null
                && NumberDoubt.unit(line.executed(), annual).isPresent()) {
            ask(line, LedgerColumn.EXECUTED, "question.unit.received", wan(line.executed()), wan(annual));
        }
    }

    private void unit(LedgerLine line) {
        for (LedgerColumn column : List.of(LedgerColumn.ORIGINAL, LedgerColumn.EXECUTED)) {
            BigDecimal now = line.amount(column);
            BigDecimal last = ledger.lastYear(line, column);
            if (NumberDoubt.unit(now, last).isPresent()) {
                ask(line, column, "question.unit.last", wan(now), wan(last));
            }
        }
    }

    /** Month by month: more than 10,000 times the budget is another unit, less than before or above the budget is a slip. */
    private void execution(LedgerLine line, @Nullable BigDecimal annual) {
        BigDecimal before = null;
        int beforeMonth = 0;
        boolean over = false;
        for (int month = 1; month <= LedgerLine.MONTHS; month++) {
            BigDecimal now = line.cumulative(month);
            if (now == null) {
                continue;
            }
            LedgerColumn column = LedgerColumn.ofMonth(month);
            if (annual != null && annual.signum() > 0 && isUnitTooSmall(now, annual)) {
                ask(line, column, "question.unit.budget", wan(now), wan(annual));
            } else if (before != null && now.compareTo(before) < 0) {
                ask(line, column, "question.falls", wan(now), String.valueOf(beforeMonth), wan(before));
            } else if ((!over || month == LedgerLine.MONTHS) && annual != null && now.compareTo(annual) > 0) {
                over = true;
                over(line, column, now, annual);
            }
            before = now;
            beforeMonth = month;
        }
        // A year of which a ten-thousandth was spent: the budget was typed in 元.
        BigDecimal executed = line.executed();
        if (annual != null
                && executed != null
                && executed.signum() > 0
                && annual.signum() > 0
                && NumberDoubt.isUnitTooLarge(executed.divide(annual, MathContext.DECIMAL64))) {
            ask(line, LedgerColumn.EXECUTED, "question.unit.small", wan(executed), wan(annual));
        }
    }

    /** Somewhat above the budget is overspending; many times as much has a digit too many. */
    private void over(LedgerLine line, LedgerColumn column, BigDecimal now, BigDecimal annual) {
        BigDecimal times = annual.signum() > 0 ? now.divide(annual, 0, RoundingMode.HALF_UP) : BigDecimal.ZERO;
        if (times.compareTo(MANY_TIMES) >= 0) {
            ask(line, column, "question.over.times", wan(now), wan(annual), times.toPlainString());
        } else {
            ask(line, column, "question.over", wan(now), wan(annual));
        }
    }

    /** 上年结转 is what last year's ledger says was left, where there is one. */
    private void carryOver(LedgerLine line) {
        BigDecimal carried = line.getOriginal();
        BigDecimal left = ledger.unspentLastYear();
        if (ledger.isCarriedOver(line) && carried != null && left != null && !alike(carried, left, 2)) {
            ask(line, LedgerColumn.ORIGINAL, "question.carried", wan(carried), wan(left));
        }
    }

    private void sums() {
        LedgerSums parts = ledger.sums();
        LedgerSums whole = ledger.counterpart();
        switch (ledger.section()) {
            // The economic items together are the expenditure, each printed with two decimals of 万元.
            case ECONOMIC -> {
                int terms = ledger.lines().size() + 1;
                parts(LedgerColumn.ORIGINAL, parts.annual(), whole.annual(), terms);
                parts(LedgerColumn.EXECUTED, parts.executed(), whole.executed(), terms);
            }
            case EXPENDITURE -> {
                income(LedgerColumn.ORIGINAL, parts.annual(), whole.annual());
                income(LedgerColumn.EXECUTED, parts.executed(), whole.executed());
            }
            case PUBLIC -> {
                more(LedgerColumn.ORIGINAL, parts.annual(), whole.annual());
                more(LedgerColumn.EXECUTED, parts.executed(), whole.executed());
            }
            case INCOME -> {}
        }
    }

    private void parts(LedgerColumn column, @Nullable BigDecimal parts, @Nullable BigDecimal whole, int terms) {
        if (parts != null && whole != null && !alike(parts, whole, terms)) {
            askOfSum(column, "question.parts", wan(parts), wan(whole));
        }
    }

    private void income(LedgerColumn column, @Nullable BigDecimal spent, @Nullable BigDecimal income) {
        if (NumberDoubt.unit(spent, income).isPresent()) {
            askOfSum(column, "question.unit.income", wan(spent), wan(income));
        }
    }

    private void more(LedgerColumn column, @Nullable BigDecimal part, @Nullable BigDecimal whole) {
        if (part != null && whole != null && part.compareTo(whole) > 0) {
            askOfSum(column, "question.part.more", wan(part), wan(whole));
        }
    }

    private void ask(LedgerLine line, LedgerColumn column, String code, String... arguments) {
        String path = Ledger.path(line, column);
        // The first question at a cell is the one that explains the others.
        if (places.add(path)) {
            ask(path, column.labelCode(ledger.section()), line.getName(), code, arguments, line.getKind(), column);
        }
    }

    private void askOfSum(LedgerColumn column, String code, String... arguments) {
        ask(
                CellQuestion.SUM + column,
                "ledger.sum." + ledger.section().address(),
                "",
                code,
                arguments,
                ledger.section().kinds().iterator().next(),
                column);
    }

    private void ask(
            String cell,
            String labelCode,
            String row,
            String code,
            String[] arguments,
            LineKind kind,
            LedgerColumn column) {
        questions.add(new CellQuestion(
                CellQuestion.Sheet.LEDGER,
                cell,
                "?section=" + ledger.section().address(),
                labelCode,
                row,
                code,
                List.of(arguments),
                BudgetFigures.of(kind, column)));
    }

    private static boolean isUnitTooSmall(BigDecimal number, BigDecimal other) {
        return NumberDoubt.isUnitTooSmall(number.abs().divide(other, MathContext.DECIMAL64));
    }

    private static boolean alike(BigDecimal one, BigDecimal other, int terms) {
        return one.subtract(other).abs().compareTo(ROUNDING.multiply(BigDecimal.valueOf(terms))) <= 0;
    }

    private static String wan(@Nullable BigDecimal yuan) {
        return yuan == null ? "" : NumberText.grouped(NumberText.atLeast(MoneyUnit.WAN.fromYuan(yuan), 2));
    }
}

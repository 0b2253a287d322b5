package cn.ziping.budget;

import cn.ziping.shared.MoneyUnit;
import cn.ziping.shared.NumberText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks where numbers of a ledger do not go together: cumulative execution that falls, execution above the budget, parts that
 * are not the whole, a carry-over that does not follow from last year. A question stands at its cell and stops nobody.
 */
final class LedgerQuestions {

    /** Half a unit in the last printed place of 万元 with two decimals, in 元: what rounding explains, a term. */
    private static final BigDecimal ROUNDING = new BigDecimal("50");

    private LedgerQuestions() {}

    /** The questions of a ledger's section, in the order of its cells. */
    static List<LedgerQuestion> of(Ledger ledger) {
        List<LedgerQuestion> questions = new ArrayList<>();
        for (LedgerLine line : ledger.lines()) {
            if (!ledger.isDivided(line)) {
                ofLine(ledger, line, questions);
            }
        }
        if (ledger.section() == LedgerSection.ECONOMIC) {
            ofParts(ledger, questions);
        }
        return questions;
    }

    private static void ofLine(Ledger ledger, LedgerLine line, List<LedgerQuestion> questions) {
        if (line.getKind() == LineKind.INCOME) {
            ofCarryOver(ledger, line, questions);
            return;
        }
        BigDecimal annual = line.annual();
        BigDecimal before = null;
        int beforeMonth = 0;
        boolean over = false;
        for (int month = 1; month <= LedgerLine.MONTHS; month++) {
            BigDecimal now = line.cumulative(month);
            if (now == null) {
                continue;
            }
            String place = Ledger.path(line, LedgerColumn.ofMonth(month));
            if (before != null && now.compareTo(before) < 0) {
                questions.add(new LedgerQuestion(
                        place, "falls", List.of(wan(now), String.valueOf(beforeMonth), wan(before))));
            } else if ((!over || month == LedgerLine.MONTHS) && annual != null && now.compareTo(annual) > 0) {
                over = true;
                questions.add(new LedgerQuestion(place, "over", List.of(wan(now), wan(annual))));
            }
            before = now;
            beforeMonth = month;
        }
    }

    /** 上年结转 is what last year's ledger says was left, where there is one. */
    private static void ofCarryOver(Ledger ledger, LedgerLine line, List<LedgerQuestion> questions) {
        BigDecimal carried = line.getOriginal();
        BigDecimal left = ledger.unspentLastYear();
        if (ledger.isCarriedOver(line) && carried != null && left != null && !alike(carried, left, 2)) {
            questions.add(new LedgerQuestion(
                    Ledger.path(line, LedgerColumn.ORIGINAL), "carried", List.of(wan(carried), wan(left))));
        }
    }

    /** The economic items together are the expenditure, each printed with two decimals of 万元. */
    private static void ofParts(Ledger ledger, List<LedgerQuestion> questions) {
        LedgerSums parts = ledger.sums();
        LedgerSums whole = ledger.expenditureSums();
        int terms = ledger.lines().size() + 1;
        ofWhole(LedgerColumn.ORIGINAL, parts.annual(), whole.annual(), terms, questions);
        ofWhole(LedgerColumn.EXECUTED, parts.executed(), whole.executed(), terms, questions);
    }

    private static void ofWhole(
            LedgerColumn column,
            @Nullable BigDecimal parts,
            @Nullable BigDecimal whole,
            int terms,
            List<LedgerQuestion> questions) {
        if (parts != null && whole != null && !alike(parts, whole, terms)) {
            questions.add(new LedgerQuestion(LedgerQuestion.SUM + column, "parts", List.of(wan(parts), wan(whole))));
        }
    }

    private static boolean alike(BigDecimal one, BigDecimal other, int terms) {
        return one.subtract(other).abs().compareTo(ROUNDING.multiply(BigDecimal.valueOf(terms))) <= 0;
    }

    private static String wan(BigDecimal yuan) {
        return NumberText.grouped(NumberText.atLeast(MoneyUnit.WAN.fromYuan(yuan), 2));
    }
}

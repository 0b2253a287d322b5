package cn.ziping.budget;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The 合计 of some lines and their execution rate, always derived. A sum is blank while one of its lines is.
 *
 * @param original 年初预算数
 * @param adjustment 调整数
 * @param annual 全年预算数
 * @param executed 全年执行数
 */
public record LedgerSums(
        @Nullable BigDecimal original,
        @Nullable BigDecimal adjustment,
        @Nullable BigDecimal annual,
        @Nullable BigDecimal executed) {

    static LedgerSums of(List<LedgerLine> lines) {
        return new LedgerSums(
                sum(lines, LedgerLine::getOriginal),
                sum(lines, LedgerLine::getAdjustment),
                sum(lines, LedgerLine::annual),
                sum(lines, LedgerLine::executed));
    }

    static @Nullable BigDecimal sum(List<LedgerLine> lines, Function<LedgerLine, @Nullable BigDecimal> amount) {
        BigDecimal sum = BigDecimal.ZERO;
        for (LedgerLine line : lines) {
            BigDecimal value = amount.apply(line);
            if (value == null) {
                return null;
            }
            sum = sum.add(value);
        }
        return lines.isEmpty() ? null : sum;
    }

    /** 执行率 = 全年执行数 ÷ 全年预算数; blank from a blank or a zero budget. */
    public @Nullable BigDecimal rate() {
        return rate(executed, annual);
    }

    /** 执行率 of any two amounts, to 34 digits: whoever shows or scores it rounds it, by the rules that hold there. */
    public static @Nullable BigDecimal rate(@Nullable BigDecimal executed, @Nullable BigDecimal annual) {
        return executed == null || annual == null || annual.signum() == 0
                ? null
                : executed.divide(annual, MathContext.DECIMAL128);
    }
}

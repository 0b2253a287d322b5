package cn.ziping.budget;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sums of lines, in 元. A sum of which one part is blank is blank, and so is the sum of no lines: what is not known yet is
 * not passed off as less.
 *
 * @param original 年初预算数
 * @param adjustment 调整数
 * @param annual 全年预算数
 * @param cumulative the execution at the end of each month; that of December is the year's
 */
public record LedgerSums(
        @Nullable BigDecimal original,
        @Nullable BigDecimal adjustment,
        @Nullable BigDecimal annual,
        List<@Nullable BigDecimal> cumulative) {

    /** Of no lines. */
    static final LedgerSums NONE = new LedgerSums(null, null, null, Arrays.asList(new BigDecimal[LedgerLine.MONTHS]));

    public LedgerSums {
        cumulative = Collections.unmodifiableList(new ArrayList<>(cumulative));
    }

    /** 全年执行数 */
    public @Nullable BigDecimal executed() {
        return cumulative(LedgerLine.MONTHS);
    }

    /**
     * @param month 1 to 12
     */
    public @Nullable BigDecimal cumulative(int month) {
        return cumulative.get(month - 1);
    }

    /** What the column adds up to. */
    public @Nullable BigDecimal amount(LedgerColumn column) {
        return switch (column) {
            case ORIGINAL -> original;
            case ADJUSTMENT -> adjustment;
            default -> cumulative(column.month());
        };
    }

    /** The sums of these lines and others; there are lines on both sides. */
    LedgerSums plus(LedgerSums other) {
        List<@Nullable BigDecimal> months = new ArrayList<>();
        for (int month = 1; month <= LedgerLine.MONTHS; month++) {
            months.add(sum(cumulative(month), other.cumulative(month)));
        }
        return new LedgerSums(
                sum(original, other.original), sum(adjustment, other.adjustment), sum(annual, other.annual), months);
    }

    private static @Nullable BigDecimal sum(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? null : one.add(other);
    }

    /** 结转结余数 = 全年预算数 − 全年执行数 */
    @Nullable
    BigDecimal unspent() {
        BigDecimal spent = executed();
        return annual == null || spent == null ? null : annual.subtract(spent);
    }

    /** 执行率 = 全年执行数 ÷ 全年预算数; blank from a blank or a zero budget. */
    public @Nullable BigDecimal rate() {
        return rate(executed(), annual);
    }

    /** 执行率 of any two amounts, to 34 digits: whoever shows or scores it rounds it, by the rules that hold there. */
    public static @Nullable BigDecimal rate(@Nullable BigDecimal executed, @Nullable BigDecimal annual) {
        return executed == null || annual == null || annual.signum() == 0
                ? null
                : executed.divide(annual, MathContext.DECIMAL128);
    }
}

package cn.ziping.figure;

import cn.ziping.shared.NumericPolicy;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How a figure has changed against last year's.
 *
 * @param kind in which way
 * @param rate (this year − last year) ÷ last year, a share of one rounded as pages show it; {@code null} where there is none
 */
public record YearOnYear(Kind kind, @Nullable BigDecimal rate) {

    /** The ways. */
    public enum Kind {
        /** One of the two is not given. */
        UNKNOWN,
        /** Last year's is zero and this year's is not: there is no rate. */
        FROM_ZERO,
        SAME,
        UP,
        DOWN
    }

    private static final YearOnYear UNKNOWN = new YearOnYear(Kind.UNKNOWN, null);

    static YearOnYear of(@Nullable BigDecimal now, @Nullable BigDecimal base) {
        if (now == null || base == null) {
            return UNKNOWN;
        }
        if (base.signum() == 0) {
            return new YearOnYear(now.signum() == 0 ? Kind.SAME : Kind.FROM_ZERO, null);
        }
        BigDecimal rate = NumericPolicy.DISPLAY.rate(now.subtract(base), base.abs());
        // As in the report, a change that does not show is none.
        return new YearOnYear(rate.signum() == 0 ? Kind.SAME : rate.signum() > 0 ? Kind.UP : Kind.DOWN, rate);
    }

    /**
     * Whether it is so large that a reason is asked for. What is shown decides: 30.00 % reaches 30, 29.99 % does not.
     *
     * @param percent from where, in percent; above zero
     */
    boolean reaches(BigDecimal percent) {
        return kind == Kind.FROM_ZERO
                || (rate != null && rate.abs().movePointRight(2).compareTo(percent) >= 0);
    }
}

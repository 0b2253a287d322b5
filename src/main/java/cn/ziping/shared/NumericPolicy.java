package cn.ziping.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How a scheme rounds. The only type that rounds anything: everything else stays exact until it gets here.
 *
 * @param rateDecimals decimals kept of a rate in percent, 0 to 10 (2 keeps 98.46 %)
 * @param pointsDecimals decimals kept of the points of a leaf, 0 to 6 (3 keeps 9.846)
 * @param mode half up, or down (truncate)
 * @param roundRateFirst whether a rate is rounded before it is multiplied; if not, only the points are rounded
 */
public record NumericPolicy(int rateDecimals, int pointsDecimals, RoundingMode mode, boolean roundRateFirst) {

    /** What a page shows where no scheme says otherwise: 98.46 %, points to three decimals, half up. */
    public static final NumericPolicy DISPLAY = new NumericPolicy(2, 3, RoundingMode.HALF_UP, true);

    public NumericPolicy {
        if (rateDecimals < 0 || rateDecimals > 10) {
            throw new DefinitionException("rateDecimals", "decimals", "10");
        }
        if (pointsDecimals < 0 || pointsDecimals > 6) {
            throw new DefinitionException("pointsDecimals", "decimals", "6");
        }
        if (mode != RoundingMode.HALF_UP && mode != RoundingMode.DOWN) {
            throw new DefinitionException("mode", "rounding");
        }
    }

    /**
     * The rate {@code part ÷ whole} as a fraction (0.9846), rounded to {@link #rateDecimals()} of its percentage.
     *
     * @throws ArithmeticException if the whole is zero; what that means is the caller's stated choice
     */
    public BigDecimal rate(BigDecimal part, BigDecimal whole) {
        return part.divide(whole, rateDecimals + 2, mode);
    }

    /**
     * The points {@code numerator ÷ denominator}, rounded once.
     *
     * @throws ArithmeticException if the denominator is zero
     */
    public Points points(BigDecimal numerator, BigDecimal denominator) {
        return new Points(numerator.divide(denominator, pointsDecimals, mode));
    }

    /** The points, rounded once. */
    public Points points(BigDecimal exact) {
        return new Points(exact.setScale(pointsDecimals, mode));
    }

    /** A number as it is shown with so many decimals; for display only, never stored. */
    public BigDecimal shown(BigDecimal value, int decimals) {
        return value.setScale(decimals, mode);
    }
}

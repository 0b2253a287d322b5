package cn.ziping.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a scheme rounds. The only type that rounds anything: everything else stays exact until it gets here.
 *
 * @param rateDecimals decimals kept of a rate in percent, 0 to 10 (2 keeps 98.46 %)
 * @param pointsDecimals decimals kept of the points of a leaf, 0 to 6 (3 keeps 9.846)
 * @param mode half up, half even, or down (truncate)
 * @param roundRateFirst whether a rate is rounded before it is multiplied; if not, only the points are rounded
 * @param rates what is a rate; {@code null} as in the first schemes: {@link Rates#EVERY_QUOTIENT}
 * @param comparing what is compared with a threshold; {@code null} as in the first schemes: {@link Comparing#ROUNDED}
 * @param dimensionDecimals decimals that the sum of a first-level dimension is rounded to, 0 to 6; {@code null} for none
 * @param totalDecimals decimals that the total is rounded to, 0 to 6; {@code null} for none
 */
public record NumericPolicy(
        @Bounds(least = "0", most = "10") int rateDecimals,
        @Bounds(least = "0", most = "6") int pointsDecimals,
        RoundingMode mode,
        boolean roundRateFirst,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Rates rates,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Comparing comparing,

        @Bounds(least = "0", most = "6") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Integer dimensionDecimals,

        @Bounds(least = "0", most = "6") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Integer totalDecimals) {

    private static final Set<RoundingMode> MODES =
            Set.of(RoundingMode.HALF_UP, RoundingMode.HALF_EVEN, RoundingMode.DOWN);

    /** What a page shows where no scheme says otherwise: 98.46 %, points to three decimals, half up. */
    public static final NumericPolicy DISPLAY = new NumericPolicy(2, 3, RoundingMode.HALF_UP, true);

    public NumericPolicy {
        if (rateDecimals < 0 || rateDecimals > 10) {
            throw new DefinitionException("rateDecimals", "decimals", "10");
        }
        requirePoints("pointsDecimals", pointsDecimals);
        if (!MODES.contains(mode)) {
            throw new DefinitionException("mode", "rounding");
        }
        requirePoints("dimensionDecimals", dimensionDecimals);
        requirePoints("totalDecimals", totalDecimals);
    }

    private static void requirePoints(String component, @Nullable Integer decimals) {
        if (decimals != null && (decimals < 0 || decimals > 6)) {
            throw new DefinitionException(component, "decimals", "6");
        }
    }

    /** A policy with the meaning of the first schemes. */
    public NumericPolicy(int rateDecimals, int pointsDecimals, RoundingMode mode, boolean roundRateFirst) {
        this(rateDecimals, pointsDecimals, mode, roundRateFirst, null, null, null, null);
    }

    /** The same, where a quotient of unlike units is no rate, and what is compared is not rounded. */
    public NumericPolicy withPresentMeaning() {
        return new NumericPolicy(
                rateDecimals,
                pointsDecimals,
                mode,
                roundRateFirst,
                Rates.LIKE_UNITS,
                Comparing.EXACT,
                dimensionDecimals,
                totalDecimals);
    }

    /** Whether it says what a rate is and what is compared; the first schemes did not. */
    public boolean saysMeaning() {
        return rates != null && comparing != null;
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

    /** Points to other decimals than those of a leaf: a dimension's or the total's. */
    public Points points(Points exact, int decimals) {
        return new Points(exact.value().setScale(decimals, mode));
    }

    /** A number as it is shown with so many decimals; for display only, never stored. */
    public BigDecimal shown(BigDecimal value, int decimals) {
        return value.setScale(decimals, mode);
    }
}

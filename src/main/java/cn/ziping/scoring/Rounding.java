package cn.ziping.scoring;

import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;

/**
 * Rounds fractions as a scheme's policy says, and says how.
 *
 * @param policy the scheme's policy
 */
record Rounding(NumericPolicy policy) {

    /** The rate that is calculated with: rounded where the scheme rounds rates first, else exact. */
    Fraction rateFirst(Fraction exact) {
        return policy.roundRateFirst() ? Fraction.of(policy.rate(exact.above(), exact.below())) : exact;
    }

    Points points(Fraction exact) {
        return policy.points(exact.above(), exact.below());
    }

    /** How a rate was rounded, or empty where it was not. */
    Object ofRate(Fraction exact, Fraction rate) {
        return exact.equals(rate) ? "" : phrase(policy.rateDecimals());
    }

    /** How points were rounded, or empty where they were not. */
    Object ofPoints(Fraction exact, Points points) {
        return exact.isExactly(points.value()) ? "" : phrase(policy.pointsDecimals());
    }

    private Message phrase(int decimals) {
        return Message.of("trace.rounding." + policy.mode(), Message.of("decimals." + decimals));
    }
}

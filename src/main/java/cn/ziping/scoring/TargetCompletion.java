package cn.ziping.scoring;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How far one of the department's own targets is reached: actual ÷ target where higher is better, target ÷ actual where
 * lower is better.
 *
 * @param actual the reported value
 * @param target the planned value
 * @param share the exact share, possibly above one or below zero
 * @param note why it is not simply the one number by the other, as the end of a message code; empty where it is
 */
public record TargetCompletion(BigDecimal actual, BigDecimal target, Fraction share, String note) {

    /** @return {@code null} where a value is blank or the target has no share that could be reached, which is said */
    static @Nullable TargetCompletion of(ScoringInput.TargetInput given, ZeroChoice zeroTarget, Leaf leaf) {
        BigDecimal x = given.actual();
        BigDecimal t = given.target();
        if (x == null || t == null) {
            return null;
        }
        if (t.signum() < 0) {
            leaf.step("trace.negative-target", given.name());
            return null;
        }
        boolean higher = given.direction() == Direction.HIGHER_IS_BETTER;
        if (higher && t.signum() == 0) {
            if (zeroTarget == ZeroChoice.INCOMPLETE) {
                leaf.step("trace.zero-target", given.name());
                return null;
            }
            Fraction share = zeroTarget == ZeroChoice.FULL_POINTS ? Fraction.ONE : Fraction.ZERO;
            return new TargetCompletion(x, t, share, "zero." + zeroTarget);
        }
        if (!higher && x.signum() <= 0) {
            return new TargetCompletion(x, t, Fraction.ONE, "nothing-used");
        }
        return new TargetCompletion(x, t, ratio(higher, t, x), "");
    }

    private static Fraction ratio(boolean higher, BigDecimal target, BigDecimal actual) {
        return higher
                ? Fraction.of(actual).dividedBy(Fraction.of(target))
                : Fraction.of(target).dividedBy(Fraction.of(actual));
    }

    /**
     * The share of a target that is reached, whatever a rule makes of it.
     *
     * @return {@code null} where the target has no share that could be reached: it is negative, or zero where higher is better
     */
    public static @Nullable Fraction share(Direction direction, BigDecimal target, BigDecimal actual) {
        boolean higher = direction == Direction.HIGHER_IS_BETTER;
        if (target.signum() < 0 || (higher && target.signum() == 0)) {
            return null;
        }
        return !higher && actual.signum() <= 0 ? Fraction.ONE : ratio(higher, target, actual);
    }

    /** The same, within 0 and a limit. */
    TargetCompletion within(BigDecimal limit) {
        if (share.compareTo(limit) > 0) {
            return new TargetCompletion(actual, target, Fraction.of(limit), "capped");
        }
        return share.signum() < 0 ? new TargetCompletion(actual, target, Fraction.ZERO, "floored") : this;
    }
}

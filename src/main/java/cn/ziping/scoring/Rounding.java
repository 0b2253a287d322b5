package cn.ziping.scoring;

import cn.ziping.shared.Comparing;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import cn.ziping.shared.Rates;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Rounds fractions as a scheme's policy says, and says how. One serves a whole sheet, in one thread. */
final class Rounding {

    private final NumericPolicy policy;
    private @Nullable Argument rateRounded;
    private @Nullable Argument pointsRounded;

    Rounding(NumericPolicy policy) {
        this.policy = policy;
    }

    /** The rate that is calculated with: rounded where the scheme rounds rates first, else exact. */
    Fraction rateFirst(Fraction exact) {
        return !policy.roundRateFirst() || (exact.isDecimal() && exact.above().scale() <= policy.rateDecimals() + 2)
                ? exact
                : Fraction.of(policy.rate(exact.above(), exact.below()));
    }

    /** As {@link #rateFirst} of part ÷ whole. */
    Fraction rate(Fraction part, Fraction whole) {
        return policy.roundRateFirst() && part.isDecimal() && whole.isDecimal()
                ? Fraction.of(policy.rate(part.above(), whole.above()))
                : rateFirst(part.dividedBy(whole));
    }

    /** A number that is no rate, to decimals of its own. */
    Fraction number(Fraction exact, int decimals) {
        return Fraction.of(exact.above().divide(exact.below(), decimals, policy.mode()));
    }

    /** How a number was rounded to decimals of its own, or empty where it was not. */
    Argument ofNumber(Fraction exact, Fraction rounded, int decimals) {
        return exact.equals(rounded) ? Argument.Words.NONE : phrase(decimals);
    }

    /** Whether only a quotient of like units is a rate. */
    boolean ratesOfLikeUnits() {
        return policy.rates() == Rates.LIKE_UNITS;
    }

    /** Whether what is compared is not rounded, where the rule says nothing of its own. */
    boolean comparesExactly(@Nullable Comparing stated) {
        Comparing comparing = stated != null ? stated : policy.comparing();
        return comparing == Comparing.EXACT;
    }

    Points points(Fraction exact) {
        if (exact.isDecimal()) {
            return fits(exact.above()) ? new Points(exact.above()) : policy.points(exact.above());
        }
        return policy.points(exact.above(), exact.below());
    }

    /** Whether a number has no more decimals than points keep. */
    boolean fits(BigDecimal points) {
        return points.scale() <= policy.pointsDecimals();
    }

    /** How a rate was rounded, or empty where it was not. */
    Argument ofRate(Fraction exact, Fraction rate) {
        return exact == rate || exact.equals(rate) ? Argument.Words.NONE : rateRounded();
    }

    private Argument rateRounded() {
        if (rateRounded == null) {
            rateRounded = phrase(policy.rateDecimals());
        }
        return rateRounded;
    }

    /** As {@link #ofRate(Fraction, Fraction)} of part ÷ whole. */
    Argument ofRate(Fraction part, Fraction whole, Fraction rate) {
        if (part.isDecimal() && whole.isDecimal() && rate.isDecimal()) {
            boolean exact = rate.above().multiply(whole.above()).compareTo(part.above()) == 0;
            return exact ? Argument.Words.NONE : rateRounded();
        }
        return ofRate(part.dividedBy(whole), rate);
    }

    /** How points were rounded, or empty where they were not. */
    Argument ofPoints(Fraction exact, Points points) {
        if (exact.isExactly(points.value())) {
            return Argument.Words.NONE;
        }
        if (pointsRounded == null) {
            pointsRounded = phrase(policy.pointsDecimals());
        }
        return pointsRounded;
    }

    /** How a number of so many decimals was rounded. */
    Argument phrase(int decimals) {
        return new Argument.Phrase(Message.of("trace.rounding." + policy.mode(), Message.of("decimals." + decimals)));
    }
}

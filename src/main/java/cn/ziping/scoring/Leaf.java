package cn.ziping.scoring;

import cn.ziping.shared.NumberText;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One indicator being scored: what its rule reads, what turned out to be missing, and, where the trace is wanted, each
 * step on the way. Points come out the same with the trace on or off, as it is one code path.
 */
public final class Leaf {

    private final IndicatorDefinition indicator;
    private final ScoringInput input;
    private final Map<String, String> entries;
    private final NumericPolicy policy;
    private final @Nullable List<Message> steps;
    private final Set<String> missing = new LinkedHashSet<>();
    private @Nullable ZeroChoice zero;
    private boolean deductionSaid;

    Leaf(IndicatorDefinition indicator, ScoringInput input, NumericPolicy policy, boolean traced) {
        this.indicator = indicator;
        this.input = input;
        this.entries = input.entries().getOrDefault(indicator.code(), Map.of());
        this.policy = policy;
        this.steps = traced ? new ArrayList<>() : null;
    }

    Points full() {
        return indicator.points();
    }

    Fraction fullPoints() {
        return Fraction.of(indicator.points().value());
    }

    NumericPolicy policy() {
        return policy;
    }

    ScoringInput input() {
        return input;
    }

    ScoringInput.@Nullable InputFigure figure(String reference) {
        ScoringInput.InputFigure figure = input.figures().get(reference);
        if (figure == null) {
            missing(reference);
        }
        return figure;
    }

    @Nullable
    String entry(String name) {
        String value = entries.get(name);
        if (value == null) {
            missing(name);
        }
        return value;
    }

    @Nullable
    BigDecimal number(String name) {
        String value = entry(name);
        return value == null ? null : new BigDecimal(value);
    }

    @Nullable
    Boolean yesNo(String name) {
        String value = entry(name);
        return value == null ? null : InputDeclaration.YES.equals(value);
    }

    void missing(String name) {
        missing.add(name);
    }

    Set<String> missing() {
        return missing;
    }

    /** A denominator or target turned out to be zero, and this is what the rule says of it. */
    void zero(ZeroChoice choice, Quantity divisor) {
        zero = choice;
        step("trace.zero." + choice, divisor.wording());
        if (choice == ZeroChoice.INCOMPLETE) {
            divisor.inputs().forEach(input -> missing(input.name()));
        }
    }

    @Nullable
    ZeroChoice zero() {
        return zero;
    }

    boolean traced() {
        return steps != null;
    }

    void step(String code, Object... arguments) {
        if (steps != null) {
            steps.add(Message.of(code, arguments));
        }
    }

    /**
     * Divides, rounding where the scheme rounds rates first, and says so.
     *
     * @return the rate as a share of one
     */
    Fraction rate(Fraction part, Argument partShown, Fraction whole, Argument wholeShown) {
        Fraction exact = part.dividedBy(whole);
        if (!policy.roundRateFirst()) {
            if (traced()) {
                step(
                        "trace.quotient",
                        partShown,
                        wholeShown,
                        exact.decimal()
                                .<Argument>map(Message::percent)
                                .orElseGet(() -> new Argument.Words(exact.toString())),
                        "");
            }
            return exact;
        }
        BigDecimal rounded = rounded(exact);
        if (traced()) {
            step("trace.quotient", partShown, wholeShown, Message.percent(rounded), rateRounding(exact, rounded));
        }
        return Fraction.of(rounded);
    }

    BigDecimal rounded(Fraction rate) {
        return policy.rate(new BigDecimal(rate.numerator()), new BigDecimal(rate.denominator()));
    }

    Object rateRounding(Fraction exact, BigDecimal rounded) {
        return exact.isExactly(rounded) ? "" : rounding(policy.rateDecimals());
    }

    private Object rounding(int decimals) {
        return Message.of("trace.rounding." + policy.mode(), Message.of("decimals." + decimals));
    }

    /** Share × full points, the last step of most rules. */
    Points share(Fraction share) {
        Fraction exact = share.times(fullPoints());
        Points points = points(exact);
        if (traced()) {
            step("trace.share", shown(share), full(), points, pointsRounding(exact, points));
        }
        return points;
    }

    Points points(Fraction exact) {
        return policy.points(new BigDecimal(exact.numerator()), new BigDecimal(exact.denominator()));
    }

    Object pointsRounding(Fraction exact, Points points) {
        return exact.isExactly(points.value()) ? "" : rounding(policy.pointsDecimals());
    }

    private static Argument shown(Fraction share) {
        return share.decimal().<Argument>map(Message::percent).orElseGet(() -> new Argument.Words(share.toString()));
    }

    /** Full points less a deduction, not below zero (扣完为止). */
    Points less(Points deduction) {
        deductionSaid = true;
        if (deduction.compareTo(full()) > 0) {
            step("trace.exhausted", full(), deduction);
            return Points.ZERO;
        }
        Points points = full().minus(deduction);
        if (deduction.isPositive()) {
            step("trace.less", full(), deduction, points);
        } else {
            step("trace.none-lost", full());
        }
        return points;
    }

    /** Keeps a leaf within 0 and its full points, and says what was lost. */
    LeafScore close(List<String> path, @Nullable Points earned) {
        if (!missing.isEmpty() || earned == null) {
            return LeafScore.incomplete(indicator, path, List.copyOf(missing), steps());
        }
        Points points = earned.atMost(full()).atLeast(Points.ZERO);
        if (earned.compareTo(full()) > 0) {
            step("trace.capped", full());
        } else if (earned.isNegative()) {
            step("trace.floored");
        }
        Points deduction = full().minus(points);
        if (!deductionSaid) {
            if (deduction.isPositive()) {
                step("trace.deducted", deduction);
            } else {
                step("trace.full");
            }
        }
        return LeafScore.of(indicator, path, points, deduction, steps());
    }

    private List<Message> steps() {
        return steps == null ? List.of() : List.copyOf(steps);
    }

    static String plain(BigDecimal value) {
        return NumberText.plain(value);
    }
}

package cn.ziping.scoring;

import cn.ziping.shared.Bounds;
import cn.ziping.shared.Comparing;
import cn.ziping.shared.DefinitionException;
import cn.ziping.shared.Points;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Starts from some points and takes or gives some for each step that a measure lies off a reference (domain §4.1 forms 9,
 * 10, 11, 17, 25): 每超过一个百分点扣 0.5 分，扣完为止; 每相差 3% 扣 1 分; 提供一例得 1 分，最高 8 分; 达目标得 80%，每增减 1 个百分点 ±0.5
 * 分，≤1.2 倍. What a cap above one earns beyond the full points is handed on as a bonus line.
 *
 * @param measure what is measured
 * @param reference what it is compared with
 * @param side on which side of the reference steps are counted
 * @param step how long a step is, above zero; of a rate a share of one (0.01 is one percentage point)
 * @param percent whether measure and reference are rates, printed in percent
 * @param rounding how a step that is begun counts
 * @param effect whether a step takes points or gives some
 * @param each what a step takes or gives
 * @param start what there is without a step
 * @param cap the most that can be earned, as a share of the full points
 * @param comparing of whole steps, whether they are counted of the value as printed, or before it is rounded; {@code null} as
 *     the policy says. A part of a step counts of the rate as printed
 */
@JsonTypeName("steps")
public record StepsRule(
        Quantity measure,
        Quantity reference,
        Side side,
        @Bounds(above = "0") @Share(Share.When.IN_PERCENT) BigDecimal step,
        boolean percent,
        StepRounding rounding,
        Effect effect,
        Award each,
        Award start,
        @Bounds(above = "0", most = "10") @Share BigDecimal cap,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Comparing comparing)
        implements ScoringRule {

    /** Where steps are counted. */
    public enum Side {
        ABOVE,
        BELOW,
        /** On either side alike. */
        EITHER,
        /** Above the reference as they are, below it the other way round. */
        SIGNED;

        private final String trace = "trace.steps-off." + this;
    }

    /** How a step counts that is not whole. */
    public enum StepRounding {
        /** Only whole steps count (不足一步的不计). */
        FLOOR,
        /** A step that is begun counts whole (不足一步的按一步计). */
        CEIL,
        /** Each part of a step counts by its length (按比例计). */
        LINEAR;

        private Fraction of(Fraction steps) {
            Fraction length = steps.abs();
            Fraction counted = switch (this) {
                case FLOOR -> length.whole(RoundingMode.DOWN);
                case CEIL -> length.whole(RoundingMode.UP);
                case LINEAR -> length;
            };
            return steps.signum() < 0 ? counted.negate() : counted;
        }
    }

    /** What a step does. */
    public enum Effect {
        DEDUCT,
        ADD
    }

    public StepsRule {
        if (step.signum() <= 0) {
            throw new DefinitionException("step", "positive");
        }
        if (each.value().signum() <= 0) {
            throw new DefinitionException("each", "positive");
        }
        if (cap.signum() <= 0 || cap.compareTo(BigDecimal.TEN) > 0) {
            throw new DefinitionException("cap", "share-to-ten");
        }
    }

    public StepsRule(
            Quantity measure,
            Quantity reference,
            Side side,
            BigDecimal step,
            boolean percent,
            StepRounding rounding,
            Effect effect,
            Award each,
            Award start,
            BigDecimal cap) {
        this(measure, reference, side, step, percent, rounding, effect, each, start, cap, null);
    }

    @Override
    public List<InputDeclaration> inputs(Points full) {
        return InputDeclaration.merged(Stream.concat(measure.inputs().stream(), reference.inputs().stream()));
    }

    @Override
    public List<Message> wording(Points full) {
        List<Message> sentences = new ArrayList<>();
        sentences.add(
                start.of(full).isExactly(full.value())
                        ? Message.of("rule.steps-start-full", full)
                        : Message.of("rule.steps-start", start.wording(), full));
        sentences.add(Message.of(
                "rule.steps."
                        + (reference.alwaysZero() && side == Side.ABOVE && measure.countsThings() ? "FROM_ZERO" : side)
                        + "." + effect,
                measure.wording(),
                reference instanceof Quantity.Constant constant
                        ? shown(Fraction.of(constant.value()))
                        : reference.operandWording(),
                shown(Fraction.of(step)),
                each.wording(),
                measure instanceof Quantity.EntryQuantity entry && !percent ? entry.unit() : ""));
        sentences.add(Message.of("rule.steps-rounding." + rounding));
        if (comparing != null && rounding != StepRounding.LINEAR) {
            sentences.add(Message.of("rule.steps-comparing." + comparing));
        }
        sentences.add(
                cap.compareTo(BigDecimal.ONE) > 0
                        ? Message.of("rule.steps-cap", Message.percent(cap))
                        : Message.of(effect == Effect.ADD ? "rule.within-add" : "rule.within", capped(full)));
        return Zero.say(
                sentences,
                Stream.concat(measure.zeroWording().stream(), reference.zeroWording().stream())
                        .toList());
    }

    /** From where it starts with steps that give points, up to its cap; with steps that take, no more than it starts with. */
    @Override
    public Points most(Points full) {
        Fraction limit = Fraction.of(full.value()).times(cap);
        Fraction from = start.of(full);
        boolean gives = effect == Effect.ADD || side == Side.SIGNED;
        Fraction most = (gives ? limit : from.atMost(limit)).atMost(Fraction.of(full.value()));
        return most.decimal().map(Points::new).orElse(full);
    }

    @Override
    public StepsRule startingWith(Points before, Points now) {
        return start.kind() == Band.AwardKind.POINTS && start.value().compareTo(before.value()) == 0
                ? new StepsRule(
                        measure,
                        reference,
                        side,
                        step,
                        percent,
                        rounding,
                        effect,
                        each,
                        new Award(now.value(), Band.AwardKind.POINTS),
                        cap,
                        comparing)
                : this;
    }

    @Override
    public boolean canExceed() {
        return cap.compareTo(BigDecimal.ONE) > 0;
    }

    private Points capped(Points full) {
        return new Points(full.value().multiply(cap));
    }

    @Override
    public List<Message> problems(Points full) {
        return Stream.of(measure.problems(), reference.problems(), start.problems(full))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public @Nullable Points earn(Leaf leaf) {
        boolean exact = rounding != StepRounding.LINEAR && leaf.rounding().comparesExactly(comparing);
        Quantity.Reading x = leaf.measure(measure, percent, exact);
        Quantity.Reading base = leaf.measure(reference, percent, exact);
        if (x == null || base == null) {
            return Zero.points(leaf);
        }
        Fraction counted = counted(x.of(exact).minus(base.of(exact)));
        Fraction steps = rounding.of(counted.dividedBy(Fraction.of(step)));
        // What is printed has to give the same steps to whoever redoes it.
        boolean asPrinted = !exact
                || steps.equals(
                        rounding.of(counted(x.value().minus(base.value())).dividedBy(Fraction.of(step))));
        if (asPrinted) {
            counted = counted(x.value().minus(base.value()));
        }
        Fraction worth = each.of(leaf.full());
        Fraction change = steps.times(worth);
        if (leaf.traced()) {
            Argument off = asPrinted
                    ? shown(counted)
                    : precise(counted, counted(x.value().minus(base.value())));
            leaf.step(
                    side.trace,
                    asPrinted ? shown(x.value()) : precise(x.exact(), x.value()),
                    asPrinted ? shown(base.value()) : precise(base.exact(), base.value()),
                    off);
            leaf.step(
                    "trace.steps." + rounding + "." + effect,
                    off,
                    shown(Fraction.of(step)),
                    Message.number(steps, Unit.NUMBER),
                    Message.number(worth, Unit.POINTS),
                    Message.number(change, Unit.POINTS));
        }
        return settle(leaf, effect == Effect.DEDUCT ? change.negate() : change);
    }

    private Fraction counted(Fraction off) {
        return switch (side) {
            case ABOVE -> off.atLeast(Fraction.ZERO);
            case BELOW -> off.atMost(Fraction.ZERO).negate();
            case EITHER -> off.abs();
            case SIGNED -> off;
        };
    }

    /** With as many decimals as tell it from what it is rounded to. */
    private Argument precise(Fraction value, Fraction rounded) {
        Unit unit = percent ? Unit.PERCENT : Unit.NUMBER;
        return value.equals(rounded)
                ? shown(value)
                : new Argument.Precise(
                        new Quantity.Reading(value, unit), value.decimalsFrom(rounded, unit.isPercent() ? 2 : 0));
    }

    private Points settle(Leaf leaf, Fraction change) {
        Fraction full = leaf.fullPoints();
        Fraction from = start.of(leaf.full());
        if (change.signum() <= 0 && cap.compareTo(BigDecimal.ONE) >= 0 && from.equals(full)) {
            return leaf.less(change.negate());
        }
        Fraction limit = full.times(cap);
        Fraction exact = from.plus(change);
        Fraction kept = exact.atMost(limit).atLeast(Fraction.ZERO);
        Points points = leaf.rounding().points(kept);
        if (leaf.traced()) {
            leaf.step(
                    change.signum() < 0 ? "trace.steps-sum.DEDUCT" : "trace.steps-sum.ADD",
                    Message.number(from, Unit.POINTS),
                    Message.number(change.abs(), Unit.POINTS),
                    Message.number(exact, Unit.POINTS),
                    kept.equals(exact)
                            ? ""
                            : Message.of(
                                    kept.signum() == 0 ? "trace.steps-floor" : "trace.steps-cap",
                                    Message.number(kept, Unit.POINTS)),
                    leaf.rounding().ofPoints(kept, points));
        }
        if (points.compareTo(leaf.full()) > 0) {
            Points excess = points.minus(leaf.full());
            leaf.exceed(excess);
            leaf.step("trace.exceeds", leaf.full(), excess);
            return leaf.full();
        }
        return points;
    }

    private Argument shown(Fraction value) {
        return Message.number(value, percent ? Unit.PERCENT : Unit.NUMBER);
    }
}

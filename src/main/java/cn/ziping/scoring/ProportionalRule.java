package cn.ziping.scoring;

import cn.ziping.shared.Bounds;
import cn.ziping.shared.DefinitionException;
import cn.ziping.shared.Points;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Earns the share of the points that matches the share of the target reached (domain §4.1 forms 1 and 3):
 * min(cap, x ÷ t) × W, or reversed min(cap, t ÷ x) × W. A negative target has no share that could be reached.
 *
 * @param actual x
 * @param target t
 * @param direction which way is better
 * @param cap the largest share that counts, above 0 to 1 (1: 满分为止)
 * @param zeroTarget what a target of zero means where higher is better
 */
@JsonTypeName("proportional")
public record ProportionalRule(
        Quantity actual,
        Quantity target,
        Direction direction,
        @Bounds(above = "0", most = "1") @Share BigDecimal cap,
        ZeroChoice zeroTarget)
        implements ScoringRule {

    public ProportionalRule {
        if (cap.signum() <= 0 || cap.compareTo(BigDecimal.ONE) > 0) {
            throw new DefinitionException("cap", "share-above-zero");
        }
    }

    @Override
    public List<InputDeclaration> inputs(Points full) {
        return InputDeclaration.merged(Stream.concat(actual.inputs().stream(), target.inputs().stream()));
    }

    @Override
    public List<Message> wording(Points full) {
        List<Message> sentences = new ArrayList<>();
        sentences.add(Message.of("rule.proportional." + direction, ratio(), full, Message.percent(cap)));
        if (!target.inputs().isEmpty()) {
            sentences.add(Message.of("rule.negative-target", target.wording()));
        }
        if (direction == Direction.LOWER_IS_BETTER) {
            sentences.add(Message.of("rule.zero-actual", actual.wording()));
        }
        return Zero.say(sentences, zeroWording());
    }

    private List<Message> zeroWording() {
        List<Message> own = direction == Direction.HIGHER_IS_BETTER ? Zero.sentences(zeroTarget, target) : List.of();
        return Stream.of(actual.zeroWording(), target.zeroWording(), own)
                .flatMap(List::stream)
                .toList();
    }

    /** A divisor of zero and a target of zero or below have no share to speak of. */
    @Override
    public List<Message> problems(Points full) {
        List<Message> problems = new ArrayList<>(actual.problems());
        problems.addAll(target.problems());
        boolean negative =
                target instanceof Quantity.Constant constant && constant.value().signum() < 0;
        if (negative || target.alwaysZero()) {
            problems.add(Message.of("problem.target-not-positive", target.wording()));
        }
        if (direction == Direction.LOWER_IS_BETTER && actual.alwaysZero()) {
            problems.add(Message.of("problem.zero-divisor", ratio()));
        }
        return problems;
    }

    private Message ratio() {
        return direction == Direction.HIGHER_IS_BETTER
                ? new Quantity.Quotient(actual, target, zeroTarget).wording()
                : new Quantity.Quotient(target, actual, zeroTarget).wording();
    }

    @Override
    public @Nullable Points earn(Leaf leaf) {
        Quantity.Reading x = actual.read(leaf);
        Quantity.Reading t = target.read(leaf);
        if (t != null && t.value().signum() < 0) {
            leaf.step("trace.negative-target", target.wording());
            leaf.missing(target);
            return null;
        }
        if (t != null && t.value().signum() == 0 && direction == Direction.HIGHER_IS_BETTER) {
            leaf.zero(zeroTarget, target);
            return Zero.points(leaf);
        }
        if (x == null || t == null) {
            return Zero.points(leaf);
        }
        Fraction reached;
        if (direction == Direction.HIGHER_IS_BETTER) {
            reached = leaf.rate(x, t).value();
        } else if (x.value().signum() <= 0) {
            leaf.step("trace.nothing-used", actual.wording(), x);
            reached = Fraction.ONE;
        } else {
            reached = leaf.rate(t, x).value();
        }
        Fraction limit = Fraction.of(cap);
        if (reached.compareTo(limit) > 0) {
            leaf.step("trace.share-capped", Message.percent(cap));
            reached = limit;
        }
        return leaf.share(reached);
    }
}

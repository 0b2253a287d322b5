package cn.ziping.scoring;

import cn.ziping.shared.Points;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Earns the share of the points that matches the share of the target reached (domain §4.1 forms 1 and 3):
 * min(cap, x ÷ t) × W, or reversed min(cap, t ÷ x) × W.
 *
 * @param actual x
 * @param target t
 * @param direction which way is better
 * @param cap the largest share that counts, above 0 to 1 (1: 满分为止)
 * @param zeroTarget what a target of zero means where higher is better
 */
@JsonTypeName("proportional")
public record ProportionalRule(
        Quantity actual, Quantity target, Direction direction, BigDecimal cap, ZeroChoice zeroTarget)
        implements ScoringRule {

    public ProportionalRule {
        if (cap.signum() <= 0 || cap.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("A cap is a share above 0 and up to 1, not " + cap);
        }
    }

    @Override
    public List<InputDeclaration> inputs(Points full) {
        return new Quantity.Quotient(actual, target, zeroTarget).inputs();
    }

    @Override
    public List<Message> wording(Points full) {
        Message ratio = direction == Direction.HIGHER_IS_BETTER
                ? Message.of("quantity.quotient", actual.wording(), target.wording())
                : Message.of("quantity.quotient", target.wording(), actual.wording());
        Message sentence = Message.of("rule.proportional." + direction, ratio, full, Message.percent(cap));
        return direction == Direction.HIGHER_IS_BETTER
                ? List.of(sentence, Message.of("rule.zero." + zeroTarget))
                : List.of(sentence, Message.of("rule.zero-actual"));
    }

    @Override
    public @Nullable Points earn(Leaf leaf) {
        Quantity.Reading x = actual.read(leaf);
        Quantity.Reading t = target.read(leaf);
        if (x == null || t == null) {
            return Zero.points(leaf);
        }
        Fraction reached;
        if (direction == Direction.HIGHER_IS_BETTER) {
            if (t.value().signum() == 0) {
                leaf.zero(zeroTarget, target);
                return Zero.points(leaf);
            }
            reached = leaf.rate(x.value(), x.shown(), t.value(), t.shown());
        } else if (x.value().signum() <= 0) {
            leaf.step("trace.nothing-used", actual.wording(), x.shown());
            reached = Fraction.ONE;
        } else {
            reached = leaf.rate(t.value(), t.shown(), x.value(), x.shown());
        }
        Fraction limit = Fraction.of(cap);
        if (reached.compareTo(limit) > 0) {
            leaf.step("trace.share-capped", Message.percent(cap));
            reached = limit;
        }
        return leaf.share(reached);
    }
}

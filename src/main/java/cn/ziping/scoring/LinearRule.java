package cn.ziping.scoring;

import cn.ziping.shared.Bounds;
import cn.ziping.shared.DefinitionException;
import cn.ziping.shared.Points;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Linear between given points, level beyond the outermost (domain §4.1 forms 4 and 6): full marks up to the target and none
 * at twice the target, none at 60 % and full marks at 90 %.
 *
 * @param measure the value that is looked up; a rate is a share of one
 * @param percent whether the measure is a rate, printed in percent
 * @param knots the given points, by ascending measure
 */
@JsonTypeName("linear")
public record LinearRule(Quantity measure, boolean percent, List<Knot> knots) implements ScoringRule {

    /**
     * A given point.
     *
     * @param at the measure
     * @param share the share of the full points earned there, 0 to 1
     */
    public record Knot(
            @Share(Share.When.IN_PERCENT) BigDecimal at,
            @Bounds(least = "0", most = "1") @Share BigDecimal share) {

        public Knot {
            if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
                throw new DefinitionException("share", "share");
            }
        }
    }

    public LinearRule {
        knots = List.copyOf(knots);
        for (int i = 1; i < knots.size(); i++) {
            if (knots.get(i - 1).at().compareTo(knots.get(i).at()) >= 0) {
                throw new DefinitionException("knots", "ascending");
            }
        }
        if (knots.size() < 2) {
            throw new DefinitionException("knots", "two");
        }
    }

    @Override
    public List<InputDeclaration> inputs(Points full) {
        return measure.inputs();
    }

    @Override
    public List<Message> wording(Points full) {
        List<Message> sentences = new ArrayList<>();
        sentences.add(Message.of("rule.linear", measure.wording(), full));
        knots.forEach(knot -> sentences.add(Message.of("rule.knot", shown(knot.at()), Message.percent(knot.share()))));
        sentences.add(Message.of("rule.linear-between"));
        return Zero.say(sentences, measure.zeroWording());
    }

    @Override
    public List<Message> problems(Points full) {
        return measure.problems();
    }

    @Override
    public @Nullable Points earn(Leaf leaf) {
        Quantity.Reading reading = leaf.measure(measure, percent);
        if (reading == null) {
            return Zero.points(leaf);
        }
        Fraction x = reading.value();
        Knot first = knots.get(0);
        Knot last = knots.get(knots.size() - 1);
        if (x.compareTo(first.at()) <= 0) {
            return beyond(leaf, "trace.linear-below", reading, first);
        }
        if (x.compareTo(last.at()) >= 0) {
            return beyond(leaf, "trace.linear-above", reading, last);
        }
        int above = 1;
        while (x.compareTo(knots.get(above).at()) > 0) {
            above++;
        }
        return between(leaf, reading, knots.get(above - 1), knots.get(above));
    }

    private Points beyond(Leaf leaf, String code, Quantity.Reading reading, Knot knot) {
        if (leaf.traced()) {
            leaf.step(code, reading, shown(knot.at()), Message.percent(knot.share()));
        }
        return leaf.share(Fraction.of(knot.share()));
    }

    private Points between(Leaf leaf, Quantity.Reading reading, Knot low, Knot high) {
        Fraction from = Fraction.of(low.at());
        Fraction base = Fraction.of(low.share());
        Fraction share = base.plus(reading.value()
                .minus(from)
                .dividedBy(Fraction.of(high.at()).minus(from))
                .times(Fraction.of(high.share()).minus(base)));
        if (leaf.traced()) {
            leaf.step(
                    "trace.linear",
                    Message.percent(low.share()),
                    reading,
                    shown(low.at()),
                    shown(high.at()),
                    Message.percent(high.share()),
                    Message.number(share, Unit.PERCENT));
        }
        return leaf.share(share);
    }

    private Argument shown(BigDecimal value) {
        return Message.number(value, percent ? Unit.PERCENT : Unit.NUMBER);
    }
}

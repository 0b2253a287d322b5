package cn.ziping.scoring;

import cn.ziping.shared.DefinitionException;
import cn.ziping.shared.Points;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deducts per occurrence until nothing is left (domain §4.1 form 12), e.g. 每出现一例扣 1 分，扣完为止: W − k·n, which is
 * rounded as a whole. A negative count deducts nothing.
 *
 * @param count how many occurrences
 * @param unit the unit of the count
 * @param perOccurrence the points each one costs
 */
@JsonTypeName("occurrences")
public record OccurrenceRule(Quantity count, @MayBeLeftOut String unit, Points perOccurrence) implements ScoringRule {

    public OccurrenceRule {
        if (!perOccurrence.isPositive()) {
            throw new DefinitionException("perOccurrence", "positive");
        }
    }

    @Override
    public List<InputDeclaration> inputs(Points full) {
        return count.inputs();
    }

    @Override
    public List<Message> wording(Points full) {
        return Zero.say(
                List.of(Message.of("rule.occurrences", count.wording(), unit, perOccurrence, full)),
                count.zeroWording());
    }

    @Override
    public List<Message> problems(Points full) {
        return count.problems();
    }

    @Override
    public @Nullable Points earn(Leaf leaf) {
        Quantity.Reading reading = count.read(leaf);
        if (reading == null) {
            return Zero.points(leaf);
        }
        if (reading.value().signum() < 0) {
            leaf.step("trace.negative-count", count.wording(), reading, unit);
            return leaf.less(Fraction.ZERO);
        }
        Fraction deduction = reading.value().times(perOccurrence.value());
        if (leaf.traced()) {
            leaf.step(
                    "trace.occurrences",
                    count.wording(),
                    reading,
                    unit,
                    perOccurrence,
                    Message.number(deduction, Unit.POINTS));
            leaf.loses("loss.occurrences", count.wording(), reading, unit);
        }
        return leaf.less(deduction);
    }
}

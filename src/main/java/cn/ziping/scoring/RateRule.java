package cn.ziping.scoring;

import cn.ziping.shared.Points;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rate × points (domain §4.1 form 2), e.g. 执行率×本指标分值. A rate above one earns the full points, a negative one nothing.
 *
 * @param rate the rate; which one (year-end or average) is the quantity's to say
 */
@JsonTypeName("rate")
public record RateRule(Quantity rate) implements ScoringRule {

    @Override
    public List<InputDeclaration> inputs(Points full) {
        return rate.inputs();
    }

    @Override
    public List<Message> wording(Points full) {
        return Zero.say(List.of(Message.of("rule.rate", rate.factorWording(), full)), rate.zeroWording());
    }

    @Override
    public List<Message> problems(Points full) {
        return rate.problems();
    }

    @Override
    public @Nullable Points earn(Leaf leaf) {
        Quantity.Reading reading = rate.read(leaf);
        return reading == null ? Zero.points(leaf) : leaf.share(leaf.rateFirst(reading));
    }
}

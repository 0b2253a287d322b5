package cn.ziping.scoring;

import cn.ziping.shared.Points;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number that is the points themselves (domain §4.1 form 31, 公式): kept within 0 and the full points and rounded as the
 * scheme says.
 *
 * @param points the number, in 分
 */
@JsonTypeName("points")
public record PointsRule(Quantity points) implements ScoringRule {

    @Override
    public List<InputDeclaration> inputs(Points full) {
        return points.inputs();
    }

    @Override
    public List<Message> wording(Points full) {
        return Zero.say(
                new ArrayList<>(List.of(Message.of("rule.points", points.wording(), full))), points.zeroWording());
    }

    @Override
    public List<Message> problems(Points full) {
        return points.problems();
    }

    @Override
    public @Nullable Points earn(Leaf leaf) {
        Quantity.Reading reading = points.read(leaf);
        if (reading == null) {
            return Zero.points(leaf);
        }
        Points rounded = leaf.rounding().points(reading.value());
        if (leaf.traced()) {
            leaf.step(
                    "trace.points",
                    Message.number(reading.value(), Unit.POINTS),
                    rounded,
                    leaf.rounding().ofPoints(reading.value(), rounded));
        }
        return rounded;
    }
}

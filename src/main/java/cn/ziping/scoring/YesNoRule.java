package cn.ziping.scoring;

import cn.ziping.shared.Points;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All or nothing (domain §4.1 form 14, 是否评分法).
 *
 * @param question what is asked; the permanent name of the input
 */
@JsonTypeName("yes-no")
public record YesNoRule(String question) implements ScoringRule {

    @Override
    public List<InputDeclaration> inputs(Points full) {
        return List.of(InputDeclaration.entry(question, InputType.YES_NO, ""));
    }

    @Override
    public List<Message> wording(Points full) {
        return List.of(Message.of("rule.yes-no", question, full));
    }

    @Override
    public @Nullable Points earn(Leaf leaf) {
        Boolean yes = leaf.yesNo(question);
        if (yes == null) {
            return null;
        }
        Points points = yes ? leaf.full() : Points.ZERO;
        leaf.step(yes ? "trace.yes" : "trace.no", question, points);
        return points;
    }
}

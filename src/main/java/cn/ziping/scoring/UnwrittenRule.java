package cn.ziping.scoring;

import cn.ziping.shared.Points;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rule of an indicator whose rule nobody has written yet. It scores nothing, and no scheme is published with it. */
@JsonTypeName("unwritten")
public record UnwrittenRule() implements ScoringRule {

    /** What is missing while there is no rule. */
    public static final String RULE = "评分规则";

    @Override
    public List<InputDeclaration> inputs(Points full) {
        return List.of();
    }

    @Override
    public List<Message> wording(Points full) {
        return List.of(Message.of("rule.unwritten"));
    }

    @Override
    public List<Message> problems(Points full) {
        return List.of(Message.of("problem.unwritten"));
    }

    @Override
    public @Nullable Points earn(Leaf leaf) {
        leaf.missing(RULE);
        return null;
    }
}

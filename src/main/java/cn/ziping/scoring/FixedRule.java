package cn.ziping.scoring;

import cn.ziping.shared.Points;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * A fixed award, as a branch of {@link CasesRule}: 不得分, 得满分, 2 分.
 *
 * @param award what is earned
 */
@JsonTypeName("fixed")
public record FixedRule(Award award) implements ScoringRule {

    @Override
    public List<InputDeclaration> inputs(Points full) {
        return List.of();
    }

    @Override
    public List<Message> wording(Points full) {
        return List.of(Message.of(award.value().signum() == 0 ? "rule.fixed-none" : "rule.fixed", award.wording()));
    }

    @Override
    public List<Message> problems(Points full) {
        return award.problems(full);
    }

    @Override
    public Points earn(Leaf leaf) {
        if (award.kind() == Band.AwardKind.SHARE) {
            return leaf.share(Fraction.of(award.value()));
        }
        Points points = new Points(award.value());
        leaf.step("trace.fixed", points);
        return points;
    }
}

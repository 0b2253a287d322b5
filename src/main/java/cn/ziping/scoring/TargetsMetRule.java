package cn.ziping.scoring;

import cn.ziping.shared.Bounds;
import cn.ziping.shared.DefinitionException;
import cn.ziping.shared.Points;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The share of the department's own targets that are met (domain §4.1 form 18): 达到预期值的个数÷全部个数×分值，超过预期 30% 的不计分.
 *
 * @param category the category of the targets
 * @param beyond where higher is better, the share from above which a target does not count as met any more (1.3); or {@code null}
 * @param zeroTarget what a target of zero means where higher is better
 */
@JsonTypeName("targets-met")
public record TargetsMetRule(
        String category,

        @Bounds(least = "1") @Share @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        BigDecimal beyond,

        ZeroChoice zeroTarget)
        implements ScoringRule {

    public TargetsMetRule {
        if (beyond != null && beyond.compareTo(BigDecimal.ONE) < 0) {
            throw new DefinitionException("beyond", "at-least-one");
        }
    }

    @Override
    public List<InputDeclaration> inputs(Points full) {
        return List.of(InputDeclaration.targets(category));
    }

    @Override
    public List<Message> wording(Points full) {
        List<Message> sentences = new ArrayList<>();
        sentences.add(Message.of("rule.targets-met", category, full));
        if (beyond != null) {
            sentences.add(Message.of("rule.targets-beyond", Message.percent(beyond.subtract(BigDecimal.ONE))));
        }
        sentences.add(Message.of("rule.negative-targets"));
        sentences.add(Message.of("rule.zero-target." + zeroTarget));
        return sentences;
    }

    @Override
    public @Nullable Points earn(Leaf leaf) {
        List<ScoringInput.TargetInput> targets = leaf.input().targets().stream()
                .filter(target -> target.category().equals(category))
                .toList();
        if (targets.isEmpty()) {
            leaf.missing(category);
            return null;
        }
        int met = 0;
        List<Argument> unmet = new ArrayList<>();
        for (ScoringInput.TargetInput target : targets) {
            TargetCompletion completion = TargetCompletion.of(target, zeroTarget, leaf);
            if (completion == null) {
                leaf.missing(target.name());
                continue;
            }
            boolean reached = completion.share().compareTo(Fraction.ONE) >= 0;
            boolean over = beyond != null
                    && target.direction() == Direction.HIGHER_IS_BETTER
                    && completion.share().compareTo(beyond) > 0;
            if (reached && !over) {
                met++;
            } else if (leaf.traced()) {
                Message said = Message.of(
                        over ? "trace.target-beyond" : "trace.target-unmet",
                        target.name(),
                        Leaf.plain(completion.actual()) + target.unit(),
                        Leaf.plain(completion.target()) + target.unit());
                leaf.step(said);
                unmet.add(new Argument.Phrase(said));
            }
        }
        if (!leaf.missing().isEmpty()) {
            return null;
        }
        if (!unmet.isEmpty()) {
            leaf.loses(
                    "loss.targets-unmet",
                    String.valueOf(targets.size()),
                    category,
                    String.valueOf(unmet.size()),
                    new Argument.Terms("expression.LIST", unmet));
        }
        Fraction all = Fraction.of(targets.size());
        Fraction part = Fraction.of(met);
        return leaf.share(leaf.rate(new Quantity.Reading(part, Unit.NUMBER), new Quantity.Reading(all, Unit.NUMBER)));
    }
}

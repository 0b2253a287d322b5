package cn.ziping.scoring;

import cn.ziping.shared.DefinitionException;
import cn.ziping.shared.Points;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parts with points and a rule of their own, added up (domain §4.1 forms 23, 28, 30): 50/25/25; (7月)40% 7 分 … (11月)80% 8
 * 分. Each part is rounded and kept within its own points first; nothing that a part earns beyond them makes up for another.
 *
 * @param parts the parts; together they are worth the full points
 */
@JsonTypeName("parts")
public record PartsRule(List<Part> parts) implements ScoringRule {

    /**
     * A part.
     *
     * @param name its name
     * @param worth what it is worth
     * @param rule how it is earned
     */
    public record Part(String name, Award worth, ScoringRule rule) {

        public Part {
            if (worth.value().signum() == 0) {
                throw new DefinitionException("worth", "positive");
            }
        }

        private Points points(Points full) {
            return new Points(worth.of(full).decimal().orElseThrow());
        }
    }

    public PartsRule {
        parts = List.copyOf(parts);
        if (parts.size() < 2) {
            throw new DefinitionException("parts", "two");
        }
    }

    @Override
    public List<InputDeclaration> inputs(Points full) {
        return InputDeclaration.merged(parts.stream().flatMap(part -> part.rule().inputs(part.points(full)).stream()));
    }

    @Override
    public List<Message> wording(Points full) {
        return parts.stream()
                .map(part -> Message.of(
                        "rule.part",
                        part.name(),
                        part.points(full),
                        Message.within(part.rule().wording(part.points(full)))))
                .toList();
    }

    @Override
    public List<Message> problems(Points full) {
        List<Message> problems = new ArrayList<>();
        Points sum = parts.stream().map(part -> part.points(full)).reduce(Points.ZERO, Points::plus);
        if (!sum.equals(full)) {
            problems.add(Message.of("problem.parts-sum", sum, full));
        }
        parts.forEach(part -> part.rule()
                .problems(part.points(full))
                .forEach(problem -> problems.add(Message.of("problem.of-indicator", part.name(), problem))));
        problems.addAll(InputDeclaration.judgedTwice(
                parts.stream().map(part -> part.rule().inputs(part.points(full)))));
        return problems;
    }

    @Override
    public @Nullable Points earn(Leaf leaf) {
        Points sum = Points.ZERO;
        List<Message> terms = new ArrayList<>();
        for (Part part : parts) {
            Points points = part.points(leaf.full());
            leaf.step("trace.part", part.name(), points);
            Leaf.Part earned = leaf.part(part.rule(), points);
            if (earned.points() != null) {
                sum = sum.plus(earned.points());
                terms.add(Message.of("expression.points", earned.points()));
                Points lost = points.minus(earned.points());
                if (leaf.traced() && lost.isPositive()) {
                    leaf.loses("loss.part", part.name(), lost, losses(earned));
                }
            }
        }
        if (terms.size() < parts.size()) {
            return null;
        }
        leaf.step(
                "trace.parts",
                Stream.of(terms)
                        .flatMap(List::stream)
                        .reduce((left, right) -> Message.of("expression.PLUS", left, right))
                        .orElseThrow(),
                sum);
        return sum;
    }

    private static Argument losses(Leaf.Part part) {
        List<Argument> losses = new ArrayList<>();
        part.losses().forEach(loss -> losses.add(new Argument.Phrase(loss)));
        return losses.isEmpty() ? Argument.Words.NONE : new Argument.Terms("expression.LIST", losses);
    }
}

package cn.ziping.scoring;

import cn.ziping.shared.Bounds;
import cn.ziping.shared.DefinitionException;
import cn.ziping.shared.Points;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Parts with points and a rule of their own, added up (domain §4.1 forms 23, 28, 30): 50/25/25; (7月)40% 7 分 … (11月)80% 8
 * 分. Each part is rounded and kept within its own points first; nothing that a part earns beyond them makes up for another.
 *
 * @param parts the parts; together they are worth the full points
 * @param best how many of them count, those that earn the most (五项取三); then all are worth the same, and so many of them the
 *     full points; {@code null} where all count
 */
@JsonTypeName("parts")
public record PartsRule(
        List<Part> parts,

        @Bounds(least = "1") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Integer best) implements ScoringRule {

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
        if (best != null && (best < 1 || best >= parts.size())) {
            throw new DefinitionException("best", "fewer-than-parts", String.valueOf(parts.size()));
        }
    }

    public PartsRule(List<Part> parts) {
        this(parts, null);
    }

    @Override
    public List<InputDeclaration> inputs(Points full) {
        return InputDeclaration.merged(parts.stream().flatMap(part -> part.rule().inputs(part.points(full)).stream()));
    }

    @Override
    public List<Message> wording(Points full) {
        List<Message> sentences = new ArrayList<>();
        if (best != null) {
            sentences.add(Message.of("rule.parts-best", String.valueOf(parts.size()), String.valueOf(best)));
        }
        parts.forEach(part -> sentences.add(Message.of(
                "rule.part",
                part.name(),
                part.points(full),
                Message.within(part.rule().wording(part.points(full))))));
        return sentences;
    }

    @Override
    public List<Message> problems(Points full) {
        List<Message> problems = new ArrayList<>();
        Points sum = parts.stream()
                .map(part -> part.points(full))
                .limit(best == null ? parts.size() : best)
                .reduce(Points.ZERO, Points::plus);
        if (!sum.equals(full)) {
            problems.add(Message.of("problem.parts-sum", sum, full));
        }
        if (best != null
                && parts.stream().map(part -> part.points(full)).distinct().count() > 1) {
            problems.add(Message.of("problem.parts-unequal"));
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
        List<Leaf.Part> earned = new ArrayList<>();
        for (Part part : parts) {
            Points points = part.points(leaf.full());
            leaf.step("trace.part", part.name(), points);
            Leaf.Part result = leaf.part(part.rule(), points);
            if (result.points() != null) {
                earned.add(result);
            }
        }
        if (earned.size() < parts.size()) {
            return null;
        }
        Points sum = Points.ZERO;
        List<Argument> terms = new ArrayList<>();
        for (int counted : counting(earned, leaf)) {
            Part part = parts.get(counted);
            Points points = Objects.requireNonNull(earned.get(counted).points());
            sum = sum.plus(points);
            if (leaf.traced()) {
                terms.add(new Argument.Phrase(Message.of("expression.points", points)));
                Points lost = part.points(leaf.full()).minus(points);
                if (lost.isPositive()) {
                    leaf.loses("loss.part", part.name(), lost, losses(earned.get(counted)));
                }
            }
        }
        if (leaf.traced()) {
            leaf.step("trace.parts", new Argument.Terms("expression.PLUS", terms), sum);
        }
        return sum;
    }

    /** The places of the parts that count, in order; of those that earn the same the first. */
    private List<Integer> counting(List<Leaf.Part> earned, Leaf leaf) {
        if (best == null) {
            return IntStream.range(0, parts.size()).boxed().toList();
        }
        List<Integer> counting = IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing(
                        (Integer place) ->
                                Objects.requireNonNull(earned.get(place).points()),
                        Comparator.reverseOrder()))
                .limit(best)
                .sorted()
                .toList();
        leaf.step(
                "trace.parts-best",
                String.valueOf(best),
                counting.stream().map(place -> parts.get(place).name()).collect(Collectors.joining("、")));
        return counting;
    }

    private static Argument losses(Leaf.Part part) {
        List<Argument> losses = new ArrayList<>();
        part.losses().forEach(loss -> losses.add(new Argument.Phrase(loss)));
        return losses.isEmpty() ? Argument.Words.NONE : new Argument.Terms("expression.LIST", losses);
    }
}

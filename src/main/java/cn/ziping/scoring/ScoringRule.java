package cn.ziping.scoring;

import cn.ziping.shared.Points;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How one indicator earns its points (评分标准). Rules are immutable values: the same rule and the same input always give
 * the same result, so a published score can be recomputed and explained at any later time.
 *
 * <p>The stored form is a contract: {@code type} is never renamed, a component never removed.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ScoringRule
        permits UnwrittenRule,
                RateRule,
                ProportionalRule,
                TargetCompletionRule,
                BandedRule,
                YesNoRule,
                ChecklistRule,
                OccurrenceRule,
                DiscretionaryRule,
                FixedRule,
                PointsRule,
                LinearRule,
                StepsRule,
                CasesRule,
                PartsRule,
                AlternativesRule,
                LevelsRule,
                TargetsMetRule {

    /** The inputs the rule needs; forms, completeness and explanations are drawn from them. */
    List<InputDeclaration> inputs(Points full);

    /** The rule in official wording, sentence by sentence. */
    List<Message> wording(Points full);

    /** What is wrong with the rule for an indicator of so many points; empty where it can be published. */
    default List<Message> problems(Points full) {
        return List.of();
    }

    /** The most it can earn of so many full points, as far as its own numbers bound it; from 0 to the full points. */
    default Points most(Points full) {
        return full;
    }

    /** The same rule for other full points: what starts with the full points goes on doing so. */
    default ScoringRule startingWith(Points before, Points now) {
        return this;
    }

    /** Whether it can earn more than the full points, which is then handed on as a bonus line. */
    default boolean canExceed() {
        return false;
    }

    /** The names under which it declares inputs that differ, which could not both be typed. */
    default List<String> typedDifferently(Points full) {
        return inputs(full).stream()
                .filter(input -> input.source() == InputSource.ENTRY)
                .collect(Collectors.groupingBy(
                        InputDeclaration::name,
                        TreeMap::new,
                        Collectors.mapping(
                                input -> Arrays.asList(
                                        input.type(), input.unit(), input.options(), input.least(), input.most()),
                                Collectors.toSet())))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * The points earned, possibly outside 0 to the full points (the leaf is kept within), or {@code null} after telling
     * the leaf what is missing.
     */
    @Nullable
    Points earn(Leaf leaf);
}

package cn.ziping.scoring;

import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A scoring scheme (评分体系) as scoring reads it.
 *
 * @param fullMarks the points of the whole, usually 100
 * @param policy how it rounds
 * @param grades its grades, highest first
 * @param dimensions its dimensions, in order
 * @param adjustments what it does between the sum of its leaves and the total
 */
public record SchemeDefinition(
        Points fullMarks,
        NumericPolicy policy,
        List<GradeBand> grades,
        List<DimensionDefinition> dimensions,
        SchemeAdjustments adjustments) {

    /** A scheme without adjustments. */
    public SchemeDefinition(
            Points fullMarks, NumericPolicy policy, List<GradeBand> grades, List<DimensionDefinition> dimensions) {
        this(fullMarks, policy, grades, dimensions, SchemeAdjustments.NONE);
    }

    public SchemeDefinition {
        grades = GradeBand.checked(grades);
        dimensions = List.copyOf(dimensions);
    }

    /** A scheme of one indicator, to try its rule. */
    public static SchemeDefinition ofOne(IndicatorDefinition indicator, NumericPolicy policy) {
        return new SchemeDefinition(
                indicator.points(),
                policy,
                List.of(new GradeBand("-", Points.ZERO)),
                List.of(new DimensionDefinition("_", "-", indicator.points(), List.of(), List.of(indicator))));
    }

    /** What the scheme does between the sum of its leaves and the total, in words. */
    public List<Message> adjustmentWording() {
        return AdjustmentWording.of(this);
    }

    /** All dimensions, in the order of the tree. */
    public Stream<DimensionDefinition> nodes() {
        return dimensions.stream().flatMap(DimensionDefinition::nodes);
    }

    /** Whether an indicator need not apply. */
    public boolean mayNotApply(String indicatorCode) {
        SchemeAdjustments.NotApplicable notApplicable = adjustments.notApplicable();
        return notApplicable != null && notApplicable.indicators().contains(indicatorCode);
    }

    /** What an indicator, a bonus or a penalty needs: whether it applies at all, and what its rule declares. */
    public List<InputDeclaration> inputs(IndicatorDefinition indicator) {
        List<InputDeclaration> declared = indicator.rule().inputs(indicator.points());
        return mayNotApply(indicator.code())
                ? Stream.concat(SchemeAdjustments.NotApplicable.inputs().stream(), declared.stream())
                        .toList()
                : declared;
    }

    /** Everything the scheme reads, wherever it stands. */
    public Stream<InputDeclaration> inputs() {
        SchemeAdjustments.TotalCap cap = adjustments.cap();
        return Stream.concat(
                scored().flatMap(indicator -> inputs(indicator).stream()),
                cap == null ? Stream.empty() : cap.measure().inputs().stream());
    }

    /** All indicators, in the order of the tree. */
    public Stream<IndicatorDefinition> indicators() {
        return dimensions.stream().flatMap(DimensionDefinition::leaves);
    }

    /**
     * What keeps the scheme from being published: sums that differ from their node, with node and difference, codes used
     * more than once, and rules that do not fit their points or that can give none.
     */
    public List<Message> problems() {
        List<Message> problems = new ArrayList<>();
        Points sum = dimensions.stream().map(DimensionDefinition::points).reduce(Points.ZERO, Points::plus);
        if (!sum.equals(fullMarks)) {
            problems.add(Message.of("problem.scheme-sum", sum, fullMarks, fullMarks.minus(sum)));
        }
        dimensions.stream()
                .flatMap(DimensionDefinition::nodes)
                .filter(node -> !node.sum().equals(node.points()))
                .map(node -> Message.of(
                        "problem.node-sum",
                        node.name(),
                        node.sum(),
                        node.points(),
                        node.points().minus(node.sum())))
                .forEach(problems::add);
        twice(nodes().map(DimensionDefinition::code)).forEach(problems::add);
        twice(scored().map(IndicatorDefinition::code)).forEach(problems::add);
        scored().flatMap(leaf -> leaf.rule().problems(leaf.points()).stream()
                        .map(problem -> Message.of("problem.of-indicator", leaf.name(), problem)))
                .forEach(problems::add);
        scored().flatMap(leaf -> leaf.rule().typedDifferently(leaf.points()).stream()
                        .map(name -> Message.of(
                                "problem.of-indicator", leaf.name(), Message.of("problem.input-differs", name))))
                .forEach(problems::add);
        GradeBand best = grades.get(0);
        if (best.from().compareTo(fullMarks) > 0 && !canExceed()) {
            problems.add(Message.of("problem.grade-unreachable", best.name(), best.from(), fullMarks));
        }
        problems.addAll(AdjustmentProblems.of(this));
        return problems;
    }

    /** Whether a total may lie above the full marks: by a bonus, or by steps that hand on what goes beyond the points. */
    private boolean canExceed() {
        return !adjustments.withinFullMarks()
                && (adjustments.extras().stream().anyMatch(extra -> extra.kind() == SchemeAdjustments.Extra.Kind.BONUS)
                        || indicators()
                                .map(IndicatorDefinition::rule)
                                .anyMatch(rule -> rule instanceof StepsRule || rule instanceof AlternativesRule));
    }

    /** Indicators, and bonus and penalty after them. */
    public Stream<IndicatorDefinition> scored() {
        return Stream.concat(indicators(), adjustments.extras().stream().map(SchemeAdjustments.Extra::indicator));
    }

    /** Dimensions and indicators are referred to apart, so one of each may share a code (采购管理 holds 采购管理). */
    private static List<Message> twice(Stream<String> codes) {
        Set<String> seen = new HashSet<>();
        return codes.filter(code -> !seen.add(code))
                .distinct()
                .map(code -> Message.of("problem.code-twice", code))
                .toList();
    }
}

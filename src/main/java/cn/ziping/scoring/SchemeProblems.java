package cn.ziping.scoring;

import cn.ziping.scoring.SchemeDefinition.Problem;
import cn.ziping.shared.Points;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** What keeps a scheme from being published, with the place of each in the scheme as it is written down. */
final class SchemeProblems {

    private final SchemeDefinition scheme;
    private final List<Placed<DimensionDefinition>> nodes = new ArrayList<>();
    private final List<Placed<IndicatorDefinition>> scored = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /** A node with its place. */
    private record Placed<T>(T node, String pointer) {}

    SchemeProblems(SchemeDefinition scheme) {
        this.scheme = scheme;
        collect(scheme.dimensions(), "/dimensions");
        List<SchemeAdjustments.Extra> extras = scheme.adjustments().extras();
        for (int i = 0; i < extras.size(); i++) {
            scored.add(new Placed<>(extras.get(i).indicator(), "/adjustments/extras/%d/indicator".formatted(i)));
        }
    }

    /** In the order of the tree: a dimension before what it holds, its indicators before the dimensions below it. */
    private void collect(List<DimensionDefinition> dimensions, String pointer) {
        for (int i = 0; i < dimensions.size(); i++) {
            DimensionDefinition dimension = dimensions.get(i);
            String place = pointer + "/" + i;
            nodes.add(new Placed<>(dimension, place));
            for (int j = 0; j < dimension.indicators().size(); j++) {
                scored.add(new Placed<>(dimension.indicators().get(j), place + "/indicators/" + j));
            }
            collect(dimension.dimensions(), place + "/dimensions");
        }
    }

    /** Every indicator, bonus and penalty with its place. */
    void scored(BiConsumer<IndicatorDefinition, String> each) {
        scored.forEach(leaf -> each.accept(leaf.node(), leaf.pointer()));
    }

    List<Problem> find() {
        sums();
        twice(nodes.stream().map(node -> new Placed<>(node.node().code(), node.pointer() + "/code")));
        twice(scored.stream().map(leaf -> new Placed<>(leaf.node().code(), leaf.pointer() + "/code")));
        scored.forEach(
                leaf -> leaf.node().rule().problems(leaf.node().points()).forEach(problem -> ofRule(leaf, problem)));
        scored.forEach(leaf -> leaf.node()
                .rule()
                .typedDifferently(leaf.node().points())
                .forEach(name -> ofRule(leaf, Message.of("problem.input-differs", name))));
        GradeBand best = scheme.grades().get(0);
        int order = best.from().compareTo(scheme.outOf());
        if ((order > 0 || (order == 0 && best.opens())) && !canExceed()) {
            add("/grades/0/from", Message.of("problem.grade-unreachable", best.name(), best.from(), scheme.outOf()));
        }
        AdjustmentProblems.of(scheme).forEach(problem -> add("/adjustments", problem));
        return List.copyOf(problems);
    }

    private void add(String pointer, Message said) {
        problems.add(new Problem(pointer, "", said));
    }

    private void ofRule(Placed<IndicatorDefinition> leaf, Message problem) {
        problems.add(new Problem(
                leaf.pointer() + "/rule",
                leaf.node().code(),
                Message.of("problem.of-indicator", leaf.node().name(), problem)));
    }

    private void sums() {
        Points sum =
                scheme.dimensions().stream().map(DimensionDefinition::points).reduce(Points.ZERO, Points::plus);
        Points full = scheme.fullMarks();
        if (!sum.equals(full)) {
            add("/fullMarks", Message.of("problem.scheme-sum", sum, full, full.minus(sum)));
        }
        nodes.stream()
                .filter(placed -> !placed.node().sum().equals(placed.node().points()))
                .forEach(placed -> {
                    DimensionDefinition node = placed.node();
                    add(
                            placed.pointer() + "/points",
                            Message.of(
                                    "problem.node-sum",
                                    node.name(),
                                    node.sum(),
                                    node.points(),
                                    node.points().minus(node.sum())));
                });
    }

    /** Dimensions and indicators are referred to apart, so one of each may share a code (采购管理 holds 采购管理). */
    private void twice(Stream<Placed<String>> codes) {
        Set<String> seen = new HashSet<>();
        Set<String> said = new HashSet<>();
        codes.filter(code -> !seen.add(code.node()))
                .filter(code -> said.add(code.node()))
                .forEach(code -> add(code.pointer(), Message.of("problem.code-twice", code.node())));
    }

    /** Whether a total may lie above the full marks: by a bonus, or by a rule that hands on what goes beyond its points. */
    private boolean canExceed() {
        SchemeAdjustments adjustments = scheme.adjustments();
        return !adjustments.withinFullMarks()
                && (adjustments.extras().stream().anyMatch(extra -> extra.kind() == SchemeAdjustments.Extra.Kind.BONUS)
                        || scheme.indicators().map(IndicatorDefinition::rule).anyMatch(ScoringRule::canExceed));
    }
}

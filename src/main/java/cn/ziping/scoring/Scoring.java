package cn.ziping.scoring;

import java.util.ArrayList;
import java.util.List;

/** Applies a scheme to inputs. The same scheme and the same inputs give the same sheet for ever. */
public final class Scoring {

    private Scoring() {}

    /** The score sheet without traces: for lists, saves and bulk recomputation. */
    public static ScoreSheet score(SchemeDefinition scheme, ScoringInput input) {
        return sheet(scheme, input, false);
    }

    /** The same score sheet, each leaf with the trace of how it came about. */
    public static ScoreSheet explain(SchemeDefinition scheme, ScoringInput input) {
        return sheet(scheme, input, true);
    }

    /** The targets whose over-achievement has to be explained. */
    public static List<ScoringInput.TargetInput> toExplain(SchemeDefinition scheme, ScoringInput input) {
        SchemeAdjustments.OverAchievement rule = scheme.adjustments().overAchievement();
        return rule == null ? List.of() : Adjusting.overAchieved(rule, input, scheme.policy());
    }

    private static ScoreSheet sheet(SchemeDefinition scheme, ScoringInput input, boolean traced) {
        Rounding rounding = new Rounding(scheme.policy());
        List<DimensionScore> dimensions = new ArrayList<>();
        for (DimensionDefinition dimension : scheme.dimensions()) {
            List<LeafScore> leaves = new ArrayList<>(dimension.indicators().size());
            collect(dimension, List.of(dimension.name()), scheme, input, rounding, traced, leaves);
            dimensions.add(DimensionScore.of(dimension, leaves));
        }
        return ScoreSheet.of(scheme, input, rounding, traced, dimensions);
    }

    private static void collect(
            DimensionDefinition dimension,
            List<String> path,
            SchemeDefinition scheme,
            ScoringInput input,
            Rounding rounding,
            boolean traced,
            List<LeafScore> leaves) {
        for (IndicatorDefinition indicator : dimension.indicators()) {
            Leaf leaf = new Leaf(indicator.code(), indicator.points(), input, rounding, traced);
            LeafScore notApplicable = scheme.mayNotApply(indicator.code()) ? leaf.notApplicable(indicator, path) : null;
            leaves.add(
                    notApplicable != null
                            ? notApplicable
                            : leaf.close(indicator, path, indicator.rule().earn(leaf)));
        }
        for (DimensionDefinition below : dimension.dimensions()) {
            List<String> deeper = new ArrayList<>(path);
            deeper.add(below.name());
            collect(below, List.copyOf(deeper), scheme, input, rounding, traced, leaves);
        }
    }
}

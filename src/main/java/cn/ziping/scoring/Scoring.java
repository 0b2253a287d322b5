package cn.ziping.scoring;

import cn.ziping.shared.Points;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /**
     * What a rule earns, or {@code null} after saying why there is nothing. A number of more digits than anybody could redo
     * leaves the leaf incomplete, as a blank does.
     */
    static @Nullable Points earned(ScoringRule rule, Leaf leaf) {
        try {
            return rule.earn(leaf);
        } catch (Fraction.TooLongException tooLong) {
            leaf.tooLong();
            return null;
        }
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
                            : leaf.close(indicator, path, earned(indicator.rule(), leaf)));
        }
        for (DimensionDefinition below : dimension.dimensions()) {
            List<String> deeper = new ArrayList<>(path);
            deeper.add(below.name());
            collect(below, List.copyOf(deeper), scheme, input, rounding, traced, leaves);
        }
    }
}

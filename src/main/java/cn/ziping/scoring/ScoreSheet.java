package cn.ziping.scoring;

import cn.ziping.shared.Points;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The scores of one evaluation: computed, never typed. Leaves earn points; dimensions and the raw total are exact sums of
 * them; the total is the raw total plus the adjustments.
 *
 * @param fullMarks the scheme's full marks, which the raw total is out of
 * @param outOf what the total is out of: the full marks, or what they are converted to
 * @param dimensions the first-level dimensions, in order
 * @param rawTotal the sum of the dimensions, or {@code null} while something is missing
 * @param adjustments the lines between raw total and total; none while something is missing
 * @param extras bonus and penalty outside the full marks, with their traces
 * @param total the total, or {@code null} while a leaf is incomplete
 * @param grade the name of the total's grade, or {@code null} while a leaf is incomplete
 * @param soFar the sum of what is complete
 * @param missing what keeps the sheet from being complete
 */
public record ScoreSheet(
        Points fullMarks,
        Points outOf,
        List<DimensionScore> dimensions,
        @Nullable Points rawTotal,
        List<Adjustment> adjustments,
        List<LeafScore> extras,
        @Nullable Points total,
        @Nullable String grade,
        Points soFar,
        List<MissingInput> missing) {

    static ScoreSheet of(
            SchemeDefinition scheme,
            ScoringInput input,
            Rounding rounding,
            boolean traced,
            List<DimensionScore> dimensions) {
        Set<MissingInput> missing = new LinkedHashSet<>();
        Points soFar = Points.ZERO;
        boolean complete = true;
        boolean exceeds = false;
        for (DimensionScore dimension : dimensions) {
            soFar = soFar.plus(dimension.soFar());
            complete &= dimension.score() != null;
            for (LeafScore leaf : dimension.leaves()) {
                exceeds |= leaf.excess().isPositive();
                if (!leaf.complete()) {
                    leaf.missing().forEach(name -> missing.add(new MissingInput(leaf.code(), name)));
                }
            }
        }
        boolean adjusts = exceeds
                || scheme.adjustments().any()
                || scheme.policy().dimensionDecimals() != null
                || scheme.policy().totalDecimals() != null;
        Adjusting.Result adjusted = adjusts
                ? new Adjusting(scheme, input, rounding, traced, soFar).adjust(dimensions)
                : Adjusting.Result.NONE;
        missing.addAll(adjusted.missing());
        complete &= missing.isEmpty();
        Points total = soFar;
        if (complete) {
            for (Adjustment adjustment : adjusted.lines()) {
                total = total.plus(adjustment.amount());
            }
        }
        int grade = Math.max(GradeBand.indexOf(total, scheme.grades()), adjusted.bestGrade());
        return new ScoreSheet(
                scheme.fullMarks(),
                scheme.outOf(),
                List.copyOf(dimensions),
                complete ? soFar : null,
                complete ? adjusted.lines() : List.of(),
                adjusted.extras(),
                complete ? total : null,
                complete ? scheme.grades().get(grade).name() : null,
                soFar,
                List.copyOf(missing));
    }

    public boolean complete() {
        return total != null;
    }

    /** All leaves, in the order of the tree. */
    public Stream<LeafScore> leaves() {
        return dimensions.stream().flatMap(dimension -> dimension.leaves().stream());
    }

    /** The leaves, and bonus and penalty after them. */
    public Stream<LeafScore> scored() {
        return Stream.concat(leaves(), extras.stream());
    }

    public Optional<LeafScore> leaf(String indicatorCode) {
        return leaves().filter(leaf -> leaf.code().equals(indicatorCode)).findFirst();
    }
}

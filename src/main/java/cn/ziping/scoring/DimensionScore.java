package cn.ziping.scoring;

import cn.ziping.shared.Points;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a first-level dimension earned: the exact sum of its leaves.
 *
 * @param code its code
 * @param name its name
 * @param fullMarks its full marks
 * @param score the sum, or {@code null} while a leaf is incomplete
 * @param soFar the sum of the complete leaves
 * @param leaves all leaves below it, in order
 */
public record DimensionScore(
        String code,
        String name,
        Points fullMarks,
        @Nullable Points score,
        Points soFar,
        List<LeafScore> leaves) {

    static DimensionScore of(DimensionDefinition dimension, List<LeafScore> leaves) {
        Points soFar = leaves.stream().map(LeafScore::soFar).reduce(Points.ZERO, Points::plus);
        boolean complete = leaves.stream().allMatch(LeafScore::complete);
        return new DimensionScore(
                dimension.code(),
                dimension.name(),
                dimension.points(),
                complete ? soFar : null,
                soFar,
                List.copyOf(leaves));
    }
}

package cn.ziping.scoring;

import cn.ziping.shared.Points;
import java.math.BigDecimal;
import java.util.Collections;
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
        BigDecimal sum = BigDecimal.ZERO;
        boolean complete = true;
        for (LeafScore leaf : leaves) {
            sum = sum.add(leaf.soFar().value());
            complete &= leaf.complete();
        }
        Points soFar = new Points(sum);
        return new DimensionScore(
                dimension.code(),
                dimension.name(),
                dimension.points(),
                complete ? soFar : null,
                soFar,
                Collections.unmodifiableList(leaves));
    }
}

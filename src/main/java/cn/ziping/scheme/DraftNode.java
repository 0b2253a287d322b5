package cn.ziping.scheme;

import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.shared.Points;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A node of a draft's tree, or a bonus or penalty beside it, as its editor shows it.
 *
 * @param id its id
 * @param parent the dimension it stands in, or {@code null} at the top
 * @param level its depth, from 1
 * @param code its permanent code
 * @param name its name
 * @param points its points
 * @param sum what it holds adds up to; {@code null} of an indicator
 * @param seen what a form of it is filled from
 * @param whole what its removal is asked from: the node with all below it
 * @param indicator the indicator, or {@code null} of a dimension
 */
public record DraftNode(
        UUID id,
        @Nullable UUID parent,
        int level,
        String code,
        String name,
        Points points,
        @Nullable Points sum,
        String seen,
        String whole,
        @Nullable IndicatorDefinition indicator) {

    /** A bonus or a penalty. It is no row of its own, so that its id is made of its permanent code. */
    static DraftNode outside(IndicatorDefinition indicator) {
        UUID id = UUID.nameUUIDFromBytes(("extra " + indicator.code()).getBytes(StandardCharsets.UTF_8));
        return new DraftNode(
                id, null, 1, indicator.code(), indicator.name(), indicator.points(), null, "", "", indicator);
    }

    /** Whether it stands in the tree, where it can be described, moved and removed. */
    public boolean isInTree() {
        return !whole.isEmpty();
    }

    public boolean isDimension() {
        return indicator == null;
    }

    /** How far its points lie above what it holds; {@code null} of an indicator. */
    public @Nullable Points difference() {
        return sum == null ? null : points.minus(sum);
    }
}

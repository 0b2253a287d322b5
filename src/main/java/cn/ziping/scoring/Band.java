package cn.ziping.scoring;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One band of a {@link BandedRule}, from its lower end up to the lower end of the band above.
 *
 * @param from the lower end; {@code null} for the lowest band, which is open below
 * @param inclusive whether the lower end itself belongs to the band (含)
 * @param award what the band earns
 * @param kind whether the award is points, or a share of the full points
 */
public record Band(@Nullable BigDecimal from, boolean inclusive, BigDecimal award, AwardKind kind) {

    /** What the number of an award means. */
    public enum AwardKind {
        POINTS,
        SHARE
    }

    public Band {
        if (award.signum() < 0 || (kind == AwardKind.SHARE && award.compareTo(BigDecimal.ONE) > 0)) {
            throw new IllegalArgumentException("A band earns points from 0, or a share from 0 to 1, not " + award);
        }
    }

    boolean contains(Fraction value) {
        if (from == null) {
            return true;
        }
        int order = value.compareTo(Fraction.of(from));
        return inclusive ? order >= 0 : order > 0;
    }
}

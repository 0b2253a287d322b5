package cn.ziping.scoring;

import cn.ziping.shared.Bounds;
import cn.ziping.shared.DefinitionException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One band of a {@link BandedRule}, from its lower end up to the lower end of the band above.
 *
 * @param from the lower end; {@code null} for the lowest band, which is open below
 * @param inclusive whether the lower end itself belongs to the band (含)
 * @param award what the band earns
 * @param kind whether the award is points, or a share of the full points
 */
public record Band(
        @Share(Share.When.IN_PERCENT) @Nullable BigDecimal from,
        boolean inclusive,
        @Bounds(least = "0") @Share(Share.When.OF_KIND) BigDecimal award,
        AwardKind kind) {

    /** What the number of an award means. */
    public enum AwardKind {
        POINTS,
        SHARE
    }

    public Band {
        if (award.signum() < 0 || (kind == AwardKind.SHARE && award.compareTo(BigDecimal.ONE) > 0)) {
            throw new DefinitionException("award", "award");
        }
    }

    /**
     * @throws IllegalArgumentException unless they stand highest first, each with its own lower end, the last open below,
     *     so that every value belongs to exactly one
     */
    static List<Band> checked(List<Band> bands) {
        if (bands.size() < 2 || bands.get(bands.size() - 1).from() != null) {
            throw new DefinitionException("bands", "bands-open");
        }
        for (int i = 0; i < bands.size() - 1; i++) {
            BigDecimal from = bands.get(i).from();
            BigDecimal below = bands.get(i + 1).from();
            if (from == null || (below != null && from.compareTo(below) <= 0)) {
                throw new DefinitionException("bands", "falling");
            }
        }
        return List.copyOf(bands);
    }

    /** The band that a value belongs to. */
    static int indexOf(Fraction value, List<Band> bands) {
        int index = 0;
        while (!bands.get(index).contains(value)) {
            index++;
        }
        return index;
    }

    /** A reading as it is printed beside the band it was found in: so that it is seen to lie within the ends. */
    static Argument told(Quantity.Reading reading, boolean exact, int index, List<Band> bands) {
        if (!exact || index == indexOf(reading.value(), bands)) {
            return reading;
        }
        BigDecimal from = bands.get(index).from();
        BigDecimal upTo = index == 0 ? null : bands.get(index - 1).from();
        // It was rounded over one of the two ends.
        boolean fromAbove = upTo != null && reading.value().compareTo(upTo) >= 0;
        BigDecimal end = fromAbove || from == null ? upTo : from;
        return end == null ? reading : Leaf.told(reading, reading.unit(), Fraction.of(end));
    }

    /** A band's range in words; its upper end is the lower end of the band above, with the opposite inclusion. */
    static Message range(int index, List<Band> bands, Unit unit) {
        Band band = bands.get(index);
        BigDecimal from = band.from();
        if (index == 0 && from != null) {
            return Message.of(band.inclusive() ? "band.top.true" : "band.top.false", Message.number(from, unit));
        }
        Band above = bands.get(index - 1);
        BigDecimal upTo = above.from();
        if (upTo == null) {
            throw new IllegalStateException("Only the lowest band is open below");
        }
        return from == null
                ? Message.of(above.inclusive() ? "band.bottom.false" : "band.bottom.true", Message.number(upTo, unit))
                : Message.of(
                        band.inclusive()
                                ? above.inclusive() ? "band.middle.true.false" : "band.middle.true.true"
                                : above.inclusive() ? "band.middle.false.false" : "band.middle.false.true",
                        Message.number(from, unit),
                        Message.number(upTo, unit));
    }

    boolean contains(Fraction value) {
        if (from == null) {
            return true;
        }
        int order = value.compareTo(from);
        return inclusive ? order >= 0 : order > 0;
    }
}

package cn.ziping.scoring;

import cn.ziping.shared.DefinitionException;
import cn.ziping.shared.Points;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A grade (等级) and the lowest total that earns it; its upper end is the lower end of the grade above.
 *
 * @param name the grade's name: 优, 良, 中, 差
 * @param from the lowest total, itself included unless it is open
 * @param open whether the lowest total itself belongs to the grade below (优 > 90); {@code null} where it does not
 */
public record GradeBand(
        String name,
        Points from,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean open) {

    public GradeBand(String name, Points from) {
        this(name, from, null);
    }

    /** Whether the lowest total itself belongs to the grade below. */
    public boolean opens() {
        return Boolean.TRUE.equals(open);
    }

    /** Its lower end as it is printed: ≥ 90, or > 90. */
    public String lowerEnd() {
        return (opens() ? "> " : "≥ ") + from;
    }

    /**
     * @throws IllegalArgumentException unless the bands fall from the highest to one that starts at zero, so that every
     *     total has exactly one grade, and each has a name of its own, so that a grade says where a total lies
     */
    public static List<GradeBand> checked(List<GradeBand> bands) {
        for (int i = 1; i < bands.size(); i++) {
            if (bands.get(i - 1).from().compareTo(bands.get(i).from()) <= 0) {
                throw new DefinitionException("grades", "falling");
            }
        }
        if (bands.isEmpty()
                || !bands.get(bands.size() - 1).from().equals(Points.ZERO)
                || bands.get(bands.size() - 1).opens()) {
            throw new DefinitionException("grades", "lowest-zero");
        }
        if (bands.stream().map(GradeBand::name).distinct().count() != bands.size()) {
            throw new DefinitionException("grades", "different-names");
        }
        return List.copyOf(bands);
    }

    /** The place of a total's grade, from 0 for the highest. */
    static int indexOf(Points total, List<GradeBand> bands) {
        for (int i = 0; i < bands.size() - 1; i++) {
            int order = total.compareTo(bands.get(i).from());
            if (order > 0 || (order == 0 && !bands.get(i).opens())) {
                return i;
            }
        }
        return bands.size() - 1;
    }
}

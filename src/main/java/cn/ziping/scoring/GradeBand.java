package cn.ziping.scoring;

import cn.ziping.shared.DefinitionException;
import cn.ziping.shared.Points;
import java.util.List;

/**
 * A grade (等级) and the lowest total that earns it; its upper end is the lower end of the grade above.
 *
 * @param name the grade's name: 优, 良, 中, 差
 * @param from the lowest total, itself included
 */
public record GradeBand(String name, Points from) {

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
        if (bands.isEmpty() || !bands.get(bands.size() - 1).from().equals(Points.ZERO)) {
            throw new DefinitionException("grades", "lowest-zero");
        }
        if (bands.stream().map(GradeBand::name).distinct().count() != bands.size()) {
            throw new DefinitionException("grades", "different-names");
        }
        return List.copyOf(bands);
    }

    static GradeBand of(Points total, List<GradeBand> bands) {
        for (GradeBand band : bands) {
            if (total.compareTo(band.from()) >= 0) {
                return band;
            }
        }
        return bands.get(bands.size() - 1);
    }
}

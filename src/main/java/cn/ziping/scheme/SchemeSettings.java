package cn.ziping.scheme;

import cn.ziping.scoring.GradeBand;
import cn.ziping.scoring.LightThresholds;
import cn.ziping.shared.DefinitionException;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import cn.ziping.shared.TypedText;
import java.util.List;

/**
 * What a scheme says beside its tree.
 *
 * @param name its name
 * @param sample whether it is a sample that has to be checked against the year's notice
 * @param fullMarks the points of the whole
 * @param policy how it rounds
 * @param grades its grades, highest first
 * @param lights where the lights of monitoring change
 */
public record SchemeSettings(
        String name,
        boolean sample,
        Points fullMarks,
        NumericPolicy policy,
        List<GradeBand> grades,
        LightThresholds lights) {

    private static final int NAME = 200;

    /** Notices give 100, some 80, 110 or 120. So many that an amount shows through as a score nobody needs. */
    private static final Points MOST = Points.of("1000");

    /** What a draft says beside its tree. */
    static SchemeSettings of(SchemeDraft draft) {
        return new SchemeSettings(
                draft.name(), draft.sample(), draft.fullMarks(), draft.policy(), draft.grades(), draft.statedLights());
    }

    public SchemeSettings {
        if (name.isBlank()) {
            throw new DefinitionException("name", "missing");
        }
        if (TypedText.length(name) > NAME) {
            throw new DefinitionException("name", "long", String.valueOf(NAME), String.valueOf(TypedText.length(name)));
        }
        if (!fullMarks.isPositive()) {
            throw new DefinitionException("fullMarks", "positive");
        }
        if (fullMarks.compareTo(MOST) > 0) {
            throw new DefinitionException("fullMarks", "full-marks", MOST.toString());
        }
        grades = GradeBand.checked(grades);
    }
}

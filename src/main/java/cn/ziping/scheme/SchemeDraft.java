package cn.ziping.scheme;

import cn.ziping.scoring.DimensionDefinition;
import cn.ziping.scoring.GradeBand;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import java.util.List;

/**
 * A scheme as it is written down: the form of {@code schemes/*.json}.
 *
 * @param code the permanent code that its versions share
 * @param name its name
 * @param sample whether it is a sample that has to be checked against the year's notice
 * @param firstYear the first year it applies to
 * @param lastYear the last year it applies to
 * @param fullMarks the points of the whole
 * @param policy how it rounds
 * @param grades its grades, highest first
 * @param dimensions its dimensions
 * @param outline the chapters of the report
 */
public record SchemeDraft(
        String code,
        String name,
        boolean sample,
        FiscalYear firstYear,
        FiscalYear lastYear,
        Points fullMarks,
        NumericPolicy policy,
        List<GradeBand> grades,
        List<DimensionDefinition> dimensions,
        ChapterOutline outline) {

    public SchemeDefinition definition() {
        return new SchemeDefinition(fullMarks, policy, grades, dimensions);
    }
}

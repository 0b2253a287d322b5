package cn.ziping.scheme.web;

import cn.ziping.scheme.SchemeVersion;
import cn.ziping.scheme.Wording;
import cn.ziping.scoring.DimensionDefinition;
import cn.ziping.scoring.GradeBand;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.shared.NumericPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A version of a scheme as its page shows it.
 *
 * @param policy how it rounds, in words
 * @param grades the grades, highest first
 * @param rows the tree, flattened
 */
record SchemeView(String policy, List<GradeBand> grades, List<Row> rows) {

    /**
     * A node of the tree.
     *
     * @param level its depth, from 1
     * @param dimension whether it is a dimension
     * @param name its name
     * @param description what it is about
     * @param points its full points
     * @param rule the rule in words, or empty
     * @param standard the notice's wording, or empty
     */
    record Row(
            int level,
            boolean dimension,
            String name,
            String description,
            String points,
            String rule,
            String standard) {}

    static SchemeView of(SchemeVersion version, Wording wording, Locale locale) {
        NumericPolicy policy = version.definition().policy();
        List<Row> rows = new ArrayList<>();
        version.definition().dimensions().forEach(dimension -> collect(dimension, 1, rows, wording, locale));
        return new SchemeView(
                wording.policy(policy, locale), version.definition().grades(), rows);
    }

    private static void collect(
            DimensionDefinition dimension, int level, List<Row> rows, Wording wording, Locale locale) {
        rows.add(new Row(level, true, dimension.name(), "", dimension.points().toString(), "", ""));
        for (IndicatorDefinition indicator : dimension.indicators()) {
            rows.add(new Row(
                    level + 1,
                    false,
                    indicator.name(),
                    indicator.description(),
                    indicator.points().toString(),
                    wording.rule(indicator, locale),
                    indicator.standard()));
        }
        dimension.dimensions().forEach(below -> collect(below, level + 1, rows, wording, locale));
    }
}

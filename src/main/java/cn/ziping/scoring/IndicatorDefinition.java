package cn.ziping.scoring;

import cn.ziping.shared.Bounds;
import cn.ziping.shared.DefinitionException;
import cn.ziping.shared.Points;

/**
 * A leaf of the scheme (评价指标).
 *
 * @param code its permanent code; inputs attach to it, so that a renamed or moved indicator keeps them
 * @param name its name
 * @param description 指标说明
 * @param points its full points
 * @param standard 评分标准 as the notice words it, or empty where the rule's own wording serves
 * @param target 指标值 as the notice words it, or empty
 * @param rule how it earns its points
 */
public record IndicatorDefinition(
        String code,
        String name,
        @MayBeLeftOut String description,
        @Bounds(above = "0") Points points,
        @MayBeLeftOut String standard,
        @MayBeLeftOut String target,
        ScoringRule rule) {

    public IndicatorDefinition {
        Texts.code(code);
        Texts.name(name);
        Texts.within(description, "description", Texts.LONG);
        Texts.within(standard, "standard", Texts.LONG);
        Texts.within(target, "target", Texts.LONG);
        if (!points.isPositive()) {
            throw new DefinitionException("points", "positive");
        }
    }

    /** The same, earning its points by another rule. */
    public IndicatorDefinition with(ScoringRule other) {
        return new IndicatorDefinition(code, name, description, points, standard, target, other);
    }
}

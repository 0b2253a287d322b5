package cn.ziping.scoring;

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
        String code, String name, String description, Points points, String standard, String target, ScoringRule rule) {

    public IndicatorDefinition {
        if (!points.isPositive()) {
            throw new IllegalArgumentException("Indicator %s needs points above zero".formatted(code));
        }
    }
}

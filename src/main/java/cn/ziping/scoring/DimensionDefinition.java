package cn.ziping.scoring;

import cn.ziping.shared.Bounds;
import cn.ziping.shared.DefinitionException;
import cn.ziping.shared.Points;
import java.util.List;
import java.util.stream.Stream;

/**
 * A dimension (维度; 一级 or 二级指标) with what it holds.
 *
 * @param code its permanent code; its score can be referred to as {@code 得分_code}
 * @param name its name
 * @param points its full points, equal to the sum of what it holds
 * @param dimensions the dimensions below it
 * @param indicators the indicators directly below it
 */
public record DimensionDefinition(
        String code,
        String name,
        @Bounds(above = "0") Points points,
        @MayBeLeftOut List<DimensionDefinition> dimensions,
        @MayBeLeftOut List<IndicatorDefinition> indicators) {

    public DimensionDefinition {
        Texts.code(code);
        Texts.name(name);
        if (!points.isPositive()) {
            throw new DefinitionException("points", "positive");
        }
        dimensions = List.copyOf(dimensions);
        indicators = List.copyOf(indicators);
    }

    Points sum() {
        return Stream.concat(
                        dimensions.stream().map(DimensionDefinition::points),
                        indicators.stream().map(IndicatorDefinition::points))
                .reduce(Points.ZERO, Points::plus);
    }

    Stream<IndicatorDefinition> leaves() {
        return Stream.concat(indicators.stream(), dimensions.stream().flatMap(DimensionDefinition::leaves));
    }

    Stream<DimensionDefinition> nodes() {
        return Stream.concat(Stream.of(this), dimensions.stream().flatMap(DimensionDefinition::nodes));
    }
}

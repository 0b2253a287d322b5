package cn.ziping.scheme;

import cn.ziping.scoring.DimensionDefinition;
import cn.ziping.scoring.Direction;
import cn.ziping.scoring.GradeBand;
import cn.ziping.scoring.LightThresholds;
import cn.ziping.scoring.NamedQuantities;
import cn.ziping.scoring.QuantityDefinition;
import cn.ziping.scoring.SchemeAdjustments;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /api/v1/score} takes; the names are published. Exactly one of scheme and schemeId is given.
 *
 * @param scheme an exported scheme, of which only what scoring needs has to be there
 * @param schemeId the id of a scheme's version
 * @param inputs the inputs; {@code null} for none
 */
public record ScoreRequest(
        @Nullable Scheme scheme,
        @Nullable UUID schemeId,
        @Nullable Inputs inputs) {

    /**
     * A scheme as it is exported.
     *
     * @param code not used
     * @param name not used
     * @param sample not used
     * @param firstYear not used
     * @param lastYear not used
     * @param fullMarks the points of the whole
     * @param policy how it rounds
     * @param grades its grades, highest first
     * @param dimensions its dimensions
     * @param outline not used
     * @param adjustments what it does between the sum of its leaves and the total
     * @param lights not used
     * @param examples not used
     * @param quantities the quantities that its rules use by name
     */
    public record Scheme(
            @Nullable String code,
            @Nullable String name,
            @Nullable Boolean sample,
            @Nullable FiscalYear firstYear,
            @Nullable FiscalYear lastYear,
            Points fullMarks,
            NumericPolicy policy,
            List<GradeBand> grades,
            List<DimensionDefinition> dimensions,
            @Nullable ChapterOutline outline,
            @Nullable SchemeAdjustments adjustments,
            @Nullable LightThresholds lights,
            @Nullable List<RuleExample> examples,
            @Nullable List<QuantityDefinition> quantities) {

        NamedQuantities named() {
            return new NamedQuantities(Objects.requireNonNullElse(quantities, List.of()));
        }

        SchemeDefinition definition() {
            NamedQuantities named = named();
            return new SchemeDefinition(
                    fullMarks,
                    policy,
                    grades,
                    named.within(dimensions),
                    named.within(Objects.requireNonNullElse(adjustments, SchemeAdjustments.NONE)));
        }
    }

    /**
     * The inputs; what is left out or {@code null} is blank.
     *
     * @param figures figures by reference, as text or number: money in 万元; a rate ends with {@code %}, and is in percent
     *     also without it where its code ends with 率 or its reference with 同比
     * @param indicators what is typed for an indicator, by its code and the name of the input
     * @param targets the department's targets
     * @param peers the same figure of the other departments, by reference
     */
    public record Inputs(
            @Nullable Map<String, @Nullable String> figures,
            @Nullable Map<String, Map<String, @Nullable String>> indicators,
            @Nullable List<Target> targets,
            @Nullable Map<String, List<String>> peers) {}

    /**
     * A performance target.
     *
     * @param code its code
     * @param name its name; its code where it is left out
     * @param category 产出, 效益 or 满意度, as the scheme's rules name it
     * @param target the planned value
     * @param actual the reported value
     * @param unit the unit of both
     * @param direction which way is better
     * @param weight its weight within the category, above zero
     */
    public record Target(
            String code,
            @Nullable String name,
            String category,
            @Nullable BigDecimal target,
            @Nullable BigDecimal actual,
            @Nullable String unit,
            Direction direction,
            BigDecimal weight) {}
}

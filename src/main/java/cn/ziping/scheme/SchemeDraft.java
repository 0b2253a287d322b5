package cn.ziping.scheme;

import cn.ziping.scoring.DimensionDefinition;
import cn.ziping.scoring.GradeBand;
import cn.ziping.scoring.LightThresholds;
import cn.ziping.scoring.NamedQuantities;
import cn.ziping.scoring.QuantityDefinition;
import cn.ziping.scoring.SchemeAdjustments;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import lombok.AccessLevel;
import lombok.With;
import org.jspecify.annotations.Nullable;

/**
 * A scheme as it is written down: the published form of an export, of {@code schemes/*.json} and of the scheme within a
 * request to score. Its names never change, more may be added.
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
 * @param adjustments what it does between the sum of its leaves and the total; {@code null} for nothing
 * @param lights where the lights of monitoring change; {@code null} for the usual places
 * @param examples the saved examples of its rules; {@code null} for none
 * @param quantities the quantities that its rules use by name; {@code null} for none
 */
@With(AccessLevel.PRIVATE)
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
        ChapterOutline outline,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SchemeAdjustments adjustments,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LightThresholds lights,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<RuleExample> examples,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<QuantityDefinition> quantities) {

    /** A scheme of a tree and chapters alone. */
    public SchemeDraft(
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
        this(
                code,
                name,
                sample,
                firstYear,
                lastYear,
                fullMarks,
                policy,
                grades,
                dimensions,
                outline,
                null,
                null,
                null,
                null);
    }

    /** The same for one year. */
    public SchemeDraft forYear(FiscalYear year) {
        return withFirstYear(year).withLastYear(year);
    }

    /** The same, where a quotient of unlike units is no rate, and what is compared is not rounded. */
    SchemeDraft withPresentMeaning() {
        return withPolicy(policy.withPresentMeaning());
    }

    /** The same with everything stated that may be left out. */
    SchemeDraft stated() {
        return withAdjustments(statedAdjustments())
                .withLights(statedLights())
                .withExamples(statedExamples())
                .withQuantities(statedQuantities());
    }

    public SchemeDefinition definition() {
        NamedQuantities named = named();
        return new SchemeDefinition(
                fullMarks, policy, grades, named.within(dimensions), named.within(statedAdjustments()));
    }

    /** The quantities that its rules use by name. */
    public NamedQuantities named() {
        return new NamedQuantities(statedQuantities());
    }

    public List<QuantityDefinition> statedQuantities() {
        return quantities == null ? List.of() : List.copyOf(quantities);
    }

    public SchemeAdjustments statedAdjustments() {
        return Objects.requireNonNullElse(adjustments, SchemeAdjustments.NONE);
    }

    LightThresholds statedLights() {
        return Objects.requireNonNullElse(lights, LightThresholds.USUAL);
    }

    List<RuleExample> statedExamples() {
        return examples == null ? List.of() : List.copyOf(examples);
    }
}

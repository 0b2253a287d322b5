package cn.ziping.scheme;

import cn.ziping.scoring.LeafScore;
import cn.ziping.scoring.MissingInput;
import cn.ziping.scoring.ScoreSheet;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A score sheet as JSON: the part of {@code report.json} from {@code rawTotal} to {@code dimensions}, by the same names.
 *
 * @param rawTotal the sum of the dimensions, or {@code null} while something is missing
 * @param adjustments the lines between raw total and total
 * @param total the total, or {@code null} while something is missing
 * @param fullMarks the scheme's full marks
 * @param convertedTo what the full marks are converted to, which the total is out of; left out where they are not
 * @param grade the name of the total's grade, or {@code null} while something is missing
 * @param complete whether there is a total
 * @param soFar the sum of what is complete
 * @param missing what keeps the sheet from being complete
 * @param dimensions the scores
 * @param warnings inputs that look wrong, such as a percent sent as a share; they were counted as they are
 */
public record ScoreAnswer(
        @Nullable Points rawTotal,
        List<Line> adjustments,
        @Nullable Points total,
        Points fullMarks,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Points convertedTo,
        @Nullable String grade,
        boolean complete,
        Points soFar,
        List<MissingInput> missing,
        List<Dimension> dimensions,
        List<Warning> warnings) {

    /**
     * An input that looks wrong.
     *
     * @param pointer its place in the request
     * @param message what would be asked about it
     */
    public record Warning(String pointer, String message) {}

    /**
     * A line between raw total and total.
     *
     * @param kind what kind of line
     * @param reason why, in words
     * @param amount the signed amount
     * @param trace how the amount came about; empty where the reason says it all
     */
    public record Line(String kind, String reason, Points amount, List<Wording.Step> trace) {}

    /**
     * A first-level dimension.
     *
     * @param code its code
     * @param name its name
     * @param fullMarks its full marks
     * @param score the sum of its indicators, or {@code null} while one is incomplete
     * @param indicators its indicators, in the order of the tree
     */
    public record Dimension(
            String code,
            String name,
            Points fullMarks,
            @Nullable Points score,
            List<Indicator> indicators) {}

    /**
     * An indicator.
     *
     * @param code its code
     * @param name its name
     * @param path the names of its ancestors, outermost first
     * @param fullMarks its full marks
     * @param applicable whether it counts at all
     * @param score the points earned, or {@code null}
     * @param deduction the points lost, or {@code null}
     * @param reason one sentence of what lost points, or why it does not count; else empty
     * @param trace how the points came about
     */
    public record Indicator(
            String code,
            String name,
            List<String> path,
            Points fullMarks,
            boolean applicable,
            @Nullable Points score,
            @Nullable Points deduction,
            String reason,
            List<Wording.Step> trace) {}

    static ScoreAnswer of(
            ScoreSheet sheet, NumericPolicy policy, List<Warning> warnings, Wording wording, Locale locale) {
        return new ScoreAnswer(
                sheet.rawTotal(),
                sheet.adjustments().stream()
                        .map(line -> new Line(
                                line.kind().name(),
                                wording.text(line.reason(), policy, locale),
                                line.amount(),
                                line.trace().stream()
                                        .map(step -> wording.step(step, policy, locale))
                                        .toList()))
                        .toList(),
                sheet.total(),
                sheet.fullMarks(),
                sheet.outOf().equals(sheet.fullMarks()) ? null : sheet.outOf(),
                sheet.grade(),
                sheet.complete(),
                sheet.soFar(),
                sheet.missing(),
                sheet.dimensions().stream()
                        .map(dimension -> new Dimension(
                                dimension.code(),
                                dimension.name(),
                                dimension.fullMarks(),
                                dimension.score(),
                                dimension.leaves().stream()
                                        .map(leaf -> indicator(leaf, policy, wording, locale))
                                        .toList()))
                        .toList(),
                warnings);
    }

    private static Indicator indicator(LeafScore leaf, NumericPolicy policy, Wording wording, Locale locale) {
        return new Indicator(
                leaf.code(),
                leaf.indicator().name(),
                leaf.path(),
                leaf.indicator().points(),
                leaf.applicable(),
                leaf.score(),
                leaf.deduction(),
                reason(leaf, policy, wording, locale),
                leaf.trace().stream()
                        .map(step -> wording.step(step, policy, locale))
                        .toList());
    }

    private static String reason(LeafScore leaf, NumericPolicy policy, Wording wording, Locale locale) {
        if (!leaf.applicable()) {
            return wording.steps(leaf.trace(), policy, locale);
        }
        return leaf.lost() ? wording.losses(leaf, policy, locale) : "";
    }
}

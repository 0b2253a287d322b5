package cn.ziping.review.web;

import cn.ziping.evaluation.EvaluationReport;
import cn.ziping.evaluation.StepLine;
import cn.ziping.evaluation.Submission;
import cn.ziping.shared.Shown;
import cn.ziping.shared.ShownTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A submission as the reviewer reads it, from its frozen bytes alone.
 *
 * @param department the department's name
 * @param year its year
 * @param number the submission's number
 * @param at when it was handed in
 * @param by who handed it in
 * @param sha256 the hash of its bytes
 * @param intact whether the bytes still have that hash
 * @param scheme the scheme's name
 * @param schemeVersion its version
 * @param total the total
 * @param fullMarks the full marks
 * @param grade the grade
 * @param rate 全年执行率
 * @param executed 全年执行数
 * @param annual 全年预算数
 * @param dimensions the scores with rules and traces
 * @param steps who did what with it
 * @param questions what was asked about its numbers when it was handed in; words of the document
 */
record ReviewView(
        String department,
        String year,
        int number,
        String at,
        String by,
        String sha256,
        boolean intact,
        String scheme,
        int schemeVersion,
        String total,
        String fullMarks,
        @Nullable String grade,
        String rate,
        String executed,
        String annual,
        List<DimensionView> dimensions,
        List<StepLine> steps,
        List<String> questions) {

    /** A dimension. */
    record DimensionView(String name, String score, String fullMarks, boolean lost, List<IndicatorView> indicators) {}

    /** An indicator: what was read, by which rule, and how the points came about. */
    record IndicatorView(
            String name,
            String score,
            String fullMarks,
            boolean lost,
            String standard,
            String rule,
            List<EvaluationReport.InputLine> inputs,
            String trace,
            String reason) {}

    static ReviewView of(Submission submission, EvaluationReport report, List<StepLine> steps) {
        EvaluationReport.SubmissionName name = report.submission();
        return new ReviewView(
                report.department().name(),
                report.year().toString(),
                submission.getNumber(),
                ShownTime.of(submission.getAt()),
                name == null ? "" : name.by(),
                submission.getSha256(),
                submission.isIntact(),
                report.scheme().name(),
                report.scheme().version(),
                Shown.points(report.total()),
                report.outOf().toString(),
                report.grade(),
                Shown.percent(report.budget().rate()),
                Shown.wan(report.budget().executed()),
                Shown.wan(report.budget().annual()),
                report.dimensions().stream()
                        .map(dimension -> new DimensionView(
                                dimension.name(),
                                Shown.points(dimension.score()),
                                dimension.fullMarks().toString(),
                                !dimension.fullMarks().equals(dimension.score()),
                                dimension.indicators().stream()
                                        .map(ReviewView::indicator)
                                        .toList()))
                        .toList(),
                steps,
                steps.stream()
                        .filter(step -> step.handedIn(submission.getNumber()))
                        .flatMap(step -> step.questions().stream())
                        .toList());
    }

    private static IndicatorView indicator(EvaluationReport.Indicator indicator) {
        return new IndicatorView(
                indicator.name(),
                Shown.points(indicator.score()),
                indicator.fullMarks().toString(),
                indicator.deduction() != null && indicator.deduction().isPositive(),
                indicator.standard(),
                indicator.standard().equals(indicator.ruleWording())
                        ? ""
                        : Objects.requireNonNullElse(indicator.ruleWording(), ""),
                indicator.inputs(),
                String.join(
                        "，",
                        indicator.trace().stream()
                                .map(EvaluationReport.Step::zh)
                                .toList()),
                indicator.reason());
    }
}

package cn.ziping.evaluation.web;

import cn.ziping.evaluation.Completeness;
import cn.ziping.evaluation.EvaluationReader;
import cn.ziping.evaluation.EvaluationReport;
import cn.ziping.evaluation.EvaluationStatus;
import cn.ziping.evaluation.StepLine;
import cn.ziping.evaluation.SubmissionReader;
import cn.ziping.scoring.ScoreSheet;
import cn.ziping.shared.Points;
import cn.ziping.shared.Shown;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * An evaluation at a glance, as its page shows it.
 *
 * @param status where it stands
 * @param scheme the scheme's name
 * @param schemeVersion the number of its version
 * @param complete whether there is a total
 * @param total the total
 * @param grade the grade
 * @param soFar the sum of what is complete
 * @param fullMarks the scheme's full marks
 * @param annual 全年预算数 in 万元
 * @param executed 全年执行数 in 万元
 * @param rate 全年执行率
 * @param missing how many things are missing
 * @param chapters the chapters' progress
 * @param steps who did what with it, first to last
 * @param returnedBecause why it was returned, while it is; or {@code null}
 * @param dimensions the dimensions' scores
 * @param questions what is asked about the numbers
 * @param handedInWith how many questions were open when what stands was handed in; 0 while nothing stands
 * @param shown the mark that says that these questions were shown
 */
record OverviewView(
        String status,
        String scheme,
        int schemeVersion,
        boolean complete,
        String total,
        @Nullable String grade,
        String soFar,
        String fullMarks,
        String annual,
        String executed,
        String rate,
        int missing,
        List<ChapterView> chapters,
        List<DimensionView> dimensions,
        List<StepLine> steps,
        @Nullable String returnedBecause,
        List<QuestionView> questions,
        int handedInWith,
        String shown) {

    /**
     * A chapter's progress.
     *
     * @param number its number
     * @param title its title
     * @param done how many things are there
     * @param items how many it needs
     * @param gaps what is missing, each with the place to fill it
     */
    record ChapterView(String number, String title, int done, int items, List<GapView> gaps) {}

    /**
     * Something missing.
     *
     * @param kind what kind of thing
     * @param name its name
     * @param address where it is typed
     */
    record GapView(String kind, String name, String address) {}

    /**
     * A dimension's score.
     *
     * @param name its name
     * @param score its score, or {@code —}
     * @param fullMarks its full marks
     */
    record DimensionView(String name, String score, String fullMarks) {}

    /** While something handed in stands, its numbers are shown. */
    static OverviewView of(
            EvaluationReader.Questioned questioned,
            SubmissionReader.History history,
            MessageSource messages,
            Locale locale) {
        EvaluationReader.Overview overview = questioned.overview();
        Optional<EvaluationReport> standing = history.standing();
        ScoreSheet sheet = overview.sheet();
        EvaluationAddresses addresses = new EvaluationAddresses(
                overview.evaluation().getId(),
                overview.department().getCode(),
                overview.evaluation().getYear());
        Completeness completeness =
                standing.isPresent() ? overview.completeness().allDone() : overview.completeness();
        Points total = standing.map(EvaluationReport::total).orElseGet(sheet::total);
        EvaluationReport.BudgetFigures budget =
                standing.map(EvaluationReport::budget).orElse(overview.budget());
        return new OverviewView(
                overview.evaluation().getStatus().name(),
                overview.scheme().name(),
                overview.scheme().number(),
                total != null,
                Shown.points(total),
                standing.map(EvaluationReport::grade).orElseGet(sheet::grade),
                Shown.points(sheet.soFar()),
                Shown.points(sheet.outOf()),
                Shown.wan(budget.annual()),
                Shown.wan(budget.executed()),
                Shown.percent(budget.rate()),
                completeness.missing(),
                completeness.chapters().stream()
                        .map(chapter -> new ChapterView(
                                chapter.number(),
                                chapter.title(),
                                chapter.done(),
                                chapter.items(),
                                chapter.gaps().stream()
                                        .map(gap -> new GapView(gap.kind().name(), name(gap), addresses.of(gap)))
                                        .toList()))
                        .toList(),
                standing.isPresent()
                        ? standing.get().dimensions().stream()
                                .map(dimension -> dimension(dimension.name(), dimension.score(), dimension.fullMarks()))
                                .toList()
                        : sheet.dimensions().stream()
                                .map(dimension -> dimension(dimension.name(), dimension.score(), dimension.fullMarks()))
                                .toList(),
                history.steps(),
                overview.evaluation().getStatus() == EvaluationStatus.RETURNED
                        ? history.returnedBecause().orElse(null)
                        : null,
                // What was handed in is no longer asked about here; its questions stand with the step.
                standing.isPresent()
                        ? List.of()
                        : QuestionView.of(questioned.questions().all(), addresses, messages, locale),
                standing.map(EvaluationReport::submission)
                        .map(name -> history.questionsOf(name.number()))
                        .orElse(0),
                questioned.questions().mark());
    }

    private static DimensionView dimension(String name, @Nullable Points score, Points fullMarks) {
        return new DimensionView(name, Shown.points(score), Shown.points(fullMarks));
    }

    private static String name(Completeness.Gap gap) {
        return gap.kind() == Completeness.Kind.INPUT ? gap.place() + " · " + gap.name() : gap.name();
    }
}

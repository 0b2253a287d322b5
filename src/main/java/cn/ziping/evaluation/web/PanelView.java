package cn.ziping.evaluation.web;

import cn.ziping.evaluation.EvaluationReader;
import cn.ziping.scoring.InputSource;
import cn.ziping.scoring.LeafScore;
import cn.ziping.scoring.ScoreSheet;
import cn.ziping.shared.Shown;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * The score panel.
 *
 * @param id the evaluation's id
 * @param rate 全年执行率
 * @param complete whether there is a total
 * @param total the total
 * @param fullMarks the scheme's full marks
 * @param grade the grade
 * @param soFar the sum of what is complete
 * @param leaves the leaves that read figures, with their scores
 * @param missing what is missing
 * @param questions what is asked about the numbers
 */
record PanelView(
        UUID id,
        String rate,
        boolean complete,
        String total,
        String fullMarks,
        @Nullable String grade,
        String soFar,
        List<Line> leaves,
        List<Line> missing,
        List<QuestionView> questions) {

    /**
     * A line of the panel.
     *
     * @param name what it is about
     * @param value what it says
     * @param anchor the leaf's id on the scores page
     * @param asked whether something is asked about what the leaf reads
     */
    record Line(String name, String value, String anchor, boolean asked) {}

    private static final int FIRST = 5;

    /** So many as leave the scores in sight; the overview has them all. */
    public List<QuestionView> first() {
        return questions.subList(0, Math.min(FIRST, questions.size()));
    }

    static PanelView of(EvaluationReader.Questioned questioned, MessageSource messages, Locale locale) {
        EvaluationReader.Overview overview = questioned.overview();
        ScoreSheet sheet = overview.sheet();
        return new PanelView(
                overview.evaluation().getId(),
                Shown.percent(overview.budget().rate()),
                sheet.complete(),
                Shown.points(sheet.total()),
                Shown.points(sheet.outOf()),
                sheet.grade(),
                Shown.points(sheet.soFar()),
                sheet.leaves()
                        .filter(LeafScore::applicable)
                        .filter(PanelView::readsFigures)
                        .map(leaf -> new Line(
                                leaf.indicator().name(),
                                Shown.points(leaf.score()) + " / "
                                        + Shown.points(leaf.indicator().points()),
                                EvaluationAddresses.leafAnchor(leaf.code()),
                                !questioned.questions().of(leaf.code()).isEmpty()))
                        .toList(),
                sheet.missing().stream()
                        .map(missing -> new Line(
                                missing.indicator(),
                                missing.input(),
                                EvaluationAddresses.leafAnchor(missing.indicator()),
                                false))
                        .toList(),
                QuestionView.of(
                        questioned.questions().all(),
                        new EvaluationAddresses(
                                overview.evaluation().getId(),
                                overview.department().getCode(),
                                overview.evaluation().getYear()),
                        messages,
                        locale));
    }

    private static boolean readsFigures(LeafScore leaf) {
        return leaf.indicator().rule().inputs(leaf.indicator().points()).stream()
                .anyMatch(input -> input.source() != InputSource.ENTRY);
    }
}

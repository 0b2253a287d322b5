package cn.ziping.evaluation;

import cn.ziping.department.Department;
import cn.ziping.department.DepartmentService;
import cn.ziping.evaluation.EvaluationReport.BudgetFigures;
import cn.ziping.evaluation.EvaluationReport.SubmissionName;
import cn.ziping.narrative.NarrativeService;
import cn.ziping.scheme.SchemeVersion;
import cn.ziping.scoring.ScoreSheet;
import cn.ziping.scoring.Scoring;
import cn.ziping.shared.Actor;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads one evaluation whole: scores with traces, report model, completeness. All of it from one set of facts. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
public class EvaluationReader {

    private final EvaluationAccess access;
    private final EvaluationFactsReader factsReader;
    private final DepartmentService departments;
    private final NarrativeService narratives;
    private final IndicatorRows rows;
    private final ReportWriter writer;
    private final QuestionReader questions;

    /** The report model of an evaluation that the caller has read for this person. */
    EvaluationReport write(
            Actor actor, SelfEvaluation evaluation, EvaluationStatus status, @Nullable SubmissionName submission) {
        EvaluationFacts facts = factsReader.read(evaluation);
        ScoreSheet sheet = Scoring.explain(facts.scheme().definition(), facts.scoringInput());
        List<IndicatorRow> worded = rows(sheet, facts, ReportWriter.DOCUMENT);
        return writer.write(material(actor, evaluation, facts, sheet, worded), facts, status, submission);
    }

    /** What is done and what is missing. */
    public Overview overview(Actor actor, UUID id) {
        SelfEvaluation evaluation = access.readable(actor, id);
        return overview(actor, evaluation, factsReader.read(evaluation));
    }

    /** The same, with what is asked about its numbers. */
    public Questioned questioned(Actor actor, UUID id) {
        SelfEvaluation evaluation = access.readable(actor, id);
        EvaluationFacts facts = factsReader.read(evaluation);
        return new Questioned(overview(actor, evaluation, facts), questions.read(evaluation, facts));
    }

    private Overview overview(Actor actor, SelfEvaluation evaluation, EvaluationFacts facts) {
        ScoreSheet sheet = Scoring.score(facts.scheme().definition(), facts.scoringInput());
        ChapterWriter.Material material = material(actor, evaluation, facts, sheet, List.of());
        return new Overview(
                evaluation,
                material.department(),
                facts.scheme(),
                sheet,
                ReportWriter.budget(facts),
                new CompletenessCheck(material).check(facts.scheme().outline()));
    }

    /** The scores with rules, inputs and traces, in the person's language. */
    public Scores scores(Actor actor, UUID id, Locale locale) {
        SelfEvaluation evaluation = access.readable(actor, id);
        EvaluationFacts facts = factsReader.read(evaluation);
        ScoreSheet sheet = Scoring.explain(facts.scheme().definition(), facts.scoringInput());
        return new Scores(
                evaluation,
                departments.byId(actor, evaluation.getDepartmentId()),
                facts.scheme(),
                sheet,
                rows(sheet, facts, locale),
                new EntrySheet(evaluation, facts, entry -> {
                    throw new IllegalStateException("This sheet is for reading");
                }),
                questions.read(evaluation, facts));
    }

    /** What is asked about the numbers of an evaluation that the caller has read for somebody. */
    OpenQuestions questions(SelfEvaluation evaluation) {
        return questions.read(evaluation, factsReader.read(evaluation));
    }

    private ChapterWriter.Material material(
            Actor actor, SelfEvaluation evaluation, EvaluationFacts facts, ScoreSheet sheet, List<IndicatorRow> rows) {
        return new ChapterWriter.Material(
                evaluation,
                departments.withDuties(actor, evaluation.getDepartmentId()),
                narratives.words(evaluation.getDepartmentId(), evaluation.getYear()),
                facts.withResults(evaluation.getYear(), sheet),
                sheet,
                facts.scheme().definition().policy(),
                rows);
    }

    private List<IndicatorRow> rows(ScoreSheet sheet, EvaluationFacts facts, Locale locale) {
        return sheet.scored().map(leaf -> rows.row(leaf, facts, locale)).toList();
    }

    /**
     * An evaluation at a glance.
     *
     * @param evaluation the evaluation
     * @param department its department
     * @param scheme the version it is pinned to
     * @param sheet its scores, without traces
     * @param budget what was budgeted and spent
     * @param completeness what is done and what is missing
     */
    public record Overview(
            SelfEvaluation evaluation,
            Department department,
            SchemeVersion scheme,
            ScoreSheet sheet,
            BudgetFigures budget,
            Completeness completeness) {}

    /**
     * An evaluation at a glance, and what is asked about it.
     *
     * @param overview the evaluation
     * @param questions the open questions
     */
    public record Questioned(Overview overview, OpenQuestions questions) {}

    /**
     * The scores of an evaluation.
     *
     * @param evaluation the evaluation
     * @param department its department
     * @param scheme the version it is pinned to
     * @param sheet its scores with traces
     * @param rows the leaves in words
     * @param entries the typed inputs
     * @param questions what is asked about its numbers
     */
    public record Scores(
            SelfEvaluation evaluation,
            Department department,
            SchemeVersion scheme,
            ScoreSheet sheet,
            List<IndicatorRow> rows,
            EntrySheet entries,
            OpenQuestions questions) {}
}

package cn.ziping.evaluation;

import cn.ziping.department.Department;
import cn.ziping.department.DepartmentService;
import cn.ziping.evaluation.EvaluationReport.BudgetFigures;
import cn.ziping.evaluation.EvaluationReport.DepartmentName;
import cn.ziping.evaluation.EvaluationReport.IndicatorRow;
import cn.ziping.evaluation.EvaluationReport.SchemeName;
import cn.ziping.figure.FigureBook;
import cn.ziping.figure.FigureValue;
import cn.ziping.narrative.NarrativeService;
import cn.ziping.scheme.SchemeVersion;
import cn.ziping.scheme.Wording;
import cn.ziping.scoring.ScoreSheet;
import cn.ziping.scoring.Scoring;
import cn.ziping.shared.Actor;
import cn.ziping.shared.NotFoundException;
import java.math.BigDecimal;
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

    /** The language of the document, whatever the language of the page around it. */
    private static final Locale DOCUMENT = Locale.SIMPLIFIED_CHINESE;

    private final EvaluationAccess access;
    private final EvaluationFactsReader factsReader;
    private final DepartmentService departments;
    private final NarrativeService narratives;
    private final IndicatorRows rows;
    private final ChapterWriter chapters;
    private final Wording wording;

    /**
     * The report model.
     *
     * @throws NotFoundException if there is no such evaluation, or none for this person
     */
    public EvaluationReport report(Actor actor, UUID id) {
        SelfEvaluation evaluation = access.readable(actor, id);
        EvaluationFacts facts = factsReader.read(evaluation);
        ScoreSheet sheet = Scoring.explain(facts.scheme().definition(), facts.scoringInput());
        ChapterWriter.Material material = material(actor, evaluation, facts, sheet, rows(sheet, facts, DOCUMENT));
        SchemeVersion scheme = facts.scheme();
        Department department = material.department();
        return new EvaluationReport(
                evaluation.getId(),
                new DepartmentName(department.getId(), department.getCode(), department.getName()),
                evaluation.getYear(),
                evaluation.getStatus(),
                new SchemeName(
                        scheme.id(),
                        scheme.name(),
                        scheme.number(),
                        scheme.sample(),
                        wording.policy(scheme.definition().policy(), DOCUMENT)),
                budget(facts),
                sheet,
                material.rows(),
                chapters.write(scheme.outline(), material, DOCUMENT));
    }

    /** What is done and what is missing. */
    public Overview overview(Actor actor, UUID id) {
        SelfEvaluation evaluation = access.readable(actor, id);
        EvaluationFacts facts = factsReader.read(evaluation);
        ScoreSheet sheet = Scoring.score(facts.scheme().definition(), facts.scoringInput());
        ChapterWriter.Material material = material(actor, evaluation, facts, sheet, List.of());
        return new Overview(
                evaluation,
                material.department(),
                facts.scheme(),
                sheet,
                budget(facts),
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
                }));
    }

    private ChapterWriter.Material material(
            Actor actor, SelfEvaluation evaluation, EvaluationFacts facts, ScoreSheet sheet, List<IndicatorRow> rows) {
        return new ChapterWriter.Material(
                evaluation,
                departments.withDuties(actor, evaluation.getDepartmentId()),
                narratives.words(evaluation.getDepartmentId(), evaluation.getYear()),
                facts.withResults(evaluation.getYear(), sheet),
                sheet,
                rows);
    }

    private List<IndicatorRow> rows(ScoreSheet sheet, EvaluationFacts facts, Locale locale) {
        return sheet.leaves().map(leaf -> rows.row(leaf, facts, locale)).toList();
    }

    private static BudgetFigures budget(EvaluationFacts facts) {
        FigureBook book = facts.roundedBook();
        return new BudgetFigures(
                value(book, "年初预算数"),
                book.find("年初预算数").map(FigureValue::sample).orElse(false),
                value(book, "全年预算数"),
                value(book, "全年执行数"),
                value(book, "全年执行率"));
    }

    private static @Nullable BigDecimal value(FigureBook book, String reference) {
        return book.find(reference).map(FigureValue::value).orElse(null);
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
     * The scores of an evaluation.
     *
     * @param evaluation the evaluation
     * @param department its department
     * @param scheme the version it is pinned to
     * @param sheet its scores with traces
     * @param rows the leaves in words
     * @param entries the typed inputs
     */
    public record Scores(
            SelfEvaluation evaluation,
            Department department,
            SchemeVersion scheme,
            ScoreSheet sheet,
            List<IndicatorRow> rows,
            EntrySheet entries) {}
}

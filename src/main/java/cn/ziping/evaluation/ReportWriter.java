package cn.ziping.evaluation;

import cn.ziping.department.Department;
import cn.ziping.evaluation.EvaluationReport.AdjustmentLine;
import cn.ziping.evaluation.EvaluationReport.BudgetFigures;
import cn.ziping.evaluation.EvaluationReport.DepartmentName;
import cn.ziping.evaluation.EvaluationReport.Dimension;
import cn.ziping.evaluation.EvaluationReport.Indicator;
import cn.ziping.evaluation.EvaluationReport.Missing;
import cn.ziping.evaluation.EvaluationReport.SchemeName;
import cn.ziping.evaluation.EvaluationReport.Step;
import cn.ziping.evaluation.EvaluationReport.StepTaken;
import cn.ziping.evaluation.EvaluationReport.SubmissionName;
import cn.ziping.figure.FigureBook;
import cn.ziping.figure.FigureValue;
import cn.ziping.figure.LedgerFigure;
import cn.ziping.scheme.SchemeVersion;
import cn.ziping.scheme.Wording;
import cn.ziping.scoring.LeafScore;
import cn.ziping.scoring.Message;
import cn.ziping.scoring.ScoreSheet;
import cn.ziping.shared.MoneyUnit;
import cn.ziping.shared.NumericPolicy;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the report model from the facts and the score sheet. */
@Component
@RequiredArgsConstructor
class ReportWriter {

    /** The language of the document, whatever the language of the page around it. */
    static final Locale DOCUMENT = Locale.SIMPLIFIED_CHINESE;

    private final ChapterWriter chapters;
    private final ReportFactsWriter factsWriter;
    private final EvaluationSteps steps;
    private final Wording wording;
    private final ProgramVersion version;

    /**
     * @param status where the evaluation stands, or will when this is handed in
     * @param submission which submission this is, or {@code null} of a draft
     */
    EvaluationReport write(
            ChapterWriter.Material material,
            EvaluationFacts facts,
            EvaluationStatus status,
            @Nullable SubmissionName submission) {
        EvaluationReport report = withoutChapters(material, facts, status, submission);
        return report.withChapters(chapters.write(facts.scheme().outline(), material, report, DOCUMENT));
    }

    private EvaluationReport withoutChapters(
            ChapterWriter.Material material,
            EvaluationFacts facts,
            EvaluationStatus status,
            @Nullable SubmissionName submission) {
        ScoreSheet sheet = material.sheet();
        SchemeVersion scheme = facts.scheme();
        NumericPolicy policy = scheme.definition().policy();
        Department department = material.department();
        Map<String, IndicatorRow> rows = material.rows().stream()
                .collect(Collectors.toMap(row -> row.leaf().code(), row -> row));
        return new EvaluationReport(
                ReportFormat.NAME,
                material.evaluation().getId(),
                new DepartmentName(department.getCode(), department.getName()),
                material.evaluation().getYear(),
                status,
                submission,
                new SchemeName(
                        scheme.id(), scheme.name(), scheme.number(), scheme.sample(), wording.policy(policy, DOCUMENT)),
                budget(facts),
                sheet.rawTotal(),
                sheet.adjustments().stream()
                        .map(line -> new AdjustmentLine(
                                line.kind().name(),
                                wording.text(line.reason(), policy, DOCUMENT),
                                line.amount(),
                                line.trace().stream()
                                        .map(step -> step(step, policy))
                                        .toList()))
                        .toList(),
                sheet.total(),
                sheet.fullMarks(),
                scheme.definition().adjustments().convertTo(),
                sheet.grade(),
                sheet.complete(),
                sheet.soFar(),
                sheet.missing().stream()
                        .map(missing -> new Missing(missing.indicator(), missing.input()))
                        .toList(),
                sheet.dimensions().stream()
                        .map(dimension -> new Dimension(
                                dimension.code(),
                                dimension.name(),
                                dimension.fullMarks(),
                                dimension.score(),
                                dimension.leaves().stream()
                                        .map(leaf ->
                                                indicator(leaf, Objects.requireNonNull(rows.get(leaf.code())), policy))
                                        .toList()))
                        .toList(),
                List.of(),
                version.toString(),
                ReportFormat.tree(policy),
                factsWriter.write(material, facts),
                steps.of(material.evaluation().getId()).stream()
                        .map(step -> new StepTaken(
                                step.getStep().name(),
                                step.getAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                                step.getAccountName(),
                                step.getSubmission(),
                                step.getOpinion()))
                        .toList());
    }

    private Indicator indicator(LeafScore leaf, IndicatorRow row, NumericPolicy policy) {
        return new Indicator(
                leaf.code(),
                leaf.indicator().name(),
                leaf.path(),
                leaf.indicator().description(),
                leaf.indicator().points(),
                leaf.applicable(),
                leaf.score(),
                leaf.deduction(),
                row.standard(),
                row.rule(),
                ReportFormat.tree(leaf.indicator().rule()),
                row.target(),
                row.actual(),
                row.inputs(),
                row.reason(),
                leaf.trace().stream().map(step -> step(step, policy)).toList());
    }

    private Step step(Message message, NumericPolicy policy) {
        Wording.Step step = wording.step(message, policy, DOCUMENT);
        return new Step(step.code(), step.arguments(), step.zh());
    }

    static BudgetFigures budget(EvaluationFacts facts) {
        FigureBook book = facts.roundedBook();
        return new BudgetFigures(
                wan(book, LedgerFigure.ORIGINAL),
                book.find(LedgerFigure.ORIGINAL.own()).map(FigureValue::sample).orElse(false),
                wan(book, LedgerFigure.ANNUAL),
                wan(book, LedgerFigure.EXECUTED),
                book.find(LedgerFigure.RATE.own())
                        .map(FigureValue::value)
                        .map(share -> share.movePointRight(2))
                        .orElse(null));
    }

    private static @Nullable BigDecimal wan(FigureBook book, LedgerFigure figure) {
        return book.find(figure.own())
                .map(FigureValue::value)
                .map(MoneyUnit.WAN::fromYuan)
                .orElse(null);
    }
}

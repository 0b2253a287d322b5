package cn.ziping.evaluation;

import cn.ziping.budget.BudgetService;
import cn.ziping.budget.LedgerColumn;
import cn.ziping.budget.LedgerLine;
import cn.ziping.budget.LedgerSection;
import cn.ziping.budget.LedgerSums;
import cn.ziping.evaluation.ReportFacts.BasicFigure;
import cn.ziping.evaluation.ReportFacts.Line;
import cn.ziping.evaluation.ReportFacts.MeasureSaid;
import cn.ziping.evaluation.ReportFacts.ProblemSaid;
import cn.ziping.evaluation.ReportFacts.Target;
import cn.ziping.figure.FigureBook;
import cn.ziping.figure.FigureSource;
import cn.ziping.figure.FigureValue;
import cn.ziping.narrative.FigureText;
import cn.ziping.scoring.Direction;
import cn.ziping.scoring.Fraction;
import cn.ziping.scoring.TargetCompletion;
import cn.ziping.shared.MoneyUnit;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Reference;
import cn.ziping.target.PerformanceTarget;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what a report was written from, as data. */
@Component
@RequiredArgsConstructor
class ReportFactsWriter {

    private static final int MONTHS = 12;

    private final BudgetService budgets;

    ReportFacts write(ChapterWriter.Material material, EvaluationFacts facts) {
        SelfEvaluation evaluation = material.evaluation();
        NumericPolicy policy = material.policy();
        List<LedgerLine> lines = budgets.readLines(evaluation.getDepartmentId(), evaluation.getYear());
        return new ReportFacts(
                new ReportFacts.Ledger(
                        lines(lines, LedgerSection.EXPENDITURE, policy),
                        lines(lines, LedgerSection.ECONOMIC, policy),
                        lines(lines, LedgerSection.PUBLIC, policy),
                        lines(lines, LedgerSection.INCOME, policy)),
                facts.targets().stream().map(target -> target(target, policy)).toList(),
                figures(facts.book()),
                material.department().getDuties().stream()
                        .map(duty -> new ReportFacts.Duty(duty.id(), duty.words()))
                        .toList(),
                evaluation.getProblems().stream()
                        .map(problem -> new ProblemSaid(problem.getId(), problem.getWords(), problem.getCause()))
                        .toList(),
                evaluation.getMeasures().stream()
                        .map(measure -> new MeasureSaid(
                                measure.getId(),
                                measure.getWords(),
                                measure.getProblemId(),
                                measure.getOwner(),
                                measure.getDueDate()))
                        .toList());
    }

    private static List<Line> lines(List<LedgerLine> lines, LedgerSection section, NumericPolicy policy) {
        return lines.stream()
                .filter(line -> line.getKind().section() == section)
                .map(line -> line(line, policy))
                .toList();
    }

    private static Line line(LedgerLine line, NumericPolicy policy) {
        List<@Nullable BigDecimal> cumulative = new ArrayList<>();
        IntStream.rangeClosed(1, MONTHS).forEach(month -> cumulative.add(wan(line.cumulative(month))));
        return new Line(
                line.getId(),
                line.getKind().name(),
                line.getName(),
                line.getOffice(),
                wan(line.getOriginal()),
                wan(line.getAdjustment()),
                wan(line.annual()),
                wan(line.executed()),
                percent(LedgerSums.rate(line.executed(), line.annual()), policy),
                cumulative,
                Arrays.stream(LedgerColumn.values()).anyMatch(line::isSample));
    }

    private static Target target(PerformanceTarget target, NumericPolicy policy) {
        return new Target(
                target.getId(),
                target.getCode(),
                target.getCategory(),
                target.getName(),
                target.getUnit(),
                target.getDirection().name(),
                target.getWeight(),
                target.getTarget(),
                target.getActual(),
                completion(target, policy),
                target.isTargetSample() || target.isActualSample());
    }

    /** By the same code as a rule counts it. */
    private static @Nullable BigDecimal completion(PerformanceTarget target, NumericPolicy policy) {
        BigDecimal planned = target.getTarget();
        BigDecimal actual = target.getActual();
        Fraction share = planned == null || actual == null
                ? null
                : TargetCompletion.share(Direction.valueOf(target.getDirection().name()), planned, actual);
        return share == null
                ? null
                : policy.rate(new BigDecimal(share.numerator()), new BigDecimal(share.denominator()))
                        .movePointRight(2);
    }

    private static List<BasicFigure> figures(FigureBook book) {
        return book.all().stream()
                .filter(figure -> figure.source() == FigureSource.FIGURES)
                .filter(figure -> figure.reference() instanceof Reference.Own)
                .map(figure -> figure(
                        figure,
                        book.find(new Reference.LastYear(figure.reference().toString()))
                                .orElse(null)))
                .toList();
    }

    private static BasicFigure figure(FigureValue figure, @Nullable FigureValue lastYear) {
        return new BasicFigure(
                figure.reference().toString(),
                FigureText.unit(figure),
                number(figure),
                lastYear == null ? null : number(lastYear),
                figure.sample() || (lastYear != null && lastYear.sample()));
    }

    private static @Nullable BigDecimal number(FigureValue figure) {
        String value = FigureText.value(figure);
        return value == null ? null : new BigDecimal(value);
    }

    private static @Nullable BigDecimal wan(@Nullable BigDecimal yuan) {
        return yuan == null ? null : MoneyUnit.WAN.fromYuan(yuan);
    }

    private static @Nullable BigDecimal percent(@Nullable BigDecimal share, NumericPolicy policy) {
        return share == null ? null : policy.rate(share, BigDecimal.ONE).movePointRight(2);
    }
}

package cn.ziping.evaluation;

import cn.ziping.figure.FiguresChanged;
import cn.ziping.scoring.ScoreSheet;
import cn.ziping.scoring.Scoring;
import cn.ziping.shared.FiscalYear;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps the stored scores of open evaluations right, within the transaction of the change. */
@Component
@RequiredArgsConstructor
class EvaluationScores {

    private final SelfEvaluationRepository evaluations;
    private final EvaluationFactsReader facts;
    private final LeafScores leaves;

    /** A figure of a year counts in that year and, as last year's, in the next. */
    @EventListener
    void onFiguresChanged(FiguresChanged changed) {
        FiscalYear year = changed.year();
        List<FiscalYear> years = year.value() == FiscalYear.LAST ? List.of(year) : List.of(year, year.next());
        evaluations.findByDepartmentIdAndYearIn(changed.departmentId(), years).stream()
                .filter(evaluation -> evaluation.getStatus().isOpen())
                .forEach(this::refresh);
    }

    void refresh(SelfEvaluation evaluation) {
        EvaluationFacts known = facts.read(evaluation);
        ScoreSheet sheet = Scoring.score(known.scheme().definition(), known.scoringInput());
        evaluation.scored(sheet);
        leaves.update(evaluation.getId(), sheet);
    }
}

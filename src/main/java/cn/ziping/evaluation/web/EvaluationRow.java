package cn.ziping.evaluation.web;

import cn.ziping.evaluation.EvaluationService;
import cn.ziping.evaluation.SelfEvaluation;
import cn.ziping.shared.Shown;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation in a list.
 *
 * @param id its id
 * @param department the department's name
 * @param year its year
 * @param status where it stands
 * @param total the total, or {@code —} while incomplete
 * @param soFar the sum of what is complete
 * @param grade the grade, or {@code null} while incomplete
 */
record EvaluationRow(
        UUID id,
        String department,
        String year,
        String status,
        String total,
        String soFar,
        @Nullable String grade) {

    static EvaluationRow of(EvaluationService.Listed listed) {
        SelfEvaluation evaluation = listed.evaluation();
        return new EvaluationRow(
                evaluation.getId(),
                listed.department().getName(),
                evaluation.getYear().toString(),
                evaluation.getStatus().name(),
                Shown.points(evaluation.getTotal()),
                Shown.points(evaluation.getSoFar()),
                evaluation.getGrade());
    }
}

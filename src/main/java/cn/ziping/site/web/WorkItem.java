package cn.ziping.site.web;

import cn.ziping.evaluation.EvaluationService;
import cn.ziping.evaluation.EvaluationStatus;
import cn.ziping.shared.Shown;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation on the workbench.
 *
 * @param id its id
 * @param department the department's name
 * @param year its year
 * @param status where it stands
 * @param total the total, or {@code —}
 * @param grade the grade, or {@code null}
 * @param closed whether its department is closed, so that nothing more is done with it
 */
record WorkItem(
        UUID id,
        String department,
        String year,
        String status,
        String total,
        @Nullable String grade,
        boolean closed) {

    /** Whether a reviewer is waited for. */
    public boolean waiting() {
        return status.equals(EvaluationStatus.SUBMITTED.name()) || status.equals(EvaluationStatus.UNDER_REVIEW.name());
    }

    static WorkItem of(EvaluationService.Listed listed) {
        return new WorkItem(
                listed.evaluation().getId(),
                listed.department().getName(),
                listed.evaluation().getYear().toString(),
                listed.evaluation().getStatus().name(),
                Shown.points(listed.evaluation().getTotal()),
                listed.evaluation().getGrade(),
                listed.department().isClosed());
    }
}

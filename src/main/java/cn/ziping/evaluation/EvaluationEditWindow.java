package cn.ziping.evaluation;

import cn.ziping.figure.EditWindow;
import cn.ziping.shared.FiscalYear;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** A year may be typed in until its evaluation has been handed in. */
@Component
@RequiredArgsConstructor
class EvaluationEditWindow implements EditWindow {

    private final SelfEvaluationRepository evaluations;

    @Override
    public boolean isOpen(UUID departmentId, FiscalYear year) {
        return evaluations
                .findByDepartmentIdAndYear(departmentId, year)
                .map(evaluation -> evaluation.getStatus().isOpen())
                .orElse(true);
    }
}

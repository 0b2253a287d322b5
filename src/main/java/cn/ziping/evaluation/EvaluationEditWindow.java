package cn.ziping.evaluation;

import cn.ziping.department.DepartmentService;
import cn.ziping.figure.EditWindow;
import cn.ziping.shared.FiscalYear;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** A year may be typed in until its evaluation has been handed in, and while its department is open. */
@Component
@RequiredArgsConstructor
class EvaluationEditWindow implements EditWindow {

    private final SelfEvaluationRepository evaluations;
    private final DepartmentService departments;

    @Override
    public boolean isOpen(UUID departmentId, FiscalYear year) {
        return departments.isOpen(departmentId)
                && evaluations
                        .findByDepartmentIdAndYear(departmentId, year)
                        .map(evaluation -> evaluation.getStatus().isOpen())
                        .orElse(true);
    }
}

package cn.ziping.evaluation;

import cn.ziping.department.DepartmentService;
import cn.ziping.figure.EditWindow;
import cn.ziping.shared.FiscalYear;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * A year may be typed in until its evaluation has been handed in, and while its department is open. A year without an
 * evaluation of its own is last year to the next one: it is locked with that.
 */
@Component
@RequiredArgsConstructor
class EvaluationEditWindow implements EditWindow {

    private final SelfEvaluationRepository evaluations;
    private final DepartmentService departments;

    @Override
    public boolean isOpen(UUID departmentId, FiscalYear year) {
        if (!departments.isOpen(departmentId)) {
            return false;
        }
        List<FiscalYear> years = year.value() == FiscalYear.LAST ? List.of(year) : List.of(year, year.next());
        List<SelfEvaluation> found = evaluations.findByDepartmentIdAndYearIn(departmentId, years);
        return found.stream()
                .min(Comparator.comparing(SelfEvaluation::getYear))
                .map(first -> first.getStatus().isOpen())
                .orElse(true);
    }
}

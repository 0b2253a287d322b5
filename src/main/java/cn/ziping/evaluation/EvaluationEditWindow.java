package cn.ziping.evaluation;

import cn.ziping.department.DepartmentService;
import cn.ziping.figure.EditWindow;
import cn.ziping.shared.FiscalYear;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    public Optional<String> closedBecause(UUID departmentId, FiscalYear year) {
        if (!departments.isOpen(departmentId)) {
            return Optional.of("department.closed");
        }
        List<FiscalYear> years = year.value() == FiscalYear.LAST ? List.of(year) : List.of(year, year.next());
        return evaluations.findByDepartmentIdAndYearIn(departmentId, years).stream()
                .min(Comparator.comparing(SelfEvaluation::getYear))
                .filter(first -> !first.getStatus().isOpen())
                .map(first -> (first.getStatus().isDecided() ? "window.ended" : "window.closed")
                        + (first.getYear().equals(year) ? "" : ".next"));
    }
}

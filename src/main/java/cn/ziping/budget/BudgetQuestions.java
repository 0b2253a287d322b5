package cn.ziping.budget;

import cn.ziping.figure.CellQuestion;
import cn.ziping.figure.CellQuestions;
import cn.ziping.shared.FiscalYear;
import java.util.List;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is asked about a year's ledger, all its sections together. */
@Component
@RequiredArgsConstructor
class BudgetQuestions implements CellQuestions {

    private final BudgetService budgets;

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<CellQuestion> ask(UUID departmentId, FiscalYear year) {
        return budgets.sections(departmentId, year).stream()
                .flatMap(section -> section.questions().stream())
                .toList();
    }
}

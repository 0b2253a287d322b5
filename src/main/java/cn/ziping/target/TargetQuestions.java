package cn.ziping.target;

import cn.ziping.figure.CellQuestion;
import cn.ziping.figure.CellQuestions;
import cn.ziping.shared.FiscalYear;
import java.util.List;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is asked about the targets of a year. */
@Component
@RequiredArgsConstructor
class TargetQuestions implements CellQuestions {

    private final TargetService targets;

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<CellQuestion> ask(UUID departmentId, FiscalYear year) {
        return new TargetSheet(targets.read(departmentId, year)).questions();
    }
}

package cn.ziping.figure;

import cn.ziping.shared.FiscalYear;
import java.util.List;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is asked about 基础数据. */
@Component
@RequiredArgsConstructor
class FigureQuestions implements CellQuestions {

    private final FigureBooks books;

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<CellQuestion> ask(UUID departmentId, FiscalYear year) {
        return books.sheet(departmentId, year).questions();
    }
}

package cn.ziping.figure;

import cn.ziping.shared.FiscalYear;
import java.util.List;
import java.util.UUID;

/** Whoever has a page of typed cells, and knows what a reader would ask about the numbers in them. */
public interface CellQuestions {

    /** The open questions, in the order of the page; the caller has asked whether the person may read the department. */
    List<CellQuestion> ask(UUID departmentId, FiscalYear year);
}

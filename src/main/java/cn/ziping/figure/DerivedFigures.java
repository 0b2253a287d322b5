package cn.ziping.figure;

import cn.ziping.shared.FiscalYear;
import java.util.List;
import java.util.UUID;

/** Whoever can derive figures from what is typed elsewhere. A derived figure cannot be typed over. */
public interface DerivedFigures {

    /** The figures derived for a department and year, those of last year with their ending. */
    List<FigureValue> derive(UUID departmentId, FiscalYear year);
}

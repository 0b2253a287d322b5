package cn.ziping.figure;

import cn.ziping.shared.FiscalYear;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Whoever knows which figures the scoring of a department's year cannot do without. */
public interface RequiredFigures {

    /**
     * What is required, derived figures included.
     *
     * @return by reference, the names of the indicators that read it, in the order of the scheme; empty for what the total
     *     alone needs. None where no scheme applies
     */
    Map<String, List<String>> of(UUID departmentId, FiscalYear year);
}

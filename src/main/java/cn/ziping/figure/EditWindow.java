package cn.ziping.figure;

import cn.ziping.shared.FiscalYear;
import java.util.Optional;
import java.util.UUID;

/** Whether a department's year may be typed in now. */
public interface EditWindow {

    /** Why not: the code of a refusal; empty while it may. */
    Optional<String> closedBecause(UUID departmentId, FiscalYear year);
}

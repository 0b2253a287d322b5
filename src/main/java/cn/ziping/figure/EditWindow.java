package cn.ziping.figure;

import cn.ziping.shared.FiscalYear;
import java.util.UUID;

/** Whether a department's year may be typed in now. */
public interface EditWindow {

    boolean isOpen(UUID departmentId, FiscalYear year);
}

package cn.ziping.figure;

import cn.ziping.shared.FiscalYear;
import java.util.UUID;

/**
 * Something that scores may depend on has changed. Published within the transaction of the change.
 *
 * @param departmentId whose figures
 * @param year of which year
 */
public record FiguresChanged(UUID departmentId, FiscalYear year) {}

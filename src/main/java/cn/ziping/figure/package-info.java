/**
 * The fact base: one number with code, unit and period, typed once or derived once; the cells it is typed in, and their
 * history.
 */
@ApplicationModule(allowedDependencies = {"department", "audit", "platform", "sheet", "shared"})
@NullMarked
package cn.ziping.figure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

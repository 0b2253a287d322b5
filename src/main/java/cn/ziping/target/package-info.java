/** A department's performance targets (绩效指标) of a year; they exist before any evaluation does. */
@ApplicationModule(allowedDependencies = {"department", "figure", "platform", "audit", "sheet", "shared"})
@NullMarked
package cn.ziping.target;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

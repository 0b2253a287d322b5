/** Renders the report model: page, charts, JSON. Decides nothing. */
@ApplicationModule(allowedDependencies = {"evaluation", "narrative", "chart", "audit", "shared"})
@NullMarked
package cn.ziping.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** The year's ledger: lines of income and expenditure, what was budgeted and spent. Derives figures from them. */
@ApplicationModule(allowedDependencies = {"department", "figure", "audit", "platform", "chart", "sheet", "shared"})
@NullMarked
package cn.ziping.budget;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

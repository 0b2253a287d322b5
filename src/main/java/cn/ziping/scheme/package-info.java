/** Scoring schemes with their versions, and the wording of rules and traces. */
@ApplicationModule(allowedDependencies = {"scoring", "figure", "department", "platform", "audit", "shared"})
@NullMarked
package cn.ziping.scheme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** The words of a report, with the figures bound in them. */
@ApplicationModule(allowedDependencies = {"figure", "shared"})
@NullMarked
package cn.ziping.narrative;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

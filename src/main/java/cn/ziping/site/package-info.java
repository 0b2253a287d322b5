/** The workbench: the first page after signing in. */
@ApplicationModule(allowedDependencies = {"department", "scheme", "scoring", "evaluation", "shared"})
@NullMarked
package cn.ziping.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

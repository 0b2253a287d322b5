/** What every page stands on: the embedded database and the two roles, security, error pages, language, layout. */
@ApplicationModule(allowedDependencies = "shared")
@NullMarked
package cn.ziping.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** The append-only log and its hash chain. Its write path is open to all. */
@ApplicationModule(allowedDependencies = {"platform", "shared"})
@NullMarked
package cn.ziping.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

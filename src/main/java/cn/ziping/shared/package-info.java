/** Values that two or more features need. Plain Java: no Spring, no clock. */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package cn.ziping.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

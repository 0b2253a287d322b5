/**
 * Turns figures into points. Plain Java: no Spring, no persistence, no clock; of libraries only Jackson's annotations,
 * which fix the stored form of a rule.
 */
@ApplicationModule(allowedDependencies = "shared")
@NullMarked
package cn.ziping.scoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** The finance bureau's judgement on what departments hand in (复核). */
@ApplicationModule(allowedDependencies = {"evaluation", "department", "platform", "shared"})
@NullMarked
package cn.ziping.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

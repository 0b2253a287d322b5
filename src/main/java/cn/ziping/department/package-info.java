/** Departments (部门 / 预算单位) and their duties. */
@ApplicationModule(allowedDependencies = {"platform", "audit", "shared"})
@NullMarked
package cn.ziping.department;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Accounts, their roles and grants; fills the {@code Actor} of each request. */
@ApplicationModule(allowedDependencies = {"department", "platform", "audit", "shared"})
@NullMarked
package cn.ziping.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Loads the seed report into an empty database, through the same services as a person. */
@ApplicationModule(
        allowedDependencies = {
            "department",
            "account",
            "figure",
            "budget",
            "target",
            "scheme",
            "evaluation",
            "platform",
            "shared"
        })
@NullMarked
package cn.ziping.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

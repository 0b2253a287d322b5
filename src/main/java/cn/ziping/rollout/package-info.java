/** What a draft of a scheme would change on real evaluations, the snapshot of peers, and opening a new year. */
@ApplicationModule(
        allowedDependencies = {
            "evaluation",
            "scheme",
            "scoring",
            "budget",
            "target",
            "department",
            "platform",
            "audit",
            "shared"
        })
@NullMarked
package cn.ziping.rollout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** The self-evaluation: its inputs, problems and measures, its score sheet, and the report model that every output renders. */
@ApplicationModule(
        allowedDependencies = {
            "department",
            "figure",
            "budget",
            "target",
            "scoring",
            "scheme",
            "narrative",
            "platform",
            "audit",
            "shared"
        })
@NullMarked
package cn.ziping.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

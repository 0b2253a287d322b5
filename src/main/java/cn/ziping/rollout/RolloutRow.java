package cn.ziping.rollout;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation in a preview.
 *
 * @param evaluationId the evaluation
 * @param departmentCode the department's code
 * @param departmentName the department's name
 * @param year the year
 * @param totalBefore the total by its own version, or {@code null} while something is missing
 * @param gradeBefore its grade
 * @param totalAfter the total by the draft, or {@code null} where it cannot score
 * @param gradeAfter its grade
 * @param leaves what differs of the leaves, as JSON
 * @param missing what the draft lacks to score it, as JSON
 */
public record RolloutRow(
        UUID evaluationId,
        String departmentCode,
        String departmentName,
        int year,
        @Nullable BigDecimal totalBefore,
        @Nullable String gradeBefore,
        @Nullable BigDecimal totalAfter,
        @Nullable String gradeAfter,
        String leaves,
        String missing) {

    /** How far the total moves, or {@code null} where there is none on either side. */
    public @Nullable BigDecimal difference() {
        return totalBefore == null || totalAfter == null ? null : totalAfter.subtract(totalBefore);
    }

    /** Whether the draft gives another grade, or one where there was none. */
    public boolean gradeChanges() {
        return gradeAfter != null && !gradeAfter.equals(gradeBefore);
    }
}

package cn.ziping.evaluation;

/** Where an evaluation stands; the names are published. */
public enum EvaluationStatus {
    /** 填报中 */
    IN_PROGRESS,
    /** 已送审 */
    SUBMITTED,
    /** 被退回 */
    RETURNED,
    /** 复核通过 */
    ACCEPTED;

    /** Whether the department may still change it; until then it is a draft. */
    public boolean isOpen() {
        return this == IN_PROGRESS || this == RETURNED;
    }
}

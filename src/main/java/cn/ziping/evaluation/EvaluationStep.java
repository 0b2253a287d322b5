package cn.ziping.evaluation;

/** A step in the life of an evaluation; the names are stored. */
public enum EvaluationStep {
    /** 开始自评 */
    START,
    /** 改用新版方案, while it is open */
    MOVE,
    /** 送审 */
    SUBMIT,
    /** 取消送审, while nobody has begun to review it */
    WITHDRAW,
    /** 开始复核 */
    OPEN,
    /** 通过 */
    ACCEPT,
    /** 退回, with a reason */
    RETURN
}

package cn.ziping.evaluation;

import java.util.Map;
import java.util.Optional;

/** Where an evaluation stands, and which steps lead on from there; the names are published. */
public enum EvaluationStatus {
    /** 填报中 */
    IN_PROGRESS,
    /** 已送审: handed in, and nobody has begun to review it. */
    SUBMITTED,
    /** 复核中 */
    UNDER_REVIEW,
    /** 被退回 */
    RETURNED,
    /** 复核通过 */
    ACCEPTED;

    private static final Map<EvaluationStatus, Map<EvaluationStep, EvaluationStatus>> NEXT = Map.of(
            IN_PROGRESS, Map.of(EvaluationStep.SUBMIT, SUBMITTED, EvaluationStep.MOVE, IN_PROGRESS),
            RETURNED, Map.of(EvaluationStep.SUBMIT, SUBMITTED, EvaluationStep.MOVE, RETURNED),
            SUBMITTED,
                    Map.of(
                            EvaluationStep.WITHDRAW, IN_PROGRESS,
                            EvaluationStep.OPEN, UNDER_REVIEW,
                            EvaluationStep.ACCEPT, ACCEPTED,
                            EvaluationStep.RETURN, RETURNED),
            UNDER_REVIEW,
                    Map.of(
                            EvaluationStep.ACCEPT, ACCEPTED,
                            EvaluationStep.RETURN, RETURNED),
            ACCEPTED, Map.of());

    /** Whether the department may still change it; until then it is a draft. */
    public boolean isOpen() {
        return this == IN_PROGRESS || this == RETURNED;
    }

    /** Whether it waits for the reviewer's decision. */
    public boolean isWaiting() {
        return this == SUBMITTED || this == UNDER_REVIEW;
    }

    /** Whether the reviewer has decided on what was handed in last. */
    public boolean isDecided() {
        return this == RETURNED || this == ACCEPTED;
    }

    /** Where a step leads from here; empty where it is not allowed. */
    public Optional<EvaluationStatus> after(EvaluationStep step) {
        return Optional.ofNullable(NEXT.getOrDefault(this, Map.of()).get(step));
    }
}

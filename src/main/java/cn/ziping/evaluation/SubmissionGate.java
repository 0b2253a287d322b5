package cn.ziping.evaluation;

import cn.ziping.shared.Actor;
import java.util.UUID;

/** Whoever may keep an evaluation from being handed in. */
public interface SubmissionGate {

    /**
     * Asked in the transaction that hands in, while nothing can change.
     *
     * @throws cn.ziping.shared.RefusedException with what is in the way
     */
    void check(Actor actor, UUID evaluationId);
}

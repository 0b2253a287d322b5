package cn.ziping.evaluation;

import cn.ziping.shared.Actor;
import cn.ziping.shared.RefusedException;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Nothing is handed in while something is missing. */
@Component
@RequiredArgsConstructor
class CompletenessGate implements SubmissionGate {

    private final EvaluationReader reader;

    @Override
    public void check(Actor actor, UUID evaluationId) {
        int missing = reader.overview(actor, evaluationId).completeness().missing();
        if (missing > 0) {
            throw new RefusedException("evaluation.incomplete", String.valueOf(missing));
        }
    }
}

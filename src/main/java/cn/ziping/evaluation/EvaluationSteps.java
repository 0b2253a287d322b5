package cn.ziping.evaluation;

import cn.ziping.shared.Actor;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.ShownTime;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The steps of evaluations: whether one is allowed now, and the record of those that were taken. */
@Component
@RequiredArgsConstructor
class EvaluationSteps {

    private final StepRecordRepository records;
    private final Clock clock;

    /**
     * @throws RefusedException {@code evaluation.is.…}, with who brought the evaluation there and when, where the step is not
     *     allowed from where it stands
     */
    void require(SelfEvaluation evaluation, EvaluationStep step) {
        EvaluationStatus status = evaluation.getStatus();
        if (status.after(step).isEmpty()) {
            List<StepRecord> taken = of(evaluation.getId());
            StepRecord last = taken.isEmpty() ? null : taken.get(taken.size() - 1);
            throw new RefusedException(
                    "evaluation.is." + status,
                    last == null ? "" : last.getAccountName(),
                    last == null ? "" : ShownTime.of(last.getAt()));
        }
    }

    /** Takes a step that is allowed, and records who took it. */
    @Transactional(propagation = Propagation.MANDATORY)
    void take(
            Actor actor, SelfEvaluation evaluation, EvaluationStep step, @Nullable Integer submission, String opinion) {
        take(actor, evaluation, step, submission, opinion, List.of());
    }

    /**
     * As {@link #take(Actor, SelfEvaluation, EvaluationStep, Integer, String)}.
     *
     * @param questions the open questions that were shown
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void take(
            Actor actor,
            SelfEvaluation evaluation,
            EvaluationStep step,
            @Nullable Integer submission,
            String opinion,
            List<String> questions) {
        if (step != EvaluationStep.START) {
            evaluation.move(step);
        }
        int position = of(evaluation.getId()).size() + 1;
        records.save(new StepRecord(
                evaluation.getId(),
                position,
                step,
                evaluation.getStatus(),
                submission,
                actor,
                clock.instant(),
                opinion,
                questions));
    }

    List<StepRecord> of(UUID evaluationId) {
        return records.findByEvaluationIdOrderByPosition(evaluationId);
    }
}

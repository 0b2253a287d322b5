package cn.ziping.evaluation;

import cn.ziping.shared.ShownTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of an evaluation as pages show it.
 *
 * @param step which step
 * @param submission the submission it is about, or {@code null}
 * @param who who took it
 * @param at when
 * @param opinion what was said, or empty
 * @param questions the open questions that were shown when it was taken; words of the document
 */
public record StepLine(
        String step, @Nullable Integer submission, String who, String at, String opinion, List<String> questions) {

    /** Whether this is the step that handed in a submission. */
    public boolean handedIn(int number) {
        return EvaluationStep.SUBMIT.name().equals(step) && submission != null && submission == number;
    }

    static StepLine of(StepRecord step) {
        return new StepLine(
                step.getStep().name(),
                step.getSubmission(),
                step.getAccountName(),
                ShownTime.of(step.getAt()),
                step.getOpinion(),
                step.getQuestions());
    }
}

package cn.ziping.evaluation;

import cn.ziping.shared.ShownTime;
import org.jspecify.annotations.Nullable;

/**
 * A step of an evaluation as pages show it.
 *
 * @param step which step
 * @param submission the submission it is about, or {@code null}
 * @param who who took it
 * @param at when
 * @param opinion what was said, or empty
 */
public record StepLine(String step, @Nullable Integer submission, String who, String at, String opinion) {

    static StepLine of(StepRecord step) {
        return new StepLine(
                step.getStep().name(),
                step.getSubmission(),
                step.getAccountName(),
                ShownTime.of(step.getAt()),
                step.getOpinion());
    }
}

package cn.ziping.evaluation;

import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.audit.Audited;
import cn.ziping.department.DepartmentService;
import cn.ziping.evaluation.EvaluationReport.SubmissionName;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FormReading;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.RefusedFormException;
import cn.ziping.shared.Role;
import cn.ziping.shared.TypedText;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Handing in (送审), taking back, and the reviewer's decision. Each step is taken under the department's write lock, so that
 * of two at the same moment one wins and the other is told where the evaluation stands.
 */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
public class SubmissionService {

    /** The longest opinion. */
    public static final int OPINION_LIMIT = 5000;

    private final EvaluationAccess access;
    private final EvaluationReader reader;
    private final BoundFields boundFields;
    private final List<SubmissionGate> gates;
    private final DepartmentService departments;
    private final SubmissionRepository submissions;
    private final EvaluationSteps steps;
    private final AuditLog log;
    private final Clock clock;

    /**
     * Hands in: freezes the whole report and locks the department's year.
     *
     * @param shown the mark of the open questions that the person was shown, as {@link OpenQuestions#mark} gives it
     * @return the number of the submission
     * @throws RefusedException {@code evaluation.incomplete}; {@code evaluation.is.…} where it is handed in already;
     *     {@code department.closed}; {@code evaluation.questions} where other questions are open than were shown
     */
    @Transactional
    @Audited("evaluation.submit")
    public int submit(Actor actor, UUID id, String shown) {
        SelfEvaluation evaluation = access.editable(actor, id);
        steps.require(evaluation, EvaluationStep.SUBMIT);
        if (!departments.isOpen(evaluation.getDepartmentId())) {
            throw new RefusedException("department.closed");
        }
        gates.forEach(gate -> gate.check(actor, id));
        OpenQuestions questions = reader.questions(evaluation);
        if (!questions.mark().equals(shown)) {
            throw new RefusedException(
                    "evaluation.questions", String.valueOf(questions.all().size()));
        }
        int number = submissions.lastNumber(id) + 1;
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        EvaluationReport report = reader.write(
                actor,
                evaluation,
                EvaluationStatus.SUBMITTED,
                new SubmissionName(number, now.toString(), actor.name()));
        Submission submission =
                submissions.save(new Submission(report, number, actor, now, boundFields.of(evaluation)));
        steps.take(actor, evaluation, EvaluationStep.SUBMIT, number, "", questions.lines());
        done(actor, "evaluation.submit", evaluation, number + " " + submission.getSha256());
        return number;
    }

    /**
     * Takes back what was handed in, while nobody has begun to review it.
     *
     * @throws RefusedException {@code evaluation.is.…} where that is no longer possible
     */
    @Transactional
    @Audited("evaluation.withdraw")
    public void withdraw(Actor actor, UUID id) {
        SelfEvaluation evaluation = access.editable(actor, id);
        steps.require(evaluation, EvaluationStep.WITHDRAW);
        int number = submissions.lastNumber(id);
        steps.take(actor, evaluation, EvaluationStep.WITHDRAW, number, "");
        done(actor, "evaluation.withdraw", evaluation, String.valueOf(number));
    }

    /**
     * Begins the review; from then on the department cannot take it back.
     *
     * @throws RefusedException {@code evaluation.is.…} where there is nothing to begin
     */
    @Transactional
    @Audited("evaluation.open")
    public void open(Actor actor, UUID id) {
        SelfEvaluation evaluation = reviewed(actor, id);
        steps.require(evaluation, EvaluationStep.OPEN);
        int number = submissions.lastNumber(id);
        steps.take(actor, evaluation, EvaluationStep.OPEN, number, "");
        done(actor, "evaluation.open", evaluation, String.valueOf(number));
    }

    /**
     * Accepts (通过).
     *
     * @param number the submission that the reviewer has read
     * @param opinion what the reviewer says to it, or blank
     * @throws RefusedException {@code evaluation.is.…}; {@code evaluation.other-submission}
     */
    @Transactional
    @Audited("evaluation.accept")
    public void accept(Actor actor, UUID id, int number, String opinion) {
        decide(actor, id, EvaluationStep.ACCEPT, number, opinion);
    }

    /**
     * Returns to the department for correction (退回).
     *
     * @param number the submission that the reviewer has read
     * @param reason why
     * @throws RefusedFormException without a reason
     * @throws RefusedException {@code evaluation.is.…}; {@code evaluation.other-submission}
     */
    @Transactional
    @Audited("evaluation.return")
    public void returnForCorrection(Actor actor, UUID id, int number, String reason) {
        decide(actor, id, EvaluationStep.RETURN, number, reason);
    }

    private void decide(Actor actor, UUID id, EvaluationStep step, int number, String typed) {
        SelfEvaluation evaluation = reviewed(actor, id);
        steps.require(evaluation, step);
        if (submissions.lastNumber(id) != number) {
            throw new RefusedException(
                    "evaluation.other-submission", String.valueOf(number), String.valueOf(submissions.lastNumber(id)));
        }
        String opinion = opinion(typed, step == EvaluationStep.RETURN);
        steps.take(actor, evaluation, step, number, opinion);
        done(
                actor,
                step == EvaluationStep.ACCEPT ? "evaluation.accept" : "evaluation.return",
                evaluation,
                number + " " + AuditEvent.digest(opinion));
    }

    private static String opinion(String typed, boolean required) {
        FormReading reading = new FormReading();
        String opinion = reading.text("opinion", () -> TypedText.lines(typed, OPINION_LIMIT));
        reading.require(!required || !opinion.isEmpty(), "opinion", "opinion.required");
        reading.requireAll();
        return opinion;
    }

    /** The evaluation for a reviewer. */
    private SelfEvaluation reviewed(Actor actor, UUID id) {
        SelfEvaluation evaluation = access.lockedForReader(actor, id);
        actor.require(Role.REVIEWER);
        return evaluation;
    }

    private void done(Actor actor, String action, SelfEvaluation evaluation, String detail) {
        log.done(AuditEvent.of(
                actor,
                action,
                evaluation.getDepartmentId(),
                evaluation.getYear(),
                evaluation.getId().toString(),
                detail));
    }
}

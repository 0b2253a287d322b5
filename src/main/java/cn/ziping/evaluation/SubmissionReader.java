package cn.ziping.evaluation;

import cn.ziping.department.Department;
import cn.ziping.shared.Actor;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.Points;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what was handed in, from its frozen bytes, and how an evaluation came to where it stands. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
public class SubmissionReader {

    private final EvaluationAccess access;
    private final EvaluationReader reader;
    private final SubmissionRepository submissions;
    private final EvaluationSteps steps;
    private final ReportLift lift;

    /**
     * A submission.
     *
     * @throws NotFoundException if there is none of this number, or none for this person
     */
    public Submission submission(Actor actor, UUID id, int number) {
        access.readable(actor, id);
        return submissions
                .findByEvaluationIdAndNumber(id, number)
                .orElseThrow(() -> new NotFoundException("submission", id + " " + number));
    }

    /** The report of a submission, from its frozen bytes alone, in the present model. */
    public EvaluationReport report(Submission submission) {
        return lift.lift(submission.written());
    }

    /** Whose year it is; {@link NotFoundException} if there is none, or none for this person. */
    public SelfEvaluation evaluation(Actor actor, UUID id) {
        return access.readable(actor, id);
    }

    /** The report as it is shown: what was handed in while that stands, else a draft written from the facts. */
    public ShownReport shown(Actor actor, UUID id) {
        SelfEvaluation evaluation = access.readable(actor, id);
        Submission standing = standing(evaluation).orElse(null);
        return standing == null
                ? new ShownReport(evaluation, reader.write(actor, evaluation, evaluation.getStatus(), null), null)
                : new ShownReport(evaluation, report(standing), standing);
    }

    /** What was handed in, while that stands, and every step so far. */
    public History history(Actor actor, UUID id) {
        SelfEvaluation evaluation = access.readable(actor, id);
        return new History(standing(evaluation).map(this::report), lines(id));
    }

    private Optional<Submission> standing(SelfEvaluation evaluation) {
        return evaluation.getStatus().isOpen()
                ? Optional.empty()
                : submissions.findFirstByEvaluationIdOrderByNumberDesc(evaluation.getId());
    }

    /**
     * Why an evaluation was returned, while it is; for somebody who has been shown it.
     *
     * @param evaluation as it was read for that person
     */
    public Optional<String> returnedBecause(SelfEvaluation evaluation) {
        return evaluation.getStatus() == EvaluationStatus.RETURNED
                ? new History(Optional.empty(), lines(evaluation.getId())).returnedBecause()
                : Optional.empty();
    }

    private List<StepLine> lines(UUID id) {
        return steps.of(id).stream().map(StepLine::of).toList();
    }

    /** The latest submission, whatever became of it. */
    public Optional<Submission> latest(Actor actor, UUID id) {
        access.readable(actor, id);
        return submissions.findFirstByEvaluationIdOrderByNumberDesc(id);
    }

    /** All that was ever handed in by the departments the person reaches, each with its latest submission, longest waiting first. */
    public List<HandedIn> handedIn(Actor actor) {
        return submissions.findHandedIn(actor.scope().every(), actor.scope().departments()).stream()
                .map(row -> new HandedIn(
                        row.getEvaluation(),
                        row.getDepartment(),
                        row.getNumber(),
                        row.getAt(),
                        row.getBy(),
                        row.getTotal(),
                        row.getGrade()))
                .toList();
    }

    /** Every step so far, first to last. */
    public List<StepLine> steps(Actor actor, UUID id) {
        access.readable(actor, id);
        return lines(id);
    }

    /**
     * An evaluation that was handed in.
     *
     * @param evaluation the evaluation
     * @param department its department
     * @param number its latest submission
     * @param at when that was handed in
     * @param by who handed it in
     * @param total its total
     * @param grade its grade
     */
    public record HandedIn(
            SelfEvaluation evaluation,
            Department department,
            int number,
            Instant at,
            String by,
            Points total,
            String grade) {}

    /**
     * A report as it is shown.
     *
     * @param evaluation whose it is
     * @param report the model
     * @param submission the submission it is, or {@code null} of a draft
     */
    public record ShownReport(
            SelfEvaluation evaluation,
            EvaluationReport report,
            @Nullable Submission submission) {

        /** {@code report.json}; of a submission, the frozen bytes. */
        public byte[] document() {
            return submission == null ? ReportFormat.write(report) : submission.getDocument();
        }
    }

    /**
     * How an evaluation came to where it stands.
     *
     * @param standing what was handed in, while that stands
     * @param steps every step so far, first to last
     */
    public record History(Optional<EvaluationReport> standing, List<StepLine> steps) {

        /** How many questions were open when a submission was handed in. */
        public int questionsOf(int number) {
            return steps.stream()
                    .filter(step -> step.handedIn(number))
                    .mapToInt(step -> step.questions().size())
                    .sum();
        }

        /** Why it was returned the last time; steps that the department took since then do not hide it. */
        public Optional<String> returnedBecause() {
            return steps.stream()
                    .filter(step -> step.step().equals(EvaluationStep.RETURN.name()))
                    .map(StepLine::opinion)
                    .reduce((earlier, later) -> later);
        }
    }
}

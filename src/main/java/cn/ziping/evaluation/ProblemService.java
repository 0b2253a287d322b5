package cn.ziping.evaluation;

import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.audit.Audited;
import cn.ziping.department.Department;
import cn.ziping.department.DepartmentService;
import cn.ziping.figure.CellEdit;
import cn.ziping.figure.CellResult;
import cn.ziping.figure.Cells;
import cn.ziping.figure.FigureBook;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FormReading;
import cn.ziping.shared.RefusedFormException;
import cn.ziping.shared.TypedText;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a department admits and what it will do about it (存在的主要问题、原因分析、改进措施). */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
public class ProblemService {

    private final EvaluationAccess access;
    private final EvaluationWords words;
    private final DepartmentService departments;
    private final Cells cells;
    private final AuditLog log;

    /** The problems and measures with the evaluation and department they belong to. */
    public Sheet sheet(Actor actor, UUID id) {
        SelfEvaluation evaluation = access.readable(actor, id);
        evaluation.getMeasures().size();
        Department department = departments.byId(actor, evaluation.getDepartmentId());
        department.getOffices().size();
        return new Sheet(evaluation, department, words.book(evaluation), new ProblemSheet(evaluation));
    }

    /**
     * Saves what was typed, as far as it can be.
     *
     * @return what became of each edit, by the cell's path
     */
    @Transactional
    @Audited("evaluation.problem")
    public Map<String, CellResult> save(Actor actor, UUID id, List<CellEdit> edits) {
        SelfEvaluation evaluation = access.editable(actor, id);
        return cells.apply(actor, "evaluation.problem", new ProblemSheet(evaluation).cells(), edits);
    }

    /**
     * Adds a problem with its cause, which may be blank; returns its id, for measures to name.
     *
     * @throws RefusedFormException with a message for each field that cannot stand
     */
    @Transactional
    @Audited("evaluation.problem")
    public UUID addProblem(Actor actor, UUID id, String typedWords, String typedCause) {
        SelfEvaluation evaluation = access.open(actor, id);
        FormReading reading = new FormReading();
        String words = reading.text("words", () -> TypedText.requiredLines(typedWords, ProblemSheet.LIMIT));
        String cause = reading.text("cause", () -> TypedText.lines(typedCause, ProblemSheet.LIMIT));
        reading.requireAll();
        Problem problem = evaluation.addProblem(words, cause);
        done(actor, "evaluation.problem", evaluation, problem.getId(), words + "\n" + cause);
        return problem.getId();
    }

    /**
     * Adds a measure, where it is known against which problem, by whom and until when.
     *
     * @throws RefusedFormException with a message for each field that cannot stand
     */
    @Transactional
    @Audited("evaluation.measure")
    public void addMeasure(Actor actor, UUID id, MeasureForm form) {
        SelfEvaluation evaluation = access.open(actor, id);
        ProblemSheet sheet = new ProblemSheet(evaluation);
        FormReading reading = new FormReading();
        String words = reading.text("measure", () -> TypedText.requiredLines(form.measure(), ProblemSheet.LIMIT));
        String problem = reading.text("problem", () -> sheet.problemId(form.problem()));
        String owner = reading.text("owner", () -> TypedText.optionalLine(form.owner(), ProblemSheet.OWNER_LIMIT));
        String due = reading.text("due", () -> ProblemSheet.date(form.due()));
        reading.requireAll();
        Measure measure = evaluation.addMeasure(words, problem.isEmpty() ? null : UUID.fromString(problem));
        measure.assign(owner);
        measure.promise(due.isEmpty() ? null : LocalDate.parse(due));
        done(actor, "evaluation.measure", evaluation, measure.getId(), words + "\n" + owner + "\n" + due);
    }

    /** Removes a problem; the measures against it stay and are against none. */
    @Transactional
    @Audited("evaluation.problem")
    public void removeProblem(Actor actor, UUID id, UUID problemId) {
        SelfEvaluation evaluation = access.open(actor, id);
        evaluation.removeProblem(evaluation.problem(problemId));
        done(actor, "evaluation.problem", evaluation, problemId, null);
    }

    @Transactional
    @Audited("evaluation.measure")
    public void removeMeasure(Actor actor, UUID id, UUID measureId) {
        SelfEvaluation evaluation = access.open(actor, id);
        evaluation.removeMeasure(evaluation.measure(measureId));
        done(actor, "evaluation.measure", evaluation, measureId, null);
    }

    private void done(Actor actor, String action, SelfEvaluation evaluation, UUID row, @Nullable String words) {
        log.done(AuditEvent.of(
                actor,
                action,
                evaluation.getDepartmentId(),
                evaluation.getYear(),
                row.toString(),
                words == null ? "removed" : AuditEvent.digest(words)));
    }

    /**
     * A measure as it is typed.
     *
     * @param measure its words
     * @param problem the id of the problem it is against, or blank
     * @param owner who sees to it, or blank
     * @param due until when, as {@code 2023-06-30}, or blank
     */
    public record MeasureForm(String measure, String problem, String owner, String due) {

        public static final MeasureForm EMPTY = new MeasureForm("", "", "", "");
    }

    /**
     * The problems and measures of an evaluation.
     *
     * @param evaluation the evaluation
     * @param department its department
     * @param book the figures that the words may refer to
     * @param problems what is typed
     */
    public record Sheet(SelfEvaluation evaluation, Department department, FigureBook book, ProblemSheet problems) {}
}

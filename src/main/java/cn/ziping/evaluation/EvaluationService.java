package cn.ziping.evaluation;

import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.audit.Audited;
import cn.ziping.department.Department;
import cn.ziping.department.DepartmentService;
import cn.ziping.figure.CellEdit;
import cn.ziping.figure.CellResult;
import cn.ziping.figure.Cells;
import cn.ziping.scheme.SchemeService;
import cn.ziping.scheme.SchemeVersion;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.RefusedException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The use cases of self-evaluations. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
public class EvaluationService {

    private final SelfEvaluationRepository evaluations;
    private final IndicatorEntryRepository entries;
    private final EvaluationFactsReader facts;
    private final EvaluationScores scores;
    private final EvaluationSteps steps;
    private final SchemeService schemes;
    private final EvaluationAccess access;
    private final DepartmentService departments;
    private final Cells cells;
    private final AuditLog log;
    private final Clock clock;

    /** The evaluations the person reaches, newest year first. */
    public List<Listed> list(Actor actor) {
        return evaluations.findListed(actor.scope().every(), actor.scope().departments()).stream()
                .map(row -> new Listed(row.getEvaluation(), row.getDepartment()))
                .toList();
    }

    /**
     * @throws NotFoundException if there is none, or none for this person
     */
    public Listed get(Actor actor, UUID id) {
        SelfEvaluation evaluation = evaluations
                .findById(id)
                .filter(found -> actor.mayRead(found.getDepartmentId()))
                .orElseThrow(() -> new NotFoundException("evaluation", id));
        return new Listed(evaluation, departments.byId(actor, evaluation.getDepartmentId()));
    }

    /** The evaluation of a department and year, where there is one that the person reaches. */
    public Optional<UUID> of(Actor actor, UUID departmentId, FiscalYear year) {
        actor.requireRead(departmentId);
        return evaluations.findByDepartmentIdAndYear(departmentId, year).map(SelfEvaluation::getId);
    }

    /**
     * Starts the evaluation of a department and year by the published scheme that applies.
     *
     * @throws RefusedException {@code evaluation.exists}, {@code evaluation.no-scheme}
     */
    @Transactional
    @Audited("evaluation.start")
    public UUID start(Actor actor, UUID departmentId, FiscalYear year) {
        actor.requireEdit(departmentId);
        departments.lockForWriting(departmentId);
        if (!departments.isOpen(departmentId)) {
            throw new RefusedException("department.closed");
        }
        if (evaluations.findByDepartmentIdAndYear(departmentId, year).isPresent()) {
            throw new RefusedException("evaluation.exists", year.toString());
        }
        UUID schemeId = schemes.applicable(year, departmentId)
                .orElseThrow(() -> new RefusedException("evaluation.no-scheme", year.toString()));
        SelfEvaluation evaluation =
                evaluations.saveAndFlush(new SelfEvaluation(departmentId, year, schemeId, clock.instant()));
        scores.refresh(evaluation);
        steps.take(actor, evaluation, EvaluationStep.START, null, "");
        log.done(AuditEvent.of(
                actor,
                "evaluation.start",
                departmentId,
                year,
                evaluation.getId().toString(),
                "scheme " + schemeId));
        return evaluation.getId();
    }

    /** The published version that applies by now, where it takes the place of the one the evaluation is pinned to. */
    public Optional<UUID> newerVersion(Actor actor, UUID id) {
        return newerVersion(access.readable(actor, id));
    }

    /** The same of an evaluation that the person has read. */
    public Optional<UUID> newerVersion(SelfEvaluation evaluation) {
        return schemes.successor(evaluation.getSchemeId(), evaluation.getYear(), evaluation.getDepartmentId());
    }

    /**
     * Moves an evaluation that is being filled in to another version. What was typed attaches to the codes of indicators
     * and stays, also where the version has no such indicator.
     *
     * @param schemeId the version whose differences the person has seen
     * @throws RefusedException {@code evaluation.no-newer} where that is not, or no longer, the newer one; {@code window.closed}
     */
    @Transactional
    @Audited("evaluation.move")
    public void moveToVersion(Actor actor, UUID id, UUID schemeId) {
        SelfEvaluation evaluation = access.open(actor, id);
        if (!newerVersion(evaluation).equals(Optional.of(schemeId))) {
            throw new RefusedException("evaluation.no-newer");
        }
        UUID before = evaluation.getSchemeId();
        evaluation.moveTo(schemeId);
        SchemeVersion version = schemes.version(schemeId);
        // Kept as it was said then, like every opinion.
        steps.take(
                actor, evaluation, EvaluationStep.MOVE, null, "%s 第 %d 版".formatted(version.name(), version.number()));
        scores.refresh(evaluation);
        log.done(AuditEvent.of(
                actor,
                "evaluation.move",
                evaluation.getDepartmentId(),
                evaluation.getYear(),
                id.toString(),
                before + " -> " + schemeId));
    }

    /**
     * Saves what was typed for indicators, as far as it can be.
     *
     * @return what became of each edit, by the cell's path
     */
    @Transactional
    @Audited("evaluation.input")
    public Map<String, CellResult> saveEntries(Actor actor, UUID id, List<CellEdit> edits) {
        SelfEvaluation evaluation = access.editable(actor, id);
        EntrySheet sheet = new EntrySheet(evaluation, facts.read(evaluation), entries::save);
        return cells.apply(actor, "evaluation.input", sheet.cells(), edits);
    }

    /**
     * An evaluation in a list.
     *
     * @param evaluation the evaluation
     * @param department its department
     */
    public record Listed(SelfEvaluation evaluation, Department department) {}
}

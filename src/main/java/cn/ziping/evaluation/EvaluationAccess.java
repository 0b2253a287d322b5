package cn.ziping.evaluation;

import cn.ziping.audit.RefusalSubject;
import cn.ziping.department.DepartmentService;
import cn.ziping.figure.Cells;
import cn.ziping.shared.Actor;
import cn.ziping.shared.NotFoundException;
import java.util.Optional;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds an evaluation for a person, to read it or to change it. */
@Component
@RequiredArgsConstructor
class EvaluationAccess {

    private final SelfEvaluationRepository evaluations;
    private final DepartmentService departments;
    private final Cells cells;

    /**
     * @throws NotFoundException if there is none, or none for this person
     */
    SelfEvaluation readable(Actor actor, UUID id) {
        Optional<SelfEvaluation> found = evaluations.findWithProblemsById(id);
        found.ifPresent(evaluation -> RefusalSubject.department(evaluation.getDepartmentId()));
        return found.filter(evaluation -> actor.mayRead(evaluation.getDepartmentId()))
                .orElseThrow(() -> new NotFoundException("evaluation", id));
    }

    /**
     * The evaluation for a person of its department who types, read after the department's write lock is ours. Whether it is
     * open is asked of each cell.
     *
     * @throws NotFoundException if there is none, or none for this person
     * @throws cn.ziping.shared.NotAllowedException if the person may read it but not change it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    SelfEvaluation editable(Actor actor, UUID id) {
        UUID departmentId = departmentOf(actor, id);
        actor.requireEdit(departmentId);
        return locked(departmentId, id);
    }

    /**
     * As {@link #editable}, refused where the evaluation is handed in.
     *
     * @throws cn.ziping.shared.RefusedException {@code window.closed}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    SelfEvaluation open(Actor actor, UUID id) {
        SelfEvaluation evaluation = editable(actor, id);
        cells.requireOpen(evaluation.getDepartmentId(), evaluation.getYear());
        return evaluation;
    }

    /**
     * The evaluation for a person who reads it, read after the department's write lock is ours.
     *
     * @throws NotFoundException if there is none, or none for this person
     */
    @Transactional(propagation = Propagation.MANDATORY)
    SelfEvaluation lockedForReader(Actor actor, UUID id) {
        return locked(departmentOf(actor, id), id);
    }

    private UUID departmentOf(Actor actor, UUID id) {
        Optional<UUID> department = evaluations.findDepartmentId(id);
        department.ifPresent(RefusalSubject::department);
        return department.filter(actor::mayRead).orElseThrow(() -> new NotFoundException("evaluation", id));
    }

    private SelfEvaluation locked(UUID departmentId, UUID id) {
        departments.lockForWriting(departmentId);
        return evaluations.findById(id).orElseThrow(() -> new NotFoundException("evaluation", id));
    }
}

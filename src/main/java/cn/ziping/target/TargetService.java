package cn.ziping.target;

import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.audit.Audited;
import cn.ziping.department.DepartmentService;
import cn.ziping.figure.CellEdit;
import cn.ziping.figure.CellResult;
import cn.ziping.figure.Cells;
import cn.ziping.figure.FiguresChanged;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The performance targets of departments. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
public class TargetService {

    private final PerformanceTargetRepository targets;
    private final DepartmentService departments;
    private final Cells cells;
    private final AuditLog log;
    private final ApplicationEventPublisher events;

    public TargetSheet sheet(Actor actor, UUID departmentId, FiscalYear year) {
        actor.requireRead(departmentId);
        return new TargetSheet(read(departmentId, year));
    }

    /** The targets in order; the caller has asked whether the person may read the department. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<PerformanceTarget> read(UUID departmentId, FiscalYear year) {
        return targets.findByDepartmentIdAndYearOrderByPosition(departmentId, year);
    }

    /** Sets a department's targets of a year, after those it has. */
    @Transactional
    @Audited("target.set")
    public void set(Actor actor, UUID departmentId, FiscalYear year, List<TargetDraft> drafts) {
        actor.requireEdit(departmentId);
        departments.lockForWriting(departmentId);
        cells.requireOpen(departmentId, year);
        int position = read(departmentId, year).size();
        for (TargetDraft draft : drafts) {
            position++;
            targets.save(new PerformanceTarget(departmentId, year, position, draft));
            log.done(AuditEvent.of(
                    actor, "target.set", departmentId, year, draft.code(), AuditEvent.digest(draft.toString())));
        }
        events.publishEvent(new FiguresChanged(departmentId, year));
    }

    /**
     * Saves what was typed, as far as it can be.
     *
     * @return what became of each edit, by the cell's path
     */
    @Transactional
    @Audited("target.save")
    public Map<String, CellResult> save(Actor actor, UUID departmentId, FiscalYear year, List<CellEdit> edits) {
        actor.requireEdit(departmentId);
        departments.lockForWriting(departmentId);
        TargetSheet sheet = new TargetSheet(read(departmentId, year));
        return cells.apply(actor, "target.save", sheet.cells(), edits);
    }
}

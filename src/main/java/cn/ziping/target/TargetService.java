package cn.ziping.target;

import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.audit.Audited;
import cn.ziping.department.DepartmentService;
import cn.ziping.figure.CellEdit;
import cn.ziping.figure.CellResult;
import cn.ziping.figure.Cells;
import cn.ziping.figure.FiguresChanged;
import cn.ziping.figure.NumberCell;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.FormReading;
import cn.ziping.shared.NameKey;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.RefusedFormException;
import cn.ziping.shared.TypedText;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
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
        return targets.findByDepartmentIdInAndYearOrderByPosition(List.of(departmentId), year);
    }

    /** As {@link #read(UUID, FiscalYear)} of departments; one without targets is left out. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<UUID, List<PerformanceTarget>> read(Collection<UUID> departmentIds, FiscalYear year) {
        return targets.findByDepartmentIdInAndYearOrderByPosition(departmentIds, year).stream()
                .collect(Collectors.groupingBy(PerformanceTarget::getDepartmentId));
    }

    /**
     * Gives a year the targets of another year, without values; the caller asks for the right and logs.
     *
     * @return how many; 0 where the year has targets already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int copyTargets(UUID departmentId, FiscalYear from, FiscalYear to) {
        departments.lockForWriting(departmentId);
        List<PerformanceTarget> known = read(departmentId, from);
        if (known.isEmpty() || !read(departmentId, to).isEmpty()) {
            return 0;
        }
        known.forEach(target -> targets.save(new PerformanceTarget(
                departmentId,
                to,
                target.getPosition(),
                new TargetDraft(
                        target.getCode(),
                        target.getName(),
                        target.getCategory(),
                        null,
                        null,
                        target.getUnit(),
                        target.getDirection(),
                        target.getWeight(),
                        false,
                        false))));
        events.publishEvent(new FiguresChanged(departmentId, to));
        return known.size();
    }

    /** Sets a department's targets of a year, after those it has. */
    @Transactional
    @Audited("target.set")
    public void set(Actor actor, UUID departmentId, FiscalYear year, List<TargetDraft> drafts) {
        actor.requireEdit(departmentId);
        departments.lockForWriting(departmentId);
        cells.requireOpen(departmentId, year);
        int position = read(departmentId, year).stream()
                .mapToInt(PerformanceTarget::getPosition)
                .max()
                .orElse(0);
        for (TargetDraft draft : drafts) {
            position++;
            targets.save(new PerformanceTarget(departmentId, year, position, draft));
            log.done(AuditEvent.of(
                    actor, "target.set", departmentId, year, draft.code(), AuditEvent.digest(draft.toString())));
        }
        events.publishEvent(new FiguresChanged(departmentId, year));
    }

    /**
     * Adds one target, as a person types it.
     *
     * @throws RefusedFormException with a message for each field that cannot stand
     * @throws RefusedException {@code window.closed}
     */
    @Transactional
    @Audited("target.set")
    public void add(Actor actor, UUID departmentId, FiscalYear year, TargetForm form) {
        actor.requireEdit(departmentId);
        departments.lockForWriting(departmentId);
        List<PerformanceTarget> known = read(departmentId, year);
        FormReading reading = new FormReading();
        String code = reading.text("code", () -> TypedText.line(form.code(), TargetSheet.CODE_LIMIT));
        // The code and the column make up the name of a cell.
        reading.require(!code.contains(":"), "code", "target.code");
        reading.require(
                known.stream().noneMatch(target -> NameKey.same(target.getCode(), code)),
                "code",
                "target.code.taken",
                code);
        TargetDraft draft = new TargetDraft(
                code,
                reading.text("name", () -> TypedText.line(form.name(), TargetSheet.NAME_LIMIT)),
                category(
                        reading.text("category", () -> TypedText.line(form.category(), TargetSheet.CATEGORY_LIMIT)),
                        known),
                number("target", form.target(), reading),
                number("actual", form.actual(), reading),
                reading.text("unit", () -> TypedText.optionalLine(form.unit(), TargetSheet.UNIT_LIMIT)),
                reading.value(
                        "direction", () -> TargetSheet.direction(form.direction()), TargetDirection.HIGHER_IS_BETTER),
                reading.value("weight", () -> TargetSheet.weight(form.weight()), BigDecimal.ONE),
                false,
                false);
        reading.requireAll();
        set(actor, departmentId, year, List.of(draft));
    }

    /** As the year's targets spell it already. */
    private static String category(String typed, List<PerformanceTarget> known) {
        return NameKey.find(
                        known.stream()
                                .map(PerformanceTarget::getCategory)
                                .distinct()
                                .toList(),
                        Function.identity(),
                        typed)
                .orElse(typed);
    }

    private static @Nullable BigDecimal number(String field, String typed, FormReading reading) {
        return reading.value(field, () -> NumberCell.number(typed), Optional.<BigDecimal>empty())
                .orElse(null);
    }

    /**
     * Removes a target; what was typed into its cells stays in their history.
     *
     * @throws NotFoundException if the year has no target of this code
     * @throws RefusedException {@code window.closed}
     */
    @Transactional
    @Audited("target.remove")
    public void remove(Actor actor, UUID departmentId, FiscalYear year, String code) {
        actor.requireEdit(departmentId);
        departments.lockForWriting(departmentId);
        cells.requireOpen(departmentId, year);
        PerformanceTarget target = read(departmentId, year).stream()
                .filter(known -> known.getCode().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("target", code));
        targets.delete(target);
        log.done(AuditEvent.of(actor, "target.remove", departmentId, year, code, ""));
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

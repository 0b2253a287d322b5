package cn.ziping.budget;

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
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.TypedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The ledgers of the years. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
public class BudgetService {

    private static final int NAME_LIMIT = 200;

    private final BudgetRepository budgets;
    private final DepartmentService departments;
    private final Cells cells;
    private final AuditLog log;
    private final ApplicationEventPublisher events;

    public Ledger ledger(Actor actor, UUID departmentId, FiscalYear year) {
        actor.requireRead(departmentId);
        return read(departmentId, year);
    }

    /**
     * Adds a line, beginning the year's ledger with it where there is none.
     *
     * @return the line
     * @throws RefusedException with a message for the name
     */
    @Transactional
    @Audited("ledger.line.add")
    public LedgerLine addLine(Actor actor, UUID departmentId, FiscalYear year, LineKind kind, String name) {
        actor.requireEdit(departmentId);
        departments.lockForWriting(departmentId);
        cells.requireOpen(departmentId, year);
        String stripped = TypedText.line(name, NAME_LIMIT);
        Budget budget = find(departmentId, year).orElseGet(() -> new Budget(departmentId, year));
        LedgerLine line = budget.addLine(kind, stripped);
        budgets.save(budget);
        log.done(AuditEvent.of(
                actor, "ledger.line.add", departmentId, year, line.getId().toString(), kind + " " + stripped));
        events.publishEvent(new FiguresChanged(departmentId, year));
        return line;
    }

    /**
     * Takes out a line that holds no amount.
     *
     * @throws NotFoundException if the year's ledger has no such line
     * @throws RefusedException {@code ledger.line.filled}, {@code window.closed}
     */
    @Transactional
    @Audited("ledger.line.remove")
    public void removeLine(Actor actor, UUID departmentId, FiscalYear year, UUID lineId) {
        actor.requireEdit(departmentId);
        departments.lockForWriting(departmentId);
        cells.requireOpen(departmentId, year);
        Budget budget = find(departmentId, year).orElseThrow(() -> new NotFoundException("ledger", year));
        LedgerLine line = budget.getLines().stream()
                .filter(known -> known.getId().equals(lineId))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("line", lineId));
        budget.removeLine(line);
        log.done(AuditEvent.of(
                actor,
                "ledger.line.remove",
                departmentId,
                year,
                lineId.toString(),
                line.getKind() + " " + line.getName()));
        events.publishEvent(new FiguresChanged(departmentId, year));
    }

    /**
     * Saves what was typed, as far as it can be.
     *
     * @return what became of each edit, by the cell's path
     */
    @Transactional
    @Audited("ledger.save")
    public Map<String, CellResult> save(Actor actor, UUID departmentId, FiscalYear year, List<CellEdit> edits) {
        actor.requireEdit(departmentId);
        departments.lockForWriting(departmentId);
        return cells.apply(actor, "ledger.save", read(departmentId, year).cells(), edits);
    }

    /**
     * Begins a year's ledger with the lines of another year, without amounts; the caller asks for the right and logs.
     *
     * @return how many lines; 0 where the year has a ledger already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int copyLines(UUID departmentId, FiscalYear from, FiscalYear to) {
        departments.lockForWriting(departmentId);
        List<LedgerLine> lines = find(departmentId, from).map(Budget::getLines).orElse(List.of());
        if (lines.isEmpty() || find(departmentId, to).isPresent()) {
            return 0;
        }
        Budget budget = new Budget(departmentId, to);
        lines.forEach(line -> budget.addLine(line.getKind(), line.getName()));
        budgets.save(budget);
        events.publishEvent(new FiguresChanged(departmentId, to));
        return lines.size();
    }

    private Ledger read(UUID departmentId, FiscalYear year) {
        return new Ledger(
                departmentId,
                year,
                find(departmentId, year).map(Budget::getLines).orElse(List.of()));
    }

    private Optional<Budget> find(UUID departmentId, FiscalYear year) {
        return budgets.findWithLinesByDepartmentIdInAndYearIn(List.of(departmentId), List.of(year)).stream()
                .findFirst();
    }
}

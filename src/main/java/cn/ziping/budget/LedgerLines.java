package cn.ziping.budget;

import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.audit.Audited;
import cn.ziping.department.DepartmentService;
import cn.ziping.figure.Cells;
import cn.ziping.figure.FiguresChanged;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.FormReading;
import cn.ziping.shared.NameKey;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.RefusedFormException;
import cn.ziping.shared.Role;
import cn.ziping.shared.TypedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The lines of ledgers: they are added, renamed, given to an office, put in order, closed and taken out by 财务. */
@Service
@RequiredArgsConstructor
public class LedgerLines {

    private static final int NAME_LIMIT = 200;
    private static final int OFFICE_LIMIT = 100;

    private final BudgetRepository budgets;
    private final LineCatalog catalog;
    private final DepartmentService departments;
    private final Cells cells;
    private final AuditLog log;
    private final ApplicationEventPublisher events;

    /**
     * Adds a line, beginning the year's ledger with it where there is none.
     *
     * @param office the office it belongs to, or blank
     * @return the line
     * @throws RefusedFormException with a message for the name or the office
     */
    @Transactional
    @Audited("ledger.line.add")
    public LedgerLine add(Actor actor, UUID departmentId, FiscalYear year, LineKind kind, String name, String office) {
        begin(actor, departmentId, year);
        FormReading reading = new FormReading();
        String stripped = reading.text("name", () -> catalog.named(kind, TypedText.line(name, NAME_LIMIT)));
        String belongs = readOffice(reading, departmentId, office);
        reading.requireAll();
        Budget budget = openOrNew(departmentId, year);
        LedgerLine line;
        try {
            line = budget.addLine(kind, stripped, belongs, catalog);
        } catch (RefusedException refusal) {
            throw new RefusedFormException(Map.of("name", refusal));
        }
        budgets.save(budget);
        done(actor, "ledger.line.add", departmentId, year, line);
        return line;
    }

    /**
     * Adds the lines that a section has by regulation, as far as they are not there.
     *
     * @return how many
     */
    @Transactional
    @Audited("ledger.line.add")
    public int addStandard(Actor actor, UUID departmentId, FiscalYear year, LedgerSection section) {
        begin(actor, departmentId, year);
        LineKind kind = section.kinds().get(0);
        Budget budget = openOrNew(departmentId, year);
        List<String> known = budget.getLines().stream()
                .filter(line -> line.getKind() == kind)
                .map(LedgerLine::getName)
                .toList();
        List<String> missing = catalog.standard(section).stream()
                .filter(name -> known.stream().noneMatch(other -> NameKey.same(other, name)))
                .toList();
        missing.forEach(name -> budget.addLine(kind, name, null, catalog));
        budgets.save(budget);
        log.done(AuditEvent.of(
                actor, "ledger.line.add", departmentId, year, section.name(), missing.size() + " " + kind));
        events.publishEvent(new FiguresChanged(departmentId, year));
        return missing.size();
    }

    /**
     * Gives a line another name or office.
     *
     * @throws RefusedFormException with a message for the name or the office
     */
    @Transactional
    @Audited("ledger.line.describe")
    public void describe(Actor actor, UUID departmentId, FiscalYear year, UUID lineId, String name, String office) {
        begin(actor, departmentId, year);
        Budget budget = open(departmentId, year);
        LedgerLine line = line(budget, lineId);
        FormReading reading = new FormReading();
        // The name that it has stays as it is spelt, also where it could not be typed so any more.
        String stripped = name.strip().equals(line.getName())
                ? line.getName()
                : reading.text("name", () -> TypedText.line(name, NAME_LIMIT));
        String belongs = readOffice(reading, departmentId, office);
        reading.requireAll();
        String before = line.getName() + " " + line.getOffice();
        try {
            budget.describeLine(line, stripped, belongs);
        } catch (RefusedException refusal) {
            throw new RefusedFormException(Map.of("name", refusal));
        }
        log.done(AuditEvent.of(
                actor,
                "ledger.line.describe",
                departmentId,
                year,
                lineId.toString(),
                before + " → " + line.getName() + " " + line.getOffice()));
    }

    /** Closes a line, or opens it again. */
    @Transactional
    @Audited("ledger.line.close")
    public void close(Actor actor, UUID departmentId, FiscalYear year, UUID lineId, boolean closed) {
        begin(actor, departmentId, year);
        LedgerLine line = line(open(departmentId, year), lineId);
        line.close(closed);
        done(actor, closed ? "ledger.line.close" : "ledger.line.reopen", departmentId, year, line);
    }

    /** Puts a line one place up or down. */
    @Transactional
    @Audited("ledger.line.move")
    public void move(Actor actor, UUID departmentId, FiscalYear year, UUID lineId, boolean up) {
        begin(actor, departmentId, year);
        Budget budget = open(departmentId, year);
        LedgerLine line = line(budget, lineId);
        if (budget.moveLine(line, up)) {
            log.done(AuditEvent.of(
                    actor, "ledger.line.move", departmentId, year, lineId.toString(), up ? "up" : "down"));
        }
    }

    /**
     * Takes out a line that holds no amount.
     *
     * @throws NotFoundException if the year's ledger has no such line
     * @throws RefusedException {@code ledger.line.filled}, {@code window.closed}
     */
    @Transactional
    @Audited("ledger.line.remove")
    public void remove(Actor actor, UUID departmentId, FiscalYear year, UUID lineId) {
        begin(actor, departmentId, year);
        Budget budget = open(departmentId, year);
        LedgerLine line = line(budget, lineId);
        budget.removeLine(line);
        done(actor, "ledger.line.remove", departmentId, year, line);
    }

    /**
     * Begins a year's ledger with the lines of another year that are not closed, without amounts; the caller asks for the
     * right and logs.
     *
     * @return how many lines; 0 where the year has a ledger already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int copy(UUID departmentId, FiscalYear from, FiscalYear to) {
        departments.lockForWriting(departmentId);
        List<LedgerLine> lines =
                budgets
                        .findWithLinesByDepartmentIdAndYear(departmentId, from)
                        .map(Budget::getLines)
                        .orElse(List.of())
                        .stream()
                        .filter(line -> !line.isClosed())
                        .toList();
        if (lines.isEmpty()
                || budgets.findByDepartmentIdAndYear(departmentId, to).isPresent()) {
            return 0;
        }
        Budget budget = new Budget(departmentId, to);
        lines.forEach(line -> budget.copyLine(line, catalog));
        budgets.save(budget);
        events.publishEvent(new FiguresChanged(departmentId, to));
        return lines.size();
    }

    private void begin(Actor actor, UUID departmentId, FiscalYear year) {
        actor.requireLedger(departmentId);
        actor.require(Role.FINANCE);
        departments.lockForWriting(departmentId);
        cells.requireOpen(departmentId, year);
    }

    private @Nullable String readOffice(FormReading reading, UUID departmentId, String typed) {
        String office = reading.text("office", () -> TypedText.optionalLine(typed, OFFICE_LIMIT));
        if (office.isEmpty()) {
            return null;
        }
        List<String> offices = departments.offices(departmentId);
        Optional<String> known = NameKey.find(offices, Function.identity(), typed.strip());
        reading.require(
                known.isPresent(),
                "office",
                offices.isEmpty() ? "account.office.none" : "account.office",
                String.join("、", offices));
        return known.orElse(office);
    }

    private Budget openOrNew(UUID departmentId, FiscalYear year) {
        return budgets.findWithLinesByDepartmentIdAndYear(departmentId, year)
                .orElseGet(() -> new Budget(departmentId, year));
    }

    private Budget open(UUID departmentId, FiscalYear year) {
        return budgets.findWithLinesByDepartmentIdAndYear(departmentId, year)
                .orElseThrow(() -> new NotFoundException("ledger", year));
    }

    private static LedgerLine line(Budget budget, UUID lineId) {
        return budget.getLines().stream()
                .filter(line -> line.getId().equals(lineId))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("line", lineId));
    }

    private void done(Actor actor, String action, UUID departmentId, FiscalYear year, LedgerLine line) {
        log.done(AuditEvent.of(
                actor, action, departmentId, year, line.getId().toString(), line.getKind() + " " + line.getName()));
        events.publishEvent(new FiguresChanged(departmentId, year));
    }
}

package cn.ziping.budget;

import cn.ziping.audit.Audited;
import cn.ziping.department.DepartmentService;
import cn.ziping.figure.CellEdit;
import cn.ziping.figure.CellResult;
import cn.ziping.figure.CellRevision;
import cn.ziping.figure.Cells;
import cn.ziping.figure.TypedCell;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.MoneyUnit;
import cn.ziping.shared.NotFoundException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The ledgers of the years: what they hold, and what is typed into them. A contributor reaches the lines of one office. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
public class BudgetService {

    private final BudgetRepository budgets;
    private final LedgerTotals totals;
    private final LineCatalog catalog;
    private final DepartmentService departments;
    private final Cells cells;

    /**
     * A section of a year's ledger.
     *
     * @throws NotFoundException if it does not exist for this person
     */
    public Ledger ledger(Actor actor, UUID departmentId, FiscalYear year, LedgerSection section) {
        actor.requireLedger(departmentId);
        String office = officeOf(actor, section);
        List<FiscalYear> years = withLastYear(year);
        List<BudgetRepository.YearLine> lines = budgets.findLines(departmentId, years, section.kinds());
        return ledger(
                departmentId,
                year,
                section,
                ofOffice(ofYear(lines, year), office),
                years.size() > 1 ? ofOffice(ofYear(lines, years.get(1)), office) : List.of(),
                office);
    }

    /** All sections of a year's ledger, in two statements; the caller has asked whether the person may read it whole. */
    List<Ledger> sections(UUID departmentId, FiscalYear year) {
        List<FiscalYear> years = withLastYear(year);
        List<BudgetRepository.YearLine> lines = budgets.findLines(departmentId, years, EnumSet.allOf(LineKind.class));
        LedgerTotals.Found found = totals.of(List.of(departmentId), years, null);
        return Arrays.stream(LedgerSection.values())
                .map(section -> new Ledger(
                        departmentId,
                        year,
                        section,
                        ofSection(ofYear(lines, year), section),
                        years.size() > 1 ? ofSection(ofYear(lines, years.get(1)), section) : List.of(),
                        found.of(departmentId, year),
                        years.size() > 1 ? found.of(departmentId, years.get(1)) : LedgerTotals.Totals.NONE,
                        catalog))
                .toList();
    }

    /** Every line of a year's ledger, in order; the caller has asked whether the person may read it whole. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<LedgerLine> readLines(UUID departmentId, FiscalYear year) {
        return ofYear(budgets.findLines(departmentId, List.of(year), EnumSet.allOf(LineKind.class)), year);
    }

    private static List<LedgerLine> ofSection(List<LedgerLine> lines, LedgerSection section) {
        return lines.stream()
                .filter(line -> line.getKind().section() == section)
                .toList();
    }

    /** Whether the person's part of a section has any line. */
    public boolean exists(Actor actor, UUID departmentId, FiscalYear year, LedgerSection section) {
        actor.requireLedger(departmentId);
        String office = officeOf(actor, section);
        return budgets.countLines(departmentId, year, section.kinds(), office) > 0;
    }

    /** Whether the section lacks a line that regulation names. */
    public boolean lacksStandard(Actor actor, UUID departmentId, FiscalYear year, LedgerSection section) {
        actor.requireLedger(departmentId);
        List<String> standard = catalog.standard(section);
        return !standard.isEmpty()
                && !ofYear(budgets.findLines(departmentId, List.of(year), section.kinds()), year).stream()
                        .map(LedgerLine::getName)
                        .toList()
                        .containsAll(standard);
    }

    /** As {@link #ledger}, with some of the lines of expenditure alone; the sums are those of all. */
    public Ledger lines(Actor actor, UUID departmentId, FiscalYear year, Collection<UUID> lineIds) {
        actor.requireLedger(departmentId);
        String office = actor.scope().office();
        List<LedgerLine> lines = ofOffice(budgets.findLines(departmentId, year, lineIds), office);
        return ledger(departmentId, year, LedgerSection.EXPENDITURE, lines, List.of(), office);
    }

    private Ledger ledger(
            UUID departmentId,
            FiscalYear year,
            LedgerSection section,
            List<LedgerLine> lines,
            List<LedgerLine> lastYear,
            @Nullable String office) {
        List<FiscalYear> years = withLastYear(year);
        LedgerTotals.Found found = totals.of(List.of(departmentId), years, office);
        return new Ledger(
                departmentId,
                year,
                section,
                lines,
                lastYear,
                found.of(departmentId, year),
                years.size() > 1 ? found.of(departmentId, years.get(1)) : LedgerTotals.Totals.NONE,
                catalog);
    }

    /** What the section is seen by: {@code null} by those who see all of it. */
    private static @Nullable String officeOf(Actor actor, LedgerSection section) {
        String office = actor.scope().office();
        if (office != null && section != LedgerSection.EXPENDITURE) {
            throw new NotFoundException("section", section);
        }
        return office;
    }

    private static List<FiscalYear> withLastYear(FiscalYear year) {
        return year.value() == FiscalYear.FIRST ? List.of(year) : List.of(year, year.previous());
    }

    private static List<LedgerLine> ofYear(List<BudgetRepository.YearLine> lines, FiscalYear year) {
        return lines.stream()
                .filter(line -> line.getYear().equals(year))
                .map(BudgetRepository.YearLine::getLine)
                .toList();
    }

    private static List<LedgerLine> ofOffice(List<LedgerLine> lines, @Nullable String office) {
        return office == null
                ? lines
                : lines.stream().filter(line -> office.equals(line.getOffice())).toList();
    }

    /** As {@link #save(Actor, UUID, FiscalYear, MoneyUnit, List)}, with money in 万元. */
    @Transactional
    @Audited("ledger.save")
    public Map<String, CellResult> save(Actor actor, UUID departmentId, FiscalYear year, List<CellEdit> edits) {
        return save(actor, departmentId, year, MoneyUnit.WAN, edits);
    }

    /**
     * Saves what was typed, as far as it can be.
     *
     * @param unit the unit that money was typed in
     * @return what became of each edit, by the cell's path
     */
    @Transactional
    @Audited("ledger.save")
    public Map<String, CellResult> save(
            Actor actor, UUID departmentId, FiscalYear year, MoneyUnit unit, List<CellEdit> edits) {
        actor.requireType(departmentId);
        departments.lockForWriting(departmentId);
        return cells.apply(actor, "ledger.save", cells(actor, departmentId, year, unit, edits), edits);
    }

    /** The cells that are edited, and no others: a ledger of 500 lines is not read for one of them. */
    private Map<String, TypedCell> cells(
            Actor actor, UUID departmentId, FiscalYear year, MoneyUnit unit, List<CellEdit> edits) {
        Set<UUID> ids = new HashSet<>();
        edits.forEach(edit -> lineOf(edit.cell()).ifPresent(ids::add));
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<LedgerLine> found = ofOffice(
                budgets.findLines(departmentId, year, ids), actor.scope().office());
        Map<String, TypedCell> known = new LinkedHashMap<>();
        for (LedgerSection section : LedgerSection.values()) {
            List<LedgerLine> lines = ofSection(found, section);
            if (!lines.isEmpty()) {
                known.putAll(sheet(departmentId, year, section, lines).cells(unit));
            }
        }
        return known;
    }

    /** The lines as a sheet to type in. A 类 can tell whether it is divided only beside the other items. */
    private Ledger sheet(UUID departmentId, FiscalYear year, LedgerSection section, List<LedgerLine> lines) {
        List<LedgerLine> beside = section == LedgerSection.ECONOMIC
                ? ofYear(budgets.findLines(departmentId, List.of(year), section.kinds()), year)
                : lines;
        return new Ledger(
                departmentId,
                year,
                section,
                beside,
                List.of(),
                LedgerTotals.Totals.NONE,
                LedgerTotals.Totals.NONE,
                catalog);
    }

    /** The line that a cell's path names. */
    public static Optional<UUID> lineOf(String path) {
        int colon = path.indexOf(':');
        try {
            return colon < 0 ? Optional.empty() : Optional.of(UUID.fromString(path.substring(0, colon)));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /**
     * Who put what into a cell, oldest first.
     *
     * @param path the cell's path
     * @throws NotFoundException if there is no such cell, or none for this person
     */
    public List<CellRevision> history(Actor actor, UUID departmentId, FiscalYear year, String path) {
        actor.requireLedger(departmentId);
        TypedCell cell = cells(actor, departmentId, year, MoneyUnit.WAN, List.of(new CellEdit(path, "", "", false)))
                .get(path);
        if (cell == null) {
            throw new NotFoundException("cell", path);
        }
        return cells.history(cell.key());
    }
}

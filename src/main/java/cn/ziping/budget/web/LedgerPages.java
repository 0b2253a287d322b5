package cn.ziping.budget.web;

import cn.ziping.budget.BudgetService;
import cn.ziping.budget.Ledger;
import cn.ziping.budget.LedgerLine;
import cn.ziping.budget.LedgerSection;
import cn.ziping.budget.LineCatalog;
import cn.ziping.budget.LineKind;
import cn.ziping.department.Department;
import cn.ziping.department.DepartmentService;
import cn.ziping.figure.CellPage;
import cn.ziping.figure.CellResult;
import cn.ziping.figure.CellRevision;
import cn.ziping.figure.Cells;
import cn.ziping.shared.Actor;
import cn.ziping.shared.Days;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.MoneyUnit;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.NumberText;
import cn.ziping.shared.Role;
import cn.ziping.shared.ShownTime;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Fills the models of the ledger's pages. */
@Component
@RequiredArgsConstructor
class LedgerPages {

    private final BudgetService budgets;
    private final DepartmentService departments;
    private final LineCatalog catalog;
    private final Cells cells;
    private final MessageSource messages;
    private final Clock clock;

    String grid(Actor actor, Department department, FiscalYear year, LedgerSection section, Model model) {
        common(
                actor,
                department,
                year,
                section,
                CellPage.editable(cells, actor, department.getId(), year, model),
                model);
        // The rows are fetched by the grid: reading them here as well would do the work twice.
        model.addAttribute("ledgerGrid", true);
        model.addAttribute(
                "withoutScript",
                "/ledgers/" + department.getCode() + "/" + year + "/form?section=" + section.address());
        model.addAttribute("exists", budgets.exists(actor, department.getId(), year, section));
        return "budget/ledger";
    }

    String form(
            Actor actor,
            Department department,
            FiscalYear year,
            LedgerSection section,
            int page,
            Map<String, CellResult> results,
            Model model) {
        boolean editable = CellPage.editable(cells, actor, department.getId(), year, model);
        common(actor, department, year, section, editable, model);
        model.addAttribute("ledger", view(actor, department, year, section, page, results, editable));
        return "budget/form";
    }

    LedgerView view(
            Actor actor,
            Department department,
            FiscalYear year,
            LedgerSection section,
            int page,
            Map<String, CellResult> results,
            boolean editable) {
        Ledger ledger = budgets.ledger(actor, department.getId(), year, section);
        return LedgerView.of(ledger, editable, page, results, messages, locale());
    }

    private void common(
            Actor actor, Department department, FiscalYear year, LedgerSection section, boolean editable, Model model) {
        boolean whole = actor.mayRead(department.getId());
        model.addAttribute("department", department);
        model.addAttribute("year", year);
        model.addAttribute("ledgerSection", section.address());
        model.addAttribute(
                "sections",
                whole
                        ? Arrays.stream(LedgerSection.values())
                                .map(LedgerSection::address)
                                .toList()
                        : List.of());
        model.addAttribute("whole", whole);
        model.addAttribute("office", actor.scope().office());
        boolean structure = editable && actor.has(Role.FINANCE);
        model.addAttribute("structure", structure);
        model.addAttribute("typable", editable);
        model.addAttribute("units", MoneyUnit.values());
        if (structure) {
            List<LineKind> kinds = section.kinds();
            model.addAttribute(
                    "kinds",
                    section == LedgerSection.EXPENDITURE
                            ? List.of(LineKind.PROJECT, LineKind.BASIC, LineKind.WHOLE)
                            : kinds);
            model.addAttribute("names", catalog.names(kinds.get(0)));
            model.addAttribute("standard", budgets.lacksStandard(actor, department.getId(), year, section));
            model.addAttribute("offices", departments.offices(department.getId()));
            model.addAttribute("wholeName", messages.getMessage("line.WHOLE", null, Locale.SIMPLIFIED_CHINESE));
        }
    }

    /**
     * @throws NotFoundException if the person has no such line
     */
    LedgerLine line(Actor actor, Department department, FiscalYear year, UUID line) {
        return budgets.lines(actor, department.getId(), year, List.of(line)).lines().stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("line", line));
    }

    boolean mayType(Actor actor, Department department, FiscalYear year) {
        return cells.mayType(actor, department.getId(), year);
    }

    /**
     * A change of a cell.
     *
     * @param who the person
     * @param when in China's time
     * @param source the file it came from, or empty where it was typed
     * @param before what stood there in 元, or empty
     * @param after what was put there in 元, or empty
     * @param beforeShown the same in 万元, to be read
     * @param afterShown the same in 万元, to be read
     */
    record Revision(
            String who,
            String when,
            String source,
            String before,
            String after,
            String beforeShown,
            String afterShown) {}

    /** Newest first. */
    List<Revision> history(Actor actor, Department department, FiscalYear year, String cell) {
        List<Revision> revisions = new ArrayList<>(budgets.history(actor, department.getId(), year, cell).stream()
                .map(LedgerPages::revision)
                .toList());
        Collections.reverse(revisions);
        return revisions;
    }

    private static Revision revision(CellRevision revision) {
        return new Revision(
                revision.getAccountName(),
                ShownTime.of(revision.getAt()),
                plain(revision.getSource()),
                plain(revision.getBefore()),
                plain(revision.getAfter()),
                wan(revision.getBefore()),
                wan(revision.getAfter()));
    }

    private static String plain(@Nullable String stored) {
        return stored == null ? "" : stored;
    }

    private static String wan(@Nullable String stored) {
        return stored == null
                ? ""
                : NumberText.grouped(NumberText.atLeast(MoneyUnit.WAN.fromYuan(new BigDecimal(stored)), 2));
    }

    ExecutionCurve curve(Ledger ledger, FiscalYear year) {
        return ExecutionCurve.of(ledger.sums(), year, LocalDate.now(clock.withZone(Days.CHINA)), messages, locale());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}

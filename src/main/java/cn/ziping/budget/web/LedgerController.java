package cn.ziping.budget.web;

import cn.ziping.budget.BudgetService;
import cn.ziping.budget.Ledger;
import cn.ziping.budget.LedgerSection;
import cn.ziping.department.Department;
import cn.ziping.department.DepartmentGates;
import cn.ziping.department.DepartmentService;
import cn.ziping.figure.CellEdit;
import cn.ziping.figure.CellPage;
import cn.ziping.figure.CellResult;
import cn.ziping.platform.BodyLimit;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The year's ledger of a department, a section a page: as a grid, and as the plain form that stands under it and works
 * without JavaScript.
 */
@Controller
@RequestMapping("/ledgers/{departmentCode}/{year}")
@RequiredArgsConstructor
class LedgerController {

    private final BudgetService budgets;
    private final DepartmentService departments;
    private final LedgerPages pages;

    @GetMapping
    String grid(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            @RequestParam(defaultValue = "expenditure") String section,
            Model model) {
        Department department = departments.ofLedger(actor, departmentCode);
        return pages.grid(actor, department, year, LedgerCellsController.section(section), model);
    }

    @GetMapping("/form")
    String form(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            @RequestParam(defaultValue = "expenditure") String section,
            @RequestParam(defaultValue = "1") int page,
            HttpServletRequest request,
            Model model) {
        Map<String, CellResult> unsaved = CellPage.unsaved(request, model);
        Department department = departments.ofLedger(actor, departmentCode);
        return pages.form(actor, department, year, LedgerCellsController.section(section), page, unsaved, model);
    }

    /** The whole page of the form at once. */
    @BodyLimit(kilobytes = BodyLimit.WHOLE_SHEET, gate = DepartmentGates.Typing.class)
    @PostMapping("/form")
    String save(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            @RequestParam(defaultValue = "expenditure") String section,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Department department = departments.forTyping(actor, departmentCode);
        Map<String, CellResult> results = budgets.save(actor, department.getId(), year, CellEdit.of(form));
        redirect.addAttribute("section", section);
        redirect.addAttribute("page", page);
        return CellPage.settled(results, response, model, redirect)
                ? "redirect:/ledgers/{departmentCode}/{year}/form"
                : pages.form(actor, department, year, LedgerCellsController.section(section), page, results, model);
    }

    /** A single cell of the form, as soon as it is left. */
    @PostMapping(path = "/form", headers = "HX-Request=true")
    String saveCell(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            @RequestParam(defaultValue = "expenditure") String section,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Department department = departments.forTyping(actor, departmentCode);
        Map<String, CellResult> results = budgets.save(actor, department.getId(), year, CellEdit.of(form));
        // Whoever has just typed may type.
        LedgerView view =
                pages.view(actor, department, year, LedgerCellsController.section(section), page, results, true);
        model.addAttribute("ledger", view);
        CellPage.answer(results, view.cells(), request, response, model);
        return "budget/form :: saved";
    }

    /** Who put what into a cell, and when; a part of the grid's page. */
    @GetMapping("/history")
    String history(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            @RequestParam String cell,
            Model model) {
        Department department = departments.ofLedger(actor, departmentCode);
        model.addAttribute("revisions", pages.history(actor, department, year, cell));
        model.addAttribute("mayPutBack", pages.mayType(actor, department, year));
        return "budget/history :: history";
    }

    /** Execution against the time that has passed, with its table; a part of the ledger's page. */
    @GetMapping("/curve")
    String curve(Actor actor, @PathVariable String departmentCode, @PathVariable FiscalYear year, Model model) {
        Department department = departments.ofLedger(actor, departmentCode);
        Ledger ledger = budgets.ledger(actor, department.getId(), year, LedgerSection.EXPENDITURE);
        model.addAttribute("curve", pages.curve(ledger, year));
        return "budget/curve :: curve";
    }
}

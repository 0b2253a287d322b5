package cn.ziping.budget.web;

import cn.ziping.budget.BudgetService;
import cn.ziping.budget.LineKind;
import cn.ziping.department.Department;
import cn.ziping.department.DepartmentService;
import cn.ziping.figure.CellEdit;
import cn.ziping.figure.CellPage;
import cn.ziping.figure.CellResult;
import cn.ziping.figure.Cells;
import cn.ziping.platform.UnsavedForm;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The year's ledger of a department. */
@Controller
@RequestMapping("/ledgers/{departmentCode}/{year}")
@RequiredArgsConstructor
class LedgerController {

    private static final String PAGE = "budget/ledger";

    private final BudgetService budgets;
    private final DepartmentService departments;
    private final Cells cells;
    private final MessageSource messages;

    @GetMapping
    String page(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            HttpServletRequest request,
            Model model) {
        Map<String, CellResult> unsaved = CellPage.unsaved(request, model);
        return page(actor, departments.byCode(actor, departmentCode), year, unsaved, model);
    }

    /** Without JavaScript: the whole table at once. */
    @PostMapping
    String save(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Department department = departments.forWriting(actor, departmentCode);
        Map<String, CellResult> results = budgets.save(actor, department.getId(), year, CellEdit.of(form));
        return CellPage.settled(results, response, model, redirect)
                ? "redirect:/ledgers/{departmentCode}/{year}"
                : page(actor, department, year, results, model);
    }

    /** A single cell, as soon as it is left. */
    @PostMapping(headers = "HX-Request=true")
    String saveCell(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Department department = departments.forWriting(actor, departmentCode);
        Map<String, CellResult> results = budgets.save(actor, department.getId(), year, CellEdit.of(form));
        LedgerView view = view(actor, department, year, results, model);
        model.addAttribute("ledger", view);
        CellPage.answer(results, view.cells(), request, response, model);
        return PAGE + " :: saved";
    }

    /** A line whose session had ended while it was typed: the ledger, with the line filled in again. */
    @GetMapping("/lines")
    String lineAgain(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            HttpServletRequest request,
            Model model) {
        UnsavedForm.take(request).ifPresent(form -> {
            model.addAttribute("notice", "cells.unsaved");
            model.addAttribute("lineName", form.getFirst("name"));
            model.addAttribute("lineKind", form.getFirst("kind"));
        });
        return page(actor, departments.byCode(actor, departmentCode), year, Map.of(), model);
    }

    @PostMapping("/lines")
    String addLine(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            @RequestParam LineKind kind,
            @RequestParam String name,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Department department = departments.forWriting(actor, departmentCode);
        try {
            budgets.addLine(actor, department.getId(), year, kind, name);
        } catch (RefusedException refusal) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            model.addAttribute("lineError", refusal);
            model.addAttribute("lineName", name);
            model.addAttribute("lineKind", kind.name());
            return page(actor, department, year, Map.of(), model);
        }
        redirect.addFlashAttribute("notice", "ledger.line.added");
        return "redirect:/ledgers/{departmentCode}/{year}";
    }

    @PostMapping("/lines/remove")
    String removeLine(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            @RequestParam UUID line,
            RedirectAttributes redirect) {
        Department department = departments.forWriting(actor, departmentCode);
        budgets.removeLine(actor, department.getId(), year, line);
        redirect.addFlashAttribute("notice", "ledger.line.removed");
        return "redirect:/ledgers/{departmentCode}/{year}";
    }

    private String page(
            Actor actor, Department department, FiscalYear year, Map<String, CellResult> results, Model model) {
        model.addAttribute("department", department);
        model.addAttribute("year", year);
        model.addAttribute("ledger", view(actor, department, year, results, model));
        model.addAttribute("wholeName", messages.getMessage("line.WHOLE", null, Locale.SIMPLIFIED_CHINESE));
        model.addAttribute("kinds", List.of(LineKind.PROJECT, LineKind.BASIC, LineKind.WHOLE, LineKind.INCOME));
        return PAGE;
    }

    private LedgerView view(
            Actor actor, Department department, FiscalYear year, Map<String, CellResult> results, Model model) {
        boolean editable = CellPage.editable(cells, actor, department.getId(), year, model);
        return LedgerView.of(budgets.ledger(actor, department.getId(), year), editable, results);
    }
}

package cn.ziping.target.web;

import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.department.Department;
import cn.ziping.department.DepartmentGates;
import cn.ziping.department.DepartmentService;
import cn.ziping.figure.CellEdit;
import cn.ziping.figure.CellPage;
import cn.ziping.figure.CellResult;
import cn.ziping.figure.Cells;
import cn.ziping.platform.BodyLimit;
import cn.ziping.platform.FormAnswer;
import cn.ziping.platform.FormFields;
import cn.ziping.platform.SpreadsheetAnswer;
import cn.ziping.platform.UnsavedForm;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.target.TargetForm;
import cn.ziping.target.TargetService;
import cn.ziping.target.TargetWeights;
import cn.ziping.target.TargetWorkbook;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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

/** A department's performance targets of a year. */
@Controller
@RequestMapping("/ledgers/{departmentCode}/{year}/targets")
@RequiredArgsConstructor
class TargetPageController {

    private static final String PAGE = "target/targets";

    private final AuditLog log;
    private final TargetService targets;
    private final TargetWorkbook workbook;
    private final DepartmentService departments;
    private final Cells cells;
    private final TargetWeights weights;

    @GetMapping("/targets.xlsx")
    void download(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            HttpServletResponse response)
            throws IOException {
        Department department = departments.byCode(actor, departmentCode);
        log.noted(AuditEvent.of(actor, "export.targets", department.getId(), year, "", ""));
        SpreadsheetAnswer.write(
                response,
                "targets-" + department.getCode() + "-" + year,
                out -> workbook.write(actor, department.getId(), year, out));
    }

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

    @BodyLimit(kilobytes = BodyLimit.WHOLE_SHEET, gate = DepartmentGates.Writing.class)
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
        Map<String, CellResult> results = targets.save(actor, department.getId(), year, CellEdit.of(form));
        return CellPage.settled(results, response, model, redirect)
                ? "redirect:/ledgers/{departmentCode}/{year}/targets"
                : page(actor, department, year, results, model);
    }

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
        Map<String, CellResult> results = targets.save(actor, department.getId(), year, CellEdit.of(form));
        TargetSheetView view = view(actor, department, year, results, model);
        model.addAttribute("targets", view);
        CellPage.answer(results, view.cells(), request, response, model);
        return PAGE + " :: saved";
    }

    /** A target whose session had ended while it was typed: the table, with the target filled in again. */
    @GetMapping("/rows")
    String rowAgain(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            HttpServletRequest request,
            Model model) {
        UnsavedForm.take(request).ifPresent(form -> {
            model.addAttribute("notice", "cells.unsaved");
            model.addAttribute("form", form(form));
        });
        return page(actor, departments.byCode(actor, departmentCode), year, Map.of(), model);
    }

    @PostMapping("/rows")
    String add(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Department department = departments.forWriting(actor, departmentCode);
        TargetForm form = form(typed);
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> targets.add(actor, department.getId(), year, form),
                        "target.added",
                        "redirect:/ledgers/{departmentCode}/{year}/targets",
                        () -> {
                            model.addAttribute("form", form);
                            return page(actor, department, year, Map.of(), model);
                        });
    }

    @PostMapping("/rows/remove")
    String remove(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            @RequestParam String code,
            RedirectAttributes redirect) {
        Department department = departments.forWriting(actor, departmentCode);
        targets.remove(actor, department.getId(), year, code);
        redirect.addFlashAttribute("notice", "target.removed");
        return "redirect:/ledgers/{departmentCode}/{year}/targets";
    }

    private static TargetForm form(MultiValueMap<String, String> typed) {
        return new TargetForm(
                FormFields.text(typed, "code"),
                FormFields.text(typed, "name"),
                FormFields.text(typed, "category"),
                FormFields.text(typed, "direction"),
                FormFields.text(typed, "weight"),
                FormFields.text(typed, "target"),
                FormFields.text(typed, "actual"),
                FormFields.text(typed, "unit"));
    }

    private String page(
            Actor actor, Department department, FiscalYear year, Map<String, CellResult> results, Model model) {
        model.addAttribute("department", department);
        model.addAttribute("year", year);
        model.addAttribute("targets", view(actor, department, year, results, model));
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", TargetForm.EMPTY);
        }
        return PAGE;
    }

    private TargetSheetView view(
            Actor actor, Department department, FiscalYear year, Map<String, CellResult> results, Model model) {
        boolean editable = CellPage.editable(cells, actor, department.getId(), year, model);
        return TargetSheetView.of(
                targets.sheet(actor, department.getId(), year),
                weights.of(department.getId(), year),
                editable,
                results);
    }
}

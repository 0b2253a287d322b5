package cn.ziping.figure.web;

import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.department.Department;
import cn.ziping.department.DepartmentGates;
import cn.ziping.department.DepartmentService;
import cn.ziping.figure.CellEdit;
import cn.ziping.figure.CellPage;
import cn.ziping.figure.CellResult;
import cn.ziping.figure.Cells;
import cn.ziping.figure.FigureForm;
import cn.ziping.figure.FigureService;
import cn.ziping.figure.FigureWorkbook;
import cn.ziping.platform.BodyLimit;
import cn.ziping.platform.FormAnswer;
import cn.ziping.platform.FormFields;
import cn.ziping.platform.SpreadsheetAnswer;
import cn.ziping.platform.UnsavedForm;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
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

/** 基础数据: the counts and amounts that the report talks about. */
@Controller
@RequestMapping("/ledgers/{departmentCode}/{year}/figures")
@RequiredArgsConstructor
class FigurePageController {

    private static final String PAGE = "figure/figures";

    private final AuditLog log;
    private final FigureService figures;
    private final FigureWorkbook workbook;
    private final DepartmentService departments;
    private final Cells cells;
    private final MessageSource messages;

    @GetMapping("/figures.xlsx")
    void download(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            HttpServletResponse response)
            throws IOException {
        Department department = departments.byCode(actor, departmentCode);
        log.noted(AuditEvent.of(actor, "export.figures", department.getId(), year, "", ""));
        SpreadsheetAnswer.write(
                response,
                "figures-" + department.getCode() + "-" + year,
                out -> workbook.write(actor, department.getId(), year, out));
    }

    @GetMapping
    String page(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        Map<String, CellResult> unsaved = CellPage.unsaved(request, model);
        return page(actor, departments.byCode(actor, departmentCode), year, unsaved, locale, model);
    }

    @BodyLimit(kilobytes = BodyLimit.WHOLE_SHEET, gate = DepartmentGates.Writing.class)
    @PostMapping
    String save(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        Department department = departments.forWriting(actor, departmentCode);
        Map<String, CellResult> results = figures.save(actor, department.getId(), year, CellEdit.of(form));
        return CellPage.settled(results, response, model, redirect)
                ? "redirect:/ledgers/{departmentCode}/{year}/figures"
                : page(actor, department, year, results, locale, model);
    }

    @PostMapping(headers = "HX-Request=true")
    String saveCell(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        Department department = departments.forWriting(actor, departmentCode);
        Map<String, CellResult> results = figures.save(actor, department.getId(), year, CellEdit.of(form));
        FigureSheetView view = view(actor, department, year, results, locale, model);
        model.addAttribute("figures", view);
        model.addAttribute("asked", view.withValueIn(results.keySet()));
        CellPage.answer(results, view.cells(), request, response, model);
        return PAGE + " :: saved";
    }

    /** A figure whose session had ended while it was typed: the table, with the figure filled in again. */
    @GetMapping("/rows")
    String rowAgain(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        UnsavedForm.take(request).ifPresent(form -> {
            model.addAttribute("notice", "cells.unsaved");
            model.addAttribute("form", form(form));
        });
        return page(actor, departments.byCode(actor, departmentCode), year, Map.of(), locale, model);
    }

    @PostMapping("/rows")
    String define(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        Department department = departments.forWriting(actor, departmentCode);
        FigureForm form = form(typed);
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> figures.define(actor, department.getId(), year, form),
                        "figure.added",
                        "redirect:/ledgers/{departmentCode}/{year}/figures",
                        () -> {
                            model.addAttribute("form", form);
                            return page(actor, department, year, Map.of(), locale, model);
                        });
    }

    private static FigureForm form(MultiValueMap<String, String> typed) {
        return new FigureForm(
                FormFields.text(typed, "code"),
                FormFields.text(typed, "kind"),
                FormFields.text(typed, "unit"),
                FormFields.text(typed, "labelEn"));
    }

    private String page(
            Actor actor,
            Department department,
            FiscalYear year,
            Map<String, CellResult> results,
            Locale locale,
            Model model) {
        model.addAttribute("department", department);
        model.addAttribute("year", year);
        model.addAttribute("figures", view(actor, department, year, results, locale, model));
        model.addAttribute("kinds", FigureForm.KINDS);
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", FigureForm.EMPTY);
        }
        return PAGE;
    }

    private FigureSheetView view(
            Actor actor,
            Department department,
            FiscalYear year,
            Map<String, CellResult> results,
            Locale locale,
            Model model) {
        return FigureSheetView.of(new FigureSheetView.Material(
                figures.sheet(actor, department.getId(), year),
                figures.needs(actor, department.getId(), year),
                figures::asksReason,
                CellPage.editable(cells, actor, department.getId(), year, model),
                cells.mayType(actor, department.getId(), year.previous()),
                results,
                messages,
                locale));
    }
}

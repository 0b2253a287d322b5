package cn.ziping.budget.web;

import cn.ziping.budget.LedgerLine;
import cn.ziping.budget.LedgerLines;
import cn.ziping.budget.LineKind;
import cn.ziping.department.Department;
import cn.ziping.department.DepartmentService;
import cn.ziping.platform.FormAnswer;
import cn.ziping.platform.FormFields;
import cn.ziping.platform.UnsavedForm;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The lines of the ledger, added and changed by 财务 through plain forms; the grid's toolbar posts the same ones. */
@Controller
@RequestMapping("/ledgers/{departmentCode}/{year}/lines")
@RequiredArgsConstructor
class LedgerLineController {

    private static final String BACK = "redirect:/ledgers/{departmentCode}/{year}/form";

    private final LedgerLines lines;
    private final DepartmentService departments;
    private final LedgerPages pages;

    /** A line whose session had ended while it was typed, filled in again; or one that is to be described. */
    @GetMapping({"", "/describe"})
    String again(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            @RequestParam(required = false) @Nullable UUID line,
            HttpServletRequest request,
            Model model) {
        Department department = departments.ofLedger(actor, departmentCode);
        MultiValueMap<String, String> form = UnsavedForm.take(request).orElse(null);
        LineKind kind = LineKind.PROJECT;
        if (form != null) {
            model.addAttribute("notice", "cells.unsaved");
            kind = typed(form, model);
            if (!FormFields.text(form, "line").isEmpty()) {
                described(
                        FormFields.text(form, "line"),
                        FormFields.text(form, "name"),
                        FormFields.text(form, "office"),
                        model);
            }
        } else if (line != null) {
            LedgerLine known = pages.line(actor, department, year, line);
            String office = known.getOffice();
            kind = known.getKind();
            described(line.toString(), known.getName(), office == null ? "" : office, model);
        }
        return pages.form(actor, department, year, kind.section(), 1, Map.of(), model);
    }

    private static void described(String line, String name, String office, Model model) {
        model.addAttribute("describedLine", line);
        model.addAttribute("describedName", name);
        model.addAttribute("describedOffice", office);
    }

    @PostMapping
    String add(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Department department = departments.ofLedger(actor, departmentCode);
        LineKind kind = typed(form, model);
        redirect.addAttribute("section", kind.section().address());
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> lines.add(
                                actor,
                                department.getId(),
                                year,
                                kind,
                                FormFields.text(form, "name"),
                                FormFields.text(form, "office")),
                        "ledger.line.added",
                        back(form),
                        () -> pages.form(actor, department, year, kind.section(), 1, Map.of(), model));
    }

    /** What was typed of a line, kept in the model for the page shown again. */
    private static LineKind typed(MultiValueMap<String, String> form, Model model) {
        LineKind kind = FormFields.text(form, "kind").isEmpty()
                ? LineKind.PROJECT
                : Arrays.stream(LineKind.values())
                        .filter(known -> known.name().equals(FormFields.text(form, "kind")))
                        .findFirst()
                        .orElse(LineKind.PROJECT);
        model.addAttribute("lineName", FormFields.text(form, "name"));
        model.addAttribute("lineOffice", FormFields.text(form, "office"));
        model.addAttribute("lineKind", kind.name());
        return kind;
    }

    /** The lines a section has by regulation, in one action. */
    @PostMapping("/standard")
    String addStandard(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            @RequestParam String section,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect) {
        Department department = departments.ofLedger(actor, departmentCode);
        lines.addStandard(actor, department.getId(), year, LedgerCellsController.section(section));
        redirect.addAttribute("section", section);
        redirect.addFlashAttribute("notice", "ledger.line.added");
        return back(form);
    }

    @PostMapping("/describe")
    String describe(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            @RequestParam UUID line,
            @RequestParam String section,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Department department = departments.ofLedger(actor, departmentCode);
        redirect.addAttribute("section", section);
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> lines.describe(
                                actor,
                                department.getId(),
                                year,
                                line,
                                FormFields.text(form, "name"),
                                FormFields.text(form, "office")),
                        "ledger.line.described",
                        back(form),
                        () -> {
                            described(
                                    line.toString(),
                                    FormFields.text(form, "name"),
                                    FormFields.text(form, "office"),
                                    model);
                            return pages.form(
                                    actor,
                                    department,
                                    year,
                                    LedgerCellsController.section(section),
                                    1,
                                    Map.of(),
                                    model);
                        });
    }

    @PostMapping("/close")
    String close(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            @RequestParam UUID line,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect) {
        return changed(
                actor,
                departmentCode,
                form,
                redirect,
                "ledger.line.closed",
                department -> lines.close(actor, department.getId(), year, line, true));
    }

    @PostMapping("/reopen")
    String reopen(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            @RequestParam UUID line,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect) {
        return changed(
                actor,
                departmentCode,
                form,
                redirect,
                "ledger.line.reopened",
                department -> lines.close(actor, department.getId(), year, line, false));
    }

    @PostMapping("/move")
    String move(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            @RequestParam UUID line,
            @RequestParam boolean up,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect) {
        return changed(
                actor,
                departmentCode,
                form,
                redirect,
                "ledger.line.moved",
                department -> lines.move(actor, department.getId(), year, line, up));
    }

    @PostMapping("/remove")
    String remove(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            @RequestParam UUID line,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect) {
        return changed(
                actor,
                departmentCode,
                form,
                redirect,
                "ledger.line.removed",
                department -> lines.remove(actor, department.getId(), year, line));
    }

    private String changed(
            Actor actor,
            String departmentCode,
            MultiValueMap<String, String> form,
            RedirectAttributes redirect,
            String notice,
            Consumer<Department> change) {
        change.accept(departments.ofLedger(actor, departmentCode));
        redirect.addFlashAttribute("notice", notice);
        String section = FormFields.text(form, "section");
        redirect.addAttribute("section", section.isEmpty() ? "expenditure" : section);
        return back(form);
    }

    /** Back to the page it was posted from: the grid says so. */
    private static String back(MultiValueMap<String, String> form) {
        return FormFields.text(form, "from").equals("grid") ? BACK.replace("/form", "") : BACK;
    }
}

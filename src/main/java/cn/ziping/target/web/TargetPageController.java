package cn.ziping.target.web;

import cn.ziping.department.Department;
import cn.ziping.department.DepartmentService;
import cn.ziping.figure.CellEdit;
import cn.ziping.figure.CellPage;
import cn.ziping.figure.CellResult;
import cn.ziping.figure.Cells;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.target.TargetService;
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

/** A department's performance targets of a year. */
@Controller
@RequestMapping("/ledgers/{departmentCode}/{year}/targets")
@RequiredArgsConstructor
class TargetPageController {

    private static final String PAGE = "target/targets";

    private final TargetService targets;
    private final DepartmentService departments;
    private final Cells cells;

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
        TargetSheetView view = view(actor, department, year, results);
        model.addAttribute("targets", view);
        CellPage.answer(results, view.cells(), request, response, model);
        return PAGE + " :: saved";
    }

    private String page(
            Actor actor, Department department, FiscalYear year, Map<String, CellResult> results, Model model) {
        model.addAttribute("department", department);
        model.addAttribute("year", year);
        model.addAttribute("targets", view(actor, department, year, results));
        return PAGE;
    }

    private TargetSheetView view(Actor actor, Department department, FiscalYear year, Map<String, CellResult> results) {
        boolean editable = cells.mayType(actor, department.getId(), year);
        return TargetSheetView.of(targets.sheet(actor, department.getId(), year), editable, results);
    }
}

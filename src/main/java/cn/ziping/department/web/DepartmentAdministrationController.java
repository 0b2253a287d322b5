package cn.ziping.department.web;

import cn.ziping.department.Department;
import cn.ziping.department.DepartmentAdministration;
import cn.ziping.department.DepartmentForm;
import cn.ziping.department.DepartmentGates;
import cn.ziping.platform.BodyLimit;
import cn.ziping.platform.FormAnswer;
import cn.ziping.shared.Actor;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The departments, for 系统管理员. */
@Controller
@RequestMapping("/admin/departments")
@RequiredArgsConstructor
class DepartmentAdministrationController {

    private final DepartmentAdministration administration;

    @GetMapping
    String list(Actor actor, Model model) {
        return list(actor, new DepartmentForm("", "", "", ""), model);
    }

    @BodyLimit(kilobytes = 256, gate = DepartmentGates.Administering.class)
    @PostMapping
    String create(
            Actor actor, DepartmentForm form, HttpServletResponse response, Model model, RedirectAttributes redirect) {
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> administration.create(actor, form),
                        "department.created",
                        "redirect:/admin/departments",
                        () -> list(actor, form, model));
    }

    @GetMapping("/{id}")
    String one(Actor actor, @PathVariable UUID id, Model model) {
        Department department = administration.get(actor, id);
        return one(actor, department, form(department), model);
    }

    @BodyLimit(kilobytes = 256, gate = DepartmentGates.Administering.class)
    @PostMapping("/{id}")
    String change(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam int version,
            DepartmentForm form,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> administration.change(actor, id, version, form),
                        "department.changed",
                        "redirect:/admin/departments",
                        () -> one(actor, administration.get(actor, id), form, model));
    }

    @PostMapping("/{id}/close")
    String close(Actor actor, @PathVariable UUID id, RedirectAttributes redirect) {
        administration.close(actor, id);
        redirect.addFlashAttribute("notice", "department.closed");
        return "redirect:/admin/departments/{id}";
    }

    @PostMapping("/{id}/reopen")
    String reopen(Actor actor, @PathVariable UUID id, RedirectAttributes redirect) {
        administration.reopen(actor, id);
        redirect.addFlashAttribute("notice", "department.reopened");
        return "redirect:/admin/departments/{id}";
    }

    @PostMapping("/{id}/delete")
    String delete(
            Actor actor,
            @PathVariable UUID id,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> administration.delete(actor, id),
                        "department.deleted",
                        "redirect:/admin/departments",
                        () -> one(actor, id, model));
    }

    private String list(Actor actor, DepartmentForm form, Model model) {
        List<Department> listed = administration.list(actor);
        model.addAttribute("departments", listed);
        model.addAttribute("alike", administration.namedAlike(listed));
        model.addAttribute("groups", groups(listed));
        model.addAttribute("form", form);
        return "department/list";
    }

    private static List<String> groups(List<Department> departments) {
        return departments.stream()
                .map(Department::getPeerGroup)
                .filter(group -> !group.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    private String one(Actor actor, Department department, DepartmentForm form, Model model) {
        model.addAttribute("groups", groups(administration.list(actor)));
        model.addAttribute("department", department);
        model.addAttribute("form", form);
        return "department/detail";
    }

    private static DepartmentForm form(Department department) {
        return new DepartmentForm(
                department.getCode(),
                department.getName(),
                department.getLevel(),
                String.join("\n", department.getOffices()),
                department.getPeerGroup());
    }
}

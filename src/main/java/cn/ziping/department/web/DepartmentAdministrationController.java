package cn.ziping.department.web;

import cn.ziping.department.Department;
import cn.ziping.department.DepartmentAdministration;
import cn.ziping.department.DepartmentForm;
import cn.ziping.platform.RefusedPage;
import cn.ziping.shared.Actor;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.RefusedFormException;
import jakarta.servlet.http.HttpServletResponse;
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

    @PostMapping
    String create(
            Actor actor, DepartmentForm form, HttpServletResponse response, Model model, RedirectAttributes redirect) {
        try {
            administration.create(actor, form);
        } catch (RefusedFormException refusal) {
            RefusedPage.prepare(refusal, response, model);
            return list(actor, form, model);
        }
        redirect.addFlashAttribute("notice", "department.created");
        return "redirect:/admin/departments";
    }

    @GetMapping("/{id}")
    String one(Actor actor, @PathVariable UUID id, Model model) {
        Department department = administration.get(actor, id);
        return one(department, form(department), model);
    }

    @PostMapping("/{id}")
    String change(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam int version,
            DepartmentForm form,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        try {
            administration.change(actor, id, version, form);
        } catch (RefusedException refusal) {
            RefusedPage.prepare(refusal, response, model);
            return one(administration.get(actor, id), form, model);
        }
        redirect.addFlashAttribute("notice", "department.changed");
        return "redirect:/admin/departments";
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
        try {
            administration.delete(actor, id);
        } catch (RefusedException refusal) {
            RefusedPage.prepare(refusal, response, model);
            return one(actor, id, model);
        }
        redirect.addFlashAttribute("notice", "department.deleted");
        return "redirect:/admin/departments";
    }

    private String list(Actor actor, DepartmentForm form, Model model) {
        model.addAttribute("departments", administration.list(actor));
        model.addAttribute("form", form);
        return "department/list";
    }

    private static String one(Department department, DepartmentForm form, Model model) {
        model.addAttribute("department", department);
        model.addAttribute("form", form);
        return "department/detail";
    }

    private static DepartmentForm form(Department department) {
        return new DepartmentForm(
                department.getCode(),
                department.getName(),
                department.getLevel(),
                String.join("\n", department.getOffices()));
    }
}

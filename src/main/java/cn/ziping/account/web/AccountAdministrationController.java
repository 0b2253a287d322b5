package cn.ziping.account.web;

import cn.ziping.account.Account;
import cn.ziping.account.AccountAdministration;
import cn.ziping.account.GrantForm;
import cn.ziping.account.PasswordReset;
import cn.ziping.account.PasswordResets;
import cn.ziping.department.DepartmentService;
import cn.ziping.platform.FormAnswer;
import cn.ziping.platform.RefusedPage;
import cn.ziping.shared.Actor;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.RefusedFormException;
import cn.ziping.shared.Role;
import cn.ziping.shared.ShownTime;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
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

/** The accounts: 系统管理员 makes them, 安全管理员 grants. */
@Controller
@RequestMapping("/admin/accounts")
@RequiredArgsConstructor
class AccountAdministrationController {

    private final AccountAdministration administration;
    private final DepartmentService departments;
    private final PasswordResets resets;

    @GetMapping
    String list(Actor actor, Model model) {
        return list(actor, "", "", model);
    }

    /** Answers with the page itself: the password is stored nowhere, so there is nothing to be redirected to. */
    @PostMapping
    String create(
            Actor actor,
            @RequestParam String username,
            @RequestParam String name,
            HttpServletResponse response,
            Model model) {
        try {
            model.addAttribute("made", administration.create(actor, username, name));
        } catch (RefusedFormException refusal) {
            RefusedPage.prepare(refusal, response, model);
            return list(actor, username, name, model);
        }
        return list(actor, model);
    }

    @GetMapping("/{id}")
    String one(Actor actor, @PathVariable UUID id, Model model) {
        AccountAdministration.Listed listed = administration.get(actor, id);
        return one(
                actor,
                listed,
                listed.account().role().map(Role::name).orElse(""),
                listed.account().getDepartments(),
                model);
    }

    /** Renames the person; what was signed under the old name keeps it. */
    @PostMapping("/{id}")
    String rename(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam String name,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> administration.rename(actor, id, name),
                        "account.renamed",
                        "redirect:/admin/accounts/{id}",
                        () -> {
                            model.addAttribute("name", name);
                            return one(actor, id, model);
                        });
    }

    /** Gives out a password where one person does that, else proposes it to whoever confirms. */
    @PostMapping("/{id}/reset")
    String reset(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam int number,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Account account = administration.get(actor, id).account();
        try {
            if (!resets.alone(actor, account)) {
                resets.propose(actor, id, number);
                redirect.addFlashAttribute("notice", "account.reset-proposed");
                return "redirect:/admin/accounts/{id}";
            }
            model.addAttribute("made", resets.reset(actor, id, number));
        } catch (RefusedException refusal) {
            RefusedPage.prepare(refusal, response, model);
        }
        return one(actor, id, model);
    }

    /** Forgets what has failed of the account, so that its person can try again. */
    @PostMapping("/{id}/unlock")
    String unlock(Actor actor, @PathVariable UUID id, RedirectAttributes redirect) {
        administration.unlock(actor, id);
        redirect.addFlashAttribute("notice", "account.unlocked");
        return "redirect:/admin/accounts/{id}";
    }

    @PostMapping("/{id}/disable")
    String disable(
            Actor actor,
            @PathVariable UUID id,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> administration.disable(actor, id),
                        "account.disabled",
                        "redirect:/admin/accounts/{id}",
                        () -> one(actor, id, model));
    }

    @PostMapping("/{id}/enable")
    String enable(Actor actor, @PathVariable UUID id, RedirectAttributes redirect) {
        administration.enable(actor, id);
        redirect.addFlashAttribute("notice", "account.enabled");
        return "redirect:/admin/accounts/{id}";
    }

    /** Shows the page itself where a password was made with it: it is stored nowhere. */
    @PostMapping("/{id}/grant")
    String grant(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "false") boolean allDepartments,
            @RequestParam(defaultValue = "") Set<UUID> departmentIds,
            @RequestParam(defaultValue = "") String office,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        GrantForm form = new GrantForm(role, allDepartments, departmentIds, office);
        try {
            AccountAdministration.OncePassword made =
                    administration.grant(actor, id, form).orElse(null);
            if (made == null) {
                redirect.addFlashAttribute("notice", "account.granted");
                return "redirect:/admin/accounts/{id}";
            }
            model.addAttribute("made", made);
            model.addAttribute("notice", "account.granted");
            return one(actor, id, model);
        } catch (RefusedException refusal) {
            RefusedPage.prepare(refusal, response, model);
            model.addAttribute("office", form.office());
            model.addAttribute("chosenAll", form.allDepartments());
            return one(actor, administration.get(actor, id), form.role(), form.departmentIds(), model);
        }
    }

    @PostMapping("/{id}/withdraw")
    String withdraw(
            Actor actor,
            @PathVariable UUID id,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> administration.withdrawGrant(actor, id),
                        "account.withdrawn",
                        "redirect:/admin/accounts/{id}",
                        () -> one(actor, id, model));
    }

    private String list(Actor actor, String username, String name, Model model) {
        model.addAttribute("accounts", administration.list(actor));
        model.addAttribute("username", username);
        model.addAttribute("name", name);
        model.addAttribute("makes", actor.has(Role.SYSTEM_ADMIN));
        model.addAttribute("locked", administration.lockedNames(actor));
        return "account/list";
    }

    private String one(Actor actor, AccountAdministration.Listed listed, String role, Set<UUID> chosen, Model model) {
        model.addAttribute("account", listed.account());
        model.addAttribute("role", listed.account().role().orElse(null));
        model.addAttribute("departmentNames", listed.departments());
        if (!model.containsAttribute("name")) {
            model.addAttribute("name", listed.account().getName());
        }
        model.addAttribute("self", listed.account().getId().equals(actor.id()));
        model.addAttribute("makes", actor.has(Role.SYSTEM_ADMIN));
        model.addAttribute("grants", actor.has(Role.SECURITY_ADMIN));
        model.addAttribute("roles", AccountAdministration.GRANTABLE);
        if (!model.containsAttribute("office")) {
            String office = listed.account().getOffice();
            model.addAttribute("office", office == null ? "" : office);
        }
        if (!model.containsAttribute("chosenAll")) {
            model.addAttribute("chosenAll", listed.account().isAllDepartments());
        }
        model.addAttribute("failures", administration.failures(actor, listed.account()));
        model.addAttribute("resetsAlone", resets.alone(actor, listed.account()));
        model.addAttribute("proposesReset", resets.mayPropose(actor, listed.account()));
        resets.openOf(actor, listed.account().getId()).ifPresent(reset -> {
            model.addAttribute("reset", reset);
            model.addAttribute("resetAt", ShownTime.of(reset.proposedAt()));
            model.addAttribute("confirmerOf", PasswordReset.confirmer(reset.role()));
        });
        model.addAttribute("chosenRole", role);
        model.addAttribute("chosen", chosen);
        model.addAttribute("departments", departments.choices(actor));
        return "account/detail";
    }
}

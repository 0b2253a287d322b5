package cn.ziping.account.web;

import cn.ziping.account.AccountService;
import cn.ziping.account.CurrentActor;
import cn.ziping.account.PasswordResets;
import cn.ziping.platform.RefusedPage;
import cn.ziping.shared.Actor;
import cn.ziping.shared.RefusedFormException;
import cn.ziping.shared.ShownTime;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The own password; the first thing to be changed where it was given out once. */
@Controller
@RequestMapping(AccountGate.PASSWORD)
@RequiredArgsConstructor
class PasswordController {

    private final AccountService accounts;
    private final CurrentActor current;
    private final PasswordResets resets;
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    @GetMapping
    String page(HttpServletRequest request, Model model) {
        model.addAttribute("once", current.mustChangePassword(request));
        current.of(request).flatMap(resets::unseen).ifPresent(reset -> {
            model.addAttribute("reset", reset);
            model.addAttribute(
                    "resetAt", ShownTime.of(Objects.requireNonNullElse(reset.decidedAt(), reset.proposedAt())));
        });
        return "account/password";
    }

    @PostMapping
    String change(
            Actor actor,
            @RequestParam("current") String typedCurrent,
            @RequestParam String password,
            @RequestParam String again,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        try {
            int number = accounts.changePassword(actor, typedCurrent, password, again);
            request.changeSessionId();
            sessions.saveContext(current.renewed(number), request, response);
        } catch (RefusedFormException refusal) {
            RefusedPage.prepare(refusal, response, model);
            return page(request, model);
        }
        redirect.addFlashAttribute("notice", "password.changed");
        return "redirect:/";
    }
}

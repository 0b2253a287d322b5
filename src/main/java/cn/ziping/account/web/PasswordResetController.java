package cn.ziping.account.web;

import cn.ziping.account.PasswordReset;
import cn.ziping.account.PasswordResets;
import cn.ziping.platform.FormAnswer;
import cn.ziping.platform.RefusedPage;
import cn.ziping.shared.Actor;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.Role;
import cn.ziping.shared.ShownTime;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The resets of passwords that wait for a second person. */
@Controller
@RequestMapping("/admin/resets")
@RequiredArgsConstructor
class PasswordResetController {

    private final PasswordResets resets;

    @GetMapping
    String page(Actor actor, Model model) {
        model.addAttribute(
                "resets",
                resets.open(actor).stream().map(reset -> view(actor, reset)).toList());
        return "account/resets";
    }

    /** Answers with the page itself: the password is stored nowhere, and shown to who confirms alone. */
    @PostMapping("/{id}/confirm")
    String confirm(Actor actor, @PathVariable UUID id, HttpServletResponse response, Model model) {
        try {
            model.addAttribute("made", resets.confirm(actor, id));
        } catch (RefusedException refusal) {
            RefusedPage.prepare(refusal, response, model);
        }
        return page(actor, model);
    }

    @PostMapping("/{id}/decline")
    String decline(
            Actor actor,
            @PathVariable UUID id,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> resets.decline(actor, id),
                        "account.reset-declined",
                        "redirect:/admin/resets",
                        () -> page(actor, model));
    }

    private ResetView view(Actor actor, PasswordReset reset) {
        return new ResetView(
                reset.id(),
                reset.username(),
                reset.name(),
                reset.role(),
                reset.proposedName(),
                ShownTime.of(reset.proposedAt()),
                PasswordReset.confirmer(reset.role()),
                resets.mayConfirm(actor, reset),
                reset.proposedBy().equals(actor.id()));
    }

    /** A reset as the page shows it. */
    record ResetView(
            UUID id,
            String username,
            String name,
            @Nullable Role role,
            String proposer,
            String at,
            Role confirmer,
            boolean confirms,
            boolean own) {}
}

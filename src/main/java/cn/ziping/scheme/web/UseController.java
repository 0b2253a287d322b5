package cn.ziping.scheme.web;

import cn.ziping.platform.FormAnswer;
import cn.ziping.scheme.SchemePublishing;
import cn.ziping.shared.Actor;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes a published version out of use and back into it: one asks, another decides. */
@Controller
@RequestMapping("/schemes/{id}/use")
@RequiredArgsConstructor
class UseController {

    private final SchemePublishing publishing;
    private final SchemeController schemes;

    @PostMapping
    String propose(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String changeReason,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        model.addAttribute("changeReason", changeReason);
        return answer(
                () -> publishing.proposeChange(actor, id, changeReason),
                publishing.takesTwo() ? "scheme.change-proposed" : "scheme.changed",
                actor,
                id,
                response,
                locale,
                model,
                redirect);
    }

    @PostMapping("/withdraw")
    String withdraw(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String seen,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        return answer(
                () -> publishing.withdrawChange(actor, id, seen),
                "scheme.change-withdrawn",
                actor,
                id,
                response,
                locale,
                model,
                redirect);
    }

    @PostMapping("/confirm")
    String confirm(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String seen,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        return answer(
                () -> publishing.confirmChange(actor, id, seen),
                "scheme.changed",
                actor,
                id,
                response,
                locale,
                model,
                redirect);
    }

    private String answer(
            Runnable work,
            String notice,
            Actor actor,
            UUID id,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        return new FormAnswer(response, model, redirect)
                .after(work, notice, "redirect:/schemes/{id}", () -> schemes.detail(actor, id, locale, model));
    }
}

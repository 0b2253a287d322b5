package cn.ziping.rollout.web;

import cn.ziping.evaluation.PeerFigures;
import cn.ziping.platform.FormAnswer;
import cn.ziping.scheme.SchemeService;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
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

/** The snapshot that departments are compared by: how many have what is compared, and taking it, once. */
@Controller
@RequestMapping("/schemes/{id}/peers")
@RequiredArgsConstructor
class PeersController {

    private final PeerFigures peers;
    private final SchemeService schemes;

    @GetMapping
    String page(Actor actor, @PathVariable UUID id, Model model) {
        model.addAttribute("scheme", schemes.version(actor, id));
        model.addAttribute("standings", peers.standings(actor, id));
        return "rollout/peers";
    }

    @PostMapping
    String take(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam FiscalYear year,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> peers.take(actor, id, year),
                        "peers.taken",
                        "redirect:/schemes/{id}/peers",
                        () -> page(actor, id, model));
    }
}

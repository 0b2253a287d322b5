package cn.ziping.evaluation.web;

import cn.ziping.evaluation.EvaluationService;
import cn.ziping.platform.FormAnswer;
import cn.ziping.scheme.SchemeDifferences;
import cn.ziping.scheme.SchemeService;
import cn.ziping.shared.Actor;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

/** Which version an evaluation is scored by, and moving it to a newer one after having seen what differs. */
@Controller
@RequestMapping("/evaluations/{id}/scheme")
@RequiredArgsConstructor
class VersionMoveController {

    private final EvaluationService evaluations;
    private final SchemeService schemes;
    private final SchemeDifferences differences;

    @GetMapping
    String page(Actor actor, @PathVariable UUID id, Locale locale, Model model) {
        EvaluationService.Listed listed = evaluations.get(actor, id);
        UUID pinned = listed.evaluation().getSchemeId();
        Optional<UUID> newer = evaluations.newerVersion(actor, id);
        model.addAttribute("department", listed.department());
        model.addAttribute("year", listed.evaluation().getYear());
        model.addAttribute("evaluationId", id);
        model.addAttribute("pinned", schemes.version(actor, pinned));
        model.addAttribute(
                "newer", newer.map(version -> schemes.version(actor, version)).orElse(null));
        model.addAttribute(
                "differences",
                newer.map(version -> differences.between(
                                schemes.written(actor, pinned), schemes.written(actor, version), locale))
                        .orElse(List.of()));
        model.addAttribute(
                "mayMove",
                actor.mayEdit(listed.department().getId())
                        && listed.evaluation().getStatus().isOpen());
        return "evaluation/scheme";
    }

    @PostMapping
    String move(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam UUID version,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> evaluations.moveToVersion(actor, id, version),
                        "evaluation.moved",
                        "redirect:/evaluations/{id}",
                        () -> page(actor, id, locale, model));
    }
}

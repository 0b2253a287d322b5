package cn.ziping.rollout.web;

import cn.ziping.evaluation.MeaningComparison;
import cn.ziping.scheme.SchemeService;
import cn.ziping.shared.Actor;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** What the page of a version says of the meaning that it was published with. */
@Controller
@RequiredArgsConstructor
class MeaningController {

    private final MeaningComparison comparison;
    private final SchemeService schemes;

    @GetMapping("/schemes/{id}/meaning")
    String meaning(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            Model model) {
        model.addAttribute("scheme", schemes.version(actor, id));
        model.addAttribute("otherwise", comparison.of(actor, id));
        return fragment ? "rollout/meaning :: said" : "rollout/meaning";
    }
}

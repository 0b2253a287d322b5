package cn.ziping.scheme.web;

import cn.ziping.scheme.SchemeService;
import cn.ziping.scheme.SchemeVersion;
import cn.ziping.scheme.Wording;
import cn.ziping.shared.Actor;
import java.util.Locale;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Scoring schemes: the list, and one version with its rules in words. */
@Controller
@RequestMapping("/schemes")
@RequiredArgsConstructor
class SchemeController {

    private final SchemeService schemes;
    private final Wording wording;

    @GetMapping
    String list(Actor actor, Model model) {
        model.addAttribute("schemes", schemes.readable(actor));
        return "scheme/list";
    }

    @GetMapping("/{id}")
    String detail(Actor actor, @PathVariable UUID id, Locale locale, Model model) {
        SchemeVersion version = schemes.version(actor, id);
        model.addAttribute("scheme", version);
        model.addAttribute("view", SchemeView.of(version, wording, locale));
        return "scheme/detail";
    }
}

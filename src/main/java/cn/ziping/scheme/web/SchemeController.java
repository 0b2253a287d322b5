package cn.ziping.scheme.web;

import cn.ziping.department.Department;
import cn.ziping.department.DepartmentService;
import cn.ziping.platform.FormAnswer;
import cn.ziping.scheme.SchemePublishing;
import cn.ziping.scheme.SchemePublishing.PublicationForm;
import cn.ziping.scheme.SchemeService;
import cn.ziping.scheme.SchemeStatus;
import cn.ziping.scheme.SchemeVersion;
import cn.ziping.scheme.ScoringScheme;
import cn.ziping.scheme.Wording;
import cn.ziping.shared.Actor;
import cn.ziping.shared.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Scoring schemes: the list, and one version with its rules in words. */
@Controller
@RequestMapping("/schemes")
@RequiredArgsConstructor
class SchemeController {

    private final SchemeService schemes;
    private final SchemePublishing publishing;
    private final DepartmentService departments;
    private final Wording wording;

    @GetMapping
    String list(Actor actor, Model model) {
        model.addAttribute("schemes", schemes.readable(actor));
        if (actor.has(Role.SCHEME_ADMIN)) {
            model.addAttribute("samples", schemes.samples(actor));
        }
        return "scheme/list";
    }

    /** Loads a sample as a draft. */
    @PostMapping("/samples/{code}")
    String load(Actor actor, @PathVariable String code, RedirectAttributes redirect) {
        UUID id = schemes.createFromSample(actor, code);
        redirect.addFlashAttribute("notice", "scheme.created");
        return "redirect:/schemes/" + id;
    }

    @GetMapping("/{id}")
    String detail(Actor actor, @PathVariable UUID id, Locale locale, Model model) {
        return page(actor, id, null, locale, model);
    }

    /** One administrator answers for the draft. */
    @PostMapping("/{id}/propose")
    String propose(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam int edits,
            @RequestParam String firstYear,
            @RequestParam String lastYear,
            @RequestParam(defaultValue = "") Set<UUID> departmentIds,
            @RequestParam(defaultValue = "") String note,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        PublicationForm form = new PublicationForm(firstYear, lastYear, departmentIds, note);
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> publishing.propose(actor, id, edits, form),
                        "scheme.proposed",
                        "redirect:/schemes/{id}",
                        () -> page(actor, id, form, locale, model));
    }

    @PostMapping("/{id}/withdraw")
    String withdraw(
            Actor actor,
            @PathVariable UUID id,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> publishing.withdraw(actor, id),
                        "scheme.withdrawn",
                        "redirect:/schemes/{id}",
                        () -> page(actor, id, null, locale, model));
    }

    /** Another one publishes it. */
    @PostMapping("/{id}/publish")
    String publish(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam int edits,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> publishing.publish(actor, id, edits),
                        "scheme.published",
                        "redirect:/schemes/{id}",
                        () -> page(actor, id, null, locale, model));
    }

    @PostMapping("/{id}/delete")
    String delete(
            Actor actor,
            @PathVariable UUID id,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> schemes.delete(actor, id),
                        "scheme.deleted",
                        "redirect:/schemes",
                        () -> page(actor, id, null, locale, model));
    }

    private String page(Actor actor, UUID id, @Nullable PublicationForm typed, Locale locale, Model model) {
        SchemeVersion version = schemes.version(actor, id);
        model.addAttribute("scheme", version);
        model.addAttribute("view", SchemeView.of(version, wording, locale));
        ScoringScheme draft = schemes.scope(actor, id);
        model.addAttribute(
                "applies",
                new Applies(
                        draft.getFirstYear().toString(),
                        draft.getLastYear().toString(),
                        draft.getDepartments().size(),
                        names(actor, draft)));
        if (version.status() == SchemeStatus.DRAFT) {
            model.addAttribute("draft", draft);
            model.addAttribute("departments", departments.choices(actor));
            model.addAttribute(
                    "form",
                    typed != null
                            ? typed
                            : new PublicationForm(
                                    draft.getFirstYear().toString(),
                                    draft.getLastYear().toString(),
                                    draft.getDepartments(),
                                    draft.getNote()));
        }
        return "scheme/detail";
    }

    /** Their names are for those who choose them. */
    private List<String> names(Actor actor, ScoringScheme scheme) {
        return actor.has(Role.SCHEME_ADMIN)
                ? departments.choices(actor).stream()
                        .filter(department -> scheme.getDepartments().contains(department.getId()))
                        .map(Department::getName)
                        .toList()
                : List.of();
    }

    /**
     * What a version applies to.
     *
     * @param first the first year
     * @param last the last year
     * @param departments how many departments; 0 for every one
     * @param names their names, where the person may know them
     */
    record Applies(String first, String last, int departments, List<String> names) {}
}

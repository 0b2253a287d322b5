package cn.ziping.scheme.web;

import cn.ziping.platform.FormAnswer;
import cn.ziping.scheme.SchemeEditor;
import cn.ziping.scheme.SchemePublishing;
import cn.ziping.scheme.SchemePublishing.PublicationForm;
import cn.ziping.scheme.SchemeService;
import cn.ziping.scheme.SchemeStatus;
import cn.ziping.scheme.SchemeVersion;
import cn.ziping.scheme.ScoringScheme;
import cn.ziping.scheme.Wording;
import cn.ziping.scheme.WordingConfirmations;
import cn.ziping.scoring.DimensionDefinition;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.Points;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

/** Scoring schemes: the list, one version with its rules in words, and a draft on its way to being one. */
@Controller
@RequestMapping("/schemes")
@RequiredArgsConstructor
class SchemeController {

    private final SchemeService schemes;
    private final SchemeEditor editor;
    private final WordingConfirmations confirmations;
    private final SchemePublishing publishing;
    private final ReachWords reach;
    private final Wording wording;
    private final Clock clock;

    @GetMapping
    String list(Actor actor, Model model) {
        model.addAttribute("schemes", schemes.readable(actor));
        if (actor.has(Role.SCHEME_ADMIN)) {
            model.addAttribute("samples", schemes.samples(actor));
        }
        return "scheme/list";
    }

    /** Makes a draft with nothing in it. */
    @PostMapping
    String create(
            Actor actor,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String code,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> redirect.addAttribute(
                                "made",
                                schemes.createBlank(
                                        actor,
                                        name,
                                        code,
                                        new FiscalYear(LocalDate.now(clock).getYear()))),
                        "scheme.created.blank",
                        "redirect:/schemes/{made}",
                        () -> {
                            model.addAttribute("name", name);
                            model.addAttribute("code", code);
                            return list(actor, model);
                        });
    }

    /** Loads a sample as a draft. */
    @PostMapping("/samples/{code}")
    String load(Actor actor, @PathVariable String code, RedirectAttributes redirect) {
        UUID id = schemes.createFromSample(actor, code);
        redirect.addFlashAttribute("notice", "scheme.created");
        return "redirect:/schemes/" + id;
    }

    /** Makes the next version's draft of a version; of one that says nothing of it, the meaning is asked. */
    @PostMapping("/{id}/draft")
    String draft(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Meaning meaning,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        boolean asked = schemes.version(actor, id).definition().policy().saysMeaning() || meaning != null;
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> {
                            if (!asked) {
                                throw new RefusedException("scheme.meaning");
                            }
                            redirect.addAttribute(
                                    "made", schemes.createFromVersion(actor, id, meaning == Meaning.PRESENT));
                        },
                        "scheme.created",
                        "redirect:/schemes/{made}",
                        () -> page(actor, id, null, locale, model));
    }

    /** What a draft of an earlier version takes over. */
    enum Meaning {
        KEPT,
        PRESENT
    }

    /** A draft that says nothing of rates and comparing takes the present meaning. */
    @PostMapping("/{id}/meaning")
    String takeMeaning(Actor actor, @PathVariable UUID id, RedirectAttributes redirect) {
        editor.takePresentMeaning(actor, id);
        redirect.addFlashAttribute("notice", "scheme.saved");
        return "redirect:/schemes/{id}";
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
            @RequestParam(defaultValue = "ALL") PublicationForm.Which which,
            @RequestParam(defaultValue = "") Set<UUID> departmentIds,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String confirmed,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        PublicationForm form = new PublicationForm(firstYear, lastYear, which, departmentIds, note, confirmed);
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> publishing.propose(actor, id, edits, form),
                        "scheme.proposed",
                        "redirect:/schemes/{id}",
                        () -> page(actor, id, form, locale, model));
    }

    /** What stands in the way of the years and departments that are being chosen. */
    @PostMapping("/{id}/overlaps")
    String overlaps(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String firstYear,
            @RequestParam(defaultValue = "") String lastYear,
            @RequestParam(defaultValue = "ALL") PublicationForm.Which which,
            @RequestParam(defaultValue = "") Set<UUID> departmentIds,
            Locale locale,
            Model model) {
        PublicationForm form = new PublicationForm(firstYear, lastYear, which, departmentIds, "", "");
        Optional<FiscalYear> first = year(firstYear);
        Optional<FiscalYear> last = year(lastYear);
        List<SchemePublishing.Overlap> found = first.isEmpty() || last.isEmpty()
                ? List.of()
                : publishing.overlaps(actor, id, first.get(), last.get(), form.reach());
        SchemeService.requireMaker(actor);
        model.addAttribute("overlaps", found);
        return "scheme/draft :: overlapping";
    }

    private static Optional<FiscalYear> year(String typed) {
        try {
            return Optional.of(FiscalYear.typed(typed));
        } catch (RefusedException notYet) {
            return Optional.empty();
        }
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

    @PostMapping("/{id}/delete")
    String delete(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam int edits,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> schemes.delete(actor, id, edits),
                        "scheme.deleted",
                        "redirect:/schemes",
                        () -> page(actor, id, null, locale, model));
    }

    private String page(Actor actor, UUID id, @Nullable PublicationForm typed, Locale locale, Model model) {
        SchemeVersion version = schemes.version(actor, id);
        ScoringScheme scope = schemes.scope(actor, id);
        model.addAttribute(
                "adjustments",
                version.definition().adjustmentWording().stream()
                        .map(line -> wording.text(line, locale))
                        .toList());
        if (version.status() == SchemeStatus.DRAFT) {
            return draftPage(actor, scope, typed, locale, model);
        }
        model.addAttribute("scheme", version);
        model.addAttribute("saysMeaning", version.definition().policy().saysMeaning());
        model.addAttribute("maker", actor.has(Role.SCHEME_ADMIN));
        model.addAttribute("view", SchemeView.of(version, wording, locale));
        model.addAttribute("applies", reach.applies(actor, scope, locale));
        model.addAttribute("scope", scope);
        model.addAttribute("ownChange", actor.id().equals(scope.getChangeProposedBy()) && publishing.takesTwo());
        model.addAttribute("publisher", scope.getPublishedName());
        model.addAttribute("note", scope.getNote());
        return "scheme/detail";
    }

    private String draftPage(
            Actor actor, ScoringScheme scope, @Nullable PublicationForm typed, Locale locale, Model model) {
        SchemeEditor.Draft draft = editor.draft(actor, scope.getId());
        SchemeDefinition definition = draft.written().definition();
        Points sum = definition.dimensions().stream()
                .map(DimensionDefinition::points)
                .reduce(Points.ZERO, Points::plus);
        model.addAttribute("draft", draft);
        model.addAttribute("policy", wording.policy(draft.written().policy(), locale));
        model.addAttribute("saysMeaning", draft.written().policy().saysMeaning());
        model.addAttribute(
                "rows",
                draft.nodes().stream()
                        .map(node -> DraftRow.of(node, wording, locale))
                        .toList());
        model.addAttribute("sum", sum);
        model.addAttribute("off", DraftRow.signed(definition.fullMarks().minus(sum)));
        model.addAttribute("problems", DoubtView.of(draft, draft.problems(), wording, locale));
        model.addAttribute("doubts", DoubtView.of(draft, wording, locale));
        model.addAttribute("doubtsSeen", draft.doubts().seen());
        List<WordingConfirmations.Pair> open = confirmations.pairs(draft, locale).stream()
                .filter(pair -> !pair.confirmed())
                .toList();
        model.addAttribute("pairs", open);
        model.addAttribute(
                "asked", open.stream().map(WordingConfirmations.Pair::node).collect(Collectors.toSet()));
        model.addAttribute(
                "unreachable",
                definition
                        .scored()
                        .flatMap(indicator -> Stream.ofNullable(Unreachable.of(indicator)))
                        .toList());
        model.addAttribute("departments", reach.choices(actor));
        model.addAttribute("takesTwo", publishing.takesTwo());
        model.addAttribute("proposer", draft.proposedBy());
        model.addAttribute("form", typed != null ? typed : PublicationForm.of(scope));
        return "scheme/draft";
    }
}

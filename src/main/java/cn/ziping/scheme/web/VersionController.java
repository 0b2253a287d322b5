package cn.ziping.scheme.web;

import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.platform.FormAnswer;
import cn.ziping.scheme.SchemeDifferences;
import cn.ziping.scheme.SchemeDraft;
import cn.ziping.scheme.SchemeEditor;
import cn.ziping.scheme.SchemeFormat;
import cn.ziping.scheme.SchemePublishing;
import cn.ziping.scheme.SchemeService;
import cn.ziping.scheme.SchemeStatus;
import cn.ziping.scheme.ScoringScheme;
import cn.ziping.scheme.Wording;
import cn.ziping.scheme.WordingConfirmations;
import cn.ziping.shared.Actor;
import cn.ziping.shared.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Versions against each other, publishing after having seen the difference, and schemes in and out as files. */
@Controller
@RequestMapping("/schemes")
@RequiredArgsConstructor
class VersionController {

    private final AuditLog log;
    private final SchemeService schemes;
    private final SchemePublishing publishing;
    private final SchemeDifferences differences;
    private final SchemeEditor editor;
    private final WordingConfirmations confirmations;
    private final ReachWords reach;
    private final Wording wording;
    private final MessageSource messages;

    /** What differs from another version; without one asked for, from the one published last before it. */
    @GetMapping("/{id}/differences")
    String differences(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID from,
            Locale locale,
            Model model) {
        return page(actor, id, from, locale, model);
    }

    /** Another one publishes what was proposed, from the page that shows the difference. */
    @PostMapping("/{id}/publish")
    String publish(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam int edits,
            @RequestParam(required = false) @Nullable UUID against,
            @RequestParam(defaultValue = "") String confirmed,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> publishing.publish(actor, id, edits, against, confirmed),
                        "scheme.published",
                        "redirect:/schemes/{id}",
                        () -> page(actor, id, null, locale, model));
    }

    private String page(Actor actor, UUID id, @Nullable UUID from, Locale locale, Model model) {
        ScoringScheme scheme = schemes.scope(actor, id);
        List<ScoringScheme> versions = schemes.others(actor, id);
        UUID last = ScoringScheme.lastPublished(versions, scheme)
                .map(ScoringScheme::getId)
                .orElse(null);
        UUID shown = from == null ? last : from;
        Optional<ScoringScheme> base =
                versions.stream().filter(other -> other.getId().equals(shown)).findFirst();
        model.addAttribute("scheme", scheme);
        model.addAttribute("versions", versions);
        model.addAttribute("from", base.orElse(null));
        SchemeDraft written = schemes.written(actor, id);
        List<SchemeDifferences.Difference> found = new ArrayList<>(base.map(
                        other -> differences.between(schemes.written(actor, other.getId()), written, locale))
                .orElseGet(() -> differences.whole(written, locale)));
        if (actor.has(Role.SCHEME_ADMIN)) {
            found.addAll(differences.departments(
                    base.map(other -> reach.departments(actor, schemes.scope(actor, other.getId()), locale))
                            .orElse(null),
                    reach.departments(actor, scheme, locale),
                    locale));
        }
        model.addAttribute("differences", found);
        model.addAttribute("proposer", scheme.getStatus() == SchemeStatus.DRAFT ? scheme.getProposedName() : null);
        model.addAttribute("applies", reach.applies(actor, scheme, locale));
        // What is published takes the place of the last version, so that is the difference to have seen.
        model.addAttribute(
                "toLast", Objects.equals(last, base.map(ScoringScheme::getId).orElse(null)));
        if (scheme.isProposed() && actor.has(Role.SCHEME_ADMIN)) {
            SchemeEditor.Draft draft = editor.draft(actor, id);
            model.addAttribute(
                    "pairs",
                    confirmations.pairs(draft, locale).stream()
                            .filter(pair -> !pair.confirmed())
                            .toList());
            model.addAttribute("doubts", DoubtView.of(draft, wording, locale));
            model.addAttribute("doubtsSeen", draft.doubts().seen());
        } else {
            model.addAttribute("pairs", List.of());
            model.addAttribute("doubts", List.of());
        }
        model.addAttribute("own", actor.id().equals(scheme.getProposedBy()) && publishing.takesTwo());
        return "scheme/differences";
    }

    @GetMapping("/{id}/export")
    ResponseEntity<byte[]> export(Actor actor, @PathVariable UUID id) {
        SchemeDraft written = schemes.written(actor, id);
        log.noted(AuditEvent.of(actor, "export.scheme", id.toString(), written.code()));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(written.code() + ".json", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(SchemeFormat.write(written));
    }
}

package cn.ziping.scheme.web;

import cn.ziping.platform.BodyLimit;
import cn.ziping.scheme.FormatException;
import cn.ziping.scheme.SchemeDifferences;
import cn.ziping.scheme.SchemeImport;
import cn.ziping.scheme.SchemeService;
import cn.ziping.scheme.Wording;
import cn.ziping.shared.Actor;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Schemes in as files: shown first, then made a draft. */
@Controller
@RequestMapping("/schemes/import")
@RequiredArgsConstructor
class ImportController {

    private final SchemeService schemes;
    private final SchemeImport imports;
    private final SchemeDifferences differences;
    private final Wording wording;
    private final MessageSource messages;

    /** Shows what a file would create; nothing is stored. */
    @BodyLimit(kilobytes = 33 * 1024, gate = SchemeGates.Making.class)
    @PostMapping("/check")
    String check(
            Actor actor,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String document,
            HttpServletResponse response,
            Locale locale,
            Model model)
            throws IOException {
        schemes.samples(actor);
        byte[] bytes = file != null && !file.isEmpty() ? file.getBytes() : document.getBytes(StandardCharsets.UTF_8);
        try {
            SchemeImport.Preview preview = imports.preview(actor, bytes);
            model.addAttribute("draft", preview.draft());
            model.addAttribute(
                    "indicators", preview.draft().definition().indicators().count());
            model.addAttribute("next", preview.number());
            model.addAttribute(
                    "problems",
                    preview.problems().stream()
                            .map(problem -> wording.text(problem, locale))
                            .toList());
            model.addAttribute("document", new String(bytes, StandardCharsets.UTF_8));
            model.addAttribute(
                    "differences",
                    preview.latest()
                            .map(latest -> differences.between(latest, preview.draft(), locale))
                            .orElse(List.of()));
            return "scheme/import";
        } catch (FormatException refused) {
            return refused(refused, bytes, response, locale, model);
        }
    }

    @BodyLimit(kilobytes = 8 * 1024, gate = SchemeGates.Making.class)
    @PostMapping
    String create(
            Actor actor,
            @RequestParam(defaultValue = "") String document,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        try {
            UUID id = imports.create(actor, bytes);
            redirect.addFlashAttribute("notice", "scheme.created");
            return "redirect:/schemes/" + id;
        } catch (FormatException refused) {
            return refused(refused, bytes, response, locale, model);
        }
    }

    /** Says what cannot stand and where, with the document to mend; one that is too large is not shown again. */
    private String refused(
            FormatException refused, byte[] bytes, HttpServletResponse response, Locale locale, Model model) {
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        model.addAttribute(
                "refusals",
                refused.all().stream()
                        .map(each -> new Refusal(
                                each.pointer().isEmpty() ? "/" : each.pointer(),
                                messages.getMessage(
                                        each.code(), each.arguments().toArray(), locale)))
                        .toList());
        boolean large = refused.code().equals("definition.document-large");
        model.addAttribute("document", large ? "" : new String(bytes, StandardCharsets.UTF_8));
        return "scheme/import";
    }

    /**
     * What in a file cannot stand.
     *
     * @param pointer its place, as a JSON pointer
     * @param why why, in words
     */
    record Refusal(String pointer, String why) {}
}

package cn.ziping.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What was typed into a form whose session had ended and that no page refills: shown to be copied, not saved. */
@Controller
@RequiredArgsConstructor
class UnsavedController {

    /** What a form says of itself and nobody typed. */
    private static final Set<String> HIDDEN = Set.of("submission", "version", "number");

    private final MessageSource messages;

    @GetMapping(UnsavedForm.PAGE)
    String page(HttpServletRequest request, Locale locale, Model model) {
        List<Field> fields = UnsavedForm.takeForPage(request)
                .map(form -> form.entrySet().stream()
                        .filter(entry -> !HIDDEN.contains(entry.getKey()))
                        .map(entry -> new Field(label(entry.getKey(), locale), String.join("\n", entry.getValue())))
                        .filter(field -> !field.text().isBlank())
                        .toList())
                .orElse(List.of());
        if (fields.isEmpty()) {
            return "redirect:/";
        }
        model.addAttribute("fields", fields);
        return "unsaved";
    }

    /** What the field is called; of one that has no name here, the form's own. */
    private String label(String field, Locale locale) {
        return Objects.requireNonNullElse(messages.getMessage("unsaved.field." + field, null, field, locale), field);
    }

    /** A field as it was typed. */
    record Field(String name, String text) {}
}

package cn.ziping.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What was typed into a form whose session had ended and that no page refills: shown to be copied, not saved. */
@Controller
class UnsavedController {

    @GetMapping(UnsavedForm.PAGE)
    String page(HttpServletRequest request, Model model) {
        List<Field> fields = UnsavedForm.takeForPage(request)
                .map(form -> form.entrySet().stream()
                        .map(entry -> new Field(entry.getKey(), String.join("\n", entry.getValue())))
                        .filter(field -> !field.text().isBlank())
                        .toList())
                .orElse(List.of());
        if (fields.isEmpty()) {
            return "redirect:/";
        }
        model.addAttribute("fields", fields);
        return "unsaved";
    }

    /** A field as it was typed. */
    record Field(String name, String text) {}
}

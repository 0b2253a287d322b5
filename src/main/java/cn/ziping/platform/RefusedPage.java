package cn.ziping.platform;

import cn.ziping.shared.RefusedException;
import cn.ziping.shared.RefusedFormException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.ui.Model;

/** A page shown again because what was posted is refused: messages at the fields, or one above them. */
public final class RefusedPage {

    private RefusedPage() {}

    /** Puts the messages into the model, and the status: 422 where fields cannot stand, else 409. */
    public static void prepare(RefusedException refusal, HttpServletResponse response, Model model) {
        if (refusal instanceof RefusedFormException form) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            model.addAttribute("errors", form.fields());
        } else {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            model.addAttribute("errors", Map.of());
            model.addAttribute("refusal", refusal);
        }
    }
}

package cn.ziping.platform;

import cn.ziping.shared.RefusedException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Answers a posted form: what was done leads on with a notice, what was refused shows the page again with its message.
 *
 * @param response the response, for the status of a refusal
 * @param model the model of the page shown again
 * @param redirect what goes along to the next page
 */
public record FormAnswer(HttpServletResponse response, Model model, RedirectAttributes redirect) {

    /**
     * @param work what the form asks for
     * @param notice the notice's name, below {@code notice.}, or empty for none
     * @param target the view that leads on
     * @param again the page shown again
     */
    public String after(Runnable work, String notice, String target, Supplier<String> again) {
        try {
            work.run();
        } catch (RefusedException refusal) {
            RefusedPage.prepare(refusal, response, model);
            return again.get();
        }
        if (!notice.isEmpty()) {
            redirect.addFlashAttribute("notice", notice);
        }
        return target;
    }
}

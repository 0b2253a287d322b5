package cn.ziping.figure;

import cn.ziping.platform.UnsavedForm;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What all pages of cells do alike; their template includes {@code cells.html}. */
public final class CellPage {

    private static final String NOTICE = "notice";

    private CellPage() {}

    /** Whether the person may type into the department's year now; if only the time is not right, the page says why. */
    public static boolean editable(Cells cells, Actor actor, UUID departmentId, FiscalYear year, Model model) {
        String why = cells.whyClosed(actor, departmentId, year);
        model.addAttribute("locked", why);
        return actor.mayType(departmentId) && why == null;
    }

    /** What was typed in a session that had ended, to be shown again, unsaved. */
    public static Map<String, CellResult> unsaved(HttpServletRequest request, Model model) {
        Map<String, CellResult> unsaved = new HashMap<>();
        UnsavedForm.take(request)
                .ifPresent(form -> CellEdit.of(form).stream()
                        .filter(edit -> !edit.was().equals(edit.typed()))
                        .forEach(edit -> unsaved.put(edit.cell(), CellResult.unsaved(edit))));
        if (!unsaved.isEmpty()) {
            model.addAttribute(NOTICE, "cells.unsaved");
        }
        return unsaved;
    }

    /**
     * After a whole form was posted: says that all is saved, or sets the status of what is not — 409 where somebody else
     * was first, 422 where something cannot stand.
     *
     * @return whether all is saved, so that the page may be left
     */
    public static boolean settled(
            Map<String, CellResult> results, HttpServletResponse response, Model model, RedirectAttributes redirect) {
        if (results.values().stream().noneMatch(CellResult::open)) {
            redirect.addFlashAttribute(NOTICE, "cells.saved");
            return true;
        }
        response.setStatus(
                has(results, CellResult.State.CONFLICT)
                        ? HttpServletResponse.SC_CONFLICT
                        : HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        model.addAttribute(NOTICE, "cells.some-open");
        model.addAttribute(
                "gone",
                results.values().stream()
                        .filter(result -> ("refused." + Cells.GONE).equals(result.message()))
                        .map(CellResult::typed)
                        .filter(typed -> !typed.isBlank())
                        .toList());
        return false;
    }

    /** After a single cell was posted: the cells to show anew, and word to the page's other parts. */
    public static void answer(
            Map<String, CellResult> results,
            Stream<CellView> cells,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        // After a conflict too: the page's other parts show what the colleague wrote.
        if (has(results, CellResult.State.SAVED) || has(results, CellResult.State.CONFLICT)) {
            response.setHeader("HX-Trigger", "figures-changed");
        }
        String query = request.getQueryString();
        model.addAttribute("saveAction", request.getRequestURI() + (query == null ? "" : "?" + query));
        model.addAttribute(
                "saved", cells.filter(cell -> results.containsKey(cell.cell())).toList());
    }

    private static boolean has(Map<String, CellResult> results, CellResult.State state) {
        return results.values().stream().anyMatch(result -> result.state() == state);
    }
}

package cn.ziping.evaluation.web;

import cn.ziping.evaluation.EvaluationReader;
import cn.ziping.evaluation.EvaluationService;
import cn.ziping.figure.CellEdit;
import cn.ziping.figure.CellPage;
import cn.ziping.figure.CellResult;
import cn.ziping.figure.Cells;
import cn.ziping.platform.BodyLimit;
import cn.ziping.scheme.Wording;
import cn.ziping.shared.Actor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Each leaf with its inputs, its rule in words, its score and its trace. */
@Controller
@RequestMapping("/evaluations/{id}/scores")
@RequiredArgsConstructor
class ScoresController {

    private static final String PAGE = "evaluation/scores";

    private final EvaluationReader reader;
    private final EvaluationService evaluations;
    private final Cells cells;
    private final Wording wording;
    private final MessageSource messages;

    @GetMapping
    String page(Actor actor, @PathVariable UUID id, HttpServletRequest request, Locale locale, Model model) {
        return page(actor, id, CellPage.unsaved(request, model), locale, model);
    }

    @BodyLimit(kilobytes = BodyLimit.WHOLE_SHEET, gate = EvaluationGate.class)
    @PostMapping
    String save(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        Map<String, CellResult> results = evaluations.saveEntries(actor, id, CellEdit.of(form));
        return CellPage.settled(results, response, model, redirect)
                ? "redirect:/evaluations/{id}/scores"
                : page(actor, id, results, locale, model);
    }

    @PostMapping(headers = "HX-Request=true")
    String saveCell(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        Map<String, CellResult> results = evaluations.saveEntries(actor, id, CellEdit.of(form));
        ScoresView view = view(actor, reader.scores(actor, id, locale), results, locale, model);
        model.addAttribute("scores", view);
        model.addAttribute("evaluationId", id);
        CellPage.answer(results, view.cells(), request, response, model);
        return PAGE + " :: saved";
    }

    private String page(Actor actor, UUID id, Map<String, CellResult> results, Locale locale, Model model) {
        EvaluationReader.Scores scores = reader.scores(actor, id, locale);
        model.addAttribute("department", scores.department());
        model.addAttribute("year", scores.evaluation().getYear());
        model.addAttribute("evaluationId", id);
        model.addAttribute("scheme", scores.scheme());
        model.addAttribute("policy", wording.policy(scores.scheme().definition().policy(), locale));
        model.addAttribute("scores", view(actor, scores, results, locale, model));
        return PAGE;
    }

    private ScoresView view(
            Actor actor, EvaluationReader.Scores scores, Map<String, CellResult> results, Locale locale, Model model) {
        boolean editable = CellPage.editable(
                cells,
                actor,
                scores.evaluation().getDepartmentId(),
                scores.evaluation().getYear(),
                model);
        return ScoresView.of(scores, editable, results, wording, messages, locale);
    }
}

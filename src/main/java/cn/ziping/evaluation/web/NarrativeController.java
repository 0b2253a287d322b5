package cn.ziping.evaluation.web;

import cn.ziping.evaluation.EvaluationWords;
import cn.ziping.figure.CellEdit;
import cn.ziping.figure.CellPage;
import cn.ziping.figure.CellResult;
import cn.ziping.figure.Cells;
import cn.ziping.platform.BodyLimit;
import cn.ziping.shared.Actor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The words of the report, part by part, with each paragraph as it will be printed beside it. */
@Controller
@RequestMapping("/evaluations/{id}/narrative")
@RequiredArgsConstructor
class NarrativeController {

    private static final String PAGE = "evaluation/narrative";

    private final EvaluationWords words;
    private final Cells cells;

    @GetMapping
    String page(Actor actor, @PathVariable UUID id, HttpServletRequest request, Model model) {
        return page(actor, id, CellPage.unsaved(request, model), model);
    }

    @BodyLimit(kilobytes = BodyLimit.WHOLE_SHEET, gate = EvaluationGate.class)
    @PostMapping
    String save(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Map<String, CellResult> results = words.save(actor, id, CellEdit.of(form));
        return CellPage.settled(results, response, model, redirect)
                ? "redirect:/evaluations/{id}/narrative"
                : page(actor, id, results, model);
    }

    @PostMapping(headers = "HX-Request=true")
    String saveCell(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Map<String, CellResult> results = words.save(actor, id, CellEdit.of(form));
        NarrativeView view = view(actor, words.sheet(actor, id), results, model);
        model.addAttribute(
                "parts",
                view.parts()
                        .filter(part -> results.containsKey(part.cell().cell()))
                        .toList());
        CellPage.answer(results, view.cells(), request, response, model);
        return PAGE + " :: saved";
    }

    /** How what is being typed will be printed; nothing is saved. */
    @BodyLimit(kilobytes = 2 * 1024, gate = EvaluationGate.class)
    @PostMapping(path = "/preview", headers = "HX-Request=true")
    String preview(
            Actor actor, @PathVariable UUID id, @RequestParam String cell, @RequestParam String value, Model model) {
        model.addAttribute(
                "printed",
                cell.equals(EvaluationWords.DUTIES)
                        ? words.printDuties(actor, id, value)
                        : words.print(actor, id, value));
        return PAGE + " :: printed(printed=${printed})";
    }

    private String page(Actor actor, UUID id, Map<String, CellResult> results, Model model) {
        EvaluationWords.Sheet sheet = words.sheet(actor, id);
        model.addAttribute("department", sheet.department());
        model.addAttribute("year", sheet.evaluation().getYear());
        model.addAttribute("evaluationId", id);
        model.addAttribute("narrative", view(actor, sheet, results, model));
        return PAGE;
    }

    private NarrativeView view(Actor actor, EvaluationWords.Sheet sheet, Map<String, CellResult> results, Model model) {
        boolean editable = CellPage.editable(
                cells,
                actor,
                sheet.evaluation().getDepartmentId(),
                sheet.evaluation().getYear(),
                model);
        return NarrativeView.of(sheet, words, editable, results);
    }
}

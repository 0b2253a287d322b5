package cn.ziping.evaluation.web;

import cn.ziping.evaluation.EvaluationWords;
import cn.ziping.evaluation.ProblemService;
import cn.ziping.evaluation.ProblemService.MeasureForm;
import cn.ziping.figure.CellEdit;
import cn.ziping.figure.CellPage;
import cn.ziping.figure.CellResult;
import cn.ziping.figure.Cells;
import cn.ziping.platform.BodyLimit;
import cn.ziping.platform.FormFields;
import cn.ziping.platform.RefusedPage;
import cn.ziping.platform.UnsavedForm;
import cn.ziping.shared.Actor;
import cn.ziping.shared.RefusedException;
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

/** Problems with their causes, and measures with who sees to them and until when. */
@Controller
@RequestMapping("/evaluations/{id}/problems")
@RequiredArgsConstructor
class ProblemController {

    private static final String PAGE = "evaluation/problems";
    private static final String BACK = "redirect:/evaluations/{id}/problems";

    private final ProblemService problems;
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
        Map<String, CellResult> results = problems.save(actor, id, CellEdit.of(form));
        return CellPage.settled(results, response, model, redirect) ? BACK : page(actor, id, results, model);
    }

    @PostMapping(headers = "HX-Request=true")
    String saveCell(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Map<String, CellResult> results = problems.save(actor, id, CellEdit.of(form));
        ProblemView view = view(actor, problems.sheet(actor, id), results, model);
        model.addAttribute("problems", view);
        CellPage.answer(results, view.cells(), request, response, model);
        return PAGE + " :: saved";
    }

    /** A form whose session had ended while it was typed: the page, with the form filled in again. */
    @GetMapping({"/problem", "/measure"})
    String again(Actor actor, @PathVariable UUID id, HttpServletRequest request, Model model) {
        UnsavedForm.take(request).ifPresent(form -> {
            model.addAttribute("notice", "cells.unsaved");
            refill(form, model);
        });
        return page(actor, id, Map.of(), model);
    }

    @BodyLimit(kilobytes = 256, gate = EvaluationGate.class)
    @PostMapping("/problem")
    String addProblem(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        try {
            problems.addProblem(actor, id, FormFields.text(form, "words"), FormFields.text(form, "cause"));
        } catch (RefusedException refusal) {
            return again(actor, id, form, refusal, response, model);
        }
        redirect.addFlashAttribute("notice", "problem.added");
        return BACK;
    }

    @BodyLimit(kilobytes = 256, gate = EvaluationGate.class)
    @PostMapping("/measure")
    String addMeasure(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        try {
            problems.addMeasure(actor, id, measure(form));
        } catch (RefusedException refusal) {
            return again(actor, id, form, refusal, response, model);
        }
        redirect.addFlashAttribute("notice", "measure.added");
        return BACK;
    }

    @PostMapping("/problem/remove")
    String removeProblem(Actor actor, @PathVariable UUID id, @RequestParam UUID problem, RedirectAttributes redirect) {
        problems.removeProblem(actor, id, problem);
        redirect.addFlashAttribute("notice", "problem.removed");
        return BACK;
    }

    @PostMapping("/measure/remove")
    String removeMeasure(Actor actor, @PathVariable UUID id, @RequestParam UUID measure, RedirectAttributes redirect) {
        problems.removeMeasure(actor, id, measure);
        redirect.addFlashAttribute("notice", "measure.removed");
        return BACK;
    }

    private String again(
            Actor actor,
            UUID id,
            MultiValueMap<String, String> form,
            RefusedException refusal,
            HttpServletResponse response,
            Model model) {
        RefusedPage.prepare(refusal, response, model);
        refill(form, model);
        return page(actor, id, Map.of(), model);
    }

    private static void refill(MultiValueMap<String, String> form, Model model) {
        model.addAttribute("words", FormFields.text(form, "words"));
        model.addAttribute("cause", FormFields.text(form, "cause"));
        model.addAttribute("form", measure(form));
    }

    private String page(Actor actor, UUID id, Map<String, CellResult> results, Model model) {
        ProblemService.Sheet sheet = problems.sheet(actor, id);
        model.addAttribute("department", sheet.department());
        model.addAttribute("year", sheet.evaluation().getYear());
        model.addAttribute("evaluationId", id);
        model.addAttribute("problems", view(actor, sheet, results, model));
        if (!model.containsAttribute("form")) {
            model.addAttribute("words", "");
            model.addAttribute("cause", "");
            model.addAttribute("form", MeasureForm.EMPTY);
        }
        return PAGE;
    }

    private ProblemView view(Actor actor, ProblemService.Sheet sheet, Map<String, CellResult> results, Model model) {
        boolean editable = CellPage.editable(
                cells,
                actor,
                sheet.evaluation().getDepartmentId(),
                sheet.evaluation().getYear(),
                model);
        return ProblemView.of(sheet, words, editable, results);
    }

    private static MeasureForm measure(MultiValueMap<String, String> form) {
        return new MeasureForm(
                FormFields.text(form, "measure"),
                FormFields.text(form, "problem"),
                FormFields.text(form, "owner"),
                FormFields.text(form, "due"));
    }
}

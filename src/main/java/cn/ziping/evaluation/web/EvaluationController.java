package cn.ziping.evaluation.web;

import cn.ziping.department.Department;
import cn.ziping.department.DepartmentService;
import cn.ziping.evaluation.EvaluationReader;
import cn.ziping.evaluation.EvaluationService;
import cn.ziping.evaluation.SubmissionReader;
import cn.ziping.evaluation.SubmissionService;
import cn.ziping.platform.FormAnswer;
import cn.ziping.platform.RefusedPage;
import cn.ziping.scheme.SchemeService;
import cn.ziping.shared.Actor;
import cn.ziping.shared.Days;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.RefusedFormException;
import cn.ziping.shared.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The evaluations a person reaches, and one at a glance. */
@Controller
@RequestMapping("/evaluations")
@RequiredArgsConstructor
class EvaluationController {

    private final EvaluationService evaluations;
    private final EvaluationReader reader;
    private final SubmissionService submissions;
    private final SubmissionReader handedIn;
    private final DepartmentService departments;
    private final SchemeService schemes;
    private final MessageSource messages;
    private final Clock clock;

    @GetMapping
    String list(Actor actor, Model model) {
        return list(actor, "", "", model);
    }

    /** Starts the evaluation of a department's year. */
    @PostMapping
    String start(
            Actor actor,
            @RequestParam("department") String departmentCode,
            @RequestParam String year,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Department department = departments.forWriting(actor, departmentCode);
        FiscalYear typed;
        try {
            typed = FiscalYear.typed(year);
        } catch (RefusedException refusal) {
            RefusedPage.prepare(new RefusedFormException(Map.of("year", refusal)), response, model);
            return list(actor, departmentCode, year, model);
        }
        try {
            UUID id = evaluations.start(actor, department.getId(), typed);
            redirect.addFlashAttribute("notice", "evaluation.started");
            return "redirect:/evaluations/" + id;
        } catch (RefusedException refusal) {
            RefusedPage.prepare(refusal, response, model);
            evaluations.of(actor, department.getId(), typed).ifPresent(id -> model.addAttribute("existing", id));
            return list(actor, departmentCode, year, model);
        }
    }

    private String list(Actor actor, String departmentCode, String year, Model model) {
        if (!actor.has(Role.FINANCE) && !actor.has(Role.REVIEWER)) {
            throw new NotFoundException("page", "/evaluations");
        }
        List<EvaluationService.Listed> known = evaluations.list(actor);
        if (actor.has(Role.FINANCE)) {
            List<Department> starters = departments.readable(actor).stream()
                    .filter(department -> !department.isClosed())
                    .toList();
            StartYears years = StartYears.of(
                    schemes.years(starters.stream().map(Department::getId).toList()),
                    // Begun is a year that no department is left to begin.
                    known.stream()
                            .collect(Collectors.groupingBy(
                                    listed -> listed.evaluation().getYear(), Collectors.counting()))
                            .entrySet()
                            .stream()
                            .filter(counted -> counted.getValue() >= starters.size())
                            .map(Map.Entry::getKey)
                            .collect(Collectors.toSet()),
                    LocalDate.now(clock.withZone(Days.CHINA)).getYear());
            model.addAttribute("starters", starters);
            model.addAttribute("department", departmentCode);
            model.addAttribute("years", years);
            model.addAttribute("year", year.isEmpty() ? years.next() : year);
        }
        model.addAttribute("evaluations", known.stream().map(EvaluationRow::of).toList());
        return "evaluation/list";
    }

    @GetMapping("/{id}")
    String overview(Actor actor, @PathVariable UUID id, Locale locale, Model model) {
        EvaluationReader.Questioned questioned = reader.questioned(actor, id);
        EvaluationReader.Overview overview = questioned.overview();
        model.addAttribute("department", overview.department());
        model.addAttribute("year", overview.evaluation().getYear());
        model.addAttribute("evaluationId", id);
        model.addAttribute("overview", OverviewView.of(questioned, handedIn.history(actor, id), messages, locale));
        model.addAttribute("mayEdit", actor.mayEdit(overview.department().getId()));
        model.addAttribute("mayReview", actor.has(Role.REVIEWER));
        model.addAttribute(
                "newerVersion",
                overview.evaluation().getStatus().isOpen()
                        && evaluations.newerVersion(overview.evaluation()).isPresent());
        model.addAttribute("closed", overview.department().isClosed());
        return "evaluation/overview";
    }

    /** The same page with what is handed in, and what is still asked about it, to be confirmed. */
    @GetMapping("/{id}/submit")
    String submitting(Actor actor, @PathVariable UUID id, Locale locale, Model model) {
        actor.requireEdit(evaluations.get(actor, id).department().getId());
        model.addAttribute("confirming", true);
        return overview(actor, id, locale, model);
    }

    /**
     * @param shown the mark of the questions that were shown
     */
    @PostMapping("/{id}/submit")
    String submit(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String shown,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> submissions.submit(actor, id, shown),
                        "evaluation.submitted",
                        "redirect:/evaluations/{id}",
                        () -> submitting(actor, id, locale, model));
    }

    @PostMapping("/{id}/withdraw")
    String withdraw(
            Actor actor,
            @PathVariable UUID id,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> submissions.withdraw(actor, id),
                        "evaluation.withdrawn",
                        "redirect:/evaluations/{id}",
                        () -> overview(actor, id, locale, model));
    }

    /** From a department's year to the pages of its evaluation, for pages that do not know it. */
    @GetMapping("/of/{departmentCode}/{year}")
    String of(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            RedirectAttributes redirect) {
        return of(actor, departmentCode, year, "", redirect);
    }

    @GetMapping("/of/{departmentCode}/{year}/scores")
    String scoresOf(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            RedirectAttributes redirect) {
        return of(actor, departmentCode, year, "/scores", redirect);
    }

    @GetMapping("/of/{departmentCode}/{year}/report")
    String reportOf(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            RedirectAttributes redirect) {
        return of(actor, departmentCode, year, "/report", redirect);
    }

    @GetMapping("/of/{departmentCode}/{year}/narrative")
    String narrativeOf(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            RedirectAttributes redirect) {
        return of(actor, departmentCode, year, "/narrative", redirect);
    }

    @GetMapping("/of/{departmentCode}/{year}/problems")
    String problemsOf(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            RedirectAttributes redirect) {
        return of(actor, departmentCode, year, "/problems", redirect);
    }

    private String of(Actor actor, String departmentCode, FiscalYear year, String page, RedirectAttributes redirect) {
        Department department = departments.byCode(actor, departmentCode);
        Optional<UUID> id = evaluations.of(actor, department.getId(), year);
        if (id.isEmpty()) {
            redirect.addFlashAttribute("notice", "evaluation.none");
            return "redirect:/evaluations";
        }
        return "redirect:/evaluations/" + id.get() + page;
    }

    @GetMapping("/{id}/budget")
    String budget(Actor actor, @PathVariable UUID id) {
        return "redirect:" + ledger(actor, id);
    }

    @GetMapping("/{id}/figures")
    String figures(Actor actor, @PathVariable UUID id) {
        return "redirect:" + ledger(actor, id) + "/figures";
    }

    @GetMapping("/{id}/targets")
    String targets(Actor actor, @PathVariable UUID id) {
        return "redirect:" + ledger(actor, id) + "/targets";
    }

    private String ledger(Actor actor, UUID id) {
        EvaluationService.Listed evaluation = evaluations.get(actor, id);
        return "/ledgers/" + evaluation.department().getCode() + "/"
                + evaluation.evaluation().getYear();
    }
}

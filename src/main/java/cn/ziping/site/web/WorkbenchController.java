package cn.ziping.site.web;

import cn.ziping.department.Department;
import cn.ziping.department.DepartmentAdministration;
import cn.ziping.department.DepartmentService;
import cn.ziping.evaluation.EvaluationReader;
import cn.ziping.evaluation.EvaluationService;
import cn.ziping.evaluation.EvaluationStatus;
import cn.ziping.evaluation.SelfEvaluation;
import cn.ziping.evaluation.SubmissionReader;
import cn.ziping.scheme.SchemeService;
import cn.ziping.scheme.ScoringScheme;
import cn.ziping.shared.Actor;
import cn.ziping.shared.Days;
import cn.ziping.shared.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What is mine to do, and how complete it is. */
@Controller
@RequiredArgsConstructor
class WorkbenchController {

    private final EvaluationService evaluations;
    private final EvaluationReader reader;
    private final SubmissionReader submissions;
    private final DepartmentService departments;
    private final DepartmentAdministration administration;
    private final SchemeService schemes;
    private final Clock clock;

    @GetMapping("/")
    String page(Actor actor, Model model) {
        List<EvaluationService.Listed> mine = evaluations.list(actor);
        if (actor.has(Role.FINANCE) || actor.has(Role.CONTRIBUTOR)) {
            List<Department> own = departments.readable(actor);
            model.addAttribute("departments", own);
            model.addAttribute("office", actor.scope().office());
            model.addAttribute(
                    "lastYear", LocalDate.now(clock.withZone(Days.CHINA)).getYear() - 1);
        }
        if (actor.has(Role.FINANCE)) {
            model.addAttribute("evaluations", mine.stream().map(WorkItem::of).toList());
            // Completeness is computed for the latest alone: the page costs the same with ten years as with one.
            model.addAttribute(
                    "current",
                    mine.stream()
                            .filter(item -> item.evaluation().getStatus().isOpen()
                                    && !item.department().isClosed())
                            // What was returned waits for an answer.
                            .min(Comparator.comparing(
                                    item -> item.evaluation().getStatus() != EvaluationStatus.RETURNED))
                            .map(item -> progress(actor, item.evaluation()))
                            .orElse(null));
        }
        if (actor.has(Role.REVIEWER)) {
            model.addAttribute("reviewed", mine.stream().map(WorkItem::of).toList());
        }
        if (actor.has(Role.SCHEME_ADMIN)) {
            List<ScoringScheme> readable = schemes.readable(actor);
            model.addAttribute("schemes", readable);
            model.addAttribute(
                    "proposals",
                    readable.stream()
                            .filter(scheme -> scheme.awaits(actor.id()))
                            .toList());
        }
        if (actor.has(Role.SYSTEM_ADMIN)) {
            model.addAttribute("noDepartment", administration.list(actor).isEmpty());
        }
        return "site/workbench";
    }

    private Progress progress(Actor actor, SelfEvaluation listed) {
        EvaluationReader.Overview overview = reader.overview(actor, listed.getId());
        return Progress.of(
                overview, submissions.returnedBecause(overview.evaluation()).orElse(null));
    }
}

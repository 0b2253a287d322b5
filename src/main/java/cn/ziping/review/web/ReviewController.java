package cn.ziping.review.web;

import cn.ziping.evaluation.EvaluationService;
import cn.ziping.evaluation.EvaluationStatus;
import cn.ziping.evaluation.Submission;
import cn.ziping.evaluation.SubmissionReader;
import cn.ziping.evaluation.SubmissionService;
import cn.ziping.platform.FormAnswer;
import cn.ziping.shared.Actor;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What waits for the reviewer, and the decision on one of it. */
@Controller
@RequestMapping("/reviews")
@RequiredArgsConstructor
class ReviewController {

    private final SubmissionService submissions;
    private final SubmissionReader handedIn;
    private final EvaluationService evaluations;

    @GetMapping
    String list(Actor actor, Model model) {
        requireReviewer(actor);
        List<SubmissionReader.HandedIn> all = handedIn.handedIn(actor);
        model.addAttribute(
                "waiting",
                all.stream()
                        .filter(one -> one.evaluation().getStatus().isWaiting())
                        .map(ReviewRow::of)
                        .toList());
        model.addAttribute(
                "decided",
                all.stream()
                        .filter(one -> one.evaluation().getStatus().isDecided())
                        .map(ReviewRow::of)
                        .toList());
        return "review/list";
    }

    @GetMapping("/{id}")
    String one(Actor actor, @PathVariable UUID id, Model model) {
        return one(actor, id, "", model);
    }

    @PostMapping("/{id}/open")
    String open(
            Actor actor,
            @PathVariable UUID id,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> submissions.open(actor, id),
                        "review.opened",
                        "redirect:/reviews/{id}",
                        () -> one(actor, id, "", model));
    }

    @PostMapping("/{id}/accept")
    String accept(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam int submission,
            @RequestParam String opinion,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> submissions.accept(actor, id, submission, opinion),
                        "review.accepted",
                        "redirect:/reviews",
                        () -> one(actor, id, opinion, model));
    }

    @PostMapping("/{id}/return")
    String returnForCorrection(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam int submission,
            @RequestParam String opinion,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> submissions.returnForCorrection(actor, id, submission, opinion),
                        "review.returned",
                        "redirect:/reviews",
                        () -> one(actor, id, opinion, model));
    }

    /**
     * @param opinion what was typed into a form that was refused, or empty
     */
    private String one(Actor actor, UUID id, String opinion, Model model) {
        requireReviewer(actor);
        EvaluationStatus status = evaluations.get(actor, id).evaluation().getStatus();
        Submission submission = handedIn.latest(actor, id).orElseThrow(() -> new NotFoundException("submission", id));
        model.addAttribute("evaluationId", id);
        model.addAttribute("status", status);
        model.addAttribute("opinion", opinion);
        model.addAttribute("review", ReviewView.of(submission, handedIn.report(submission), handedIn.steps(actor, id)));
        return "review/detail";
    }

    private static void requireReviewer(Actor actor) {
        if (!actor.has(Role.REVIEWER)) {
            throw new NotFoundException("page", "reviews");
        }
    }
}

package cn.ziping.report.web;

import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.evaluation.EvaluationReport;
import cn.ziping.evaluation.SelfEvaluation;
import cn.ziping.evaluation.Submission;
import cn.ziping.evaluation.SubmissionReader;
import cn.ziping.report.ReportDocument;
import cn.ziping.report.ReportDocuments;
import cn.ziping.report.word.WordReport;
import cn.ziping.shared.Actor;
import cn.ziping.shared.ShownTime;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The report, as a page, as data and as a file for paper. All render the one model: that of a draft is written anew from the facts, that of a
 * submission is read from its frozen bytes alone.
 */
@Controller
@RequestMapping("/evaluations/{id}")
@RequiredArgsConstructor
class ReportController {

    private static final MediaType WORD =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final AuditLog log;
    private final SubmissionReader submissions;
    private final ReportDocuments documents;
    private final Clock clock;

    @GetMapping("/report")
    String page(Actor actor, @PathVariable UUID id, Model model) {
        SubmissionReader.ShownReport shown = submissions.shown(actor, id);
        return page(shown.report(), shown.submission(), "/evaluations/" + id, model);
    }

    @GetMapping("/report.json")
    ResponseEntity<byte[]> json(Actor actor, @PathVariable UUID id) {
        SubmissionReader.ShownReport shown = submissions.shown(actor, id);
        return json(actor, shown.evaluation(), "", shown.document());
    }

    @GetMapping("/report.docx")
    ResponseEntity<byte[]> word(Actor actor, @PathVariable UUID id) {
        SubmissionReader.ShownReport shown = submissions.shown(actor, id);
        Submission submission = shown.submission();
        return word(
                actor,
                shown.evaluation(),
                "",
                shown.report(),
                submission == null ? clock.instant() : submission.getAt());
    }

    @GetMapping("/submissions/{number}/report")
    String submission(Actor actor, @PathVariable UUID id, @PathVariable int number, Model model) {
        Submission submission = submissions.submission(actor, id, number);
        return page(
                submissions.report(submission),
                submission,
                "/evaluations/%s/submissions/%d".formatted(id, number),
                model);
    }

    @GetMapping("/submissions/{number}/report.json")
    ResponseEntity<byte[]> submissionJson(Actor actor, @PathVariable UUID id, @PathVariable int number) {
        Submission submission = submissions.submission(actor, id, number);
        return json(actor, submissions.evaluation(actor, id), String.valueOf(number), submission.getDocument());
    }

    @GetMapping("/submissions/{number}/report.docx")
    ResponseEntity<byte[]> submissionWord(Actor actor, @PathVariable UUID id, @PathVariable int number) {
        Submission submission = submissions.submission(actor, id, number);
        return word(
                actor,
                submissions.evaluation(actor, id),
                String.valueOf(number),
                submissions.report(submission),
                submission.getAt());
    }

    /** A report that leaves as a file is in the log. */
    private ResponseEntity<byte[]> json(Actor actor, SelfEvaluation evaluation, String number, byte[] document) {
        note(actor, evaluation, number);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(document);
    }

    private ResponseEntity<byte[]> word(
            Actor actor, SelfEvaluation evaluation, String number, EvaluationReport report, Instant written) {
        ReportDocument document = documents.of(report);
        byte[] file = WordReport.write(document, written);
        note(actor, evaluation, (number + " docx").strip());
        return ResponseEntity.ok()
                .contentType(WORD)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(document.title() + ".docx", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(file);
    }

    private void note(Actor actor, SelfEvaluation evaluation, String detail) {
        log.noted(AuditEvent.of(
                actor,
                "export.report",
                evaluation.getDepartmentId(),
                evaluation.getYear(),
                evaluation.getId().toString(),
                detail));
    }

    private String page(EvaluationReport report, @Nullable Submission submission, String base, Model model) {
        model.addAttribute("base", base);
        EvaluationReport.SubmissionName name = report.submission();
        if (submission != null && name != null) {
            model.addAttribute(
                    "frozen",
                    new FrozenView(
                            submission.getNumber(),
                            ShownTime.of(submission.getAt()),
                            name.by(),
                            submission.getSha256(),
                            submission.isIntact()));
        }
        model.addAttribute("evaluationId", report.id());
        model.addAttribute("department", report.department());
        model.addAttribute("year", report.year());
        model.addAttribute("report", documents.of(report));
        return "report/report";
    }

    /**
     * What a submission says of itself.
     *
     * @param number its number
     * @param at when it was handed in
     * @param by who handed it in
     * @param sha256 the hash of its bytes
     * @param intact whether the bytes still have that hash
     */
    record FrozenView(int number, String at, String by, String sha256, boolean intact) {}
}

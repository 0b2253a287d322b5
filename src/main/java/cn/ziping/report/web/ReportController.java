package cn.ziping.report.web;

import cn.ziping.evaluation.EvaluationReader;
import cn.ziping.evaluation.EvaluationReport;
import cn.ziping.report.ReportJson;
import cn.ziping.report.ReportPage;
import cn.ziping.shared.Actor;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The report, as a page and as data. Both render the one model. */
@Controller
@RequestMapping("/evaluations/{id}")
@RequiredArgsConstructor
class ReportController {

    private final EvaluationReader reader;
    private final ReportPage page;
    private final ReportJson json;

    @GetMapping("/report")
    String page(Actor actor, @PathVariable UUID id, Model model) {
        EvaluationReport report = reader.report(actor, id);
        model.addAttribute("evaluationId", id);
        model.addAttribute("department", report.department());
        model.addAttribute("year", report.year());
        model.addAttribute("report", page.of(report));
        return "report/report";
    }

    @GetMapping("/report.json")
    ResponseEntity<byte[]> json(Actor actor, @PathVariable UUID id) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json.write(reader.report(actor, id)));
    }
}

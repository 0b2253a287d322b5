package cn.ziping.evaluation.web;

import cn.ziping.department.Department;
import cn.ziping.department.DepartmentService;
import cn.ziping.evaluation.EvaluationReader;
import cn.ziping.evaluation.EvaluationService;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Rate, scores and total beside the pages where figures are typed; fetched by its address. */
@Controller
@RequiredArgsConstructor
class ScorePanelController {

    private final EvaluationReader reader;
    private final EvaluationService evaluations;
    private final DepartmentService departments;
    private final MessageSource messages;

    @GetMapping("/evaluations/panel")
    String panel(
            Actor actor,
            @RequestParam("department") String departmentCode,
            @RequestParam FiscalYear year,
            Locale locale,
            Model model) {
        Department department = departments.byCode(actor, departmentCode);
        Optional<UUID> id = evaluations.of(actor, department.getId(), year);
        model.addAttribute(
                "panel",
                id.map(found -> PanelView.of(reader.questioned(actor, found), messages, locale))
                        .orElse(null));
        model.addAttribute("mayStart", actor.mayEdit(department.getId()) && !department.isClosed());
        model.addAttribute("departmentCode", departmentCode);
        model.addAttribute("year", year);
        return "evaluation/panel :: panel";
    }
}

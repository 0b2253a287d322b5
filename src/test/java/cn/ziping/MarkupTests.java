package cn.ziping;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.account.AccountAdministration;
import cn.ziping.budget.LedgerLines;
import cn.ziping.budget.LineKind;
import cn.ziping.department.DepartmentAdministration;
import cn.ziping.department.DepartmentForm;
import cn.ziping.evaluation.EntrySheet;
import cn.ziping.evaluation.EvaluationService;
import cn.ziping.evaluation.EvaluationWords;
import cn.ziping.evaluation.ProblemService;
import cn.ziping.evaluation.SubmissionService;
import cn.ziping.figure.FigureForm;
import cn.ziping.figure.FigureService;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.target.TargetForm;
import cn.ziping.target.TargetService;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import cn.ziping.testing.SmallEvaluations;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Markup in every text field is shown as it was typed, on every page that shows it. */
@ApplicationTest
class MarkupTests {

    private static final int YEAR = 2093;

    /** Each field has its own, so that the page that lacks one is known. */
    private static final String MARKUP = "<script>alert('%s')</script><b>&amp;";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private People people;

    @Autowired
    private SmallEvaluations small;

    @Autowired
    private DepartmentAdministration departments;

    @Autowired
    private AccountAdministration accounts;

    @Autowired
    private LedgerLines lines;

    @Autowired
    private FigureService figures;

    @Autowired
    private TargetService targets;

    @Autowired
    private EvaluationService evaluations;

    @Autowired
    private EvaluationWords words;

    @Autowired
    private ProblemService problems;

    @Autowired
    private SubmissionService submissions;

    @Test
    void markupInEveryTextFieldIsShownAsTyped() throws Exception {
        Actor finance = people.actor("finance");
        Actor sysadmin = people.actor("sysadmin");
        UUID zcyj = people.department("ZCYJ");
        FiscalYear year = new FiscalYear(YEAR);
        UUID evaluation = small.complete(YEAR);
        UUID department = departments.create(
                sysadmin, new DepartmentForm("MARKUP", markup("department"), "<i>", markup("office")));
        UUID account = accounts.create(sysadmin, "markup", markup("person")).accountId();
        lines.add(finance, zcyj, year, LineKind.PROJECT, markup("line"), "");
        figures.define(finance, zcyj, year, new FigureForm("标记数", "COUNT", "<i>u</i>", markup("label")));
        targets.add(
                finance,
                zcyj,
                year,
                new TargetForm("<i>", markup("target"), "<b>类</b>", "LOWER_IS_BETTER", "1", "1", "1", "<u>次"));
        evaluations.saveEntries(
                finance,
                evaluation,
                List.of(SmallEvaluations.edit(
                        EntrySheet.path(SmallEvaluations.SECOND, EntrySheet.REMARK.name()), "", markup("remark"))));
        words.save(
                finance,
                evaluation,
                List.of(SmallEvaluations.edit(SmallEvaluations.WORDS, "{{年度}}年总分{{总分}}，等级{{等级}}。", markup("words"))));
        UUID problem = problems.addProblem(finance, evaluation, markup("problem"), markup("cause"));
        problems.addMeasure(
                finance,
                evaluation,
                new ProblemService.MeasureForm(markup("measure"), problem.toString(), markup("owner"), ""));

        String ledger = "/ledgers/ZCYJ/" + YEAR;
        String address = "/evaluations/" + evaluation;
        shows("sysadmin", "/admin/departments", "department");
        shows("sysadmin", "/admin/departments/" + department, "department", "office");
        shows("sysadmin", "/admin/accounts", "person");
        shows("secadmin", "/admin/accounts/" + account, "person", "department");
        shows("finance", ledger + "/form", "line");
        shows("finance", ledger + "/figures?lang=en", "label");
        shows("finance", ledger + "/targets", "target");
        shows("finance", address + "/scores", "remark");
        shows("finance", address + "/narrative", "words");
        shows("finance", address + "/problems", "problem", "cause", "measure", "owner");
        shows("finance", address + "/report", "words", "remark");
        submissions.submit(finance, evaluation, "");
        submissions.open(people.actor("reviewer"), evaluation);
        submissions.returnForCorrection(people.actor("reviewer"), evaluation, 1, markup("opinion"));
        shows("finance", address, "opinion");
        shows("reviewer", "/reviews/" + evaluation, "opinion", "remark");
        shows("reviewer", address + "/submissions/1/report", "words", "remark");
        shows("auditor", "/admin/audit", "department");
    }

    private static String markup(String field) {
        return MARKUP.formatted(field);
    }

    private void shows(String person, String address, String... fields) throws Exception {
        String page = mvc.get()
                .uri(address)
                .with(people.as(person))
                .exchange()
                .getResponse()
                .getContentAsString();
        for (String field : fields) {
            assertThat(page)
                    .as(address)
                    .contains("&lt;script&gt;alert(&#39;" + field + "&#39;)&lt;/script&gt;&lt;b&gt;&amp;amp;");
        }
        List<String> raw = new ArrayList<>();
        Matcher scripts = Pattern.compile("<script[^>]*>[^<]").matcher(page);
        while (scripts.find()) {
            raw.add(scripts.group());
        }
        assertThat(raw).as(address).isEmpty();
    }
}

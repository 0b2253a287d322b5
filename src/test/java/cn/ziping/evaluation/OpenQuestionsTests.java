package cn.ziping.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.ziping.budget.BudgetService;
import cn.ziping.budget.Ledger;
import cn.ziping.budget.LedgerColumn;
import cn.ziping.budget.LedgerLine;
import cn.ziping.budget.LedgerLines;
import cn.ziping.budget.LedgerSection;
import cn.ziping.budget.LineKind;
import cn.ziping.figure.CellEdit;
import cn.ziping.figure.CellQuestion;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.RefusedException;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import cn.ziping.testing.SmallEvaluations;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A slip is seen before anybody else sees the year: counted, beside the score it made, and asked once at 送审. */
@ApplicationTest
@DirtiesContext // changes the demo's ledger
class OpenQuestionsTests {

    private static final Pattern SHOWN = Pattern.compile("name=\"shown\" value=\"([0-9a-f]*)\"");
    private static final String ASKED = "部门整体，调整数：年初预算数加调整数为 -20.00 万元，小于 0。是否核对？";

    @Autowired
    private SmallEvaluations small;

    @Autowired
    private People people;

    @Autowired
    private BudgetService budgets;

    @Autowired
    private LedgerLines lines;

    @Autowired
    private EvaluationReader reader;

    @Autowired
    private SubmissionService submissions;

    @Autowired
    private SubmissionReader handedIn;

    @Autowired
    private MockMvcTester mvc;

    @Test
    void whatIsAskedIsShownBeforeHandingInAndKeptWithTheStep() throws Exception {
        UUID evaluation = small.complete(2070);
        Actor finance = people.actor("finance");
        UUID department = people.department("ZCYJ");
        FiscalYear year = new FiscalYear(2070);
        LedgerLine line = lines.add(finance, department, year, LineKind.WHOLE, "部门整体", "");
        type(finance, year, line, LedgerColumn.ORIGINAL, "", "10");
        assertThat(shown(evaluation)).isEmpty();
        type(finance, year, line, LedgerColumn.ADJUSTMENT, "", "-30");

        assertThat(page("/evaluations/" + evaluation)).contains("待核对的数", "小于 0。是否核对？");
        String shown = shown(evaluation);
        assertThat(shown).hasSize(64);
        // Who has not seen the list is shown it, also without a script.
        assertThat(mvc.post()
                        .uri("/evaluations/{id}/submit", evaluation)
                        .with(people.as("finance"))
                        .with(csrf()))
                .hasStatus(409)
                .bodyText()
                .contains("待核对的数有 1 处，与您刚才看到的不同", "open=\"open\"", "小于 0。是否核对？");

        // Another question came up meanwhile.
        type(finance, year, line, LedgerColumn.MONTH_3, "", "5");
        assertThatThrownBy(() -> submissions.submit(finance, evaluation, shown)).isInstanceOf(RefusedException.class);
        assertThat(handedIn.steps(finance, evaluation)).hasSize(1);
        type(finance, year, line, LedgerColumn.MONTH_3, "5", "");

        assertThat(mvc.post()
                        .uri("/evaluations/{id}/submit", evaluation)
                        .param("shown", shown)
                        .with(people.as("finance"))
                        .with(csrf()))
                .hasStatus(302);
        assertThat(handedIn.steps(finance, evaluation))
                .last()
                .extracting(StepLine::questions)
                .isEqualTo(List.of(ASKED));
        assertThat(mvc.get().uri("/reviews/{id}", evaluation).with(people.as("reviewer")))
                .bodyText()
                .contains("送审时待核对的数（1 处）", ASKED);
        // With the step, and no longer as something to be done.
        assertThat(page("/evaluations/" + evaluation)).contains("送审时有 1 处待核对").doesNotContain("id=\"hand-in\"");
    }

    @Test
    void nothingAskedIsHandedInWithoutAMark() {
        UUID evaluation = small.complete(2071);
        Actor finance = people.actor("finance");
        assertThatThrownBy(() -> submissions.submit(finance, evaluation, "0".repeat(64)))
                .isInstanceOf(RefusedException.class);
        assertThat(submissions.submit(finance, evaluation, "")).isEqualTo(1);
        assertThat(handedIn.steps(finance, evaluation))
                .last()
                .extracting(StepLine::questions)
                .isEqualTo(List.of());
    }

    /** 717,000 for 7,072.88: 9981 % executed scored full marks, and no page said a word. */
    @Test
    void aQuestionStandsBesideTheScoreThatReadsTheNumberAndNoOther() throws Exception {
        UUID evaluation = people.evaluation();
        Actor finance = people.actor("finance");
        FiscalYear year = new FiscalYear(2022);
        assertThat(reader.questioned(finance, evaluation).questions().all()).isEmpty();
        Ledger ledger = budgets.ledger(finance, people.department("ZCYJ"), year, LedgerSection.EXPENDITURE);
        LedgerLine whole = ledger.lines().get(0);
        type(finance, year, whole, LedgerColumn.EXECUTED, "7072.88", "717000");

        OpenQuestions open = reader.questioned(finance, evaluation).questions();
        assertThat(open.all()).extracting(CellQuestion::code).containsExactly("question.over.times");
        assertThat(open.byIndicator().keySet()).containsExactlyInAnyOrder("部门预算资金支出率", "结转结余率");
        String scores = page("/evaluations/" + evaluation + "/scores");
        assertThat(scores.split("是全年预算数 7,183.32 万元的 100 倍", -1)).hasSize(3);
        assertThat(page("/evaluations/panel?department=ZCYJ&year=2022"))
                .contains("待核对 1 处", "是全年预算数 7,183.32 万元的 100 倍", "class=\"asked\"");
        // The reader's language.
        assertThat(page("/evaluations/" + evaluation + "?lang=en"))
                .contains("Numbers to be checked", "Execution of 717,000.00 万元 is 100 times the budget");
    }

    private void type(Actor finance, FiscalYear year, LedgerLine line, LedgerColumn column, String was, String typed) {
        String path = Ledger.path(line, column);
        assertThat(budgets.save(
                                finance,
                                people.department("ZCYJ"),
                                year,
                                List.of(new CellEdit(path, was, typed, false)))
                        .get(path)
                        .message())
                .isNull();
    }

    private String page(String address) throws Exception {
        return mvc.get()
                .uri(address)
                .with(people.as("finance"))
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    private String shown(UUID evaluation) throws Exception {
        Matcher shown = SHOWN.matcher(page("/evaluations/" + evaluation + "/submit"));
        assertThat(shown.find()).isTrue();
        return shown.group(1);
    }
}

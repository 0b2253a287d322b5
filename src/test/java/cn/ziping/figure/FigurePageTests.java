package cn.ziping.figure;

import static cn.ziping.testing.ScoredFigures.DRILLS;
import static cn.ziping.testing.ScoredFigures.DUTY;
import static cn.ziping.testing.ScoredFigures.FINES;
import static cn.ziping.testing.ScoredFigures.TRAINED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ziping.evaluation.EntrySheet;
import cn.ziping.evaluation.EvaluationService;
import cn.ziping.figure.FigureSheet.Column;
import cn.ziping.scoring.SchemeAdjustments;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NotFoundException;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import cn.ziping.testing.ScoredFigures;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What scoring needs of the typed figures, how they changed, and why. */
@ApplicationTest
class FigurePageTests {

    /** Without an evaluation. */
    private static final FiscalYear PLANNED = new FiscalYear(2032);

    /** With one. */
    private static final FiscalYear EVALUATED = new FiscalYear(2034);

    @Autowired
    private FigureService figures;

    @Autowired
    private EvaluationService evaluations;

    @Autowired
    private ScoredFigures scored;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvcTester mvc;

    private Actor finance;
    private UUID department;

    @BeforeEach
    void publish() {
        scored.publish();
        finance = people.actor("finance2");
        department = people.department("DEMO2");
        jdbc.sql("delete from figure where department_id = ? and year between 2031 and 2035")
                .param(department)
                .update();
    }

    @Test
    void aReferenceNeedsTheCellThatItIsReadFromAndAYearOnYearRateNeedsBoth() {
        FigureNeeds needs = figures.needs(finance, department, PLANNED);

        assertThat(needs.needs(DRILLS, Column.VALUE)).isTrue();
        assertThat(needs.needs(DRILLS, Column.LAST_YEAR)).isFalse();
        assertThat(needs.needs(TRAINED, Column.VALUE)).isTrue();
        assertThat(needs.needs(TRAINED, Column.LAST_YEAR)).isTrue();
        assertThat(needs.needs(FINES, Column.VALUE)).isFalse();
        assertThat(needs.needs(FINES, Column.LAST_YEAR)).isTrue();
        assertThat(needs.needs(DUTY)).isFalse();
        assertThat(needs.indicators(DRILLS)).containsExactly("演练完成率");
        assertThat(needs.indicators(TRAINED)).containsExactly("演练完成率", "参训增长");
        assertThat(needs.indicators(FINES)).containsExactly("罚没比重");
        assertThat(needs.indicators(DUTY)).isEmpty();
    }

    @Test
    void cumulativeFiguresOfAMonthAreNotTypedHereAndNothingIsNeededTwice() {
        FigureNeeds needs = new FigureNeeds(
                Map.of("甲_9月", List.of("一"), "乙", List.of("二"), "乙_上年", List.of("二"), "丙_同比", List.of()));

        assertThat(needs.needs("甲")).isFalse();
        assertThat(needs.indicators("乙")).containsExactly("二");
        assertThat(needs.needs("丙", Column.VALUE)).isTrue();
        assertThat(needs.needs("丙", Column.LAST_YEAR)).isTrue();
        assertThat(needs.indicators("丙")).isEmpty();
    }

    @Test
    void aDepartmentOrYearWithoutASchemeNeedsNothing() {
        assertThat(figures.needs(people.actor("finance"), people.department("ZCYJ"), PLANNED)
                        .needs(DRILLS))
                .isFalse();
        assertThat(figures.needs(finance, department, new FiscalYear(2036)).needs(DRILLS))
                .isFalse();
        assertThatThrownBy(() -> figures.needs(people.actor("finance"), department, PLANNED))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void theVersionOfTheEvaluationCountsNotALaterOneAndWhatDoesNotApplyNeedsNothing() {
        UUID evaluation = evaluations.start(finance, department, EVALUATED);
        scored.publishSmaller();

        assertThat(figures.needs(finance, department, EVALUATED).needs(TRAINED)).isTrue();
        assertThat(figures.needs(finance, department, EVALUATED).needs(FINES)).isTrue();
        assertThat(figures.needs(finance, department, new FiscalYear(2035)).needs(TRAINED))
                .isFalse();
        assertThat(figures.needs(finance, department, new FiscalYear(2035)).indicators(DRILLS))
                .containsExactly("演练完成率", "演练增长", "罚没比重");

        String answer = EntrySheet.path("罚没比重", SchemeAdjustments.NotApplicable.ANSWER);
        assertThat(evaluations
                        .saveEntries(finance, evaluation, List.of(new CellEdit(answer, "", "yes", false)))
                        .get(answer)
                        .state())
                .isEqualTo(CellResult.State.SAVED);
        assertThat(figures.needs(finance, department, EVALUATED).needs(FINES)).isFalse();
        assertThat(figures.needs(finance, department, EVALUATED).needs(TRAINED)).isTrue();

        // For the other tests the first version applies again.
        jdbc.sql("update scoring_scheme set status = 'RETIRED' where code = 'figures' and number = 2")
                .update();
    }

    @Test
    void whatScoringNeedsStandsFirstEachGroupInItsOrderAndWhatIsMissingIsCounted() {
        String page = page(PLANNED);
        List<String> codes = new ArrayList<>();
        Matcher heads =
                Pattern.compile("<th scope=\"row\"><span>(甲测[^<]*)</span>").matcher(page);
        while (heads.find()) {
            codes.add(heads.group(1));
        }
        assertThat(codes).containsExactly(DRILLS, TRAINED, FINES, DUTY);
        assertThat(page)
                .contains("演练完成率、参训增长")
                // 演练场次, 参训人次 of both years, 罚没金额 of last year.
                .contains("评分需要的数据还缺 4 项");

        type(DRILLS + ":VALUE", "2");
        type(TRAINED + ":LAST_YEAR", "0");
        type(FINES + ":VALUE", "1.5");
        assertThat(page(PLANNED)).contains("评分需要的数据还缺 2 项");
        type(TRAINED + ":VALUE", "0");
        type(FINES + ":LAST_YEAR", "1.5");
        assertThat(page(PLANNED)).contains("评分需要的数据已齐").doesNotContain("还缺");
        assertThat(page(new FiscalYear(2036))).doesNotContain("评分需要");
    }

    @Test
    void aChangeIsSaidInWordsAndNeverAsARateFromZero() {
        type(DRILLS + ":LAST_YEAR", "48");
        type(DRILLS + ":VALUE", "45");
        type(TRAINED + ":LAST_YEAR", "0");
        type(TRAINED + ":VALUE", "5");
        type(FINES + ":LAST_YEAR", "1");
        type(FINES + ":VALUE", "1.3");
        assertThat(changes(page(PLANNED))).containsExactly("-6.25% 下降", "由零增加，不计算比率", "+30.00% 增长", "—");
        assertThat(page(PLANNED)).contains("比上年由零增加，请说明原因", "比上年变动 +30.00%，请说明原因");

        type(DRILLS + ":VALUE", "45", "48");
        type(TRAINED + ":VALUE", "5", "0");
        type(FINES + ":VALUE", "1.3", "1.299");
        assertThat(changes(page(PLANNED))).containsExactly("持平", "持平", "+29.90% 增长", "—");
        assertThat(page(PLANNED)).doesNotContain("请说明原因");
    }

    @Test
    void aReasonIsKeptWithItsHistoryAndStaysWhenTheChangeFallsBelow() {
        type(DRILLS + ":LAST_YEAR", "10");
        type(DRILLS + ":VALUE", "13");
        assertThat(page(PLANNED)).contains("比上年变动 +30.00%，请说明原因");

        type(DRILLS + ":REASON", "  新增社区\r\n演练 ");
        type(TRAINED + ":REASON", "另一个原因");

        assertThat(reason(DRILLS)).isEqualTo("新增社区\n演练");
        assertThat(reason(TRAINED)).isEqualTo("另一个原因");
        assertThat(page(PLANNED)).doesNotContain("请说明原因").contains("新增社区");
        type(DRILLS + ":VALUE", "13", "11");
        assertThat(changes(page(PLANNED)).get(0)).isEqualTo("+10.00% 增长");
        assertThat(page(PLANNED)).contains("新增社区").doesNotContain("请说明原因");
        assertThat(reason(DRILLS)).isEqualTo("新增社区\n演练");

        CellResult late = save(DRILLS + ":REASON", "", "别的原因");
        assertThat(late.state()).isEqualTo(CellResult.State.CONFLICT);
        type(DRILLS + ":REASON", "新增社区\n演练", "");
        assertThat(reason(DRILLS)).isNull();
        assertThat(page(PLANNED)).doesNotContain("新增社区");
        assertThat(jdbc.sql("select after from cell_revision where department_id = ? and year = 2032 and cell = ?"
                                + " order by at desc limit 2")
                        .params(department, "figure/" + DRILLS + "/reason")
                        .query(String.class)
                        .list())
                .containsExactly(null, "新增社区\n演练");
    }

    @Test
    void aReasonHasAtMostAThousandCharactersInTheFormAndInTheDatabase() {
        assertThat(save(DRILLS + ":REASON", "", "因".repeat(1001)).message()).isEqualTo("refused.text.long");
        type(DRILLS + ":REASON", "因".repeat(1000));
        assertThat(reason(DRILLS)).hasSize(1000);
        for (String wrong : List.of("", "因".repeat(1001))) {
            assertThatThrownBy(() -> jdbc.sql("update figure set reason = ? where department_id = ? and year = 2032")
                            .params(wrong, department)
                            .update())
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @Test
    void whoOnlyReadsSeesTheReasonAndNoQuestion() {
        type(DRILLS + ":LAST_YEAR", "10");
        type(DRILLS + ":VALUE", "20");
        assertThat(page(PLANNED, "reviewer"))
                .contains("+100.00% 增长", "评分需要的数据还缺 3 项")
                .doesNotContain("请说明原因", "href=\"#cell-");
        type(DRILLS + ":REASON", "新增社区");
        assertThat(page(PLANNED, "reviewer")).contains("新增社区", "变动原因");
    }

    private void type(String cell, String typed) {
        type(cell, "", typed);
    }

    private void type(String cell, String was, String typed) {
        assertThat(save(cell, was, typed).state()).as(cell).isEqualTo(CellResult.State.SAVED);
    }

    private CellResult save(String cell, String was, String typed) {
        return figures.save(finance, department, PLANNED, List.of(new CellEdit(cell, was, typed, false)))
                .get(cell);
    }

    private String reason(String code) {
        return figures.sheet(finance, department, PLANNED).rows().stream()
                .filter(row -> row.definition().getCode().equals(code))
                .findFirst()
                .orElseThrow()
                .reason()
                .stored();
    }

    private String page(FiscalYear year) {
        return page(year, "finance2");
    }

    private String page(FiscalYear year, String person) {
        return new String(
                mvc.get()
                        .uri("/ledgers/DEMO2/" + year + "/figures")
                        .with(people.as(person))
                        .exchange()
                        .getResponse()
                        .getContentAsByteArray(),
                StandardCharsets.UTF_8);
    }

    /** The changes of the four figures, in their order on the page. */
    private static List<String> changes(String page) {
        List<String> changes = new ArrayList<>();
        Matcher rows = Pattern.compile(
                        "<th scope=\"row\"><span>甲测.*?<output class=\"value\" id=\"change-[^>]*>([^<]*)</output>",
                        Pattern.DOTALL)
                .matcher(page);
        while (rows.find()) {
            changes.add(rows.group(1));
        }
        return changes;
    }
}

package cn.ziping.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.ziping.budget.BudgetService;
import cn.ziping.budget.Ledger;
import cn.ziping.budget.LedgerColumn;
import cn.ziping.budget.LedgerLine;
import cn.ziping.budget.LedgerLines;
import cn.ziping.budget.LedgerSection;
import cn.ziping.budget.LineKind;
import cn.ziping.evaluation.EvaluationReader;
import cn.ziping.evaluation.EvaluationService;
import cn.ziping.evaluation.IndicatorRow;
import cn.ziping.evaluation.MeaningComparison;
import cn.ziping.figure.CellEdit;
import cn.ziping.scheme.ChapterOutline;
import cn.ziping.scheme.SchemeDraft;
import cn.ziping.scheme.SchemeEditor;
import cn.ziping.scheme.SchemePublishing.PublicationForm;
import cn.ziping.scheme.SchemeService;
import cn.ziping.scoring.Award;
import cn.ziping.scoring.Band;
import cn.ziping.scoring.CasesRule;
import cn.ziping.scoring.Condition;
import cn.ziping.scoring.DimensionDefinition;
import cn.ziping.scoring.FixedRule;
import cn.ziping.scoring.GradeBand;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.Quantity;
import cn.ziping.scoring.StepsRule;
import cn.ziping.scoring.YesNoRule;
import cn.ziping.scoring.ZeroChoice;
import cn.ziping.shared.Actor;
import cn.ziping.shared.Comparing;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import cn.ziping.shared.Rates;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import cn.ziping.testing.PublishedSchemes;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A version that was published before there was a present meaning: what its page says, and what is asked who copies it. */
@ApplicationTest
class MeaningTests {

    private static final FiscalYear YEAR = new FiscalYear(2018);

    @Autowired
    private SchemeService schemes;

    @Autowired
    private SchemeEditor editor;

    @Autowired
    private PublishedSchemes published;

    @Autowired
    private EvaluationService evaluations;

    @Autowired
    private EvaluationReader reader;

    @Autowired
    private MeaningComparison comparison;

    @Autowired
    private BudgetService budgets;

    @Autowired
    private LedgerLines lines;

    @Autowired
    private People people;

    @Autowired
    private MockMvcTester mvc;

    /** 9999.6 of 10000 prints as 100.00 % and earned the full points; exactly it has not reached 100 %. */
    @Test
    void theYearsThatWouldScoreOtherwiseAreToldAndTheScoreStays() {
        Actor admin = people.actor("admin");
        UUID version = schemes.create(admin, draft());
        published.byTwo(version, new PublicationForm("2018", "2018", Set.of()));
        assertThat(comparison.of(admin, version).years()).isEmpty();

        UUID evaluation = evaluated("9999.6", "10000");

        MeaningComparison.Otherwise otherwise = comparison.of(admin, version);
        assertThat(otherwise.years()).containsExactly(YEAR);
        assertThat(otherwise.indicators()).containsExactly("全部执行");
        assertThat(reader.overview(people.actor("finance"), evaluation)
                        .sheet()
                        .leaf("全部执行")
                        .orElseThrow()
                        .score())
                .isEqualTo(Points.of("5"));
        assertThat(mvc.get().uri("/schemes/{id}/meaning", version).with(people.as("admin")))
                .hasStatusOk()
                .bodyText()
                .contains("2018", "全部执行", "<nav");
        assertThat(mvc.get()
                        .uri("/schemes/{id}/meaning", version)
                        .header("HX-Request", "true")
                        .with(people.as("admin")))
                .hasStatusOk()
                .bodyText()
                .contains("2018")
                .doesNotContain("<nav");

        String loads = "/schemes/%s/meaning\"".formatted(version);
        assertThat(mvc.get().uri("/schemes/{id}", version).with(people.as("admin")))
                .bodyText()
                .contains("hx-get=\"" + loads);
        assertThat(mvc.get().uri("/schemes/{id}", version).with(people.as("finance")))
                .bodyText()
                .doesNotContain(loads);
        assertThat(mvc.get().uri("/schemes/{id}/meaning", version).with(people.as("finance")))
                .hasStatus(403);
    }

    /** 99.996 % is not 100 %, and 10000.004 is more than 10000: as many decimals are printed as show it. */
    @Test
    void traceAndTablePrintAsManyDecimalsAsTellAValueFromAThreshold() {
        Actor admin = people.actor("admin");
        FiscalYear year = new FiscalYear(2019);
        UUID version = schemes.create(admin, compared(year));
        published.byTwo(version, new PublicationForm("2019", "2019", Set.of()));
        UUID evaluation = evaluated("10000.004", "10000.404016", year);
        List<IndicatorRow> rows = reader.scores(people.actor("finance"), evaluation, Locale.SIMPLIFIED_CHINESE)
                .rows();
        // 10000.004 ÷ 10000.404016 = 0.99996000016…
        assertThat(rows.get(0).leaf().score()).isEqualTo(Points.ZERO);
        assertThat(rows.get(0).trace()).contains("99.9960…%");
        assertThat(rows.get(0).inputs().get(0).value()).isEqualTo("99.996%");
        assertThat(rows.get(1).leaf().score()).isEqualTo(Points.ZERO);
        assertThat(rows.get(1).inputs().get(0).value()).isEqualTo("10000.004万元");
        // A step is begun by what lies below 100 %, however little.
        assertThat(rows.get(2).leaf().score()).isEqualTo(Points.of("4"));
        assertThat(rows.get(2).trace()).contains("99.9960…%");
        assertThat(rows.get(2).inputs().get(0).value()).isEqualTo("99.996%");
    }

    private static SchemeDraft compared(FiscalYear year) {
        SchemeDraft draft = draft();
        CasesRule rate = cases("全年执行率", Condition.Comparison.Relation.EQUAL, "1", true, "1", "0");
        StepsRule steps = new StepsRule(
                new Quantity.FigureQuantity("全年执行率"),
                new Quantity.Constant(BigDecimal.ONE),
                StepsRule.Side.BELOW,
                new BigDecimal("0.01"),
                true,
                StepsRule.StepRounding.CEIL,
                StepsRule.Effect.DEDUCT,
                new Award(BigDecimal.ONE, Band.AwardKind.POINTS),
                new Award(BigDecimal.ONE, Band.AwardKind.SHARE),
                BigDecimal.ONE);
        CasesRule amount = cases("全年执行数", Condition.Comparison.Relation.GREATER, "10000", false, "0", "1");
        return new SchemeDraft(
                "compared",
                "比较",
                false,
                year,
                year,
                Points.of("15"),
                NumericPolicy.DISPLAY.withPresentMeaning(),
                draft.grades(),
                List.of(new DimensionDefinition(
                        "甲",
                        "甲",
                        Points.of("15"),
                        List.of(),
                        List.of(
                                new IndicatorDefinition("率", "率", "", Points.of("5"), "", "", rate),
                                new IndicatorDefinition("额", "额", "", Points.of("5"), "", "", amount),
                                new IndicatorDefinition("步", "步", "", Points.of("5"), "", "", steps)))),
                draft.outline());
    }

    private static CasesRule cases(
            String figure,
            Condition.Comparison.Relation relation,
            String threshold,
            boolean percent,
            String share,
            String otherwise) {
        return new CasesRule(
                List.of(new CasesRule.Case(
                        new Condition.Comparison(
                                new Quantity.FigureQuantity(figure),
                                relation,
                                new Quantity.Constant(new BigDecimal(threshold)),
                                percent),
                        new FixedRule(new Award(new BigDecimal(share), Band.AwardKind.SHARE)))),
                new FixedRule(new Award(new BigDecimal(otherwise), Band.AwardKind.SHARE)));
    }

    @Test
    void whoCopiesAnEarlierVersionIsAskedAndTheDraftCanTakeThePresentMeaningLater() {
        Actor admin = people.actor("admin");
        UUID earlier = schemes.create(admin, draft());
        String address = "/schemes/" + earlier + "/draft";
        assertThat(mvc.post().uri(address).with(people.as("admin")).with(csrf()))
                .hasStatus(409)
                .bodyText()
                .contains("沿用原含义还是采用现行含义");
        assertThat(policyOf(copied(address, "KEPT"))).isEqualTo(NumericPolicy.DISPLAY);
        UUID kept = copied(address, "KEPT");
        assertThat(policyOf(copied(address, "PRESENT"))).isEqualTo(NumericPolicy.DISPLAY.withPresentMeaning());

        assertThat(mvc.get().uri("/schemes/{id}", kept).with(people.as("admin")))
                .bodyText()
                .contains("本草稿沿用原含义");
        assertThat(mvc.post()
                        .uri("/schemes/{id}/meaning", kept)
                        .with(people.as("admin"))
                        .with(csrf()))
                .hasStatus(302);
        NumericPolicy taken = policyOf(kept);
        assertThat(taken.rates()).isEqualTo(Rates.LIKE_UNITS);
        assertThat(taken.comparing()).isEqualTo(Comparing.EXACT);
        assertThat(mvc.get().uri("/schemes/{id}", kept).with(people.as("admin")))
                .bodyText()
                .doesNotContain("本草稿沿用原含义");
    }

    private UUID copied(String address, String meaning) {
        String to = mvc.post()
                .uri(address)
                .param("meaning", meaning)
                .with(people.as("admin"))
                .with(csrf())
                .exchange()
                .getResponse()
                .getRedirectedUrl();
        return UUID.fromString(String.valueOf(to).replace("/schemes/", ""));
    }

    private NumericPolicy policyOf(UUID draft) {
        return editor.draft(people.actor("admin"), draft).written().policy();
    }

    private UUID evaluated(String executed, String budget) {
        return evaluated(executed, budget, YEAR);
    }

    private UUID evaluated(String executed, String budget, FiscalYear year) {
        Actor finance = people.actor("finance");
        UUID department = people.department("ZCYJ");
        UUID id = evaluations.start(finance, department, year);
        lines.add(finance, department, year, LineKind.PROJECT, "项目", "");
        LedgerLine line = budgets.ledger(finance, department, year, LedgerSection.EXPENDITURE)
                .lines()
                .get(0);
        budgets.save(
                finance,
                department,
                year,
                List.of(
                        new CellEdit(Ledger.path(line, LedgerColumn.ORIGINAL), "", budget, false),
                        new CellEdit(Ledger.path(line, LedgerColumn.ADJUSTMENT), "", "0", false),
                        new CellEdit(Ledger.path(line, LedgerColumn.EXECUTED), "", executed, false)));
        return id;
    }

    private static SchemeDraft draft() {
        CasesRule allSpent = new CasesRule(
                List.of(new CasesRule.Case(
                        new Condition.Comparison(
                                new Quantity.Quotient(
                                        new Quantity.FigureQuantity("全年执行数"),
                                        new Quantity.FigureQuantity("全年预算数"),
                                        ZeroChoice.INCOMPLETE),
                                Condition.Comparison.Relation.EQUAL,
                                new Quantity.Constant(BigDecimal.ONE),
                                true),
                        new FixedRule(new Award(BigDecimal.ONE, Band.AwardKind.SHARE)))),
                new FixedRule(new Award(BigDecimal.ZERO, Band.AwardKind.POINTS)));
        return new SchemeDraft(
                "earlier",
                "原含义方案",
                false,
                YEAR,
                YEAR,
                Points.of("10"),
                NumericPolicy.DISPLAY,
                List.of(new GradeBand("优", Points.of("9")), new GradeBand("差", Points.ZERO)),
                List.of(new DimensionDefinition(
                        "甲",
                        "甲",
                        Points.of("10"),
                        List.of(),
                        List.of(
                                new IndicatorDefinition("全部执行", "全部执行", "", Points.of("5"), "", "", allSpent),
                                new IndicatorDefinition(
                                        "公开", "公开", "", Points.of("5"), "", "", new YesNoRule("是否公开"))))),
                new ChapterOutline(List.of()));
    }
}

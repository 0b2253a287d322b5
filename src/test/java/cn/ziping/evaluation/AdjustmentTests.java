package cn.ziping.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.ziping.figure.CellEdit;
import cn.ziping.figure.CellResult;
import cn.ziping.scheme.ChapterOutline;
import cn.ziping.scheme.ChapterOutline.Content;
import cn.ziping.scheme.ChapterOutline.Part;
import cn.ziping.scheme.SchemeDraft;
import cn.ziping.scheme.SchemePublishing.PublicationForm;
import cn.ziping.scheme.SchemeService;
import cn.ziping.scoring.DimensionDefinition;
import cn.ziping.scoring.GradeBand;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.InputType;
import cn.ziping.scoring.PointsRule;
import cn.ziping.scoring.Quantity;
import cn.ziping.scoring.SchemeAdjustments;
import cn.ziping.scoring.ScoringRule;
import cn.ziping.scoring.YesNoRule;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import cn.ziping.testing.PublishedSchemes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** Bonus and veto in an evaluation: typed, printed as lines of their own, and never among what was lost. */
@ApplicationTest
class AdjustmentTests {

    private static final FiscalYear YEAR = new FiscalYear(2048);

    @Autowired
    private SchemeService schemes;

    @Autowired
    private PublishedSchemes published;

    @Autowired
    private EvaluationService evaluations;

    @Autowired
    private People people;

    @Autowired
    private MockMvc mvc;

    @Test
    void aBonusBelowItsCapIsALineOfItsOwnAndNoLoss() throws Exception {
        published.byTwo(schemes.create(people.actor("admin"), draft()), new PublicationForm("2048", "2048", Set.of()));
        Actor finance = people.actor("finance");
        UUID evaluation = evaluations.start(finance, people.department("ZCYJ"), YEAR);
        type(finance, evaluation, "制度健全", "是否制度健全", "yes");
        type(finance, evaluation, "信息公开", "是否信息公开", "no");
        type(finance, evaluation, "表彰", "表彰得分", "2");
        type(finance, evaluation, SchemeAdjustments.VETOES, "是否发生重大违纪", "no");

        // 60 + 0 of 100, and 2 of at most 5 outside them.
        String json = body(evaluation, "/report.json");
        assertThat(json).contains("\"rawTotal\":\"60\"", "\"total\":\"62\"", "\"grade\":\"中\"");
        String page = body(evaluation, "/report");
        assertThat(page).contains("1.管理中的信息公开：是否信息公开：否，得 0 分，扣 40 分。", "加分：表彰").doesNotContain("中的表彰：");
        assertThat(body(evaluation, "/scores")).contains("表彰", "value=\"2\"");

        type(finance, evaluation, SchemeAdjustments.VETOES, "是否发生重大违纪", "no", "yes");
        // Below 中, which starts at 60: at most 59.999 of three decimals, a line of −2.001.
        assertThat(body(evaluation, "/report.json")).contains("\"total\":\"59.999\"", "\"grade\":\"差\"", "-2.001");
    }

    private String body(UUID evaluation, String page) throws Exception {
        MockHttpServletResponse answer = mvc.perform(
                        get("/evaluations/" + evaluation + page).with(people.as("finance")))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private void type(Actor actor, UUID evaluation, String indicator, String input, String typed) {
        type(actor, evaluation, indicator, input, "", typed);
    }

    private void type(Actor actor, UUID evaluation, String indicator, String input, String was, String typed) {
        Map<String, CellResult> saved = evaluations.saveEntries(
                actor, evaluation, List.of(new CellEdit(EntrySheet.path(indicator, input), was, typed, false)));
        assertThat(saved.values()).extracting(CellResult::state).containsOnly(CellResult.State.SAVED);
    }

    private static SchemeDraft draft() {
        SchemeAdjustments adjustments = new SchemeAdjustments(
                null,
                null,
                List.of(new SchemeAdjustments.Veto("是否发生重大违纪", null, "差")),
                null,
                List.of(new SchemeAdjustments.Extra(
                        SchemeAdjustments.Extra.Kind.BONUS,
                        leaf("表彰", "5", new PointsRule(new Quantity.EntryQuantity("表彰得分", InputType.NUMBER, "分"))))),
                false);
        return new SchemeDraft(
                "adjusted",
                "有加分和否决的方案",
                false,
                YEAR,
                YEAR,
                Points.of("100"),
                NumericPolicy.DISPLAY,
                List.of(
                        new GradeBand("优", Points.of("90")),
                        new GradeBand("中", Points.of("60")),
                        new GradeBand("差", Points.ZERO)),
                List.of(new DimensionDefinition(
                        "管理",
                        "管理",
                        Points.of("100"),
                        List.of(),
                        List.of(
                                leaf("制度健全", "60", new YesNoRule("是否制度健全")),
                                leaf("信息公开", "40", new YesNoRule("是否信息公开"))))),
                new ChapterOutline(List.of(new ChapterOutline.Chapter(
                        "一",
                        "自评情况",
                        List.of(new ChapterOutline.Section(
                                "",
                                "",
                                List.of(
                                        new Part(Content.DEDUCTIONS, "", "", ""),
                                        new Part(Content.CONCLUSION, "", "", ""),
                                        new Part(Content.INDICATOR_TABLE, "", "", ""))))))),
                adjustments,
                null,
                null,
                null);
    }

    private static IndicatorDefinition leaf(String name, String points, ScoringRule rule) {
        return new IndicatorDefinition(name, name, "", Points.of(points), "", "", rule);
    }
}

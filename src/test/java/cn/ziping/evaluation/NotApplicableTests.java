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
import cn.ziping.scoring.SchemeAdjustments;
import cn.ziping.scoring.SchemeAdjustments.NotApplicable;
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
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** An indicator that does not apply to a department: only with a reason, which is kept and printed. */
@ApplicationTest
class NotApplicableTests {

    @Autowired
    private SchemeService schemes;

    @Autowired
    private PublishedSchemes published;

    @Autowired
    private EvaluationService evaluations;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    /** 50 for yes, 20 for no at most, 30 that do not apply. */
    @ParameterizedTest(name = "{0}: {2} added, {3}")
    @CsvSource({
        "FULL_POINTS, 2043, 30, 80",
        // 50 ÷ (100 − 30) × 100 = 71.42857… → 71.429
        "REDISTRIBUTED, 2044, 21.429, 71.429"
    })
    void countsAsTheSchemeSaysOnceItsReasonIsGiven(NotApplicable.Policy policy, int year, String added, String total)
            throws Exception {
        String code = "not-applicable-" + year;
        published.byTwo(
                schemes.create(people.actor("admin"), draft(code, policy, year)),
                new PublicationForm("" + year, "" + year, Set.of(people.department("ZCYJ"))));
        Actor finance = people.actor("finance");
        UUID evaluation = evaluations.start(finance, people.department("ZCYJ"), new FiscalYear(year));
        type(finance, evaluation, "制度", "是否制度", "yes");
        type(finance, evaluation, "公开", "是否公开", "no");
        type(finance, evaluation, "采购", NotApplicable.ANSWER, "yes");
        assertThat(report(evaluation)).contains("\"total\":null", NotApplicable.REASON);

        type(finance, evaluation, "采购", NotApplicable.REASON, "本年没有采购项目");
        assertThat(report(evaluation))
                .contains(
                        "\"rawTotal\":\"50\"",
                        "\"kind\":\"REDISTRIBUTION\"",
                        "\"amount\":\"" + added + "\"",
                        "\"total\":\"" + total + "\"",
                        "本年没有采购项目");
        assertThat(jdbc.sql("select value from indicator_entry where evaluation_id = ? and input = ?")
                        .params(evaluation, NotApplicable.REASON)
                        .query(String.class)
                        .single())
                .isEqualTo("本年没有采购项目");
    }

    private String report(UUID evaluation) throws Exception {
        return mvc.perform(get("/evaluations/" + evaluation + "/report.json").with(people.as("finance")))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private void type(Actor actor, UUID evaluation, String indicator, String input, String typed) {
        assertThat(evaluations
                        .saveEntries(
                                actor,
                                evaluation,
                                List.of(new CellEdit(EntrySheet.path(indicator, input), "", typed, false)))
                        .values())
                .extracting(CellResult::state)
                .containsOnly(CellResult.State.SAVED);
    }

    private static SchemeDraft draft(String code, NotApplicable.Policy policy, int year) {
        return new SchemeDraft(
                code,
                "有不适用指标的方案",
                false,
                new FiscalYear(year),
                new FiscalYear(year),
                Points.of("100"),
                NumericPolicy.DISPLAY,
                List.of(new GradeBand("优", Points.of("90")), new GradeBand("差", Points.ZERO)),
                List.of(new DimensionDefinition(
                        "管理",
                        "管理",
                        Points.of("100"),
                        List.of(),
                        List.of(leaf("制度", "50"), leaf("公开", "20"), leaf("采购", "30")))),
                new ChapterOutline(List.of(new ChapterOutline.Chapter(
                        "一",
                        "自评情况",
                        List.of(new ChapterOutline.Section(
                                "", "", List.of(new Part(Content.INDICATOR_TABLE, "", "", ""))))))),
                new SchemeAdjustments(new NotApplicable(policy, Set.of("采购")), null, List.of(), null, List.of(), false),
                null,
                null,
                null);
    }

    private static IndicatorDefinition leaf(String name, String points) {
        return new IndicatorDefinition(name, name, "", Points.of(points), "", "", new YesNoRule("是否" + name));
    }
}

package cn.ziping.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.ziping.scheme.SchemeDifferences.Difference;
import cn.ziping.scheme.SchemePublishing.PublicationForm;
import cn.ziping.scoring.DimensionDefinition;
import cn.ziping.scoring.GradeBand;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.InputType;
import cn.ziping.scoring.OccurrenceRule;
import cn.ziping.scoring.Quantity;
import cn.ziping.scoring.SchemeAdjustments;
import cn.ziping.scoring.SchemeAdjustments.Extra;
import cn.ziping.scoring.ScoringRule;
import cn.ziping.scoring.TargetsQuantity;
import cn.ziping.scoring.YesNoRule;
import cn.ziping.scoring.ZeroChoice;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import cn.ziping.shared.RefusedException;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Bonus and penalty in the editor: worded, tried and given examples as an indicator is; and formulas that are refused there. */
@ApplicationTest
class SchemeExtrasTests {

    @Autowired
    private SchemeService schemes;

    @Autowired
    private SchemeEditor editor;

    @Autowired
    private SchemePublishing publishing;

    @Autowired
    private SchemeDifferences differences;

    @Autowired
    private People people;

    @Autowired
    private MockMvcTester mvc;

    private Actor admin;
    private UUID id;
    private UUID bonus;

    @BeforeEach
    void makeADraft() {
        admin = people.actor("admin");
        id = schemes.create(admin, draft(extra(Extra.Kind.BONUS, "表彰", "2", "是否获省级表彰")));
        bonus = editor.draft(admin, id).extras().get(0).id();
    }

    @AfterEach
    void takeItOut() {
        schemes.delete(admin, id, schemes.scope(admin, id).getEdits());
    }

    private static SchemeDraft draft(Extra... extras) {
        return new SchemeDraft(
                "extras",
                "有加分的方案",
                false,
                new FiscalYear(2042),
                new FiscalYear(2042),
                Points.of("10"),
                NumericPolicy.DISPLAY,
                List.of(new GradeBand("优", Points.of("9")), new GradeBand("差", Points.ZERO)),
                List.of(new DimensionDefinition(
                        "甲", "甲", Points.of("10"), List.of(), List.of(leaf("一", "10", new YesNoRule("是否完成"))))),
                new ChapterOutline(List.of(chapter("基本情况"), chapter("自评情况"), chapter("问题"))),
                new SchemeAdjustments(null, null, List.of(), null, List.of(extras), false),
                null,
                null,
                null);
    }

    private static ChapterOutline.Chapter chapter(String title) {
        return new ChapterOutline.Chapter("一", title, List.of());
    }

    private static IndicatorDefinition leaf(String code, String points, ScoringRule rule) {
        return new IndicatorDefinition(code, code, "", Points.of(points), "", "", rule);
    }

    private static Extra extra(Extra.Kind kind, String code, String points, String question) {
        return new Extra(kind, leaf(code, points, new YesNoRule(question)));
    }

    private static RuleExample example(String code, String answer, String expected) {
        return new RuleExample(
                code,
                "答" + answer,
                new TypedInputs(Map.of(), Map.of("是否获省级表彰", answer), List.of(), Map.of()),
                Points.of(expected));
    }

    private List<String> problems() {
        return editor.draft(admin, id).problems().stream()
                .map(problem -> problem.said().code())
                .toList();
    }

    private MvcTestResult post(String address, String... parameters) {
        MockMvcTester.MockMvcRequestBuilder request =
                mvc.post().uri(address).with(people.as("admin")).with(csrf());
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.param(parameters[i], parameters[i + 1]);
        }
        return request.exchange();
    }

    @Test
    void aBonusIsWordedTriedAndKeepsItsExamples() {
        String page = "/schemes/" + id + "/nodes/" + bonus;
        assertThat(mvc.get().uri("/schemes/" + id + "/parts/adjustments").with(people.as("admin")))
                .bodyText()
                .contains(page + "/rule");
        assertThat(mvc.get().uri(page + "/rule").with(people.as("admin")))
                .hasStatus(200)
                .bodyText()
                .contains("是否获省级表彰", "/schemes/" + id + "/parts/adjustments");
        assertThat(post(
                        page + "/rule",
                        "action",
                        "try",
                        "/@type",
                        "yes-no",
                        "/question",
                        "是否获省级表彰",
                        "try:ENTRY:是否获省级表彰",
                        "yes"))
                .bodyText()
                .contains("2 / 2");
        assertThat(post(
                        page + "/examples",
                        "/@type",
                        "yes-no",
                        "/question",
                        "是否获省级表彰",
                        "try:ENTRY:是否获省级表彰",
                        "yes",
                        "example-name",
                        "获奖",
                        "expected",
                        "2"))
                .hasStatus(302);
        assertThat(problems()).isEmpty();
        // Its rule is changed by the same form, and the example then fails.
        String seen = editor.draft(admin, id).seen(new YesNoRule("是否获省级表彰"));
        assertThat(post(page + "/rule", "seen", seen, "/@type", "yes-no", "/question", "是否获国家表彰"))
                .hasStatus(302);
        assertThat(editor.draft(admin, id).extras().get(0).indicator().rule()).isEqualTo(new YesNoRule("是否获国家表彰"));
        assertThat(problems()).containsExactly("problem.example");
        assertThat(mvc.get().uri("/schemes/" + id + "/nodes/" + bonus).with(people.as("admin")))
                .as("it is no node of the tree")
                .hasStatus(404);
    }

    @Test
    void aFailingExampleOfABonusAndOneOfNothingBlockPublishing() {
        editor.addExample(admin, id, example("表彰", "yes", "1"));
        assertThat(problems()).containsExactly("problem.example");
        editor.addExample(admin, id, example("没有", "yes", "2"));
        assertThat(problems()).containsExactly("problem.example", "problem.example-unknown");
        assertThatThrownBy(() -> publishing.propose(
                        admin, id, editor.draft(admin, id).edits(), new PublicationForm("2042", "2042", Set.of())))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.arguments().get(1)).contains("表彰", "答yes", "没有"));
    }

    @Test
    void anExampleGoesWithItsBonusAndNotWithAnythingElse() {
        editor.addExample(admin, id, example("表彰", "yes", "2"));
        UUID other = editor.addIndicator(
                admin,
                id,
                editor.draft(admin, id).nodes().get(0).id(),
                leaf(
                        "二",
                        "1",
                        new OccurrenceRule(
                                new Quantity.EntryQuantity("次数", InputType.COUNT, "次"), "次", Points.of("1"))));
        editor.remove(admin, id, other, editor.draft(admin, id).node(other).whole());
        assertThat(editor.draft(admin, id).written().examples()).hasSize(1);
        SchemeAdjustments stated = editor.draft(admin, id).written().adjustments();
        editor.adjustments(admin, id, editor.draft(admin, id).seen(stated), SchemeAdjustments.NONE);
        assertThat(editor.draft(admin, id).written().examples()).isEmpty();
    }

    private List<String> between(SchemeDraft before, SchemeDraft after) {
        return differences.between(before, after, Locale.SIMPLIFIED_CHINESE).stream()
                .map(found -> String.join("|", found.kind(), found.subject(), found.what(), found.from(), found.to()))
                .toList();
    }

    @Test
    void whatDiffersOfABonusIsSaidPartByPart() {
        Extra before = extra(Extra.Kind.BONUS, "表彰", "2", "是否获省级表彰");
        IndicatorDefinition changed =
                new IndicatorDefinition("表彰", "表彰", "当年的", Points.of("3"), "每项加分", "有", new YesNoRule("是否获省级表彰"));
        assertThat(between(draft(before), draft(new Extra(Extra.Kind.PENALTY, changed))))
                .containsExactly(
                        "changed|表彰|分值|2|3",
                        "moved|表彰||加分|扣分",
                        "changed|表彰|指标说明||当年的",
                        "changed|表彰|评分标准文字||每项加分",
                        "changed|表彰|指标值||有");
        // Of another code it is another one.
        assertThat(between(draft(before), draft(extra(Extra.Kind.BONUS, "奖励", "2", "是否获省级表彰"))))
                .hasSize(2)
                .satisfies(lines -> {
                    assertThat(lines.get(0)).startsWith("added|奖励||");
                    assertThat(lines.get(1)).startsWith("removed|表彰||");
                });
        assertThat(differences.whole(draft(before), Locale.SIMPLIFIED_CHINESE))
                .extracting(Difference::subject)
                .contains("表彰");
    }

    @Test
    void theOrderOfChaptersAndWhomAVersionIsForAreDifferences() {
        SchemeDraft before = draft();
        List<ChapterOutline.Chapter> chapters = new ArrayList<>(before.outline().chapters());
        chapters.add(chapters.remove(0));
        SchemeDraft after = new SchemeDraft(
                before.code(),
                before.name(),
                before.sample(),
                before.firstYear(),
                new FiscalYear(2043),
                before.fullMarks(),
                before.policy(),
                before.grades(),
                before.dimensions(),
                new ChapterOutline(chapters),
                before.adjustments(),
                null,
                null,
                null);
        assertThat(between(before, after))
                .containsExactly("changed|方案|适用年度|2042|2042–2043", "changed|章节|顺序|基本情况、自评情况、问题|自评情况、问题、基本情况");
        SchemeAdjustments stated = after.statedAdjustments();
        SchemeAdjustments.TotalCap further = new SchemeAdjustments.TotalCap(
                new TargetsQuantity("产出", ZeroChoice.INCOMPLETE, null, null),
                true,
                List.of(
                        new SchemeAdjustments.TotalCap.Limit(new BigDecimal("0.9"), true, null),
                        new SchemeAdjustments.TotalCap.Limit(null, false, Points.of("79"))));
        SchemeDraft capped = new SchemeDraft(
                after.code(),
                after.name(),
                after.sample(),
                after.firstYear(),
                after.lastYear(),
                after.fullMarks(),
                after.policy(),
                after.grades(),
                after.dimensions(),
                after.outline(),
                new SchemeAdjustments(
                        stated.notApplicable(),
                        stated.cap(),
                        stated.vetoes(),
                        stated.overAchievement(),
                        stated.extras(),
                        stated.withinFullMarks(),
                        List.of(further),
                        Points.of("120")),
                null,
                null,
                null);
        assertThat(String.join("\n", between(after, capped))).contains("平均完成率", "79", "折算为满分 120 分");
        assertThat(differences.departments("所有部门", "指定部门：应急管理局", Locale.SIMPLIFIED_CHINESE))
                .containsExactly(new Difference("changed", "方案", "适用部门", "所有部门", "指定部门：应急管理局"));
        assertThat(differences.departments("所有部门", "所有部门", Locale.SIMPLIFIED_CHINESE))
                .isEmpty();
        assertThat(mvc.get().uri("/schemes/" + id + "/differences").with(people.as("admin2")))
                .bodyText()
                .contains("适用部门", "所有部门", "适用年度", "2042");
    }

    @ParameterizedTest(name = "{0}: marked after {1} characters")
    @CsvSource(delimiter = '|', textBlock = """
            9^9^9^9 | 1
            1E9999999 | 0
            全年执行数 + 没有这一项 | 8
            T(java.lang.Runtime) | 0
            全年执行数 * * 2 | 8
            """)
    void aFormulaThatCannotStandIsRefusedAtSaveAndMarkedBelowTheCharacter(String formula, int position) {
        UUID node = editor.draft(admin, id).nodes().get(1).id();
        ScoringRule before = editor.draft(admin, id).nodes().get(1).indicator().rule();
        StringBuilder mark = new StringBuilder();
        formula.substring(0, position).chars().forEach(character -> mark.append(character > 0x2E7F ? '\u3000' : ' '));
        assertThat(post(
                        "/schemes/" + id + "/nodes/" + node + "/rule",
                        "action",
                        "save",
                        "/@type",
                        "points",
                        "/points/@type",
                        "formula",
                        "/points/expression",
                        formula,
                        "/points/entries/@size",
                        "0",
                        "/points/whenZero",
                        "INCOMPLETE"))
                .hasStatus(422)
                .bodyText()
                .contains(formula + "\n" + mark + "▲");
        assertThat(editor.draft(admin, id).nodes().get(1).indicator().rule()).isEqualTo(before);
    }

    /** 执行数 is no figure; it is a part of the name of one that stands in the formula before. */
    @Test
    void anUnknownNameIsMarkedInItsOwnFormula() {
        UUID node = editor.draft(admin, id).nodes().get(1).id();
        assertThat(post(
                        "/schemes/" + id + "/nodes/" + node + "/rule",
                        "action",
                        "save",
                        "/@type",
                        "rate",
                        "/rate/@type",
                        "quotient",
                        "/rate/whenZero",
                        "INCOMPLETE",
                        "/rate/part/@type",
                        "formula",
                        "/rate/part/expression",
                        "全年执行数 * 1",
                        "/rate/part/entries/@size",
                        "0",
                        "/rate/part/whenZero",
                        "INCOMPLETE",
                        "/rate/whole/@type",
                        "formula",
                        "/rate/whole/expression",
                        "2 + 执行数",
                        "/rate/whole/entries/@size",
                        "0",
                        "/rate/whole/whenZero",
                        "INCOMPLETE"))
                .hasStatus(422)
                .bodyText()
                .contains("2 + 执行数\n" + " ".repeat(4) + "▲")
                .doesNotContain("全年执行数 * 1\n");
    }

    @Test
    void aFormulaOfSixHundredCharactersAndADeepOneAreRefusedAtSave() {
        UUID node = editor.draft(admin, id).nodes().get(1).id();
        for (String formula : List.of("全年执行数" + "+1".repeat(300), "(".repeat(200) + "1" + ")".repeat(200))) {
            assertThat(post(
                            "/schemes/" + id + "/nodes/" + node + "/rule",
                            "action",
                            "save",
                            "/@type",
                            "points",
                            "/points/@type",
                            "formula",
                            "/points/expression",
                            formula,
                            "/points/entries/@size",
                            "0",
                            "/points/whenZero",
                            "INCOMPLETE"))
                    .hasStatus(422)
                    .bodyText()
                    .contains("▲");
        }
    }
}

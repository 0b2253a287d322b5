package cn.ziping.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.ziping.scoring.Award;
import cn.ziping.scoring.Band;
import cn.ziping.scoring.DiscretionaryRule;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.InputType;
import cn.ziping.scoring.LevelsRule;
import cn.ziping.scoring.Quantity;
import cn.ziping.scoring.ScoringRule;
import cn.ziping.scoring.StepsRule;
import cn.ziping.scoring.Unit;
import cn.ziping.scoring.UnwrittenRule;
import cn.ziping.scoring.YesNoRule;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A rule is what its wording says: what was changed of the two is asked about, and an indicator without a rule has none. */
@ApplicationTest
class WordingConfirmationTests {

    @Autowired
    private SchemeService schemes;

    @Autowired
    private SchemeEditor editor;

    @Autowired
    private WordingConfirmations confirmations;

    @Autowired
    private SchemeDifferences differences;

    @Autowired
    private People people;

    @Autowired
    private MockMvcTester mvc;

    private Actor admin;
    private UUID id;
    private UUID dimension;

    @BeforeEach
    void makeADraft() {
        admin = people.actor("admin");
        id = schemes.createBlank(admin, "文字方案", "wording", new FiscalYear(2049));
        dimension = editor.addDimension(admin, id, null, "管理", "管理", Points.of("100"));
    }

    @AfterEach
    void takeItOut() {
        schemes.delete(admin, id, schemes.scope(admin, id).getEdits());
    }

    private UUID add(String name, String points, String standard, ScoringRule rule) {
        return editor.addIndicator(
                admin, id, dimension, new IndicatorDefinition(name, name, "", Points.of(points), standard, "", rule));
    }

    private static StepsRule steps(String each, Award start) {
        return new StepsRule(
                new Quantity.EntryQuantity("控制率", InputType.PERCENT, ""),
                new Quantity.Constant(BigDecimal.ONE),
                StepsRule.Side.ABOVE,
                new BigDecimal("0.01"),
                true,
                StepsRule.StepRounding.FLOOR,
                StepsRule.Effect.DEDUCT,
                new Award(new BigDecimal(each), Band.AwardKind.POINTS),
                start,
                BigDecimal.ONE);
    }

    private static Award points(String value) {
        return new Award(new BigDecimal(value), Band.AwardKind.POINTS);
    }

    private List<WordingConfirmations.Pair> open() {
        return confirmations.pairs(editor.draft(admin, id), Locale.SIMPLIFIED_CHINESE).stream()
                .filter(pair -> !pair.confirmed())
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

    private String page(String address) throws Exception {
        return mvc.get()
                .uri(address)
                .with(people.as("admin"))
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void aChangeOfRulePointsOrWordingAsksAnewAndNothingElseDoes() throws Exception {
        UUID node = add("控制率", "60", "每超过一个百分点扣 0.5 分，扣完为止。", steps("0.5", points("60")));
        add("无原文", "30", "", new YesNoRule("是否"));
        assertThat(open()).singleElement().satisfies(pair -> {
            assertThat(pair.node()).isEqualTo(node);
            assertThat(pair.numbers().differ()).isFalse();
        });
        assertThat(post(
                        "/schemes/" + id + "/nodes/" + node + "/confirm",
                        "seen",
                        open().get(0).seen()))
                .hasStatus(302);
        assertThat(open()).isEmpty();

        // The name says nothing of either.
        change(node, "控制率（新）", "60", "每超过一个百分点扣 0.5 分，扣完为止。");
        assertThat(open()).isEmpty();

        IndicatorDefinition stored = editor.draft(admin, id).ruled(node).indicator();
        editor.rule(admin, id, node, SchemeEditor.seen(stored.rule()), steps("0.8", points("60")));
        assertThat(open()).singleElement().satisfies(pair -> {
            assertThat(pair.numbers().inWordingOnly()).containsExactly("0.5 分");
            assertThat(pair.numbers().inRuleOnly()).containsExactly("0.8 分");
        });
        assertThat(page("/schemes/" + id)).contains("评分标准与计分规则待核对（1 项）", "只在评分标准中：0.5 分", "只在计分规则中：0.8 分");
        assertThat(page("/schemes/" + id + "/nodes/" + node + "/rule"))
                .contains("每超过一个百分点扣 0.5 分，扣完为止。", "二者是否仍然一致？", "只在计分规则中：0.8 分");
        change(node, "控制率", "60", "每超过一个百分点扣 0.8 分，扣完为止。");
        assertThat(open())
                .singleElement()
                .satisfies(pair -> assertThat(pair.numbers().differ()).isFalse());
        confirmations.confirm(
                admin, editor.draft(admin, id), node, open().get(0).seen());
        change(node, "控制率", "70", "每超过一个百分点扣 0.8 分，扣完为止。");
        assertThat(open()).hasSize(1);
        // What was seen before the change confirms nothing after it.
        assertThat(post("/schemes/" + id + "/nodes/" + node + "/confirm", "seen", "0".repeat(64)))
                .hasStatus(409);
        assertThat(open()).hasSize(1);
    }

    @Test
    void whatComesWithTheProgramOrWasPublishedHasBeenRead() {
        UUID sample = schemes.createFromSample(admin, "hunan-county");
        assertThat(confirmations.pairs(editor.draft(admin, sample), Locale.SIMPLIFIED_CHINESE))
                .hasSizeGreaterThan(20)
                .allMatch(WordingConfirmations.Pair::confirmed);
        schemes.delete(admin, sample, 0);
    }

    /** It was silently 是否 for full marks. */
    @Test
    void anIndicatorWhoseRuleNobodyWroteHasNoneAndIsNotPublished() throws Exception {
        assertThat(post(
                        "/schemes/" + id + "/nodes",
                        "kind",
                        "indicator",
                        "parent",
                        dimension.toString(),
                        "name",
                        "新指标",
                        "points",
                        "100"))
                .hasStatus(302);
        SchemeEditor.Draft draft = editor.draft(admin, id);
        DraftNode node = draft.nodes().get(1);
        assertThat(node.indicator().rule()).isEqualTo(new UnwrittenRule());
        assertThat(page("/schemes/" + id)).contains("新指标", "尚未设定评分规则");
        assertThat(page("/schemes/" + id + "/nodes/" + node.id() + "/rule")).contains("缺少：评分规则");
        assertThat(draft.problems()).isNotEmpty();
        assertThat(post(
                        "/schemes/" + id + "/propose",
                        "edits",
                        "" + draft.edits(),
                        "firstYear",
                        "2049",
                        "lastYear",
                        "2049"))
                .hasStatus(409)
                .bodyText()
                .contains("尚未设定评分规则");
    }

    @Test
    void raisingPointsTakesAStartWithFullPointsAlongAndSaysWhereTheyAreOutOfReach() throws Exception {
        UUID full = add("满分起评", "40", "", steps("0.5", points("40")));
        UUID less = add("另行起评", "40", "", steps("0.5", points("30")));
        assertThat(page("/schemes/" + id)).contains("另行起评：按现在的规则最高得 30 分，满分 40 分");
        change(full, "满分起评", "50", "");
        change(less, "另行起评", "50", "");
        assertThat(((StepsRule) editor.draft(admin, id).ruled(full).indicator().rule()).start())
                .isEqualTo(points("50"));
        assertThat(((StepsRule) editor.draft(admin, id).ruled(less).indicator().rule()).start())
                .isEqualTo(points("30"));
        assertThat(page("/schemes/" + id))
                .contains("另行起评：按现在的规则最高得 30 分，满分 50 分")
                .doesNotContain("满分起评：按现在的规则最高得");
    }

    @Test
    void differencesWordTheOldRuleWithTheOldPoints() {
        UUID node = add("公开", "40", "", new YesNoRule("是否公开"));
        SchemeDraft before = schemes.written(admin, id);
        change(node, "公开", "60", "");
        IndicatorDefinition stored = editor.draft(admin, id).ruled(node).indicator();
        editor.rule(admin, id, node, SchemeEditor.seen(stored.rule()), new DiscretionaryRule("酌情扣分", null));
        assertThat(differences.between(before, schemes.written(admin, id), Locale.SIMPLIFIED_CHINESE))
                .filteredOn(difference -> difference.what().equals("评分规则"))
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.from()).isEqualTo("是否公开：是，得 40 分，否，不得分");
                    assertThat(difference.to()).contains("可扣 0 至 60 分");
                });
    }

    @Test
    void aCopyHasTheRuleAndStandsBehindItsOriginal() {
        UUID first = add("控制率", "40", "每超过一个百分点扣 0.5 分", steps("0.5", points("40")));
        add("其他", "20", "", new YesNoRule("其他"));
        assertThat(post("/schemes/" + id + "/nodes/" + first + "/copy")).hasStatus(302);
        assertThat(post("/schemes/" + id + "/nodes/" + first + "/copy")).hasStatus(302);
        List<DraftNode> nodes = editor.draft(admin, id).nodes();
        assertThat(nodes).extracting(DraftNode::code).containsExactly("管理", "控制率", "控制率3", "控制率2", "其他");
        assertThat(nodes.get(2).name()).isEqualTo("控制率（副本）");
        assertThat(nodes.get(2).indicator().rule())
                .isEqualTo(nodes.get(1).indicator().rule());
        assertThat(post("/schemes/" + id + "/nodes/" + dimension + "/copy")).hasStatus(404);
    }

    @Test
    void aRuleThatIsNotCompleteSaysWhere() {
        UUID node = add("控制率", "40", "", new UnwrittenRule());
        assertThat(post(
                        "/schemes/" + id + "/nodes/" + node + "/rule",
                        "/@type",
                        "occurrences",
                        "/count/@type",
                        "entry",
                        "/count/name",
                        "违规次数",
                        "/count/type",
                        "COUNT",
                        "action",
                        "try"))
                .bodyText()
                .contains("规则尚未填写完整", "<li>每次扣分</li>");
    }

    @Test
    void aLevelAloneEarnsItsPoints() {
        LevelsRule levels = new LevelsRule("", List.of(level("较好", "1"), level("一般", "0.5"), level("无", "0")));
        IndicatorDefinition indicator = new IndicatorDefinition("可持续", "可持续", "", Points.of("6"), "", "", levels);
        assertThat(levels.inputs(Points.of("6")))
                .singleElement()
                .satisfies(input -> assertThat(input.options()).containsExactly("较好", "一般", "无"));
        assertThat(RuleExample.trial(
                                indicator,
                                NumericPolicy.DISPLAY,
                                new TypedInputs(Map.of(), Map.of("完成等次", "一般"), List.of(), Map.of())
                                        .scoringInput(indicator, figure -> Unit.NUMBER))
                        .score())
                .hasToString("3");
        assertThat(wording.rule(indicator, Locale.SIMPLIFIED_CHINESE)).isEqualTo("按等次计分，满分 6 分；较好得 6 分；一般得 3 分；无得 0 分");
    }

    @Autowired
    private Wording wording;

    private static LevelsRule.Level level(String name, String share) {
        return new LevelsRule.Level(name, new BigDecimal(share), true, new BigDecimal(share), true);
    }

    private void change(UUID node, String name, String points, String standard) {
        DraftNode stored = editor.draft(admin, id).node(node);
        editor.indicator(
                admin,
                id,
                node,
                stored.seen(),
                new IndicatorDefinition(
                        stored.code(),
                        name,
                        "",
                        Points.of(points),
                        standard,
                        "",
                        stored.indicator().rule()));
    }
}

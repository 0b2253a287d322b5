package cn.ziping.scoring;

import static cn.ziping.scoring.ScoringFixtures.BUDGET;
import static cn.ziping.scoring.ScoringFixtures.CODE;
import static cn.ziping.scoring.ScoringFixtures.EXECUTED;
import static cn.ziping.scoring.ScoringFixtures.SEED_POLICY;
import static cn.ziping.scoring.ScoringFixtures.constant;
import static cn.ziping.scoring.ScoringFixtures.dimension;
import static cn.ziping.scoring.ScoringFixtures.grade;
import static cn.ziping.scoring.ScoringFixtures.indicator;
import static cn.ziping.scoring.ScoringFixtures.inputs;
import static cn.ziping.scoring.ScoringFixtures.item;
import static cn.ziping.scoring.ScoringFixtures.number;
import static cn.ziping.scoring.ScoringFixtures.policy;
import static cn.ziping.scoring.ScoringFixtures.quotient;
import static cn.ziping.scoring.ScoringFixtures.said;
import static cn.ziping.scoring.ScoringFixtures.scheme;
import static cn.ziping.scoring.SeedFixtures.seedInputs;
import static cn.ziping.scoring.SeedFixtures.seedScheme;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import cn.ziping.shared.Points;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScoreSheetTests {

    private static final YesNoRule YES_NO = new YesNoRule("完成");

    @Test
    void theSeedScores99346() {
        ScoreSheet sheet = Scoring.score(seedScheme(), seedInputs().build());
        assertThat(sheet.dimensions())
                .extracting(DimensionScore::name, DimensionScore::fullMarks, DimensionScore::score)
                .containsExactly(
                        tuple("整体效能", Points.of("50"), Points.of("49.846")),
                        tuple("预算编制", Points.of("3"), Points.of("3")),
                        tuple("预算结余", Points.of("4"), Points.of("4")),
                        tuple("信息公开", Points.of("4"), Points.of("4")),
                        tuple("绩效管理", Points.of("15"), Points.of("14.5")),
                        tuple("采购管理", Points.of("20"), Points.of("20")),
                        tuple("运行成本", Points.of("4"), Points.of("4")));
        assertThat(sheet.fullMarks()).isEqualTo(Points.of("100"));
        assertThat(sheet.rawTotal()).isEqualTo(Points.of("99.346"));
        assertThat(sheet.adjustments()).isEmpty();
        assertThat(sheet.total()).isEqualTo(Points.of("99.346"));
        assertThat(sheet.soFar()).isEqualTo(Points.of("99.346"));
        assertThat(sheet.grade()).isEqualTo("优");
        assertThat(sheet.complete()).isTrue();
        assertThat(sheet.missing()).isEmpty();
    }

    @Test
    void onlyTwoLeavesOfTheSeedLosePoints() {
        ScoreSheet sheet = Scoring.score(seedScheme(), seedInputs().build());
        assertThat(sheet.leaves().filter(LeafScore::lost))
                .extracting(LeafScore::code, LeafScore::score, LeafScore::deduction)
                .containsExactly(
                        tuple("支出率", Points.of("9.846"), Points.of("0.154")),
                        tuple("制度建设", Points.of("4.5"), Points.of("0.5")));
    }

    @Test
    void aChangedFigureChangesWhatDependsOnItAndNothingElse() {
        // Domain §2: 7000.00 gives 97.45 %, 9.745 and 99.245
        ScoreSheet sheet = Scoring.score(seedScheme(), seedInputs("7000.00").build());
        assertThat(sheet.leaf("支出率").orElseThrow().score()).isEqualTo(Points.of("9.745"));
        assertThat(sheet.dimensions().get(0).score()).isEqualTo(Points.of("49.745"));
        assertThat(sheet.total()).isEqualTo(Points.of("99.245"));
        assertThat(sheet.leaves().filter(leaf -> !leaf.code().equals("支出率")))
                .extracting(LeafScore::score)
                .containsExactlyElementsOf(
                        Scoring.score(seedScheme(), seedInputs().build())
                                .leaves()
                                .filter(leaf -> !leaf.code().equals("支出率"))
                                .map(LeafScore::score)
                                .toList());
    }

    @Test
    void oneIncompleteLeafLeavesNoTotalAndNoGrade() {
        ScoreSheet sheet =
                Scoring.score(seedScheme(), seedInputs().without(EXECUTED).build());
        assertThat(sheet.complete()).isFalse();
        assertThat(sheet.rawTotal()).isNull();
        assertThat(sheet.total()).isNull();
        assertThat(sheet.grade()).isNull();
        // 99.346 − 9.846
        assertThat(sheet.soFar()).isEqualTo(Points.of("89.5"));
        assertThat(sheet.missing()).containsExactly(new MissingInput("支出率", EXECUTED));
        assertThat(sheet.dimensions())
                .extracting(DimensionScore::name, DimensionScore::score, DimensionScore::soFar)
                .startsWith(
                        tuple("整体效能", null, Points.of("40")),
                        tuple("预算编制", Points.of("3"), Points.of("3")),
                        tuple("预算结余", Points.of("4"), Points.of("4")));
    }

    @Test
    void everyMissingInputIsNamedWithItsIndicatorInTheOrderOfTheTree() {
        ScoreSheet sheet = Scoring.score(
                seedScheme(),
                seedInputs()
                        .without(BUDGET)
                        .without("制度建设", DiscretionaryRule.REASON)
                        .without("资产管理", "盘点")
                        .without("资产管理", "利用率")
                        .without("预决算公开", "公开合规")
                        .build());
        assertThat(sheet.missing())
                .containsExactly(
                        new MissingInput("支出率", BUDGET),
                        new MissingInput("结余率", BUDGET),
                        new MissingInput("预决算公开", "公开合规"),
                        new MissingInput("制度建设", DiscretionaryRule.REASON),
                        new MissingInput("资产管理", "盘点"),
                        new MissingInput("资产管理", "利用率"));
        // 99.346 − 9.846 − 4 − 2 − 4.5 − 10
        assertThat(sheet.soFar()).isEqualTo(Points.of("69"));
        assertThat(sheet.total()).isNull();
        assertThat(sheet.dimensions())
                .extracting(DimensionScore::name, DimensionScore::score, DimensionScore::soFar)
                .contains(
                        tuple("预算结余", null, Points.ZERO),
                        tuple("信息公开", null, Points.of("2")),
                        tuple("绩效管理", null, Points.of("10")),
                        tuple("采购管理", null, Points.of("10")),
                        tuple("运行成本", Points.of("4"), Points.of("4")));
    }

    @Test
    void nothingGivenIsNothingSoFarAndNoZeroTotal() {
        ScoreSheet sheet = Scoring.score(seedScheme(), inputs().build());
        assertThat(sheet.soFar()).isEqualTo(Points.ZERO);
        assertThat(sheet.total()).isNull();
        assertThat(sheet.grade()).isNull();
        assertThat(sheet.leaves()).hasSize(13).allSatisfy(leaf -> {
            assertThat(leaf.score()).isNull();
            assertThat(leaf.missing()).isNotEmpty();
        });
    }

    @Test
    void aLeafKnowsItsAncestorsAndADimensionAllLeavesBelowIt() {
        SchemeDefinition scheme = scheme(
                "9",
                SEED_POLICY,
                dimension(
                        "甲",
                        "6",
                        List.of(
                                dimension(
                                        "乙",
                                        "3",
                                        List.of(dimension("丙", "2", indicator("I3", "三", "2", YES_NO))),
                                        indicator("I2", "二", "1", YES_NO)),
                                dimension("丁", "2", indicator("I4", "四", "2", YES_NO))),
                        indicator("I1", "一", "1", YES_NO)),
                dimension("戊", "3", indicator("I5", "五", "3", YES_NO)));
        assertThat(scheme.problems()).isEmpty();
        ScoreSheet sheet = Scoring.score(
                scheme,
                inputs().entry("I1", "完成", "yes")
                        .entry("I2", "完成", "no")
                        .entry("I3", "完成", "yes")
                        .entry("I4", "完成", "yes")
                        .entry("I5", "完成", "no")
                        .build());
        assertThat(sheet.leaves())
                .extracting(LeafScore::code, LeafScore::path, LeafScore::score)
                .containsExactlyInAnyOrder(
                        tuple("I1", List.of("甲"), Points.of("1")),
                        tuple("I2", List.of("甲", "乙"), Points.ZERO),
                        tuple("I3", List.of("甲", "乙", "丙"), Points.of("2")),
                        tuple("I4", List.of("甲", "丁"), Points.of("2")),
                        tuple("I5", List.of("戊"), Points.ZERO));
        assertThat(sheet.leaves().map(LeafScore::code))
                .containsExactlyElementsOf(
                        scheme.indicators().map(IndicatorDefinition::code).toList());
        assertThat(sheet.dimensions())
                .extracting(DimensionScore::code, DimensionScore::score)
                .containsExactly(tuple("甲", Points.of("5")), tuple("戊", Points.ZERO));
        assertThat(sheet.total()).isEqualTo(Points.of("5"));
        assertThat(sheet.leaf("I3").orElseThrow().indicator().name()).isEqualTo("三");
        assertThat(sheet.leaf("I9")).isEmpty();
    }

    @Test
    void totalsAreExactSumsOfTheirRoundedLeaves() {
        RateRule third = new RateRule(quotient(number("完成"), constant("3"), ZeroChoice.NO_POINTS));
        SchemeDefinition scheme = scheme(
                "40",
                policy(2, 3, RoundingMode.HALF_UP, false),
                dimension("甲", "20", indicator("I1", "一", "10", third), indicator("I2", "二", "10", third)),
                dimension(
                        "乙",
                        "20",
                        List.of(dimension("丙", "10", indicator("I3", "三", "10", third))),
                        indicator("I4", "四", "10", third)));
        ScoreSheet sheet = Scoring.score(
                scheme,
                inputs().entry("I1", "完成", "1")
                        .entry("I2", "完成", "1")
                        .entry("I3", "完成", "1")
                        .entry("I4", "完成", "2")
                        .build());
        // 3.333 each and 6.667: not 6.67 of 20 and 16.67 of 40
        assertThat(sheet.dimensions())
                .extracting(DimensionScore::score)
                .containsExactly(Points.of("6.666"), Points.of("10"));
        assertThat(sheet.total()).isEqualTo(Points.of("16.666"));
        // 6.667 · 3 + 3.333
        assertThat(sheet.leaves().map(LeafScore::deduction).reduce(Points.ZERO, Points::plus))
                .isEqualTo(Points.of("23.334"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "100, 优",
        "90.001, 优",
        "90, 优",
        "89.999, 良",
        "80, 良",
        "79.999, 中",
        "60, 中",
        "59.999, 差",
        "0.001, 差",
        "0, 差"
    })
    void theLowerEndOfAGradeBelongsToIt(String total, String grade) {
        assertThat(graded(total, ScoringFixtures.GRADES).total()).isEqualTo(Points.of(total));
        assertThat(graded(total, ScoringFixtures.GRADES).grade()).isEqualTo(grade);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"90, 优", "89.999, 良", "80, 良", "79.999, 合格", "70, 合格", "69.999, 不合格", "0, 不合格"})
    void aSchemeBringsItsOwnGrades(String total, String grade) {
        List<GradeBand> grades = List.of(grade("优", "90"), grade("良", "80"), grade("合格", "70"), grade("不合格", "0"));
        assertThat(graded(total, grades).grade()).isEqualTo(grade);
    }

    /** A sheet with this total of 100. */
    private static ScoreSheet graded(String total, List<GradeBand> grades) {
        RateRule rule = new RateRule(quotient(number("得分"), constant("100"), ZeroChoice.NO_POINTS));
        SchemeDefinition scheme = new SchemeDefinition(
                Points.of("100"),
                policy(3, 3, RoundingMode.HALF_UP, true),
                grades,
                List.of(dimension("甲", "100", indicator(CODE, "一", "100", rule))));
        return Scoring.score(scheme, inputs().entry("得分", total).build());
    }

    @ParameterizedTest
    @MethodSource
    void refusesGradesThatLeaveATotalWithoutExactlyOne(List<GradeBand> grades) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SchemeDefinition(Points.of("100"), SEED_POLICY, grades, List.of()));
    }

    static Stream<List<GradeBand>> refusesGradesThatLeaveATotalWithoutExactlyOne() {
        return Stream.of(
                List.of(),
                List.of(grade("优", "90"), grade("良", "80"), grade("中", "60")),
                List.of(grade("优", "90"), grade("良", "90.0"), grade("差", "0")),
                List.of(grade("良", "80"), grade("优", "90"), grade("差", "0")),
                List.of(grade("差", "0"), grade("优", "90")),
                List.of(grade("优", "90"), grade("差", "0"), grade("极差", "-10")),
                List.of(grade("优", "90"), grade("差", "0.001")),
                List.of(grade("优", "90"), grade("良", "80"), grade("优", "60"), grade("差", "0")));
    }

    @Test
    void inputsAreCopiedWhole() {
        Map<String, String> answers = new HashMap<>(Map.of("完成", "no"));
        ScoringInput input = new ScoringInput(Map.of(), Map.of(CODE, answers), List.of());
        answers.put("完成", "yes");
        assertThat(input.entries()).isEqualTo(Map.of(CODE, Map.of("完成", "no")));
        assertThat(Scoring.score(
                                scheme("3", SEED_POLICY, dimension("甲", "3", indicator(CODE, "一", "3", YES_NO))), input)
                        .total())
                .isEqualTo(Points.ZERO);
    }

    @Test
    void oneGradeForAllIsEnough() {
        assertThat(graded("37.5", List.of(grade("合格", "0"))).grade()).isEqualTo("合格");
    }

    @Test
    void theSeedsSchemeHasNoProblems() {
        assertThat(seedScheme().problems()).isEmpty();
    }

    @Test
    void namesEachNodeWhoseSumIsWrongWithTheDifference() {
        SchemeDefinition scheme = scheme(
                "100",
                SEED_POLICY,
                dimension("甲", "50", indicator("I1", "一", "20", YES_NO), indicator("I2", "二", "25.5", YES_NO)),
                dimension(
                        "乙",
                        "30",
                        List.of(
                                dimension("丙", "20", indicator("I3", "三", "25", YES_NO)),
                                dimension("丁", "5", indicator("I4", "四", "5", YES_NO))),
                        indicator("I5", "五", "5", YES_NO)),
                dimension("戊", "10"));
        assertThat(said(scheme.problems()))
                .containsExactlyInAnyOrder(
                        // 50 + 30 + 10; sum, points, what is wanting
                        "problem.scheme-sum[90 POINTS, 100 POINTS, 10 POINTS]",
                        "problem.node-sum['甲', 45.5 POINTS, 50 POINTS, 4.5 POINTS]",
                        "problem.node-sum['丙', 25 POINTS, 20 POINTS, -5 POINTS]",
                        "problem.node-sum['戊', 0 POINTS, 10 POINTS, 10 POINTS]");
    }

    @Test
    void sumsAreComparedByNumber() {
        SchemeDefinition scheme = scheme(
                "10.00",
                SEED_POLICY,
                dimension("甲", "10", indicator("I1", "一", "2.50", YES_NO), indicator("I2", "二", "7.5", YES_NO)));
        assertThat(scheme.problems()).isEmpty();
    }

    @Test
    void namesOnceEachCodeThatIsUsedMoreThanOnceButLetsAnIndicatorShareItsDimensionsCode() {
        SchemeDefinition scheme = scheme(
                "9",
                SEED_POLICY,
                dimension("甲", "5", indicator("I1", "一", "2", YES_NO), indicator("I2", "二", "3", YES_NO)),
                dimension(
                        "乙",
                        "4",
                        indicator("I1", "三", "2", YES_NO),
                        indicator("甲", "四", "1", YES_NO),
                        indicator("I1", "五", "1", YES_NO)));
        assertThat(said(scheme.problems())).containsExactly("problem.code-twice['I1']");
    }

    @ParameterizedTest(name = "优 from {0} of 4 points, within the full marks {1}, bonus {2}: {3}")
    @CsvSource({
        "4, false, false, ''",
        "4.001, false, false, problem.grade-unreachable['优'; 4.001 POINTS; 4 POINTS]",
        "4.001, false, true, ''",
        "4.001, true, true, problem.grade-unreachable['优'; 4.001 POINTS; 4 POINTS]"
    })
    void namesAGradeThatNoTotalCanReach(String from, boolean within, boolean bonus, String problem) {
        SchemeAdjustments.Extra extra =
                new SchemeAdjustments.Extra(SchemeAdjustments.Extra.Kind.BONUS, indicator("加分", "加分", "2", YES_NO));
        SchemeDefinition scheme = new SchemeDefinition(
                Points.of("4"),
                SEED_POLICY,
                List.of(grade("优", from), grade("差", "0")),
                List.of(dimension("甲", "4", indicator("I1", "一", "4", YES_NO))),
                new SchemeAdjustments(null, null, List.of(), null, bonus ? List.of(extra) : List.of(), within));
        assertThat(String.join("", said(scheme.problems())).replace(",", ";")).isEqualTo(problem);
    }

    @Test
    void namesEachRuleThatDividesByAConstantOfZero() {
        RateRule byZero = new RateRule(quotient(number("完成"), constant("0"), ZeroChoice.NO_POINTS));
        assertThat(said(scheme("4", SEED_POLICY, dimension("甲", "4", indicator("I1", "一", "4", byZero)))
                        .problems()))
                .containsExactly("problem.of-indicator['一', problem.zero-divisor[quantity.quotient["
                        + "quantity.name['完成'], quantity.name['0']]]]");
    }

    @Test
    void namesEachRuleThatDoesNotFitItsPoints() {
        ChecklistRule checklist = new ChecklistRule(List.of(item("①", "1"), item("②", "2.5")));
        BandedRule bands = new BandedRule(
                number("数值"),
                false,
                List.of(ScoringFixtures.band("1", true, "4"), ScoringFixtures.band(null, false, "0")));
        SchemeDefinition scheme = scheme(
                "11",
                SEED_POLICY,
                dimension("甲", "7", indicator("I1", "一", "4", checklist), indicator("I2", "二", "3", bands)),
                dimension("乙", "4", indicator("I3", "三", "4", bands)));
        assertThat(said(scheme.problems()))
                .containsExactlyInAnyOrder(
                        "problem.of-indicator['一', problem.checklist-sum[3.5 POINTS, 4 POINTS]]",
                        "problem.of-indicator['二', problem.band-above-full[4 POINTS, 3 POINTS]]");
    }

    @Test
    void anIndicatorWithoutPointsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> indicator("I1", "一", "0", YES_NO));
        assertThatIllegalArgumentException().isThrownBy(() -> indicator("I1", "一", "-2", YES_NO));
    }

    @Test
    void theSameSchemeAndInputsGiveTheSameSheet() {
        assertThat(Scoring.score(seedScheme(), seedInputs().build()))
                .isEqualTo(Scoring.score(seedScheme(), seedInputs().build()));
        assertThat(Scoring.explain(seedScheme(), seedInputs().build()))
                .isEqualTo(Scoring.explain(seedScheme(), seedInputs().build()));
    }
}

package cn.ziping.scoring;

import static cn.ziping.scoring.Direction.HIGHER_IS_BETTER;
import static cn.ziping.scoring.Direction.LOWER_IS_BETTER;
import static cn.ziping.scoring.ScoringFixtures.BUDGET;
import static cn.ziping.scoring.ScoringFixtures.SEED_POLICY;
import static cn.ziping.scoring.ScoringFixtures.band;
import static cn.ziping.scoring.ScoringFixtures.constant;
import static cn.ziping.scoring.ScoringFixtures.count;
import static cn.ziping.scoring.ScoringFixtures.executionRate;
import static cn.ziping.scoring.ScoringFixtures.explain;
import static cn.ziping.scoring.ScoringFixtures.figure;
import static cn.ziping.scoring.ScoringFixtures.inputs;
import static cn.ziping.scoring.ScoringFixtures.item;
import static cn.ziping.scoring.ScoringFixtures.number;
import static cn.ziping.scoring.ScoringFixtures.policy;
import static cn.ziping.scoring.ScoringFixtures.quotient;
import static cn.ziping.scoring.ScoringFixtures.said;
import static cn.ziping.scoring.ScoringFixtures.score;
import static cn.ziping.scoring.ScoringFixtures.shareBand;
import static cn.ziping.scoring.SeedFixtures.seedInputs;
import static cn.ziping.scoring.SeedFixtures.seedScheme;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TraceTests {

    private static final String HALF_UP_TO_TWO = "trace.rounding.HALF_UP[decimals.2[]]";

    private static final RateRule RATE = new RateRule(executionRate(ZeroChoice.NO_POINTS));

    private static final BandedRule BANDS = new BandedRule(
            executionRate(ZeroChoice.NO_POINTS),
            true,
            List.of(band("0.9", true, "5"), band("0.8", true, "4"), band("0.6", false, "2"), band(null, false, "0")));

    private static final ChecklistRule CHECKLIST =
            new ChecklistRule(List.of(item("配置", "2"), item("盘点", "1.5"), item("利用率", "1.5")));

    private static final OccurrenceRule OCCURRENCES = new OccurrenceRule(count("违规例数"), "例", Points.of("1"));

    private static final DiscretionaryRule DISCRETIONARY = new DiscretionaryRule("制度是否完整");

    private static ProportionalRule proportional(Direction direction, String cap) {
        return new ProportionalRule(
                figure("完成值"), figure("目标值"), direction, new BigDecimal(cap), ZeroChoice.INCOMPLETE);
    }

    private static ScoringFixtures.Inputs values(String actual, String target) {
        return inputs().count("完成值", actual).count("目标值", target);
    }

    private static List<String> explained(ScoringRule rule, String points, ScoringFixtures.Inputs inputs) {
        return said(explain(rule, points, inputs).trace());
    }

    private static ScoringRule golden(String name) {
        return StoredRuleFormatTests.rules().get(name);
    }

    static Stream<Arguments> everyKind() {
        return Stream.of(
                arguments("rate", RATE, "10", inputs().execution("7072.88", "7183.32")),
                arguments("rate above one", RATE, "10", inputs().execution("7300", "7183.32")),
                arguments("negative rate", RATE, "10", inputs().execution("-7", "7183.32")),
                arguments("zero budget", RATE, "10", inputs().execution("7", "0")),
                arguments("blank budget", RATE, "10", inputs().execution("7", null)),
                arguments("proportional", proportional(HIGHER_IS_BETTER, "1"), "7", values("2", "3")),
                arguments("proportional, capped", proportional(HIGHER_IS_BETTER, "0.9"), "7", values("5", "3")),
                arguments("proportional, zero target", proportional(HIGHER_IS_BETTER, "0.9"), "7", values("5", "0")),
                arguments("proportional, reversed", proportional(LOWER_IS_BETTER, "1"), "7", values("7", "3")),
                arguments("proportional, nothing used", proportional(LOWER_IS_BETTER, "1"), "7", values("0", "3")),
                arguments(
                        "targets",
                        new TargetCompletionRule("产出", ZeroChoice.INCOMPLETE),
                        "20",
                        inputs().target("产出", "检查企业", "50", "70", HIGHER_IS_BETTER, "2")
                                .target("产出", "事故宗数", "48", "45", LOWER_IS_BETTER, "1")),
                arguments("no targets", new TargetCompletionRule("产出", ZeroChoice.INCOMPLETE), "20", inputs()),
                arguments("bands", BANDS, "5", inputs().execution("85", "100")),
                arguments("lowest band", BANDS, "5", inputs().execution("8.5", "100")),
                arguments("yes", new YesNoRule("完成"), "3", inputs().entry("完成", "yes")),
                arguments("no", new YesNoRule("完成"), "3", inputs().entry("完成", "no")),
                arguments(
                        "checklist",
                        CHECKLIST,
                        "5",
                        inputs().entry("配置", "yes").entry("盘点", "no").entry("利用率", "yes")),
                arguments("checklist, blank item", CHECKLIST, "5", inputs().entry("配置", "yes")),
                arguments("occurrences", OCCURRENCES, "5", inputs().entry("违规例数", "2")),
                arguments("too many occurrences", OCCURRENCES, "5", inputs().entry("违规例数", "7")),
                arguments(
                        "discretionary",
                        DISCRETIONARY,
                        "5",
                        inputs().entry(DiscretionaryRule.DEDUCTION, "0.5").entry(DiscretionaryRule.REASON, "有缺漏")),
                arguments("fixed", golden("fixed"), "5", inputs()),
                arguments("points", golden("points"), "5", inputs().count("甲", "3.3333")),
                arguments("formula", golden("quantity-formula"), "5", inputs().entry("扣分次数", "3")),
                arguments("formula, blank", golden("quantity-formula"), "5", inputs()),
                arguments("arithmetic", golden("quantity-arithmetic"), "5", inputs().execution("7", "183.32")),
                arguments(
                        "tally",
                        golden("quantity-tally"),
                        "5",
                        inputs().entry("章程", "no").entry("预案", "yes")),
                arguments(
                        "peers",
                        golden("quantity-peers"),
                        "5",
                        inputs().figure("全年执行率", "0.9", Unit.PERCENT).peers("全年执行率", "0.95", "0.8")),
                arguments("no peers", golden("quantity-peers"), "5", inputs()),
                arguments("linear", golden("linear"), "5", inputs().execution("77", "100")),
                arguments("linear, above", golden("linear"), "5", inputs().execution("97", "100")),
                arguments("steps", golden("steps"), "5", inputs().execution("88", "100")),
                arguments("steps, none", golden("steps"), "5", inputs().execution("99", "100")),
                arguments("cases, first", golden("cases"), "5", inputs().execution("60", "100")),
                arguments(
                        "cases, second",
                        golden("cases"),
                        "5",
                        inputs().execution("80", "100").entry("要素完整", "yes")),
                arguments(
                        "cases, else",
                        golden("cases"),
                        "5",
                        inputs().execution("80", "100")
                                .entry("要素完整", "no")
                                .entry("要素酌情扣分", "1")
                                .entry("要素扣分理由", "缺附件")),
                arguments(
                        "parts",
                        golden("parts"),
                        "4",
                        inputs().execution("80", "100").entry("制度健全", "yes")),
                arguments(
                        "alternatives",
                        golden("alternatives"),
                        "4",
                        inputs().execution("80", "100").entry("已完成", "yes")),
                arguments(
                        "levels",
                        golden("levels"),
                        "4",
                        inputs().entry("完成等次", "达成预期").entry("得分比例", "90")),
                arguments(
                        "levels, outside",
                        golden("levels"),
                        "4",
                        inputs().entry("完成等次", "达成预期").entry("得分比例", "80")),
                arguments(
                        "targets met",
                        golden("targets-met"),
                        "4",
                        inputs().target("产出", "检查企业", "50", "70", HIGHER_IS_BETTER, "2")
                                .target("产出", "培训", "200", "100", HIGHER_IS_BETTER, "1")
                                .target("产出", "事故宗数", "40", "45", LOWER_IS_BETTER, "1")),
                arguments("not written", new UnwrittenRule(), "5", inputs()),
                arguments("no reason", DISCRETIONARY, "5", inputs().entry(DiscretionaryRule.DEDUCTION, "0.5")));
    }

    @Test
    void theCasesCoverEveryKindOfRule() {
        assertThat(ScoringRule.class.getPermittedSubclasses())
                .allSatisfy(kind -> assertThat(
                                everyKind().map(arguments -> arguments.get()[1]))
                        .anyMatch(kind::isInstance));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyKind")
    void explainingChangesNothing(String name, ScoringRule rule, String points, ScoringFixtures.Inputs inputs) {
        for (RoundingMode mode : List.of(RoundingMode.HALF_UP, RoundingMode.DOWN)) {
            for (boolean rateFirst : new boolean[] {true, false}) {
                NumericPolicy policy = policy(2, 2, mode, rateFirst);
                LeafScore plain = score(rule, points, policy, inputs);
                LeafScore explained = explain(rule, points, policy, inputs);
                assertThat(plain.trace()).isEmpty();
                assertThat(explained.score()).isEqualTo(plain.score());
                assertThat(explained.deduction()).isEqualTo(plain.deduction());
                assertThat(explained.missing()).isEqualTo(plain.missing());
                if (explained.complete()) {
                    assertThat(explained.trace()).isNotEmpty();
                }
            }
        }
    }

    @Test
    void aWholeSheetIsTheSameWithItsTraces() {
        for (ScoringFixtures.Inputs inputs :
                List.of(seedInputs(), seedInputs("7000.00"), seedInputs().without(BUDGET))) {
            ScoreSheet plain = Scoring.score(seedScheme(), inputs.build());
            ScoreSheet explained = Scoring.explain(seedScheme(), inputs.build());
            assertThat(plain.leaves())
                    .allSatisfy(leaf -> assertThat(leaf.trace()).isEmpty());
            assertThat(explained.leaves().filter(LeafScore::complete))
                    .allSatisfy(leaf -> assertThat(leaf.trace()).isNotEmpty());
            assertThat(explained.total()).isEqualTo(plain.total());
            assertThat(explained.grade()).isEqualTo(plain.grade());
            assertThat(explained.soFar()).isEqualTo(plain.soFar());
            assertThat(explained.missing()).isEqualTo(plain.missing());
            assertThat(explained.leaves().map(LeafScore::score))
                    .containsExactlyElementsOf(
                            plain.leaves().map(LeafScore::score).toList());
        }
    }

    @Test
    void theSeedsRateCanBeRedone() {
        // 7072.88 ÷ 7183.32 = 98.46%（四舍五入至两位），98.46% × 10 分 = 9.846 分，扣 0.154 分
        assertThat(explained(RATE, "10", inputs().execution("7072.88", "7183.32")))
                .containsExactly(
                        "trace.quotient[7072.88 MONEY, 7183.32 MONEY, 0.9846 PERCENT, " + HALF_UP_TO_TWO + "]",
                        "trace.share[0.9846 PERCENT, 10 POINTS, 9.846 POINTS, '']",
                        "trace.deducted[0.154 POINTS]");
    }

    @Test
    void truncationIsCalledTruncation() {
        assertThat(said(explain(
                                RATE,
                                "10",
                                policy(2, 1, RoundingMode.DOWN, true),
                                inputs().execution("7072.88", "7183.32"))
                        .trace()))
                .containsExactly(
                        "trace.quotient[7072.88 MONEY, 7183.32 MONEY, 0.9846 PERCENT,"
                                + " trace.rounding.DOWN[decimals.2[]]]",
                        "trace.share[0.9846 PERCENT, 10 POINTS, 9.8 POINTS, trace.rounding.DOWN[decimals.1[]]]",
                        "trace.deducted[0.2 POINTS]");
    }

    @Test
    void anUnroundedRateIsPrintedExactly() {
        NumericPolicy pointsOnly = policy(2, 3, RoundingMode.HALF_UP, false);
        assertThat(said(explain(RATE, "10", pointsOnly, inputs().execution("7072.88", "7183.32"))
                        .trace()))
                .containsExactly(
                        "trace.quotient[7072.88 MONEY, 7183.32 MONEY, '176822/179583', '']",
                        "trace.share['176822/179583', 10 POINTS, 9.846 POINTS, trace.rounding.HALF_UP[decimals.3[]]]",
                        "trace.deducted[0.154 POINTS]");
        assertThat(said(explain(RATE, "10", pointsOnly, inputs().execution("123.4567", "200"))
                        .trace()))
                .containsExactly(
                        "trace.quotient[123.4567 MONEY, 200 MONEY, 0.6172835 PERCENT, '']",
                        "trace.share[0.6172835 PERCENT, 10 POINTS, 6.173 POINTS, trace.rounding.HALF_UP[decimals.3[]]]",
                        "trace.deducted[3.827 POINTS]");
    }

    @Test
    void operandsArePrintedInFull() {
        // 12345.678901 ÷ 23456.789012 = 52.631… %
        assertThat(explained(RATE, "10", inputs().execution("12345.678901", "23456.789012")))
                .first()
                .asString()
                .startsWith("trace.quotient[12345.678901 MONEY, 23456.789012 MONEY, 0.5263 PERCENT, ");
    }

    @Test
    void fullMarksCapAndFloorAreSaid() {
        assertThat(explained(RATE, "10", inputs().execution("100", "100")))
                .containsExactly(
                        "trace.quotient[100 MONEY, 100 MONEY, 1 PERCENT, '']",
                        "trace.share[1 PERCENT, 10 POINTS, 10 POINTS, '']",
                        "trace.full[]");
        assertThat(explained(RATE, "10", inputs().execution("120", "100")))
                .containsExactly(
                        "trace.quotient[120 MONEY, 100 MONEY, 1.2 PERCENT, '']",
                        "trace.share[1.2 PERCENT, 10 POINTS, 12 POINTS, '']",
                        "trace.capped[10 POINTS]",
                        "trace.full[]");
        assertThat(explained(RATE, "10", inputs().execution("-20", "100")))
                .containsExactly(
                        "trace.quotient[-20 MONEY, 100 MONEY, -0.2 PERCENT, '']",
                        "trace.share[-0.2 PERCENT, 10 POINTS, -2 POINTS, '']",
                        "trace.floored[]",
                        "trace.deducted[10 POINTS]");
    }

    @ParameterizedTest
    @EnumSource(ZeroChoice.class)
    void aZeroDenominatorIsNamedWithWhatItMeans(ZeroChoice choice) {
        List<String> trace = explained(new RateRule(executionRate(choice)), "10", inputs().execution("5", "0"));
        assertThat(trace).first().isEqualTo("trace.zero." + choice + "[quantity.name['全年预算数']]");
        switch (choice) {
            case FULL_POINTS -> assertThat(trace).last().isEqualTo("trace.full[]");
            case NO_POINTS -> assertThat(trace).last().isEqualTo("trace.deducted[10 POINTS]");
            default -> assertThat(trace).hasSize(1);
        }
    }

    @Test
    void aProportionNamesItsCap() {
        assertThat(explained(proportional(HIGHER_IS_BETTER, "0.9"), "20", values("95", "100")))
                .containsExactly(
                        "trace.quotient[95 NUMBER, 100 NUMBER, 0.95 PERCENT, '']",
                        "trace.share-capped[0.9 PERCENT]",
                        "trace.share[0.9 PERCENT, 20 POINTS, 18 POINTS, '']",
                        "trace.deducted[2 POINTS]");
        assertThat(explained(proportional(HIGHER_IS_BETTER, "1"), "20", values("80", "100")))
                .containsExactly(
                        "trace.quotient[80 NUMBER, 100 NUMBER, 0.8 PERCENT, '']",
                        "trace.share[0.8 PERCENT, 20 POINTS, 16 POINTS, '']",
                        "trace.deducted[4 POINTS]");
    }

    @Test
    void aReversedProportionDividesTheTarget() {
        assertThat(explained(proportional(LOWER_IS_BETTER, "1"), "10", values("60", "40")))
                .containsExactly(
                        "trace.quotient[40 NUMBER, 60 NUMBER, 0.6667 PERCENT, " + HALF_UP_TO_TWO + "]",
                        "trace.share[0.6667 PERCENT, 10 POINTS, 6.667 POINTS, '']",
                        "trace.deducted[3.333 POINTS]");
        assertThat(explained(proportional(LOWER_IS_BETTER, "1"), "10", values("0", "40")))
                .containsExactly(
                        "trace.nothing-used[quantity.name['完成值'], 0 NUMBER]",
                        "trace.share[1 PERCENT, 10 POINTS, 10 POINTS, '']",
                        "trace.full[]");
    }

    @Test
    void eachTargetIsExplainedAndThenTheirMean() {
        TargetCompletionRule rule = new TargetCompletionRule("产出", ZeroChoice.INCOMPLETE);
        // (2 · 50 % + 1 · 66.67 %) ÷ 3 = 55.556… %
        assertThat(explained(
                        rule,
                        "20",
                        inputs().target("产出", "检查企业", "35", "70", HIGHER_IS_BETTER, "2")
                                .target("效益", "满意度", "1", "2", HIGHER_IS_BETTER, "1")
                                .target("产出", "事故宗数", "48", "32", LOWER_IS_BETTER, "1")))
                .containsExactly(
                        "trace.target['检查企业', '35个', '70个', direction.HIGHER_IS_BETTER[], 0.5 PERCENT, '', '']",
                        "trace.target['事故宗数', '48个', '32个', direction.LOWER_IS_BETTER[], 0.6667 PERCENT, "
                                + HALF_UP_TO_TWO + ", '']",
                        "trace.weighted-mean[expression.PLUS[expression.weighted[2 NUMBER, 0.5 PERCENT],"
                                + " expression.weighted[1 NUMBER, 0.6667 PERCENT]], 3 NUMBER, 0.5556 PERCENT, "
                                + HALF_UP_TO_TWO + "]",
                        "trace.share[0.5556 PERCENT, 20 POINTS, 11.112 POINTS, '']",
                        "trace.deducted[8.888 POINTS]");
    }

    @ParameterizedTest(name = "{0} of {1} {2}, zero {3}: {4}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "90 | 70 | HIGHER_IS_BETTER | INCOMPLETE | 1 PERCENT, '', trace.target.capped[]",
                "70 | 70 | HIGHER_IS_BETTER | INCOMPLETE | 1 PERCENT, '', ''",
                "-5 | 70 | HIGHER_IS_BETTER | INCOMPLETE | 0 PERCENT, '', trace.target.floored[]",
                "5 | 0 | HIGHER_IS_BETTER | FULL_POINTS | 1 PERCENT, '', trace.target.zero.FULL_POINTS[]",
                "5 | 0 | HIGHER_IS_BETTER | NO_POINTS | 0 PERCENT, '', trace.target.zero.NO_POINTS[]",
                "0 | 70 | LOWER_IS_BETTER | INCOMPLETE | 1 PERCENT, '', trace.target.nothing-used[]",
                "0 | 0 | LOWER_IS_BETTER | INCOMPLETE | 1 PERCENT, '', trace.target.nothing-used[]",
                "60 | 70 | LOWER_IS_BETTER | INCOMPLETE | 1 PERCENT, '', trace.target.capped[]",
                "70 | 0 | LOWER_IS_BETTER | INCOMPLETE | 0 PERCENT, '', ''"
            })
    void aCompletionThatIsNoPlainQuotientSaysWhy(
            String actual, String target, Direction direction, ZeroChoice choice, String said) {
        assertThat(explained(
                        new TargetCompletionRule("产出", choice),
                        "20",
                        inputs().target("产出", "甲", actual, target, direction, "1")))
                .first()
                .isEqualTo("trace.target['甲', '%s个', '%s个', direction.%s[], %s]"
                        .formatted(actual, target, direction, said));
    }

    @Test
    void aTargetOfNoUseIsNamed() {
        assertThat(explained(
                        new TargetCompletionRule("产出", ZeroChoice.INCOMPLETE),
                        "20",
                        inputs().target("产出", "甲", "1", "-4", HIGHER_IS_BETTER, "1")
                                .target("产出", "乙", "1", "0", HIGHER_IS_BETTER, "1")))
                .containsExactly("trace.negative-target['甲']", "trace.zero-target['乙']");
        assertThat(explained(proportional(LOWER_IS_BETTER, "1"), "20", values("5", "-4")))
                .containsExactly("trace.negative-target[quantity.name['目标值']]");
    }

    @Test
    void ofTwoChoicesTheStrictestIsSaidToCount() {
        RateRule rule = new RateRule(quotient(
                quotient(figure("甲"), figure("乙"), ZeroChoice.FULL_POINTS), figure("丙"), ZeroChoice.NO_POINTS));
        assertThat(explained(
                        rule, "10", inputs().count("甲", "1").count("乙", "0").count("丙", "0")))
                .containsExactly(
                        "trace.zero.FULL_POINTS[quantity.name['乙']]",
                        "trace.zero.NO_POINTS[quantity.name['丙']]",
                        "trace.zero-strictest[]",
                        "trace.deducted[10 POINTS]");
    }

    @ParameterizedTest(name = "{0} %: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "95 | trace.band[0.95 PERCENT, band.top.true[0.9 PERCENT], 5 POINTS] | trace.full[]",
                "85 | trace.band[0.85 PERCENT, band.middle.true.false[0.8 PERCENT, 0.9 PERCENT], 4 POINTS] |"
                        + " trace.deducted[1 POINTS]",
                "70 | trace.band[0.7 PERCENT, band.middle.false.false[0.6 PERCENT, 0.8 PERCENT], 2 POINTS] |"
                        + " trace.deducted[3 POINTS]",
                // 60 % itself is left to the lowest band by the one above.
                "60 | trace.band[0.6 PERCENT, band.bottom.true[0.6 PERCENT], 0 POINTS] | trace.deducted[5 POINTS]"
            })
    void aBandIsNamedWithBothItsEnds(String executed, String band, String end) {
        assertThat(explained(BANDS, "5", inputs().execution(executed, "100")))
                .hasSize(3)
                .endsWith(band, end);
    }

    @Test
    void anEndThatTheBandAboveExcludesIsIncludedBelow() {
        BandedRule rule = new BandedRule(
                number("调查值"), false, List.of(band("90", false, "5"), band("80", true, "3"), band(null, false, "1")));
        assertThat(explained(rule, "5", inputs().entry("调查值", "90")))
                .containsExactly(
                        "trace.band[90 NUMBER, band.middle.true.true[80 NUMBER, 90 NUMBER], 3 POINTS]",
                        "trace.deducted[2 POINTS]");
        assertThat(explained(rule, "5", inputs().entry("调查值", "90.1")))
                .containsExactly("trace.band[90.1 NUMBER, band.top.false[90 NUMBER], 5 POINTS]", "trace.full[]");
        assertThat(explained(rule, "5", inputs().entry("调查值", "79.9")))
                .containsExactly(
                        "trace.band[79.9 NUMBER, band.bottom.false[80 NUMBER], 1 POINTS]", "trace.deducted[4 POINTS]");
    }

    @Test
    void anAnswerIsSaid() {
        YesNoRule rule = new YesNoRule("已开展评估");
        assertThat(explained(rule, "3", inputs().entry("已开展评估", "yes")))
                .containsExactly("trace.yes['已开展评估', 3 POINTS]", "trace.full[]");
        assertThat(explained(rule, "3", inputs().entry("已开展评估", "no")))
                .containsExactly("trace.no['已开展评估', 0 POINTS]", "trace.deducted[3 POINTS]");
    }

    @Test
    void itemsMetAndUnmetAreSaid() {
        assertThat(explained(
                        CHECKLIST,
                        "5",
                        inputs().entry("配置", "yes").entry("盘点", "yes").entry("利用率", "no")))
                .containsExactly(
                        "trace.checklist['配置 2 + 盘点 1.5', 3.5 POINTS]",
                        "trace.checklist-unmet['利用率 1.5']",
                        "trace.deducted[1.5 POINTS]");
        assertThat(explained(
                        CHECKLIST,
                        "5",
                        inputs().entry("配置", "no").entry("盘点", "no").entry("利用率", "no")))
                .containsExactly(
                        "trace.checklist-none[0 POINTS]",
                        "trace.checklist-unmet['配置 2、盘点 1.5、利用率 1.5']",
                        "trace.deducted[5 POINTS]");
        assertThat(explained(
                        CHECKLIST,
                        "5",
                        inputs().entry("配置", "yes").entry("盘点", "yes").entry("利用率", "yes")))
                .containsExactly("trace.checklist['配置 2 + 盘点 1.5 + 利用率 1.5', 5 POINTS]", "trace.full[]");
    }

    @Test
    void occurrencesAreSaidWithWhatTheyCost() {
        assertThat(explained(OCCURRENCES, "5", inputs().entry("违规例数", "2")))
                .containsExactly(
                        "trace.occurrences[quantity.name['违规例数'], 2 NUMBER, '例', 1 POINTS, 2 POINTS]",
                        "trace.less[5 POINTS, 2 POINTS, 3 POINTS, '']");
        assertThat(explained(OCCURRENCES, "5", inputs().entry("违规例数", "7")))
                .containsExactly(
                        "trace.occurrences[quantity.name['违规例数'], 7 NUMBER, '例', 1 POINTS, 7 POINTS]",
                        "trace.exhausted[5 POINTS, 7 POINTS]");
        assertThat(explained(OCCURRENCES, "5", inputs().entry("违规例数", "0")))
                .containsExactly(
                        "trace.occurrences[quantity.name['违规例数'], 0 NUMBER, '例', 1 POINTS, 0 POINTS]",
                        "trace.none-lost[5 POINTS]");
    }

    @Test
    void theScoreThatOccurrencesLeaveIsRoundedAndTheDeductionSaidAfterIt() {
        OccurrenceRule rule = new OccurrenceRule(count("违规例数"), "例", Points.of("0.333"));
        // 2 × 0.333 = 0.666, 5 − 0.666 = 4.334
        assertThat(said(explain(rule, "5", policy(2, 2, RoundingMode.DOWN, true), inputs().entry("违规例数", "2"))
                        .trace()))
                .containsExactly(
                        "trace.occurrences[quantity.name['违规例数'], 2 NUMBER, '例', 0.333 POINTS, 0.666 POINTS]",
                        "trace.less[5 POINTS, 0.666 POINTS, 4.33 POINTS, trace.rounding.DOWN[decimals.2[]]]",
                        "trace.deducted[0.67 POINTS]");
        // 4.9999 rounds to full marks.
        assertThat(explained(
                        new OccurrenceRule(count("违规例数"), "例", Points.of("0.0001")), "5", inputs().entry("违规例数", "1")))
                .containsExactly(
                        "trace.occurrences[quantity.name['违规例数'], 1 NUMBER, '例', 0.0001 POINTS, 0.0001 POINTS]",
                        "trace.less[5 POINTS, 0.0001 POINTS, 5 POINTS, trace.rounding.HALF_UP[decimals.3[]]]",
                        "trace.full[]");
    }

    @Test
    void aNegativeCountIsSaidToCostNothing() {
        assertThat(explained(OCCURRENCES, "5", inputs().entry("违规例数", "-2")))
                .containsExactly(
                        "trace.negative-count[quantity.name['违规例数'], -2 NUMBER, '例']", "trace.none-lost[5 POINTS]");
    }

    @Test
    void aShareOfABandIsMultipliedInTheOpen() {
        BandedRule rule = new BandedRule(
                figure("调查值"), false, List.of(shareBand("9", true, "0.8"), shareBand(null, false, "0.125")));
        assertThat(explained(rule, "5", inputs().count("调查值", "9.5")))
                .containsExactly(
                        "trace.band-share[9.5 NUMBER, band.top.true[9 NUMBER], 0.8 PERCENT]",
                        "trace.share[0.8 PERCENT, 5 POINTS, 4 POINTS, '']",
                        "trace.deducted[1 POINTS]");
        // 0.125 × 5 = 0.625
        assertThat(said(explain(rule, "5", policy(2, 2, RoundingMode.HALF_UP, true), inputs().count("调查值", "8"))
                        .trace()))
                .containsExactly(
                        "trace.band-share[8 NUMBER, band.bottom.false[9 NUMBER], 0.125 PERCENT]",
                        "trace.share[0.125 PERCENT, 5 POINTS, 0.63 POINTS, " + HALF_UP_TO_TWO + "]",
                        "trace.deducted[4.37 POINTS]");
    }

    @Test
    void aGivenRateIsSaidToBeRoundedOnlyWhereThatChangesIt() {
        RateRule rate = new RateRule(figure("合格率"));
        assertThat(explained(rate, "10", inputs().figure("合格率", "0.984625", Unit.PERCENT)))
                .containsExactly(
                        "trace.rate-rounded[0.984625 PERCENT, 0.9846 PERCENT, " + HALF_UP_TO_TWO + "]",
                        "trace.share[0.9846 PERCENT, 10 POINTS, 9.846 POINTS, '']",
                        "trace.deducted[0.154 POINTS]");
        assertThat(explained(rate, "10", inputs().figure("合格率", "0.98460", Unit.PERCENT)))
                .containsExactly(
                        "trace.share[0.9846 PERCENT, 10 POINTS, 9.846 POINTS, '']", "trace.deducted[0.154 POINTS]");
        assertThat(said(explain(
                                rate,
                                "10",
                                policy(2, 3, RoundingMode.HALF_UP, false),
                                inputs().figure("合格率", "0.984625", Unit.PERCENT))
                        .trace()))
                .containsExactly(
                        "trace.share[0.984625 PERCENT, 10 POINTS, 9.846 POINTS, trace.rounding.HALF_UP[decimals.3[]]]",
                        "trace.deducted[0.154 POINTS]");
        BandedRule bands = new BandedRule(figure("合格率"), true, List.of(band("0.9", true, "5"), band(null, false, "0")));
        assertThat(explained(bands, "5", inputs().figure("合格率", "0.89996", Unit.PERCENT)))
                .containsExactly(
                        "trace.rate-rounded[0.89996 PERCENT, 0.9 PERCENT, " + HALF_UP_TO_TWO + "]",
                        "trace.band[0.9 PERCENT, band.top.true[0.9 PERCENT], 5 POINTS]",
                        "trace.full[]");
    }

    @Test
    void pointsThatWereTypedOrStatedAreSaidToBeRounded() {
        NumericPolicy one = policy(2, 1, RoundingMode.HALF_UP, true);
        String toOne = "trace.rounding.HALF_UP[decimals.1[]]";
        assertThat(said(explain(
                                DISCRETIONARY,
                                "5",
                                one,
                                inputs().entry(DiscretionaryRule.DEDUCTION, "0.46")
                                        .entry(DiscretionaryRule.REASON, "有缺漏"))
                        .trace()))
                .containsExactly(
                        "trace.discretionary['有缺漏', 0.46 POINTS]",
                        "trace.less[5 POINTS, 0.46 POINTS, 4.54 POINTS, '']",
                        "trace.points-rounded[4.54 POINTS, 4.5 POINTS, " + toOne + "]",
                        "trace.deducted[0.5 POINTS]");
        ChecklistRule checklist = new ChecklistRule(List.of(item("甲", "1.25"), item("乙", "3.75")));
        assertThat(said(explain(checklist, "5", one, inputs().entry("甲", "yes").entry("乙", "no"))
                        .trace()))
                .endsWith("trace.points-rounded[1.25 POINTS, 1.3 POINTS, " + toOne + "]", "trace.deducted[3.7 POINTS]");
    }

    @Test
    void aDiscretionaryDeductionGivesItsReason() {
        ScoringFixtures.Inputs half =
                inputs().entry(DiscretionaryRule.DEDUCTION, "0.5").entry(DiscretionaryRule.REASON, "制度内容有缺漏");
        assertThat(explained(DISCRETIONARY, "5", half))
                .containsExactly(
                        "trace.discretionary['制度内容有缺漏', 0.5 POINTS]",
                        "trace.less[5 POINTS, 0.5 POINTS, 4.5 POINTS, '']");
        assertThat(explained(DISCRETIONARY, "5", inputs().entry(DiscretionaryRule.DEDUCTION, "0")))
                .containsExactly("trace.none-lost[5 POINTS]");
    }

    static Stream<Arguments> rounded() {
        return Stream.of(
                arguments("rate", RATE, "10", SEED_POLICY, inputs().execution("7072.88", "7183.32")),
                arguments(
                        "points of a rate",
                        RATE,
                        "10",
                        policy(2, 3, RoundingMode.HALF_UP, false),
                        inputs().execution("7072.88", "7183.32")),
                arguments("proportion", proportional(HIGHER_IS_BETTER, "1"), "9", SEED_POLICY, values("1", "3")),
                arguments(
                        "points of a proportion",
                        proportional(HIGHER_IS_BETTER, "1"),
                        "10",
                        policy(2, 1, RoundingMode.HALF_UP, false),
                        values("5", "8")),
                arguments(
                        "completion",
                        new TargetCompletionRule("产出", ZeroChoice.INCOMPLETE),
                        "9",
                        SEED_POLICY,
                        inputs().target("产出", "甲", "1", "3", HIGHER_IS_BETTER, "1")),
                arguments(
                        "mean",
                        new RateRule(
                                new Quantity.AverageProgress("累计执行数", BUDGET, List.of(6, 12), ZeroChoice.NO_POINTS)),
                        "10",
                        // (80 % + 95 %) ÷ 2 = 87.5 %
                        policy(0, 3, RoundingMode.HALF_UP, true),
                        inputs().money("累计执行数_6月", "40")
                                .money("累计执行数_12月", "95")
                                .money(BUDGET, "100")),
                arguments(
                        "share of a band",
                        // 0.125 × 5 = 0.625
                        new BandedRule(
                                figure("调查值"),
                                false,
                                List.of(shareBand("9", true, "1"), shareBand(null, false, "0.125"))),
                        "5",
                        policy(2, 2, RoundingMode.HALF_UP, true),
                        inputs().count("调查值", "8")),
                arguments(
                        "cost of occurrences",
                        // 2 × 0.333 = 0.666
                        new OccurrenceRule(figure("违规例数"), "例", Points.of("0.333")),
                        "5",
                        policy(2, 2, RoundingMode.HALF_UP, true),
                        inputs().count("违规例数", "2")));
    }

    /** Domain §4.3: the trace carries each rounding. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("rounded")
    void everyRoundingIsSaid(
            String name, ScoringRule rule, String points, NumericPolicy policy, ScoringFixtures.Inputs inputs) {
        assertThat(String.join("\n", said(explain(rule, points, policy, inputs).trace())))
                .contains("trace.rounding.HALF_UP[");
    }

    @Test
    void noRoundingIsSaidWhereNothingWasRounded() {
        assertThat(Stream.of(
                                explained(RATE, "10", inputs().execution("98.46", "100")),
                                explained(proportional(HIGHER_IS_BETTER, "1"), "8", values("3", "4")),
                                explained(BANDS, "5", inputs().execution("85", "100")),
                                explained(OCCURRENCES, "5", inputs().entry("违规例数", "2")),
                                explained(
                                        new RateRule(quotient(number("次数"), constant("8"), ZeroChoice.NO_POINTS)),
                                        "4",
                                        inputs().entry("次数", "7")))
                        .flatMap(List::stream))
                .isNotEmpty()
                .noneMatch(step -> step.contains("trace.rounding"));
    }

    @Test
    void anIncompleteLeafClaimsNoResult() {
        assertThat(Stream.of(
                                explained(DISCRETIONARY, "5", inputs().entry(DiscretionaryRule.DEDUCTION, "0.5")),
                                explained(CHECKLIST, "5", inputs().entry("配置", "yes")),
                                explained(RATE, "10", inputs().execution("5", null)))
                        .flatMap(List::stream))
                .noneMatch(step -> step.startsWith("trace.less")
                        || step.startsWith("trace.full")
                        || step.startsWith("trace.deducted")
                        || step.startsWith("trace.share"));
    }
}

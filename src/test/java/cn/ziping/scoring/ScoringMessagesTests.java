package cn.ziping.scoring;

import static cn.ziping.scoring.Direction.HIGHER_IS_BETTER;
import static cn.ziping.scoring.Direction.LOWER_IS_BETTER;
import static cn.ziping.scoring.ScoringFixtures.band;
import static cn.ziping.scoring.ScoringFixtures.count;
import static cn.ziping.scoring.ScoringFixtures.executionRate;
import static cn.ziping.scoring.ScoringFixtures.explain;
import static cn.ziping.scoring.ScoringFixtures.figure;
import static cn.ziping.scoring.ScoringFixtures.inputs;
import static cn.ziping.scoring.ScoringFixtures.policy;
import static cn.ziping.scoring.ScoringFixtures.quotient;
import static cn.ziping.scoring.ScoringFixtures.shareBand;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.scheme.Wording;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import java.io.IOException;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What scoring says, in the words of the bundles. */
class ScoringMessagesTests {

    private static final Wording WORDING = new Wording(messages());

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/scoring");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    private static String chinese(LeafScore leaf) {
        return WORDING.trace(leaf, ScoringFixtures.SEED_POLICY, Locale.SIMPLIFIED_CHINESE);
    }

    private static String english(LeafScore leaf) {
        return WORDING.trace(leaf, ScoringFixtures.SEED_POLICY, Locale.ENGLISH);
    }

    private static String rule(ScoringRule rule, String points, NumericPolicy policy, Locale locale) {
        return WORDING.rule(ScoringFixtures.indicator("I1", "指标", points, rule), locale)
                + (locale.equals(Locale.ENGLISH) ? "; " : "；")
                + WORDING.policy(policy, locale);
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(ScoringBundles.ENGLISH.keySet()).isEqualTo(ScoringBundles.CHINESE.keySet());
        ScoringBundles.CHINESE.forEach(
                (code, pattern) -> assertThat(ScoringBundles.arguments(ScoringBundles.ENGLISH.get(code)))
                        .as(code)
                        .isEqualTo(ScoringBundles.arguments(pattern)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/messages/scoring.properties", "/messages/scoring_en.properties"})
    void bundlesAreSortedAndFreeOfWhatMessageFormatSwallows(String file) throws IOException {
        List<String> lines = ScoringBundles.lines(file);
        assertThat(lines.stream().map(line -> line.substring(0, line.indexOf('='))))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(lines).noneMatch(line -> line.contains("'"));
    }

    static Stream<Message> saidByCode() {
        Stream<String> codes = Stream.of(
                        Stream.of(ZeroChoice.values())
                                .flatMap(choice -> Stream.of("trace.zero.", "rule.zero.", "rule.zero-target.")
                                        .map(prefix -> prefix + choice)),
                        Stream.of(Direction.values())
                                .flatMap(direction -> Stream.of("direction.", "rule.proportional.")
                                        .map(prefix -> prefix + direction)),
                        Stream.of("HALF_UP", "DOWN")
                                .flatMap(mode -> Stream.of("trace.rounding.", "rounding.")
                                        .map(prefix -> prefix + mode)),
                        Stream.of("true", "false")
                                .flatMap(lower -> Stream.of("true", "false")
                                        .flatMap(upper -> Stream.of(
                                                "band.top." + lower,
                                                "band.bottom." + lower,
                                                "band.middle." + lower + "." + upper))),
                        IntStream.rangeClosed(0, 10).mapToObj(decimals -> "decimals." + decimals))
                .flatMap(part -> part);
        return codes.distinct().map(code -> Message.of(code, "甲", "乙", "丙"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("saidByCode")
    void everyVariantIsWorded(Message message) {
        ScoringBundles.assertWorded(message);
    }

    @Test
    void everythingTheFixturesSayIsWorded() {
        TraceTests.everyKind().map(arguments -> arguments.get()).forEach(kind -> {
            ScoringRule rule = (ScoringRule) kind[1];
            for (RoundingMode mode : List.of(RoundingMode.HALF_UP, RoundingMode.DOWN)) {
                explain(rule, (String) kind[2], policy(1, 1, mode, true), (ScoringFixtures.Inputs) kind[3])
                        .trace()
                        .forEach(ScoringBundles::assertWorded);
            }
            rule.wording(Points.of("5")).forEach(ScoringBundles::assertWorded);
            rule.problems(Points.of("0.5")).forEach(ScoringBundles::assertWorded);
        });
        SeedFixtures.seedScheme()
                .indicators()
                .flatMap(indicator -> indicator.rule().wording(indicator.points()).stream())
                .forEach(ScoringBundles::assertWorded);
    }

    @Test
    void theSeedsTraceReadsAsTheReportPrintsIt() {
        LeafScore leaf = Scoring.explain(
                        SeedFixtures.seedScheme(), SeedFixtures.seedInputs().build())
                .leaf("支出率")
                .orElseThrow();
        assertThat(chinese(leaf))
                .isEqualTo("部门预算资金支出率：7072.88 ÷ 7183.32 = 98.46%（四舍五入至两位），98.46% × 10 分 = 9.846 分，扣 0.154 分");
        assertThat(english(leaf))
                .isEqualTo("部门预算资金支出率: 7072.88 ÷ 7183.32 = 98.46% (rounded half up to 2 decimals),"
                        + " 98.46% × 10 = 9.846, deducted 0.154");
    }

    @Test
    void theSeedsDiscretionReadsAsTheReportPrintsIt() {
        LeafScore leaf = Scoring.explain(
                        SeedFixtures.seedScheme(), SeedFixtures.seedInputs().build())
                .leaf("制度建设")
                .orElseThrow();
        assertThat(chinese(leaf)).isEqualTo("绩效管理制度建设：制度内容有缺漏，酌情扣 0.5 分，5 分 − 0.5 分 = 4.5 分");
    }

    @Test
    void roundedScoresEndWithTheDeduction() {
        OccurrenceRule occurrences = new OccurrenceRule(count("违规采购"), "例", Points.of("0.333"));
        assertThat(chinese(
                        explain(occurrences, "5", policy(2, 2, RoundingMode.DOWN, true), inputs().entry("违规采购", "2"))))
                .isEqualTo("指标：违规采购 2 例 × 0.333 分 = 0.666 分，5 分 − 0.666 分 = 4.33 分（截尾至两位），扣 0.67 分");
        assertThat(chinese(explain(occurrences, "5", inputs().entry("违规采购", "20"))))
                .isEqualTo("指标：违规采购 20 例 × 0.333 分 = 6.66 分，应扣 6.66 分，超过满分，扣完为止，扣 5 分");
    }

    @Test
    void aBandAndItsShareAreRead() {
        BandedRule rule = new BandedRule(
                figure("满意度"), true, List.of(shareBand("0.9", true, "1"), shareBand(null, false, "0.333")));
        assertThat(chinese(explain(
                        rule,
                        "7",
                        policy(2, 1, RoundingMode.HALF_UP, true),
                        inputs().figure("满意度", "0.856789", Unit.PERCENT))))
                .isEqualTo("指标：85.6789% 取 85.68%（四舍五入至两位），85.68% 属「低于 90%」一档，得分值的 33.30%，"
                        + "33.30% × 7 分 = 2.3 分（四舍五入至一位），扣 4.7 分");
    }

    @Test
    void completionsAreReadWithTheirReasons() {
        assertThat(chinese(explain(
                        new TargetCompletionRule("产出", ZeroChoice.FULL_POINTS),
                        "20",
                        inputs().target("产出", "检查企业", "74", "70", HIGHER_IS_BETTER, "2")
                                .target("产出", "事故宗数", "48", "32", LOWER_IS_BETTER, "1"))))
                .isEqualTo("指标：检查企业：实际 74个，指标值 70个（正向），完成率 100%（超出部分不计），"
                        + "事故宗数：实际 48个，指标值 32个（反向），完成率 66.67%（四舍五入至两位），"
                        // (200 + 66.67) ÷ 3 = 88.89
                        + "（2 × 100% + 1 × 66.67%）÷ 3 = 88.89%，88.89% × 20 分 = 17.778 分，扣 2.222 分");
    }

    @Test
    void aRuleReadsAsASentenceThatLeavesNothingOpen() {
        RateRule rule = new RateRule(executionRate(ZeroChoice.NO_POINTS));
        assertThat(rule(rule, "10", ScoringFixtures.SEED_POLICY, Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("按全年执行数÷全年预算数×10 分计分，最高 10 分，最低 0 分；全年预算数为零的，不得分；"
                        + "比率（百分数）先四舍五入至两位，再参与计算；得分四舍五入至三位；所需数据未填的，该指标暂不计分，不按零处理");
        assertThat(rule(rule, "10", policy(2, 0, RoundingMode.DOWN, false), Locale.ENGLISH))
                .isEqualTo(
                        "score 全年执行数 ÷ 全年预算数 × 10, at most 10 and at least 0; no points where 全年预算数 is zero;"
                                + " rates are not rounded before anything is calculated with them;"
                                + " points are truncated to a whole number;"
                                + " an indicator is not scored while something it needs is blank, which is never taken for zero");
    }

    @Test
    void nestedChoicesAreReadWithTheirDivisors() {
        BandedRule rule = new BandedRule(
                quotient(executionRate(ZeroChoice.FULL_POINTS), figure("上年执行率"), ZeroChoice.INCOMPLETE),
                true,
                List.of(band("0.9", true, "5"), band("0.8", false, "4"), band(null, false, "0")));
        assertThat(rule(rule, "5", ScoringFixtures.SEED_POLICY, Locale.SIMPLIFIED_CHINESE))
                .startsWith("按（全年执行数÷全年预算数）÷上年执行率分档计分；90%（含）以上的，得 5 分；80%（不含）至 90%（不含）的，得 4 分；"
                        + "80%（含）以下的，得 0 分；全年预算数为零的，得满分；上年执行率为零的，无法计分；"
                        + "同时出现且约定不一致的，从严处理；");
    }
}

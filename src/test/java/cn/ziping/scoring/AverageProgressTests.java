package cn.ziping.scoring;

import static cn.ziping.scoring.ScoringFixtures.BUDGET;
import static cn.ziping.scoring.ScoringFixtures.SEED_POLICY;
import static cn.ziping.scoring.ScoringFixtures.assertEarned;
import static cn.ziping.scoring.ScoringFixtures.assertIncomplete;
import static cn.ziping.scoring.ScoringFixtures.band;
import static cn.ziping.scoring.ScoringFixtures.explain;
import static cn.ziping.scoring.ScoringFixtures.figure;
import static cn.ziping.scoring.ScoringFixtures.inputs;
import static cn.ziping.scoring.ScoringFixtures.policy;
import static cn.ziping.scoring.ScoringFixtures.quotient;
import static cn.ziping.scoring.ScoringFixtures.said;
import static cn.ziping.scoring.ScoringFixtures.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** 年度平均执行率: the mean of cumulative progress ÷ time progress. */
class AverageProgressTests {

    private static final List<Integer> QUARTERS = List.of(3, 6, 9, 12);

    private static Quantity average(List<Integer> months, ZeroChoice whenZero) {
        return new Quantity.AverageProgress("累计执行数", BUDGET, months, whenZero);
    }

    private static RateRule rule(Integer... months) {
        return new RateRule(average(List.of(months), ZeroChoice.NO_POINTS));
    }

    private static ScoringFixtures.Inputs quarters(
            String march, String june, String september, String december, String budget) {
        return inputs().money("累计执行数_3月", march)
                .money("累计执行数_6月", june)
                .money("累计执行数_9月", september)
                .money("累计执行数_12月", december)
                .money(BUDGET, budget);
    }

    @Test
    void theSeedsQuartersWouldHaveEarned8028() {
        // Domain §2: 60, 80, 82.67 and 98.46 %, mean 80.28 %
        assertEarned(score(rule(3, 6, 9, 12), "10", quarters("15", "40", "62", "98.46", "100")), "8.028", "1.972");
        // The same shares of the seed's budget in 万元; in December 98.4625… %, rounded to 98.46 %
        assertEarned(
                score(rule(3, 6, 9, 12), "10", quarters("1077.498", "2873.328", "4453.6584", "7072.88", "7183.32")),
                "8.028",
                "1.972");
    }

    @Test
    void isNotTheYearEndRate() {
        ScoringFixtures.Inputs inputs = quarters("1077.498", "2873.328", "4453.6584", "7072.88", "7183.32");
        RateRule yearEnd = new RateRule(quotient(figure("累计执行数_12月"), figure(BUDGET), ZeroChoice.NO_POINTS));
        assertEarned(score(yearEnd, "10", inputs), "9.846", "0.154");
        assertEarned(score(rule(12), "10", inputs), "9.846", "0.154");
        assertEarned(score(rule(3, 6, 9, 12), "10", inputs), "8.028", "1.972");
    }

    @ParameterizedTest(name = "{0}, rate first {1}: {2} of 100")
    @CsvSource({
        // (60 + 80 + 82.67 + 98.46) ÷ 4 = 80.2825, to 80.28 %
        "HALF_UP, true, 80.28, 19.72",
        // (60 + 80 + 82.66 + 98.46) ÷ 4 = 80.28
        "DOWN, true, 80.28, 19.72",
        // (60 + 80 + 82.666… + 98.46) ÷ 4 = 80.281666…
        "HALF_UP, false, 80.282, 19.718",
        "DOWN, false, 80.281, 19.719"
    })
    void roundsEachStepAsTheSchemeSays(RoundingMode mode, boolean rateFirst, String score, String deduction) {
        assertEarned(
                score(
                        rule(3, 6, 9, 12),
                        "100",
                        policy(2, 3, mode, rateFirst),
                        quarters("15", "40", "62", "98.46", "100")),
                score,
                deduction);
    }

    @ParameterizedTest(name = "June and September only, {0}, rate first {1}: {2} of 10")
    @CsvSource({
        // (80 + 82.67) ÷ 2 = 81.335, to 81.34 %
        "HALF_UP, true, 8.134, 1.866",
        // (80 + 82.66) ÷ 2 = 81.33
        "DOWN, true, 8.133, 1.867",
        "HALF_UP, false, 8.133, 1.867"
    })
    void readsTheMonthsItNames(RoundingMode mode, boolean rateFirst, String score, String deduction) {
        ScoringFixtures.Inputs inputs = quarters(null, "40", "62", null, "100");
        assertEarned(score(rule(6, 9), "10", policy(2, 3, mode, rateFirst), inputs), score, deduction);
    }

    @ParameterizedTest(name = "{0}, {1}, {2}, {3}: {4} of 10")
    @CsvSource({
        "25, 50, 75, 100, 10, 0",
        // 120, 120, 100 and 100 %: mean 110 %
        "30, 60, 75, 100, 10, 0",
        // 120, 100, 80 and 60 %: mean 90 %, a period ahead makes up for one behind
        "30, 50, 60, 60, 9, 1",
        "0, 0, 0, 0, 0, 10",
        // Money came back in March: −24, 0, 0 and 98.46 %, mean 18.615, to 18.62 %
        "-6, 0, 0, 98.46, 1.862, 8.138",
        "-25, -50, -75, -100, 0, 10"
    })
    void staysWithinZeroAndTheFullPoints(
            String march, String june, String september, String december, String score, String deduction) {
        assertEarned(
                score(rule(3, 6, 9, 12), "10", quarters(march, june, september, december, "100")), score, deduction);
    }

    @Test
    void aBlankMonthOrBudgetLeavesTheLeafIncomplete() {
        assertIncomplete(score(rule(3, 6, 9, 12), "10", quarters("15", "40", null, "98.46", "100")), "累计执行数_9月");
        assertIncomplete(
                score(rule(3, 6, 9, 12), "10", quarters(null, "40", "62", null, "100")), "累计执行数_3月", "累计执行数_12月");
        assertIncomplete(score(rule(3, 6, 9, 12), "10", quarters("15", "40", "62", "98.46", null)), BUDGET);
        assertIncomplete(score(rule(3, 6), "10", inputs()), "累计执行数_3月", "累计执行数_6月", BUDGET);
    }

    @Test
    void aZeroBudgetMeansWhatTheRuleStates() {
        ScoringFixtures.Inputs inputs = quarters("0", "0", "5", "5", "0");
        assertEarned(score(new RateRule(average(QUARTERS, ZeroChoice.FULL_POINTS)), "10", inputs), "10", "0");
        assertEarned(score(new RateRule(average(QUARTERS, ZeroChoice.NO_POINTS)), "10", inputs), "0", "10");
        assertIncomplete(score(new RateRule(average(QUARTERS, ZeroChoice.INCOMPLETE)), "10", inputs), BUDGET);
        assertIncomplete(
                score(
                        new RateRule(average(QUARTERS, ZeroChoice.FULL_POINTS)),
                        "10",
                        quarters("0", "0", null, "0", "0")),
                "累计执行数_9月");
    }

    @Test
    void isAnInputOfAnyRule() {
        BandedRule bands = new BandedRule(
                average(QUARTERS, ZeroChoice.NO_POINTS),
                true,
                List.of(band("0.9", true, "10"), band("0.8028", true, "7"), band(null, false, "3")));
        assertEarned(score(bands, "10", quarters("15", "40", "62", "98.46", "100")), "7", "3");
        assertEarned(score(bands, "10", quarters("15", "40", "62", "98.40", "100")), "3", "7"); // 80.2675, 80.27 %
    }

    @ParameterizedTest
    @MethodSource
    void refusesMonthsThatDoNotAscendWithinTheYear(List<Integer> months) {
        assertThatIllegalArgumentException().isThrownBy(() -> average(months, ZeroChoice.NO_POINTS));
    }

    static Stream<List<Integer>> refusesMonthsThatDoNotAscendWithinTheYear() {
        return Stream.of(List.of(), List.of(0, 6), List.of(6, 13), List.of(6, 3), List.of(3, 3), List.of(-3));
    }

    @Test
    void declaresEachMonthAndTheBudget() {
        assertThat(rule(3, 12).inputs(Points.of("10")))
                .extracting(InputDeclaration::name)
                .containsExactlyInAnyOrder("累计执行数_3月", "累计执行数_12月", BUDGET);
    }

    @Test
    void explainsEachPeriodAndTheMean() {
        assertThat(explained(SEED_POLICY))
                .containsExactly(
                        "trace.quotient[15 MONEY, 100 MONEY, 0.15 PERCENT, '']",
                        "trace.quotient[0.15 PERCENT, '3 × 12', 0.6 PERCENT, '']",
                        "trace.quotient[40 MONEY, 100 MONEY, 0.4 PERCENT, '']",
                        "trace.quotient[0.4 PERCENT, '6 × 12', 0.8 PERCENT, '']",
                        "trace.quotient[62 MONEY, 100 MONEY, 0.62 PERCENT, '']",
                        "trace.quotient[0.62 PERCENT, '9 × 12', 0.8267 PERCENT, trace.rounding.HALF_UP[decimals.2[]]]",
                        "trace.quotient[98.46 MONEY, 100 MONEY, 0.9846 PERCENT, '']",
                        "trace.quotient[0.9846 PERCENT, '12 × 12', 0.9846 PERCENT, '']",
                        "trace.quotient[3.2113 PERCENT, '4', 0.8028 PERCENT, trace.rounding.HALF_UP[decimals.2[]]]",
                        "trace.share[0.8028 PERCENT, 10 POINTS, 8.028 POINTS, '']",
                        "trace.deducted[1.972 POINTS]");
    }

    private static List<String> explained(NumericPolicy policy) {
        return said(explain(rule(3, 6, 9, 12), "10", policy, quarters("15", "40", "62", "98.46", "100"))
                .trace());
    }
}

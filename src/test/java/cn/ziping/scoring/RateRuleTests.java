package cn.ziping.scoring;

import static cn.ziping.scoring.ScoringFixtures.BUDGET;
import static cn.ziping.scoring.ScoringFixtures.CODE;
import static cn.ziping.scoring.ScoringFixtures.EXECUTED;
import static cn.ziping.scoring.ScoringFixtures.assertEarned;
import static cn.ziping.scoring.ScoringFixtures.assertIncomplete;
import static cn.ziping.scoring.ScoringFixtures.constant;
import static cn.ziping.scoring.ScoringFixtures.count;
import static cn.ziping.scoring.ScoringFixtures.executionRate;
import static cn.ziping.scoring.ScoringFixtures.figure;
import static cn.ziping.scoring.ScoringFixtures.inputs;
import static cn.ziping.scoring.ScoringFixtures.policy;
import static cn.ziping.scoring.ScoringFixtures.quotient;
import static cn.ziping.scoring.ScoringFixtures.said;
import static cn.ziping.scoring.ScoringFixtures.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.ziping.shared.Points;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RateRuleTests {

    private static final RateRule RULE = new RateRule(executionRate(ZeroChoice.NO_POINTS));

    @ParameterizedTest(name = "{0} ÷ {1} of {2}, {3} and {4} decimals {5}, rate first {6}: {7}")
    @CsvSource({
        // 0.98462549… is 98.46 %, times 10; and 9.8462549… when only the points are rounded
        "7072.88, 7183.32, 10, 2, 3, HALF_UP, true, 9.846, 0.154",
        "7072.88, 7183.32, 10, 2, 3, DOWN, true, 9.846, 0.154",
        "7072.88, 7183.32, 10, 2, 3, HALF_UP, false, 9.846, 0.154",
        // 98.46 % × 20 = 19.692; exactly it is 19.6925098…
        "7072.88, 7183.32, 20, 2, 3, HALF_UP, true, 19.692, 0.308",
        "7072.88, 7183.32, 20, 2, 3, HALF_UP, false, 19.693, 0.307",
        "7072.88, 7183.32, 20, 2, 3, DOWN, false, 19.692, 0.308",
        // Domain §2: 7000.00 is 97.45 % (97.44797…), truncated 97.44 %
        "7000.00, 7183.32, 10, 2, 3, HALF_UP, true, 9.745, 0.255",
        "7000.00, 7183.32, 10, 2, 3, DOWN, true, 9.744, 0.256",
        "7000.00, 7183.32, 10, 2, 3, HALF_UP, false, 9.745, 0.255",
        "7000.00, 7183.32, 10, 2, 3, DOWN, false, 9.744, 0.256",
        // 2/3 is 66.67 % or 66.66 %; of 9 points exactly 6
        "2, 3, 10, 2, 3, HALF_UP, true, 6.667, 3.333",
        "2, 3, 10, 2, 3, DOWN, true, 6.666, 3.334",
        "2, 3, 9, 2, 4, HALF_UP, true, 6.0003, 2.9997",
        "2, 3, 9, 2, 4, DOWN, true, 5.9994, 3.0006",
        "2, 3, 9, 2, 4, HALF_UP, false, 6, 3",
        "2, 3, 9, 2, 4, DOWN, false, 6, 3",
        // 84.5 % × 10 = 8.45, a half at one decimal
        "84.5, 100, 10, 2, 1, HALF_UP, true, 8.5, 1.5",
        "84.5, 100, 10, 2, 1, DOWN, true, 8.4, 1.6",
        // 84.5 % is a half at no decimal of the rate: 85 % or 84 %
        "84.5, 100, 10, 0, 1, HALF_UP, true, 8.5, 1.5",
        "84.5, 100, 10, 0, 1, DOWN, true, 8.4, 1.6",
        "84.4, 100, 10, 0, 3, HALF_UP, true, 8.4, 1.6",
        "84.4, 100, 10, 0, 3, HALF_UP, false, 8.44, 1.56"
    })
    void earnsTheRateTimesThePoints(
            String executed,
            String budget,
            String points,
            int rateDecimals,
            int pointsDecimals,
            RoundingMode mode,
            boolean rateFirst,
            String score,
            String deduction) {
        assertEarned(
                score(
                        RULE,
                        points,
                        policy(rateDecimals, pointsDecimals, mode, rateFirst),
                        inputs().execution(executed, budget)),
                score,
                deduction);
    }

    @ParameterizedTest(name = "{0} ÷ {1}: {2}")
    @CsvSource({
        "7183.32, 7183.32, 10, 0",
        "7300, 7183.32, 10, 0",
        "999999, 0.01, 10, 0",
        "0, 7183.32, 0, 10",
        "-100, 7183.32, 0, 10",
        "100, -50, 0, 10"
    })
    void staysWithinZeroAndTheFullPoints(String executed, String budget, String score, String deduction) {
        assertEarned(score(RULE, "10", inputs().execution(executed, budget)), score, deduction);
    }

    @Test
    void aBlankFigureLeavesTheLeafIncomplete() {
        assertIncomplete(score(RULE, "10", inputs()), EXECUTED, BUDGET);
        assertIncomplete(score(RULE, "10", inputs().execution("7072.88", null)), BUDGET);
        assertIncomplete(score(RULE, "10", inputs().execution(null, "7183.32")), EXECUTED);
    }

    @ParameterizedTest(name = "{0} executed of a zero budget")
    @CsvSource({"0", "7072.88", "-5"})
    void aZeroDenominatorMeansWhatTheRuleStates(String executed) {
        assertEarned(
                score(new RateRule(executionRate(ZeroChoice.FULL_POINTS)), "10", inputs().execution(executed, "0")),
                "10",
                "0");
        assertEarned(
                score(new RateRule(executionRate(ZeroChoice.NO_POINTS)), "10", inputs().execution(executed, "0.00")),
                "0",
                "10");
        assertIncomplete(
                score(new RateRule(executionRate(ZeroChoice.INCOMPLETE)), "10", inputs().execution(executed, "0")),
                BUDGET);
    }

    @ParameterizedTest
    @EnumSource(ZeroChoice.class)
    void aBlankCountsBeforeAZeroDenominator(ZeroChoice choice) {
        LeafScore leaf = score(new RateRule(executionRate(choice)), "10", inputs().execution(null, "0"));
        assertThat(leaf.complete()).isFalse();
        assertThat(leaf.score()).isNull();
        assertThat(leaf.missing()).contains(EXECUTED);
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "FULL_POINTS, FULL_POINTS, FULL_POINTS",
        "FULL_POINTS, NO_POINTS, NO_POINTS",
        "NO_POINTS, FULL_POINTS, NO_POINTS",
        "NO_POINTS, NO_POINTS, NO_POINTS",
        "FULL_POINTS, INCOMPLETE, INCOMPLETE",
        "INCOMPLETE, FULL_POINTS, INCOMPLETE",
        "NO_POINTS, INCOMPLETE, INCOMPLETE",
        "INCOMPLETE, NO_POINTS, INCOMPLETE"
    })
    void theStrictestChoiceCountsOfTwoZeros(ZeroChoice first, ZeroChoice second, ZeroChoice counts) {
        ScoringFixtures.Inputs inputs =
                inputs().count("甲", "1").count("乙", "0").count("丙", "1").count("丁", "0");
        // Beside each other, (甲 ÷ 乙) ÷ (丙 ÷ 丁), and one within the other, (甲 ÷ 乙) ÷ 丁
        LeafScore beside = score(
                new RateRule(quotient(
                        quotient(figure("甲"), figure("乙"), first),
                        quotient(figure("丙"), figure("丁"), second),
                        ZeroChoice.FULL_POINTS)),
                "10",
                inputs);
        LeafScore within = score(
                new RateRule(quotient(quotient(figure("甲"), figure("乙"), first), figure("丁"), second)), "10", inputs);
        for (LeafScore leaf : List.of(beside, within)) {
            switch (counts) {
                case FULL_POINTS -> assertEarned(leaf, "10", "0");
                case NO_POINTS -> assertEarned(leaf, "0", "10");
                case INCOMPLETE -> assertIncomplete(leaf, first == ZeroChoice.INCOMPLETE ? "乙" : "丁");
            }
        }
    }

    @Test
    void anIncompleteLeafWithoutInputsNamesItsIndicator() {
        RateRule rule = new RateRule(quotient(constant("1"), constant("0"), ZeroChoice.INCOMPLETE));
        assertIncomplete(score(rule, "10", inputs()), CODE);
        // 0.4 of a hundredth of a percent is rounded to a zero that no problem could have foreseen.
        RateRule tiny = new RateRule(quotient(
                figure(EXECUTED),
                quotient(constant("0.00004"), constant("1"), ZeroChoice.NO_POINTS),
                ZeroChoice.INCOMPLETE));
        assertIncomplete(score(tiny, "10", inputs().money(EXECUTED, "5")), CODE);
    }

    @Test
    void namesEachDivisorThatIsAlwaysZero() {
        Quantity byZero = quotient(figure("甲"), constant("0.00"), ZeroChoice.INCOMPLETE);
        assertThat(said(new RateRule(byZero).problems(Points.of("10"))))
                .containsExactly("problem.zero-divisor[quantity.quotient[quantity.name['甲'], quantity.name['0']]]");
        // However deep, and where the divisor is itself a quotient of nothing
        assertThat(new RateRule(quotient(byZero, byZero, ZeroChoice.NO_POINTS)).problems(Points.of("10")))
                .hasSize(2);
        assertThat(new RateRule(quotient(
                                figure("甲"),
                                quotient(constant("0"), figure("乙"), ZeroChoice.NO_POINTS),
                                ZeroChoice.NO_POINTS))
                        .problems(Points.of("10")))
                .hasSize(1);
        assertThat(new BandedRule(
                                byZero,
                                true,
                                List.of(
                                        ScoringFixtures.band("0.9", true, "10"),
                                        ScoringFixtures.band(null, false, "0")))
                        .problems(Points.of("10")))
                .hasSize(1);
        assertThat(new OccurrenceRule(byZero, "例", Points.of("1")).problems(Points.of("10")))
                .hasSize(1);
        assertThat(new RateRule(quotient(constant("0"), constant("12"), ZeroChoice.NO_POINTS))
                        .problems(Points.of("10")))
                .isEmpty();
        assertThat(RULE.problems(Points.of("10"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"abc", "1E", "1.2.3", "/", "''"})
    void anEntryThatIsNoNumberIsMissing(String stored) {
        RateRule rule = new RateRule(quotient(count("已发放户数"), constant("40"), ZeroChoice.NO_POINTS));
        assertIncomplete(score(rule, "8", inputs().entry("已发放户数", stored)), "已发放户数");
    }

    @Test
    void readsARateGivenAsAFigure() {
        RateRule rule = new RateRule(figure("验收合格率"));
        assertEarned(score(rule, "8", inputs().figure("验收合格率", "0.9846", Unit.PERCENT)), "7.877", "0.123"); // 7.8768
        assertIncomplete(score(rule, "8", inputs()), "验收合格率");
    }

    @ParameterizedTest(name = "98.4625 % of 20, {0}, rate first {1}: {2}")
    @CsvSource({
        // 98.46 % × 20 = 19.692; exactly it is 19.6925
        "HALF_UP, true, 19.692, 0.308",
        "DOWN, true, 19.692, 0.308",
        "HALF_UP, false, 19.693, 0.307",
        "DOWN, false, 19.692, 0.308"
    })
    void aRateThatIsGivenIsRoundedFirstLikeOneThatIsComputed(
            RoundingMode mode, boolean rateFirst, String score, String deduction) {
        assertEarned(
                score(
                        new RateRule(figure("验收合格率")),
                        "20",
                        policy(2, 3, mode, rateFirst),
                        inputs().figure("验收合格率", "0.984625", Unit.PERCENT)),
                score,
                deduction);
    }

    @Test
    void readsARateOfAnEntryAndAConstant() {
        RateRule rule = new RateRule(quotient(count("已发放户数"), constant("40"), ZeroChoice.NO_POINTS));
        assertEarned(score(rule, "8", inputs().entry("已发放户数", "30")), "6", "2");
        assertEarned(score(rule, "8", inputs().entry("已发放户数", "50")), "8", "0");
        assertIncomplete(score(rule, "8", inputs()), "已发放户数");
        assertIncomplete(score(rule, "8", inputs().entry("another", "已发放户数", "30")), "已发放户数");
    }

    @Test
    void readsARateOfRates() {
        // 62 % of the budget at nine twelfths of the year: 0.62 ÷ 0.75 = 0.82666…, 82.67 %
        RateRule rule = new RateRule(quotient(
                quotient(figure("累计执行数_9月"), figure(BUDGET), ZeroChoice.NO_POINTS),
                quotient(constant("9"), constant("12"), ZeroChoice.NO_POINTS),
                ZeroChoice.NO_POINTS));
        assertEarned(score(rule, "10", inputs().money("累计执行数_9月", "62").money(BUDGET, "100")), "8.267", "1.733");
        assertEarned(score(rule, "10", inputs().money("累计执行数_9月", "62").money(BUDGET, "0")), "0", "10");
        assertIncomplete(score(rule, "10", inputs().money(BUDGET, "100")), "累计执行数_9月");
    }

    @Test
    void declaresEachFigureOnce() {
        assertThat(RULE.inputs(Points.of("10")))
                .extracting(InputDeclaration::name, InputDeclaration::source, InputDeclaration::required)
                .containsExactly(tuple(EXECUTED, InputSource.FIGURE, true), tuple(BUDGET, InputSource.FIGURE, true));
        assertThat(new RateRule(quotient(figure(BUDGET), figure(BUDGET), ZeroChoice.NO_POINTS)).inputs(Points.of("10")))
                .hasSize(1);
    }
}

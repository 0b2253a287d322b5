package cn.ziping.scoring;

import static cn.ziping.scoring.Direction.HIGHER_IS_BETTER;
import static cn.ziping.scoring.Direction.LOWER_IS_BETTER;
import static cn.ziping.scoring.ScoringFixtures.CODE;
import static cn.ziping.scoring.ScoringFixtures.assertEarned;
import static cn.ziping.scoring.ScoringFixtures.assertIncomplete;
import static cn.ziping.scoring.ScoringFixtures.constant;
import static cn.ziping.scoring.ScoringFixtures.figure;
import static cn.ziping.scoring.ScoringFixtures.inputs;
import static cn.ziping.scoring.ScoringFixtures.number;
import static cn.ziping.scoring.ScoringFixtures.policy;
import static cn.ziping.scoring.ScoringFixtures.quotient;
import static cn.ziping.scoring.ScoringFixtures.said;
import static cn.ziping.scoring.ScoringFixtures.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.ziping.shared.Points;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProportionalRuleTests {

    private static ProportionalRule rule(Direction direction, String cap, ZeroChoice zeroTarget) {
        return new ProportionalRule(number("完成值"), number("目标值"), direction, new BigDecimal(cap), zeroTarget);
    }

    private static ScoringFixtures.Inputs values(String actual, String target) {
        return inputs().entry("完成值", actual).entry("目标值", target);
    }

    @ParameterizedTest(name = "{0} of {1}, up to {2}: {3} of 20")
    @CsvSource({
        "80, 100, 1, 16, 4",
        "100, 100, 1, 20, 0",
        "100.01, 100, 1, 20, 0",
        "150, 100, 1, 20, 0",
        "0, 100, 1, 0, 20",
        "-5, 100, 1, 0, 20",
        "0.3, 0.4, 1, 15, 5",
        // 33.33 % × 20
        "1, 3, 1, 6.666, 13.334",
        "95, 100, 0.9, 18, 2",
        "90, 100, 0.9, 18, 2",
        "85, 100, 0.9, 17, 3",
        "500, 100, 0.5, 10, 10"
    })
    void higherIsBetterEarnsTheShareOfTheTargetReached(
            String actual, String target, String cap, String score, String deduction) {
        assertEarned(
                score(rule(HIGHER_IS_BETTER, cap, ZeroChoice.NO_POINTS), "20", values(actual, target)),
                score,
                deduction);
    }

    @ParameterizedTest(name = "{0} used of {1}, up to {2}: {3} of 10")
    @CsvSource({
        "50, 40, 1, 8, 2",
        "40, 40, 1, 10, 0",
        "30, 40, 1, 10, 0",
        "80, 40, 1, 5, 5",
        // 40/60 is 66.67 %
        "60, 40, 1, 6.667, 3.333",
        "40, 40, 0.8, 8, 2",
        "10, 40, 0.8, 8, 2",
        "80, 40, 0.8, 5, 5",
        // Nothing used at all is as low as it can be.
        "0, 40, 1, 10, 0",
        "0, 0, 1, 10, 0",
        "-3, 40, 1, 10, 0",
        "0, 40, 0.8, 8, 2",
        // Form 3: W·0/x
        "10, 0, 1, 0, 10"
    })
    void lowerIsBetterEarnsTheShareOfTheTargetOverWhatWasUsed(
            String actual, String target, String cap, String score, String deduction) {
        assertEarned(
                score(rule(LOWER_IS_BETTER, cap, ZeroChoice.INCOMPLETE), "10", values(actual, target)),
                score,
                deduction);
    }

    @ParameterizedTest(name = "{0} {1} of {2}, {3}, rate first {4}: {5} of 20")
    @CsvSource({
        // 66.67 %, 66.66 %, and 13.3333… exactly
        "HIGHER_IS_BETTER, 2, 3, HALF_UP, true, 13.334, 6.666",
        "HIGHER_IS_BETTER, 2, 3, DOWN, true, 13.332, 6.668",
        "HIGHER_IS_BETTER, 2, 3, HALF_UP, false, 13.333, 6.667",
        "HIGHER_IS_BETTER, 2, 3, DOWN, false, 13.333, 6.667",
        "LOWER_IS_BETTER, 3, 2, HALF_UP, true, 13.334, 6.666",
        "LOWER_IS_BETTER, 3, 2, DOWN, true, 13.332, 6.668",
        "LOWER_IS_BETTER, 3, 2, HALF_UP, false, 13.333, 6.667",
        // 5/6 of 20 is 16.6666…
        "HIGHER_IS_BETTER, 5, 6, HALF_UP, false, 16.667, 3.333",
        "HIGHER_IS_BETTER, 5, 6, DOWN, false, 16.666, 3.334",
        // 99.996 % is rounded to the full 100.00 % first, or is 19.9992
        "HIGHER_IS_BETTER, 99.996, 100, HALF_UP, true, 20, 0",
        "HIGHER_IS_BETTER, 99.996, 100, DOWN, true, 19.998, 0.002",
        "HIGHER_IS_BETTER, 99.996, 100, HALF_UP, false, 19.999, 0.001"
    })
    void roundsAsTheSchemeSays(
            Direction direction,
            String actual,
            String target,
            RoundingMode mode,
            boolean rateFirst,
            String score,
            String deduction) {
        assertEarned(
                score(
                        rule(direction, "1", ZeroChoice.NO_POINTS),
                        "20",
                        policy(2, 3, mode, rateFirst),
                        values(actual, target)),
                score,
                deduction);
    }

    @ParameterizedTest(name = "{0} of a zero target")
    @ValueSource(strings = {"0", "5", "-5"})
    void aZeroTargetMeansWhatTheRuleStatesWhereHigherIsBetter(String actual) {
        assertEarned(score(rule(HIGHER_IS_BETTER, "1", ZeroChoice.FULL_POINTS), "10", values(actual, "0")), "10", "0");
        assertEarned(score(rule(HIGHER_IS_BETTER, "1", ZeroChoice.NO_POINTS), "10", values(actual, "0.0")), "0", "10");
        assertIncomplete(score(rule(HIGHER_IS_BETTER, "1", ZeroChoice.INCOMPLETE), "10", values(actual, "0")), "目标值");
    }

    @ParameterizedTest
    @EnumSource(ZeroChoice.class)
    void aZeroTargetNeedsNoChoiceWhereLowerIsBetter(ZeroChoice choice) {
        assertEarned(score(rule(LOWER_IS_BETTER, "1", choice), "10", values("3", "0")), "0", "10");
        assertEarned(score(rule(LOWER_IS_BETTER, "1", choice), "10", values("0", "0")), "10", "0");
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void aNegativeTargetHasNoMeaning(Direction direction) {
        for (String actual : List.of("-50", "0", "10")) {
            assertIncomplete(score(rule(direction, "1", ZeroChoice.FULL_POINTS), "10", values(actual, "-40")), "目标值");
        }
        assertIncomplete(score(rule(direction, "1", ZeroChoice.FULL_POINTS), "10", values(null, "-40")), "完成值", "目标值");
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({"FULL_POINTS, NO_POINTS, 0, 10", "NO_POINTS, FULL_POINTS, 0, 10", "FULL_POINTS, FULL_POINTS, 10, 0"})
    void theStricterChoiceCountsOfAZeroTargetAndAZeroDivisorOfTheActual(
            ZeroChoice ofTarget, ZeroChoice ofActual, String score, String deduction) {
        ProportionalRule rule = new ProportionalRule(
                quotient(figure("满意人数"), figure("调查人数"), ofActual),
                number("目标值"),
                HIGHER_IS_BETTER,
                BigDecimal.ONE,
                ofTarget);
        assertEarned(
                score(rule, "10", inputs().count("满意人数", "0").count("调查人数", "0").entry("目标值", "0")), score, deduction);
    }

    @Test
    void refusesConstantsThatNothingCanBeComparedWith() {
        String ratio = "quantity.quotient[quantity.name['完成值'], quantity.name['%s']]";
        assertThat(said(constantTarget("0").problems(Points.of("10"))))
                .containsExactly("problem.target-not-positive[quantity.name['0']]");
        assertThat(said(constantTarget("-3").problems(Points.of("10"))))
                .containsExactly("problem.target-not-positive[quantity.name['-3']]");
        assertThat(constantTarget("0.01").problems(Points.of("10"))).isEmpty();
        assertThat(said(new ProportionalRule(
                                constant("0"), number("完成值"), LOWER_IS_BETTER, BigDecimal.ONE, ZeroChoice.NO_POINTS)
                        .problems(Points.of("10"))))
                .containsExactly("problem.zero-divisor[" + ratio.formatted("0") + "]");
        assertThat(said(new ProportionalRule(
                                quotient(number("完成值"), constant("0"), ZeroChoice.NO_POINTS),
                                number("目标值"),
                                HIGHER_IS_BETTER,
                                BigDecimal.ONE,
                                ZeroChoice.NO_POINTS)
                        .problems(Points.of("10"))))
                .containsExactly("problem.zero-divisor[" + ratio.formatted("0") + "]");
        assertIncomplete(score(constantTarget("0"), "10", inputs().entry("完成值", "3")), CODE);
        assertIncomplete(score(constantTarget("-3"), "10", inputs().entry("完成值", "3")), CODE);
    }

    private static ProportionalRule constantTarget(String value) {
        return new ProportionalRule(
                number("完成值"), constant(value), HIGHER_IS_BETTER, BigDecimal.ONE, ZeroChoice.INCOMPLETE);
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void aBlankLeavesTheLeafIncomplete(Direction direction) {
        ProportionalRule rule = rule(direction, "1", ZeroChoice.FULL_POINTS);
        assertIncomplete(score(rule, "10", values(null, null)), "完成值", "目标值");
        assertIncomplete(score(rule, "10", values("3", null)), "目标值");
        assertIncomplete(score(rule, "10", values(null, "3")), "完成值");
        assertIncomplete(score(rule, "10", values(null, "0")), "完成值");
    }

    @Test
    void readsRatesOnBothSides() {
        // 81 of 100 asked are content, the target is 90 %: 0.81 ÷ 0.9 = 90 %
        ProportionalRule rule = new ProportionalRule(
                quotient(figure("满意人数"), figure("调查人数"), ZeroChoice.NO_POINTS),
                constant("0.9"),
                HIGHER_IS_BETTER,
                BigDecimal.ONE,
                ZeroChoice.INCOMPLETE);
        assertEarned(score(rule, "10", inputs().count("满意人数", "81").count("调查人数", "100")), "9", "1");
        assertEarned(score(rule, "10", inputs().count("满意人数", "95").count("调查人数", "100")), "10", "0");
        // Nobody was asked: the choice of the rate, not that of the target
        assertEarned(score(rule, "10", inputs().count("满意人数", "0").count("调查人数", "0")), "0", "10");
        assertIncomplete(score(rule, "10", inputs().count("满意人数", "81")), "调查人数");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0.1", "1.01", "100"})
    void refusesACapOutsideZeroToOne(String cap) {
        assertThatIllegalArgumentException().isThrownBy(() -> rule(HIGHER_IS_BETTER, cap, ZeroChoice.NO_POINTS));
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void declaresActualAndTarget(Direction direction) {
        assertThat(rule(direction, "1", ZeroChoice.NO_POINTS).inputs(Points.of("10")))
                .extracting(InputDeclaration::name)
                .containsExactly("完成值", "目标值");
    }
}

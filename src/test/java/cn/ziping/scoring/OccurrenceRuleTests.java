package cn.ziping.scoring;

import static cn.ziping.scoring.ScoringFixtures.assertEarned;
import static cn.ziping.scoring.ScoringFixtures.assertIncomplete;
import static cn.ziping.scoring.ScoringFixtures.constant;
import static cn.ziping.scoring.ScoringFixtures.count;
import static cn.ziping.scoring.ScoringFixtures.figure;
import static cn.ziping.scoring.ScoringFixtures.inputs;
import static cn.ziping.scoring.ScoringFixtures.number;
import static cn.ziping.scoring.ScoringFixtures.policy;
import static cn.ziping.scoring.ScoringFixtures.quotient;
import static cn.ziping.scoring.ScoringFixtures.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.ziping.shared.Points;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OccurrenceRuleTests {

    private static OccurrenceRule rule(String perOccurrence) {
        return new OccurrenceRule(count("违规例数"), "例", Points.of(perOccurrence));
    }

    @ParameterizedTest(name = "{0} times {1} of {2}: {3}")
    @CsvSource({
        "0, 1, 5, 5, 0",
        "1, 1, 5, 4, 1",
        "4, 1, 5, 1, 4",
        // 扣完为止
        "5, 1, 5, 0, 5",
        "6, 1, 5, 0, 5",
        "1000000, 1, 5, 0, 5",
        "3, 0.5, 2, 0.5, 1.5",
        "5, 0.5, 2, 0, 2",
        "2, 1.25, 3, 0.5, 2.5",
        "1, 10, 3, 0, 3",
        // Fewer than none cost nothing and earn nothing on top.
        "-2, 1, 5, 5, 0"
    })
    void deductsForEachUntilNothingIsLeft(
            String occurrences, String perOccurrence, String points, String score, String deduction) {
        assertEarned(score(rule(perOccurrence), points, inputs().entry("违规例数", occurrences)), score, deduction);
    }

    @ParameterizedTest(name = "{0} times {1} of 5 with {2} decimals: {3}")
    @CsvSource({
        // 5 − 0.666 = 4.334
        "2, 0.333, 3, 4.334, 0.666",
        "2, 0.333, 2, 4.33, 0.67",
        "2, 0.333, 1, 4.3, 0.7",
        // 5 − 1.332 = 3.668
        "4, 0.333, 2, 3.67, 1.33",
        "4, 0.333, 0, 4, 1"
    })
    void roundsHalfUp(String occurrences, String perOccurrence, int decimals, String score, String deduction) {
        assertEarned(
                score(
                        rule(perOccurrence),
                        "5",
                        policy(2, decimals, RoundingMode.HALF_UP, true),
                        inputs().entry("违规例数", occurrences)),
                score,
                deduction);
    }

    @ParameterizedTest(name = "{0} times {1} of 5 with {2} decimals: {3}")
    @CsvSource({
        // It is the score that is truncated: 4.334 to 4.33, so 0.67 are lost, not 0.66.
        "2, 0.333, 2, 4.33, 0.67",
        "2, 0.333, 3, 4.334, 0.666",
        // 3.668, 4.5, 4.9999
        "4, 0.333, 0, 3, 2",
        "1, 0.5, 0, 4, 1",
        "1, 0.0001, 3, 4.999, 0.001"
    })
    void truncatesTheScoreAndNotTheDeduction(
            String occurrences, String perOccurrence, int decimals, String score, String deduction) {
        assertEarned(
                score(
                        rule(perOccurrence),
                        "5",
                        policy(2, decimals, RoundingMode.DOWN, true),
                        inputs().entry("违规例数", occurrences)),
                score,
                deduction);
    }

    @Test
    void aHalfOfTheScoreIsRoundedUp() {
        // 5 − 0.5 = 4.5 rounds to 5; rounding the deduction to 1 would have given 4.
        assertEarned(
                score(rule("0.5"), "5", policy(2, 0, RoundingMode.HALF_UP, true), inputs().entry("违规例数", "1")),
                "5",
                "0");
    }

    @Test
    void aCountThatIsNoDecimalIsRoundedOnce() {
        // 5 − 1/3 = 4.666…
        OccurrenceRule rule =
                new OccurrenceRule(quotient(figure("投诉数"), figure("办件数"), ZeroChoice.NO_POINTS), "例", Points.of("1"));
        assertEarned(
                score(
                        rule,
                        "5",
                        policy(2, 2, RoundingMode.HALF_UP, false),
                        inputs().count("投诉数", "1").count("办件数", "3")),
                "4.67",
                "0.33");
    }

    @Test
    void countsFiguresAndPartsOfOne() {
        OccurrenceRule late = new OccurrenceRule(number("逾期月数"), "个月", Points.of("0.5"));
        assertEarned(score(late, "3", inputs().entry("逾期月数", "1.5")), "2.25", "0.75");
        OccurrenceRule found = new OccurrenceRule(figure("审计问题数"), "个", Points.of("2"));
        assertEarned(score(found, "10", inputs().count("审计问题数", "3")), "4", "6");
        assertEarned(score(found, "10", inputs().count("审计问题数", "3").entry("审计问题数", "0")), "4", "6");
    }

    @Test
    void aBlankLeavesTheLeafIncomplete() {
        assertIncomplete(score(rule("1"), "5", inputs()), "违规例数");
        assertIncomplete(score(new OccurrenceRule(figure("审计问题数"), "个", Points.of("2")), "10", inputs()), "审计问题数");
    }

    @Test
    void aZeroDenominatorMeansWhatTheCountStates() {
        ScoringFixtures.Inputs inputs = inputs().count("投诉数", "3").count("办件数", "0");
        assertEarned(score(perCase(ZeroChoice.FULL_POINTS), "5", inputs), "5", "0");
        assertEarned(score(perCase(ZeroChoice.NO_POINTS), "5", inputs), "0", "5");
        assertIncomplete(score(perCase(ZeroChoice.INCOMPLETE), "5", inputs), "办件数");
        // 3 ÷ 2 = 1.5, times 1
        assertEarned(
                score(
                        perCase(ZeroChoice.NO_POINTS),
                        "5",
                        inputs().count("投诉数", "3").count("办件数", "2")),
                "3.5",
                "1.5");
    }

    private static OccurrenceRule perCase(ZeroChoice whenZero) {
        return new OccurrenceRule(
                quotient(quotient(figure("投诉数"), constant("1"), whenZero), figure("办件数"), whenZero),
                "例",
                Points.of("1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0.5"})
    void anOccurrenceCostsPoints(String perOccurrence) {
        assertThatIllegalArgumentException().isThrownBy(() -> rule(perOccurrence));
    }

    @Test
    void declaresItsCount() {
        assertThat(rule("1").inputs(Points.of("5"))).singleElement().satisfies(input -> {
            assertThat(input.name()).isEqualTo("违规例数");
            assertThat(input.type()).isEqualTo(InputType.COUNT);
            assertThat(input.unit()).isEqualTo("例");
        });
    }
}

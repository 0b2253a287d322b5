package cn.ziping.scoring;

import static cn.ziping.scoring.DiscretionaryRule.DEDUCTION;
import static cn.ziping.scoring.DiscretionaryRule.REASON;
import static cn.ziping.scoring.ScoringFixtures.assertEarned;
import static cn.ziping.scoring.ScoringFixtures.assertIncomplete;
import static cn.ziping.scoring.ScoringFixtures.inputs;
import static cn.ziping.scoring.ScoringFixtures.policy;
import static cn.ziping.scoring.ScoringFixtures.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.ziping.shared.Points;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscretionaryRuleTests {

    private static final DiscretionaryRule RULE = new DiscretionaryRule("制度内容是否完整，有缺漏的酌情扣分");

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({
        "0.5, 5, 4.5, 0.5",
        "0.125, 5, 4.875, 0.125",
        "3, 15, 12, 3",
        "5, 5, 0, 5",
        // Not more than there is
        "5.5, 5, 0, 5",
        "100, 2, 0, 2"
    })
    void deductsWhatThePersonSays(String deducted, String points, String score, String deduction) {
        assertEarned(
                score(RULE, points, inputs().entry(DEDUCTION, deducted).entry(REASON, "制度内容有缺漏")), score, deduction);
    }

    @ParameterizedTest(name = "{0} of 5 with {1} decimals, {2}: {3}")
    @CsvSource({
        // 5 − 0.126 = 4.874, 5 − 0.125 = 4.875
        "0.126, 2, HALF_UP, 4.87, 0.13",
        "0.126, 2, DOWN, 4.87, 0.13",
        "0.125, 2, HALF_UP, 4.88, 0.12",
        "0.125, 2, DOWN, 4.87, 0.13",
        "0.5, 0, HALF_UP, 5, 0",
        "0.5, 0, DOWN, 4, 1"
    })
    void whatRemainsIsRoundedToTheDecimalsOfTheScheme(
            String deducted, int decimals, RoundingMode mode, String score, String deduction) {
        assertEarned(
                score(
                        RULE,
                        "5",
                        policy(2, decimals, mode, true),
                        inputs().entry(DEDUCTION, deducted).entry(REASON, "制度内容有缺漏")),
                score,
                deduction);
    }

    @ParameterizedTest
    @CsvSource({"0", "0.00"})
    void nothingDeductedNeedsNoReason(String deducted) {
        assertEarned(score(RULE, "5", inputs().entry(DEDUCTION, deducted)), "5", "0");
        assertEarned(score(RULE, "5", inputs().entry(DEDUCTION, deducted).entry(REASON, "无缺漏")), "5", "0");
    }

    @Test
    void aDeductionWithoutAReasonLeavesTheLeafIncomplete() {
        assertIncomplete(score(RULE, "5", inputs().entry(DEDUCTION, "0.5")), REASON);
        assertIncomplete(score(RULE, "5", inputs().entry(DEDUCTION, "7")), REASON);
    }

    @Test
    void aBlankDeductionLeavesTheLeafIncomplete() {
        assertIncomplete(score(RULE, "5", inputs()), DEDUCTION);
        assertIncomplete(score(RULE, "5", inputs().entry(REASON, "制度内容有缺漏")), DEDUCTION);
    }

    @Test
    void aNegativeDeductionCountsAsNone() {
        assertIncomplete(score(RULE, "5", inputs().entry(DEDUCTION, "-1").entry(REASON, "加分")), DEDUCTION);
        assertIncomplete(score(RULE, "5", inputs().entry(DEDUCTION, "-0.5")), DEDUCTION);
    }

    @Test
    void aDeductionThatIsNoNumberCountsAsNone() {
        assertIncomplete(score(RULE, "5", inputs().entry(DEDUCTION, "半分").entry(REASON, "有缺漏")), DEDUCTION);
    }

    @Test
    void spaceIsNoReason() {
        assertIncomplete(score(RULE, "5", inputs().entry(DEDUCTION, "0.5").entry(REASON, " ")), REASON);
    }

    @ParameterizedTest
    @CsvSource({"5", "0.5", "15"})
    void asksForPointsUpToTheFullOnesAndForAReason(String points) {
        assertThat(RULE.inputs(Points.of(points)))
                .extracting(
                        InputDeclaration::name,
                        InputDeclaration::type,
                        InputDeclaration::maximum,
                        InputDeclaration::required)
                .containsExactly(
                        tuple(DEDUCTION, InputType.POINTS, Points.of(points), true),
                        tuple(REASON, InputType.TEXT, null, false));
    }
}

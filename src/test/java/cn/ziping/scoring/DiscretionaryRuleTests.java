package cn.ziping.scoring;

import static cn.ziping.scoring.DiscretionaryRule.DEDUCTION;
import static cn.ziping.scoring.DiscretionaryRule.REASON;
import static cn.ziping.scoring.ScoringFixtures.assertEarned;
import static cn.ziping.scoring.ScoringFixtures.assertIncomplete;
import static cn.ziping.scoring.ScoringFixtures.inputs;
import static cn.ziping.scoring.ScoringFixtures.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.ziping.shared.Points;
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
    void neverEarnsMoreThanTheFullPoints() {
        assertEarned(score(RULE, "5", inputs().entry(DEDUCTION, "-1").entry(REASON, "加分")), "5", "0");
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

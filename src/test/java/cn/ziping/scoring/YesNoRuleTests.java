package cn.ziping.scoring;

import static cn.ziping.scoring.ScoringFixtures.assertEarned;
import static cn.ziping.scoring.ScoringFixtures.assertIncomplete;
import static cn.ziping.scoring.ScoringFixtures.inputs;
import static cn.ziping.scoring.ScoringFixtures.policy;
import static cn.ziping.scoring.ScoringFixtures.score;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.shared.Points;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class YesNoRuleTests {

    private static final YesNoRule RULE = new YesNoRule("已开展事前绩效评估");

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({"yes, 3, 3, 0", "no, 3, 0, 3", "yes, 0.5, 0.5, 0", "no, 12.75, 0, 12.75"})
    void earnsAllOrNothing(String answer, String points, String score, String deduction) {
        assertEarned(score(RULE, points, inputs().entry("已开展事前绩效评估", answer)), score, deduction);
    }

    @ParameterizedTest
    @EnumSource(
            value = RoundingMode.class,
            names = {"HALF_UP", "DOWN"})
    void fullMarksAreNotRounded(RoundingMode mode) {
        assertEarned(score(RULE, "12.75", policy(2, 0, mode, true), inputs().entry("已开展事前绩效评估", "yes")), "12.75", "0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "YES", "true", "是", "1", "n"})
    void whatIsNeitherYesNorNoIsNoAnswer(String stored) {
        assertIncomplete(score(RULE, "3", inputs().entry("已开展事前绩效评估", stored)), "已开展事前绩效评估");
    }

    @Test
    void aBlankLeavesTheLeafIncomplete() {
        assertIncomplete(score(RULE, "3", inputs()), "已开展事前绩效评估");
        assertIncomplete(score(RULE, "3", inputs().entry("别的问题", "yes")), "已开展事前绩效评估");
    }

    @Test
    void readsTheAnswerOfItsOwnIndicatorOnly() {
        assertIncomplete(score(RULE, "3", inputs().entry("I2", "已开展事前绩效评估", "yes")), "已开展事前绩效评估");
        assertEarned(score(RULE, "3", inputs().entry("I2", "已开展事前绩效评估", "yes").entry("已开展事前绩效评估", "no")), "0", "3");
    }

    @Test
    void declaresItsQuestion() {
        assertThat(RULE.inputs(Points.of("3"))).singleElement().satisfies(input -> {
            assertThat(input.name()).isEqualTo("已开展事前绩效评估");
            assertThat(input.source()).isEqualTo(InputSource.ENTRY);
            assertThat(input.type()).isEqualTo(InputType.YES_NO);
            assertThat(input.required()).isTrue();
        });
    }
}

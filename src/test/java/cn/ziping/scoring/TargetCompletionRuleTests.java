package cn.ziping.scoring;

import static cn.ziping.scoring.Direction.HIGHER_IS_BETTER;
import static cn.ziping.scoring.Direction.LOWER_IS_BETTER;
import static cn.ziping.scoring.ScoringFixtures.assertEarned;
import static cn.ziping.scoring.ScoringFixtures.assertIncomplete;
import static cn.ziping.scoring.ScoringFixtures.inputs;
import static cn.ziping.scoring.ScoringFixtures.policy;
import static cn.ziping.scoring.ScoringFixtures.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.ziping.shared.Points;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetCompletionRuleTests {

    private static final TargetCompletionRule RULE = new TargetCompletionRule("产出", ZeroChoice.INCOMPLETE);

    @ParameterizedTest(name = "{0}/{1} weight {2} and {3}/{4} weight {5}: {6} of 20")
    @CsvSource({
        // (1 · 50 % + 3 · 90 %) ÷ 4 = 80 %
        "50, 100, 1, 90, 100, 3, 16, 4",
        "100, 100, 1, 90, 90, 3, 20, 0",
        // What goes beyond a target does not make up for another.
        "50, 100, 1, 200, 100, 1, 15, 5",
        "300, 100, 1, 200, 100, 1, 20, 0",
        "0, 100, 1, 100, 100, 1, 10, 10",
        // A negative completion counts as none.
        "-50, 100, 1, 100, 100, 1, 10, 10",
        "0, 100, 1, 0, 100, 2, 0, 20",
        // (0.5 · 100 % + 1.5 · 60 %) ÷ 2 = 70 %
        "7, 7, 0.5, 6, 10, 1.5, 14, 6"
    })
    void earnsTheWeightedMeanOfTheCompletions(
            String actual,
            String target,
            String weight,
            String actual2,
            String target2,
            String weight2,
            String score,
            String deduction) {
        assertEarned(
                score(
                        RULE,
                        "20",
                        inputs().target("产出", "检查企业", actual, target, HIGHER_IS_BETTER, weight)
                                .target("产出", "应急演练", actual2, target2, HIGHER_IS_BETTER, weight2)),
                score,
                deduction);
    }

    @ParameterizedTest(name = "{0} of at most {1} beside a full one: {2} of 20")
    @CsvSource({
        // t ÷ x = 80 %, mean 90 %
        "20, 16, 18, 2",
        "16, 16, 20, 0",
        "10, 16, 20, 0",
        "32, 16, 15, 5",
        // Nothing at all is as low as it can be; something where nothing was allowed is not.
        "0, 16, 20, 0",
        "0, 0, 20, 0",
        "3, 0, 10, 10"
    })
    void lowerIsBetterCompletesTheOtherWayRound(String actual, String target, String score, String deduction) {
        assertEarned(
                score(
                        RULE,
                        "20",
                        inputs().target("产出", "事故宗数", actual, target, LOWER_IS_BETTER, "1")
                                .target("产出", "应急演练", "6", "6", HIGHER_IS_BETTER, "1")),
                score,
                deduction);
    }

    @ParameterizedTest(name = "{0}, rate first {1}: {2}")
    @CsvSource({
        // (33.33 % + 66.67 % + 100 %) ÷ 3 = 66.666… %, 66.67 % × 20
        "HALF_UP, true, 13.334, 6.666",
        // (33.33 % + 66.66 % + 100 %) ÷ 3 = 66.663… %, 66.66 % × 20
        "DOWN, true, 13.332, 6.668",
        // Exactly 2/3 of 20
        "HALF_UP, false, 13.333, 6.667",
        "DOWN, false, 13.333, 6.667"
    })
    void roundsEachCompletionAndTheMeanAsTheSchemeSays(
            RoundingMode mode, boolean rateFirst, String score, String deduction) {
        assertEarned(
                score(
                        RULE,
                        "20",
                        policy(2, 3, mode, rateFirst),
                        inputs().target("产出", "甲", "1", "3", HIGHER_IS_BETTER, "1")
                                .target("产出", "乙", "3", "2", LOWER_IS_BETTER, "1")
                                .target("产出", "丙", "9", "9", HIGHER_IS_BETTER, "1")),
                score,
                deduction);
    }

    @Test
    void eachCompletionIsRoundedBeforeTheMean() {
        // To whole percents 1/3, 2/6 and 3/9 are 33 % each, and so is their mean; exactly it would be 33.333.
        assertEarned(
                score(
                        RULE,
                        "100",
                        policy(0, 3, RoundingMode.HALF_UP, true),
                        inputs().target("产出", "甲", "1", "3", HIGHER_IS_BETTER, "1")
                                .target("产出", "乙", "2", "6", HIGHER_IS_BETTER, "1")
                                .target("产出", "丙", "3", "9", HIGHER_IS_BETTER, "7")),
                "33",
                "67");
        // 1/200 rounds to 1 %, (1 % + 0 %) ÷ 2 = 0.5 % to 1 %; the exact mean, 0.25 %, would round to nothing.
        assertEarned(
                score(
                        RULE,
                        "100",
                        policy(0, 3, RoundingMode.HALF_UP, true),
                        inputs().target("产出", "甲", "1", "200", HIGHER_IS_BETTER, "1")
                                .target("产出", "乙", "0", "200", HIGHER_IS_BETTER, "1")),
                "1",
                "99");
    }

    @Test
    void readsItsOwnCategoryOnly() {
        ScoringFixtures.Inputs inputs = inputs().target("产出", "检查企业", "3", "4", HIGHER_IS_BETTER, "1")
                .target("效益", "受伤人数", null, "21", LOWER_IS_BETTER, "5")
                .target("效益", "满意度", "1", "10", HIGHER_IS_BETTER, "2")
                .target("产出", "应急演练", "1", "4", HIGHER_IS_BETTER, "1");
        assertEarned(score(RULE, "20", inputs), "10", "10"); // (75 % + 25 %) ÷ 2
        assertIncomplete(score(new TargetCompletionRule("效益", ZeroChoice.INCOMPLETE), "20", inputs), "受伤人数");
        assertIncomplete(score(new TargetCompletionRule("满意度", ZeroChoice.FULL_POINTS), "20", inputs), "满意度");
    }

    @Test
    void isIncompleteWithoutAnyTarget() {
        assertIncomplete(score(RULE, "20", inputs()), "产出");
    }

    @ParameterizedTest
    @EnumSource(ZeroChoice.class)
    void aBlankActualOrTargetLeavesTheLeafIncomplete(ZeroChoice choice) {
        TargetCompletionRule rule = new TargetCompletionRule("产出", choice);
        assertIncomplete(
                score(
                        rule,
                        "20",
                        inputs().target("产出", "检查企业", "74", "70", HIGHER_IS_BETTER, "1")
                                .target("产出", "应急演练", null, "6", HIGHER_IS_BETTER, "1")
                                .target("产出", "事故宗数", "45", null, LOWER_IS_BETTER, "1")
                                .target("产出", "培训", null, null, HIGHER_IS_BETTER, "1")
                                .target("产出", "物资", null, "0", HIGHER_IS_BETTER, "1")),
                "应急演练",
                "事故宗数",
                "培训",
                "物资");
    }

    @Test
    void aZeroTargetMeansWhatTheRuleStatesWhereHigherIsBetter() {
        ScoringFixtures.Inputs inputs = inputs().target("产出", "新增项目", "2", "0", HIGHER_IS_BETTER, "1")
                .target("产出", "应急演练", "3", "6", HIGHER_IS_BETTER, "1");
        assertEarned(score(new TargetCompletionRule("产出", ZeroChoice.FULL_POINTS), "20", inputs), "15", "5");
        assertEarned(score(new TargetCompletionRule("产出", ZeroChoice.NO_POINTS), "20", inputs), "5", "15");
        assertIncomplete(score(RULE, "20", inputs), "新增项目");
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void aNegativeTargetHasNoMeaning(Direction direction) {
        for (String actual : List.of("-5", "0", "5")) {
            assertIncomplete(
                    score(
                            new TargetCompletionRule("产出", ZeroChoice.FULL_POINTS),
                            "20",
                            inputs().target("产出", "增长率", actual, "-4", direction, "1")
                                    .target("产出", "应急演练", "6", "6", HIGHER_IS_BETTER, "1")),
                    "增长率");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1"})
    void aWeightIsPositive(String weight) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> inputs().target("产出", "甲", "1", "1", HIGHER_IS_BETTER, weight));
    }

    @Test
    void declaresItsCategory() {
        assertThat(RULE.inputs(Points.of("20"))).singleElement().satisfies(input -> {
            assertThat(input.name()).isEqualTo("产出");
            assertThat(input.source()).isEqualTo(InputSource.TARGETS);
        });
    }
}

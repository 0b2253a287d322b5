package cn.ziping.scoring;

import static cn.ziping.scoring.ScoringFixtures.assertEarned;
import static cn.ziping.scoring.ScoringFixtures.assertIncomplete;
import static cn.ziping.scoring.ScoringFixtures.inputs;
import static cn.ziping.scoring.ScoringFixtures.item;
import static cn.ziping.scoring.ScoringFixtures.policy;
import static cn.ziping.scoring.ScoringFixtures.said;
import static cn.ziping.scoring.ScoringFixtures.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.ziping.shared.Points;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecklistRuleTests {

    private static final ChecklistRule RULE =
            new ChecklistRule(List.of(item("配置", "2"), item("盘点", "1.5"), item("利用率", "1.25"), item("入账", "0.25")));

    private static ScoringFixtures.Inputs answers(String first, String second, String third, String fourth) {
        return inputs().entry("配置", first)
                .entry("盘点", second)
                .entry("利用率", third)
                .entry("入账", fourth);
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}: {4}")
    @CsvSource({
        "yes, yes, yes, yes, 5, 0",
        "no, yes, yes, yes, 3, 2",
        "yes, no, yes, yes, 3.5, 1.5",
        "yes, yes, no, no, 3.5, 1.5",
        "no, no, yes, yes, 1.5, 3.5",
        "no, no, no, yes, 0.25, 4.75",
        "no, no, no, no, 0, 5"
    })
    void earnsTheSumOfTheItemsMet(
            String first, String second, String third, String fourth, String score, String deduction) {
        assertEarned(score(RULE, "5", answers(first, second, third, fourth)), score, deduction);
    }

    @Test
    void oneItemWithoutAnAnswerLeavesTheLeafIncomplete() {
        assertIncomplete(score(RULE, "5", answers("yes", "yes", null, "yes")), "利用率");
        assertIncomplete(score(RULE, "5", answers(null, "no", "yes", null)), "配置", "入账");
        assertIncomplete(score(RULE, "5", inputs()), "配置", "盘点", "利用率", "入账");
        assertIncomplete(score(RULE, "5", answers("yes", "maybe", "no", "yes")), "盘点");
        assertIncomplete(score(RULE, "5", answers("yes", "yes", "yes", null).entry("I2", "入账", "yes")), "入账");
    }

    @Test
    void neverEarnsMoreThanTheFullPoints() {
        assertEarned(score(RULE, "4", answers("yes", "yes", "yes", "yes")), "4", "0");
        assertEarned(score(RULE, "4", answers("yes", "yes", "no", "yes")), "3.75", "0.25");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"HALF_UP, 1.3, 3.7", "DOWN, 1.2, 3.8"})
    void pointsOfItemsAreRoundedToTheDecimalsOfTheScheme(RoundingMode mode, String score, String deduction) {
        assertEarned(score(RULE, "5", policy(2, 1, mode, true), answers("no", "no", "yes", "no")), score, deduction);
    }

    @Test
    void saysHowFarItsSumIsFromTheFullPoints() {
        assertThat(said(RULE.problems(Points.of("4")))).containsExactly("problem.checklist-sum[5 POINTS, 4 POINTS]");
        assertThat(said(RULE.problems(Points.of("10")))).containsExactly("problem.checklist-sum[5 POINTS, 10 POINTS]");
        assertThat(RULE.problems(Points.of("5.00"))).isEmpty();
    }

    @Test
    void refusesNoItemsAndTwoOfOneName() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ChecklistRule(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChecklistRule(List.of(item("配置", "2"), item("盘点", "1"), item("配置", "1"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1"})
    void anItemEarnsPoints(String points) {
        assertThatIllegalArgumentException().isThrownBy(() -> item("配置", points));
    }

    @Test
    void declaresEachItemInOrder() {
        assertThat(RULE.inputs(Points.of("5")))
                .extracting(InputDeclaration::name)
                .containsExactly("配置", "盘点", "利用率", "入账");
        assertThat(RULE.inputs(Points.of("5")))
                .extracting(InputDeclaration::type)
                .containsOnly(InputType.YES_NO);
    }
}

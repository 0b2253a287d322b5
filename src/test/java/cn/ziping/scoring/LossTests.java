package cn.ziping.scoring;

import static cn.ziping.scoring.Direction.HIGHER_IS_BETTER;
import static cn.ziping.scoring.ScoringFixtures.SEED_POLICY;
import static cn.ziping.scoring.ScoringFixtures.executionRate;
import static cn.ziping.scoring.ScoringFixtures.explain;
import static cn.ziping.scoring.ScoringFixtures.inputs;
import static cn.ziping.scoring.ScoringFixtures.item;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.scheme.Wording;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

/** 扣分原因: one sentence that names what lost points, and nothing that did not. */
class LossTests {

    private static final Wording WORDING = new Wording(messages());

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/scoring");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    private static String lost(ScoringRule rule, String points, ScoringFixtures.Inputs inputs) {
        return WORDING.losses(explain(rule, points, inputs), SEED_POLICY, Locale.SIMPLIFIED_CHINESE);
    }

    /** Ten targets of which one is behind: 92.5 % of it, so 99.25 % of 30 points. */
    @Test
    void ofTargetsThoseBehindAreNamed() {
        ScoringFixtures.Inputs inputs = inputs();
        for (int i = 1; i < 10; i++) {
            inputs.target("产出", "指标" + i, "10", "10", HIGHER_IS_BETTER, "1");
        }
        inputs.target("产出", "检查企业", "37", "40", HIGHER_IS_BETTER, "1");
        assertThat(lost(new TargetCompletionRule("产出", ZeroChoice.INCOMPLETE), "30", inputs))
                .isEqualTo("10 项产出指标中 1 项未完成：检查企业完成率 92.50%，扣 0.225 分");
    }

    @Test
    void ofTargetsToBeReachedThoseThatWereNot() {
        assertThat(lost(
                        new TargetsMetRule("产出", null, ZeroChoice.INCOMPLETE),
                        "10",
                        inputs().target("产出", "检查企业", "35", "70", HIGHER_IS_BETTER, "1")
                                .target("产出", "培训", "8", "8", HIGHER_IS_BETTER, "1")))
                .isEqualTo("2 项产出指标中 1 项未达到：检查企业：实际 35个，未达到指标值 70个，扣 5 分");
    }

    @Test
    void aRateSaysItsDivisionAndNotItsPoints() {
        assertThat(lost(
                        new RateRule(executionRate(ZeroChoice.INCOMPLETE)),
                        "10",
                        inputs().money("全年执行数", "7072.88").money("全年预算数", "7183.32")))
                .isEqualTo("7072.88 ÷ 7183.32 = 98.46%（四舍五入至两位），扣 0.154 分");
    }

    @Test
    void ofAChecklistWhatDoesNotHold() {
        assertThat(lost(
                        new ChecklistRule(List.of(item("制度健全", "2"), item("执行到位", "3"))),
                        "5",
                        inputs().entry("制度健全", "yes").entry("执行到位", "no")))
                .isEqualTo("不符合项：执行到位（3 分），扣 3 分");
    }

    @Test
    void whatWasTakenAtDiscretionIsSaidOnce() {
        assertThat(lost(
                        new DiscretionaryRule("", null),
                        "5",
                        inputs().entry(DiscretionaryRule.DEDUCTION, "0.5").entry(DiscretionaryRule.REASON, "制度内容有缺漏")))
                .isEqualTo("制度内容有缺漏，酌情扣 0.5 分");
    }

    @Test
    void ofPartsThoseThatLost() {
        ScoringRule rule = new PartsRule(List.of(
                new PartsRule.Part("公开", new Award(new BigDecimal("2"), Band.AwardKind.POINTS), new YesNoRule("是否公开")),
                new PartsRule.Part(
                        "支出",
                        new Award(new BigDecimal("3"), Band.AwardKind.POINTS),
                        new RateRule(executionRate(ZeroChoice.INCOMPLETE)))));
        assertThat(lost(
                        rule,
                        "5",
                        inputs().entry("是否公开", "yes").money("全年执行数", "90").money("全年预算数", "100")))
                .isEqualTo("支出扣 0.3 分（90.00 ÷ 100.00 = 90%），扣 0.3 分");
    }

    @Test
    void nothingLostSaysNothing() {
        assertThat(explain(new YesNoRule("是否公开"), "5", inputs().entry("是否公开", "yes"))
                        .losses())
                .isEmpty();
    }
}

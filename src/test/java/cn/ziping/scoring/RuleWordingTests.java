package cn.ziping.scoring;

import static cn.ziping.scoring.Direction.HIGHER_IS_BETTER;
import static cn.ziping.scoring.Direction.LOWER_IS_BETTER;
import static cn.ziping.scoring.ScoringFixtures.BUDGET;
import static cn.ziping.scoring.ScoringFixtures.band;
import static cn.ziping.scoring.ScoringFixtures.constant;
import static cn.ziping.scoring.ScoringFixtures.executionRate;
import static cn.ziping.scoring.ScoringFixtures.figure;
import static cn.ziping.scoring.ScoringFixtures.number;
import static cn.ziping.scoring.ScoringFixtures.quotient;
import static cn.ziping.scoring.ScoringFixtures.said;
import static cn.ziping.scoring.ScoringFixtures.shareBand;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.shared.Points;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a rule says of itself: domain §4.2. */
class RuleWordingTests {

    private static final Points TEN = Points.of("10");

    /** (甲 ÷ 乙) ÷ (丙 ÷ 丁), each divisor with a choice of its own */
    private static final Quantity NESTED = quotient(
            quotient(figure("甲"), figure("乙"), ZeroChoice.FULL_POINTS),
            quotient(figure("丙"), figure("丁"), ZeroChoice.NO_POINTS),
            ZeroChoice.INCOMPLETE);

    private static final String[] NESTED_ZEROS = {
        "rule.zero.FULL_POINTS[quantity.name['乙']]",
        "rule.zero.NO_POINTS[quantity.name['丁']]",
        "rule.zero.INCOMPLETE[quantity.quotient[quantity.name['丙'], quantity.name['丁']]]",
        "rule.zero-strictest[]"
    };

    private static ProportionalRule proportional(Quantity actual, Quantity target, Direction direction) {
        return new ProportionalRule(actual, target, direction, BigDecimal.ONE, ZeroChoice.NO_POINTS);
    }

    @ParameterizedTest
    @EnumSource(ZeroChoice.class)
    void aZeroChoiceNamesItsDivisor(ZeroChoice choice) {
        assertThat(said(new RateRule(executionRate(choice)).wording(TEN)))
                .containsExactly(
                        "rule.rate[quantity.quotient[quantity.name['全年执行数'], quantity.name['全年预算数']], 10 POINTS]",
                        "rule.zero." + choice + "[quantity.name['全年预算数']]");
        assertThat(said(new RateRule(new Quantity.AverageProgress("累计执行数", BUDGET, List.of(6, 12), choice))
                        .wording(TEN)))
                .endsWith("rule.zero." + choice + "[quantity.name['全年预算数']]");
    }

    @Test
    void everyRuleStatesTheChoicesOfEachDivisorHoweverDeep() {
        assertThat(said(new RateRule(NESTED).wording(TEN))).endsWith(NESTED_ZEROS);
        assertThat(said(new OccurrenceRule(NESTED, "例", Points.of("1")).wording(TEN)))
                .endsWith(NESTED_ZEROS);
        assertThat(said(new BandedRule(NESTED, true, List.of(band("0.9", true, "5"), band(null, false, "0")))
                        .wording(TEN)))
                .endsWith(NESTED_ZEROS);
        assertThat(said(proportional(NESTED, number("目标值"), LOWER_IS_BETTER).wording(TEN)))
                .endsWith(NESTED_ZEROS);
        assertThat(said(proportional(number("完成值"), NESTED, LOWER_IS_BETTER).wording(TEN)))
                .endsWith(NESTED_ZEROS);
    }

    @Test
    void nestedQuotientsStandInBrackets() {
        assertThat(said(NESTED.wording()))
                .isEqualTo("quantity.quotient["
                        + "quantity.bracketed[quantity.quotient[quantity.name['甲'], quantity.name['乙']]], "
                        + "quantity.bracketed[quantity.quotient[quantity.name['丙'], quantity.name['丁']]]]");
    }

    @Test
    void aSentenceIsSaidOnce() {
        Quantity rate = quotient(figure("甲"), figure("乙"), ZeroChoice.NO_POINTS);
        assertThat(said(new RateRule(quotient(rate, figure("乙"), ZeroChoice.NO_POINTS)).wording(TEN)))
                .filteredOn(sentence -> sentence.startsWith("rule.zero"))
                .containsExactly("rule.zero.NO_POINTS[quantity.name['乙']]");
        assertThat(said(new RateRule(figure("合格率")).wording(TEN)))
                .containsExactly("rule.rate[quantity.name['合格率'], 10 POINTS]");
    }

    @Test
    void aProportionStatesItsZeroAndItsNegativeTarget() {
        assertThat(said(proportional(number("完成值"), number("目标值"), HIGHER_IS_BETTER)
                        .wording(TEN)))
                .containsExactly(
                        "rule.proportional.HIGHER_IS_BETTER["
                                + "quantity.quotient[quantity.name['完成值'], quantity.name['目标值']], 10 POINTS, 1 PERCENT]",
                        "rule.negative-target[quantity.name['目标值']]",
                        "rule.zero.NO_POINTS[quantity.name['目标值']]");
        assertThat(said(proportional(number("完成值"), number("目标值"), LOWER_IS_BETTER)
                        .wording(TEN)))
                .containsExactly(
                        "rule.proportional.LOWER_IS_BETTER["
                                + "quantity.quotient[quantity.name['目标值'], quantity.name['完成值']], 10 POINTS, 1 PERCENT]",
                        "rule.negative-target[quantity.name['目标值']]",
                        "rule.zero-actual[quantity.name['完成值']]");
    }

    @Test
    void aConstantNeedsNoWordsForWhatItCannotBe() {
        assertThat(said(proportional(number("完成值"), constant("8"), HIGHER_IS_BETTER)
                        .wording(TEN)))
                .hasSize(1)
                .noneMatch(sentence -> sentence.contains("zero") || sentence.contains("negative"));
    }

    @ParameterizedTest
    @EnumSource(ZeroChoice.class)
    void completionStatesItsZeroAndItsNegativeTargets(ZeroChoice choice) {
        assertThat(said(new TargetCompletionRule("产出", choice).wording(TEN)))
                .containsExactly(
                        "rule.targets['产出', 10 POINTS]",
                        "rule.negative-targets[]",
                        "rule.zero-target." + choice + "[]");
    }

    @Test
    void aBandSaysWhetherItEarnsPointsOrAShare() {
        assertThat(said(new BandedRule(
                                number("调查值"), false, List.of(band("90", true, "10"), shareBand(null, false, "0.333")))
                        .wording(TEN)))
                .containsExactly(
                        "rule.bands[quantity.name['调查值']]",
                        "rule.band[band.top.true[90 NUMBER], 10 POINTS]",
                        "rule.band-share[band.bottom.false[90 NUMBER], 0.333 PERCENT]");
    }
}

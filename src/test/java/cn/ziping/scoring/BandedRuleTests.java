package cn.ziping.scoring;

import static cn.ziping.scoring.ScoringFixtures.BUDGET;
import static cn.ziping.scoring.ScoringFixtures.EXECUTED;
import static cn.ziping.scoring.ScoringFixtures.assertEarned;
import static cn.ziping.scoring.ScoringFixtures.assertIncomplete;
import static cn.ziping.scoring.ScoringFixtures.band;
import static cn.ziping.scoring.ScoringFixtures.executionRate;
import static cn.ziping.scoring.ScoringFixtures.figure;
import static cn.ziping.scoring.ScoringFixtures.inputs;
import static cn.ziping.scoring.ScoringFixtures.number;
import static cn.ziping.scoring.ScoringFixtures.policy;
import static cn.ziping.scoring.ScoringFixtures.said;
import static cn.ziping.scoring.ScoringFixtures.score;
import static cn.ziping.scoring.ScoringFixtures.shareBand;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.ziping.shared.Points;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BandedRuleTests {

    /** ≥90% 5 分；80%(含)−90% 4 分；60%(含)−80% 2 分；低于 60% 不得分 */
    private static final List<Band> LOWER_ENDS_INCLUDED =
            List.of(band("0.9", true, "5"), band("0.8", true, "4"), band("0.6", true, "2"), band(null, false, "0"));

    /** ＞90% 5 分；80%−90%(含) 4 分；80%(含)以下 1 分 */
    private static final List<Band> LOWER_ENDS_EXCLUDED =
            List.of(band("0.9", false, "5"), band("0.8", false, "4"), band(null, false, "1"));

    /** ＞90% 5 分；80%(含)−90%(含) 4 分；低于 80% 不得分 */
    private static final List<Band> MIXED_ENDS =
            List.of(band("0.9", false, "5"), band("0.8", true, "4"), band(null, false, "0"));

    private static BandedRule rate(List<Band> bands) {
        return new BandedRule(executionRate(ZeroChoice.NO_POINTS), true, bands);
    }

    @ParameterizedTest(name = "{0} %: {1}")
    @CsvSource({
        "150, 5, 0",
        "100, 5, 0",
        "90.01, 5, 0",
        "90, 5, 0",
        "89.99, 4, 1",
        "80, 4, 1",
        "79.99, 2, 3",
        "60, 2, 3",
        "59.99, 0, 5",
        "0, 0, 5",
        "-10, 0, 5"
    })
    void anIncludedLowerEndBelongsToItsBand(String executed, String score, String deduction) {
        assertEarned(score(rate(LOWER_ENDS_INCLUDED), "5", inputs().execution(executed, "100")), score, deduction);
    }

    @ParameterizedTest(name = "{0} %: {1}")
    @CsvSource({
        "100, 5, 0",
        "90.01, 5, 0",
        "90, 4, 1",
        "89.99, 4, 1",
        "80.01, 4, 1",
        "80, 1, 4",
        "79.99, 1, 4",
        "0, 1, 4",
        "-10, 1, 4"
    })
    void anExcludedLowerEndBelongsToTheBandBelow(String executed, String score, String deduction) {
        assertEarned(score(rate(LOWER_ENDS_EXCLUDED), "5", inputs().execution(executed, "100")), score, deduction);
    }

    @ParameterizedTest(name = "{0} %: {1}")
    @CsvSource({"90.01, 5, 0", "90, 4, 1", "80, 4, 1", "79.99, 0, 5"})
    void eachEndSaysItselfWhereItBelongs(String executed, String score, String deduction) {
        assertEarned(score(rate(MIXED_ENDS), "5", inputs().execution(executed, "100")), score, deduction);
    }

    @ParameterizedTest(name = "{0} of 100 carried over: {1}")
    @CsvSource({"0, 4, 0", "10, 4, 0", "10.01, 2, 2", "20, 2, 2", "20.01, 0, 4", "95, 0, 4"})
    void lowerCanBeBetter(String carriedOver, String score, String deduction) {
        // 结转结余率 ≤ 10 % full marks, to 20 % half of them
        BandedRule rule = rate(List.of(band("0.2", false, "0"), band("0.1", false, "2"), band(null, false, "4")));
        assertEarned(score(rule, "4", inputs().execution(carriedOver, "100")), score, deduction);
    }

    @ParameterizedTest(name = "{0} content: {1}")
    @CsvSource({"100, 3, 0", "92.5, 3, 0", "90, 3, 0", "89.999, 1.5, 1.5", "75, 1.5, 1.5", "74, 0, 3", "-1, 0, 3"})
    void looksUpAPlainNumber(String value, String score, String deduction) {
        BandedRule rule = new BandedRule(
                number("满意度调查值"),
                false,
                List.of(band("90", true, "3"), band("75", true, "1.5"), band(null, false, "0")));
        assertEarned(score(rule, "3", inputs().entry("满意度调查值", value)), score, deduction);
    }

    @ParameterizedTest(name = "{0} % of {1}, {2} decimals {3}: {4}")
    @CsvSource({
        "95, 7, 3, HALF_UP, 7, 0",
        "85, 7, 3, HALF_UP, 5.6, 1.4",
        // 0.333 × 7 = 2.331
        "65, 7, 3, HALF_UP, 2.331, 4.669",
        "65, 7, 1, HALF_UP, 2.3, 4.7",
        "65, 7, 1, DOWN, 2.3, 4.7",
        // 0.125 × 5 = 0.625
        "10, 5, 3, HALF_UP, 0.625, 4.375",
        "10, 5, 2, HALF_UP, 0.63, 4.37",
        "10, 5, 2, DOWN, 0.62, 4.38"
    })
    void aShareIsOfTheFullPointsAndRoundedAsTheSchemeSays(
            String executed, String points, int decimals, RoundingMode mode, String score, String deduction) {
        BandedRule rule = rate(List.of(
                shareBand("0.9", true, "1"),
                shareBand("0.8", true, "0.8"),
                shareBand("0.6", true, "0.333"),
                shareBand(null, false, "0.125")));
        assertEarned(
                score(rule, points, policy(2, decimals, mode, true), inputs().execution(executed, "100")),
                score,
                deduction);
    }

    @ParameterizedTest(name = "89.996 %, {0}, rate first {1}: {2}")
    @CsvSource({
        // 90.00 %, 89.99 %, and 89.996 % as it is
        "HALF_UP, true, 5, 0",
        "DOWN, true, 4, 1",
        "HALF_UP, false, 4, 1",
        "DOWN, false, 4, 1"
    })
    void aRateIsRoundedBeforeItIsLookedUpWhereTheSchemeRoundsRatesFirst(
            RoundingMode mode, boolean rateFirst, String score, String deduction) {
        assertEarned(
                score(
                        rate(LOWER_ENDS_INCLUDED),
                        "5",
                        policy(2, 3, mode, rateFirst),
                        inputs().execution("89.996", "100")),
                score,
                deduction);
    }

    @Test
    void neverEarnsMoreThanTheFullPoints() {
        assertEarned(score(rate(LOWER_ENDS_INCLUDED), "4.5", inputs().execution("95", "100")), "4.5", "0");
        assertEarned(score(rate(LOWER_ENDS_INCLUDED), "3", inputs().execution("85", "100")), "3", "0");
        assertEarned(score(rate(LOWER_ENDS_INCLUDED), "3", inputs().execution("65", "100")), "2", "1");
    }

    @Test
    void aBlankLeavesTheLeafIncompleteAndNeverInTheLowestBand() {
        assertIncomplete(score(rate(LOWER_ENDS_INCLUDED), "5", inputs()), EXECUTED, BUDGET);
        assertIncomplete(score(rate(LOWER_ENDS_EXCLUDED), "5", inputs().execution("95", null)), BUDGET);
        assertIncomplete(
                score(
                        new BandedRule(figure("投诉数"), false, List.of(band("1", true, "0"), band(null, false, "5"))),
                        "5",
                        inputs()),
                "投诉数");
    }

    @ParameterizedTest(name = "{0}, rate first {1}: {2}")
    @CsvSource({"HALF_UP, true, 5, 0", "DOWN, true, 4, 1", "HALF_UP, false, 4, 1", "DOWN, false, 4, 1"})
    void aRateThatIsGivenIsRoundedFirstLikeOneThatIsComputed(
            RoundingMode mode, boolean rateFirst, String score, String deduction) {
        // 89.996 %
        BandedRule rule = new BandedRule(figure("满意度"), true, LOWER_ENDS_INCLUDED);
        assertEarned(
                score(rule, "5", policy(2, 3, mode, rateFirst), inputs().figure("满意度", "0.89996", Unit.PERCENT)),
                score,
                deduction);
    }

    @Test
    void aPlainNumberIsNotRoundedFirst() {
        BandedRule rule = new BandedRule(
                figure("调查值"), false, List.of(band("90", true, "5"), band("80", true, "4"), band(null, false, "0")));
        assertEarned(score(rule, "5", inputs().count("调查值", "89.99999")), "4", "1");
        // A rate that is looked up as a number is no rate to the rule.
        BandedRule index = new BandedRule(
                figure("指数"), false, List.of(band("0.9", true, "5"), band("0.8", true, "4"), band(null, false, "0")));
        assertEarned(score(index, "5", inputs().figure("指数", "0.899999", Unit.PERCENT)), "4", "1");
    }

    @ParameterizedTest(name = "{0} decimals {1}: {2} of 5")
    @CsvSource({"1, HALF_UP, 2.5, 2.5", "1, DOWN, 2.4, 2.6", "2, DOWN, 2.45, 2.55"})
    void pointsOfABandAreRoundedToTheDecimalsOfTheScheme(
            int decimals, RoundingMode mode, String score, String deduction) {
        BandedRule rule =
                new BandedRule(number("调查值"), false, List.of(band("90", true, "5"), band(null, false, "2.45")));
        assertEarned(score(rule, "5", policy(2, decimals, mode, true), inputs().entry("调查值", "50")), score, deduction);
    }

    @Test
    void aZeroDenominatorMeansWhatTheRuleStatesWhateverTheBandsSay() {
        assertEarned(
                score(
                        new BandedRule(executionRate(ZeroChoice.FULL_POINTS), true, LOWER_ENDS_EXCLUDED),
                        "5",
                        inputs().execution("0", "0")),
                "5",
                "0");
        // Nothing, although even the lowest band earns 1.
        assertEarned(
                score(
                        new BandedRule(executionRate(ZeroChoice.NO_POINTS), true, LOWER_ENDS_EXCLUDED),
                        "5",
                        inputs().execution("3", "0")),
                "0",
                "5");
        assertIncomplete(
                score(
                        new BandedRule(executionRate(ZeroChoice.INCOMPLETE), true, LOWER_ENDS_EXCLUDED),
                        "5",
                        inputs().execution("3", "0")),
                BUDGET);
    }

    @ParameterizedTest
    @MethodSource
    void refusesBandsThatLeaveAValueWithoutExactlyOne(List<Band> bands) {
        assertThatIllegalArgumentException().isThrownBy(() -> rate(bands));
    }

    static Stream<List<Band>> refusesBandsThatLeaveAValueWithoutExactlyOne() {
        return Stream.of(
                List.of(),
                List.of(band(null, false, "5")),
                List.of(band("0.9", true, "5"), band("0.8", true, "4")),
                List.of(band("0.9", true, "5"), band("0.90", false, "4"), band(null, false, "0")),
                List.of(band("0.8", true, "4"), band("0.9", true, "5"), band(null, false, "0")),
                List.of(band(null, false, "0"), band("0.9", true, "5"), band(null, false, "0")),
                List.of(band("0.9", true, "5"), band(null, false, "1"), band(null, false, "0")));
    }

    @Test
    void aBandEarnsNothingBelowZeroAndNoShareAboveOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> band("0.9", true, "-1"));
        assertThatIllegalArgumentException().isThrownBy(() -> shareBand("0.9", true, "1.01"));
        assertThatIllegalArgumentException().isThrownBy(() -> shareBand("0.9", true, "-0.5"));
    }

    @Test
    void namesEachBandThatEarnsMoreThanTheFullPoints() {
        assertThat(said(rate(LOWER_ENDS_INCLUDED).problems(Points.of("3"))))
                .containsExactly(
                        "problem.band-above-full[5 POINTS, 3 POINTS]", "problem.band-above-full[4 POINTS, 3 POINTS]");
        assertThat(rate(LOWER_ENDS_INCLUDED).problems(Points.of("5"))).isEmpty();
    }
}

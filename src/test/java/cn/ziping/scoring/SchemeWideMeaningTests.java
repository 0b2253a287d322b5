package cn.ziping.scoring;

import static cn.ziping.scoring.SchemeWideTests.assertAdjusted;
import static cn.ziping.scoring.SchemeWideTests.limit;
import static cn.ziping.scoring.ScoringFixtures.GRADES;
import static cn.ziping.scoring.ScoringFixtures.SEED_POLICY;
import static cn.ziping.scoring.ScoringFixtures.executionRate;
import static cn.ziping.scoring.ScoringFixtures.grade;
import static cn.ziping.scoring.ScoringFixtures.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.ziping.scoring.SchemeAdjustments.NotApplicable;
import cn.ziping.scoring.SchemeAdjustments.TotalCap;
import cn.ziping.scoring.SchemeAdjustments.Veto;
import cn.ziping.shared.DefinitionException;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a scheme may say besides of what lies between its leaves and the total, worked out by hand. Dimension 甲 holds leaves
 * of 50 and 30 points, 乙 one of 20; each earns what is typed.
 */
class SchemeWideMeaningTests {

    private static SchemeAdjustments notApplicable(NotApplicable.Policy policy) {
        return new SchemeAdjustments(
                new NotApplicable(policy, Set.of("一", "二", "三")), null, List.of(), null, List.of(), false);
    }

    private static NumericPolicy rounding(Integer dimension, Integer total, RoundingMode mode) {
        return new NumericPolicy(2, 3, mode, true, null, null, dimension, total);
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(delimiter = '|', textBlock = """
            一=40 二=20 三=10             |                      | 70
            # 40÷(80−30)×80=64: 24 more
            一=40 二=不适用:无 三=10      | REDISTRIBUTION 24    | 74
            # 25÷(80−50)×80=66.667: 41.667 more; 乙 stays as it is
            一=不适用:无 二=25 三=10      | REDISTRIBUTION 41.667 | 76.667
            # 乙 does not apply at all: 70÷(100−20)×100=87.5
            一=45 二=25 三=不适用:无      | REDISTRIBUTION 17.5  | 87.5
            # within 甲 45÷(80−30)×80=72, then across, as 乙 does not apply at all: 72÷80×100=90
            一=45 二=不适用:无 三=不适用:无 | REDISTRIBUTION 27 REDISTRIBUTION 18 | 90
            一=不适用:无 二=不适用:无 三=不适用:无 | | missing 一.本指标不适用 二.本指标不适用 三.本指标不适用
            一=不适用 二=25 三=10         |                      | missing 一.不适用理由
            """)
    void whatDoesNotApplyIsMadeUpForWithinItsDimension(String given, String lines, String total) {
        ScoreSheet sheet =
                SchemeWideTests.sheet(SEED_POLICY, GRADES, notApplicable(NotApplicable.Policy.WITHIN_DIMENSION), given);
        assertAdjusted(sheet, lines, total);
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # 20 points over two: 10 each; 45÷50 + 15÷30 = 1.4; ×10 = 14
            一=45 二=15 三=不适用:无      | REDISTRIBUTION 14     | 74
            # 50 over two: 25 each; 25÷30 + 10÷20 = 1.3333…; ×25 = 33.333
            一=不适用:无 二=25 三=10      | REDISTRIBUTION 33.333 | 68.333
            # 80 to the one that is left
            一=不适用:无 二=不适用:无 三=15 | REDISTRIBUTION 60   | 75
            一=50 二=30 三=20             |                       | 100
            一=不适用:无 二=不适用:无 三=不适用:无 | | missing 一.本指标不适用 二.本指标不适用 三.本指标不适用
            """)
    void whatDoesNotApplyIsSpreadEquallyOverTheOthers(String given, String lines, String total) {
        assertAdjusted(
                SchemeWideTests.sheet(SEED_POLICY, GRADES, notApplicable(NotApplicable.Policy.SPREAD_EQUALLY), given),
                lines,
                total);
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # 甲 75.125 → 75.1; 乙 10.25 → 10.3
            一=50 二=25.125 三=10.25 | ROUNDING -0.025 ROUNDING 0.05 | 85.4
            # 甲 75.1 needs none; 乙 9.949 → 9.9
            一=50 二=25.1 三=9.949   | ROUNDING -0.049               | 85
            一=50 二=30 三=20        |                               | 100
            """)
    void theSumOfADimensionIsRounded(String given, String lines, String total) {
        assertAdjusted(
                SchemeWideTests.sheet(rounding(1, null, RoundingMode.HALF_UP), GRADES, SchemeAdjustments.NONE, given),
                lines,
                total);
    }

    @ParameterizedTest(name = "{0} {1}: {2} → {3} {4}")
    @CsvSource(delimiter = '|', textBlock = """
            # 89.95 is half way between 89.9 and 90.0
            HALF_UP   | 一=50 二=30 三=9.95  | ROUNDING 0.05  | 90   | 优
            HALF_EVEN | 一=50 二=30 三=9.95  | ROUNDING 0.05  | 90   | 优
            HALF_EVEN | 一=50 二=30 三=9.85  | ROUNDING -0.05 | 89.8 | 良
            DOWN      | 一=50 二=30 三=9.999 | ROUNDING -0.099 | 89.9 | 良
            HALF_UP   | 一=50 二=30 三=9.9   |                | 89.9 | 良
            """)
    void theTotalIsRoundedBeforeItsGradeIsLookedUp(
            RoundingMode mode, String given, String lines, String total, String grade) {
        ScoreSheet sheet = SchemeWideTests.sheet(rounding(null, 1, mode), GRADES, SchemeAdjustments.NONE, given);
        assertAdjusted(sheet, lines, total);
        assertThat(sheet.grade()).isEqualTo(grade);
    }

    /** A cap of 89 stays 89 where the total is rounded to whole points, and a veto of 优 leaves 89. */
    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(delimiter = '|', textBlock = """
            一=50 二=30 三=15.4 执行=750 否决=no   | ROUNDING -0.4 CAP -6 | 89
            一=50 二=30 三=15.5 执行=900 否决=yes  | ROUNDING 0.5 VETO -7 | 89
            一=50 二=30 三=8.5 执行=750 否决=yes   | ROUNDING 0.5         | 89
            """)
    void roundingOfTheTotalLiftsNothingOverACapOrAVeto(String given, String lines, String total) {
        TotalCap cap = new TotalCap(
                executionRate(ZeroChoice.INCOMPLETE), true, List.of(limit("0.8", null), limit(null, "89")));
        SchemeAdjustments adjustments =
                new SchemeAdjustments(null, cap, List.of(new Veto("造假", null, "良")), null, List.of(), false);
        assertAdjusted(
                SchemeWideTests.sheet(rounding(null, 0, RoundingMode.HALF_UP), GRADES, adjustments, given),
                lines,
                total);
    }

    @ParameterizedTest(name = "{0} of {1}: {2} → {3} {4}")
    @CsvSource(delimiter = '|', textBlock = """
            # 90÷100×120
            120 | 一=50 二=30 三=10    | CONVERSION 18      | 108   | 优
            # 70.5÷100×80=56.4
            80  | 一=50 二=15 三=5.5   | CONVERSION -14.1   | 56.4  | 差
            # 33.333÷100×110=36.6663→36.666
            110 | 一=33.333 二=0 三=0  | CONVERSION 3.333   | 36.666 | 差
            100 | 一=50 二=30 三=10    |                    | 90    | 优
            """)
    void whatIsEarnedIsConvertedToOtherFullMarks(String to, String given, String lines, String total, String grade) {
        SchemeAdjustments adjustments =
                new SchemeAdjustments(null, null, List.of(), null, List.of(), true, null, Points.of(to));
        ScoreSheet sheet = SchemeWideTests.sheet(
                SEED_POLICY, List.of(grade("优", "80"), grade("中", "60"), grade("差", "0")), adjustments, given);
        assertAdjusted(sheet, lines, total);
        assertThat(sheet.grade()).isEqualTo(grade);
        assertThat(sheet.outOf()).isEqualTo(Points.of(to));
        assertThat(sheet.fullMarks()).isEqualTo(Points.of("100"));
    }

    @ParameterizedTest(name = "{0}: {1} → {2} {3}")
    @CsvSource(delimiter = '|', textBlock = """
            一=50 二=30 三=15 否决=yes | VETO 0 | 95 | 良
            一=50 二=30 三=15 否决=no  |        | 95 | 优
            # It is no better anyway
            一=50 二=30 三=5 否决=yes  |        | 85 | 良
            一=50 二=10 三=5 否决=yes  |        | 65 | 中
            一=50 二=30 三=15          |        | missing 否决事项.造假 |
            """)
    void aVetoOfTheGradeLeavesTheTotal(String given, String lines, String total, String grade) {
        SchemeAdjustments adjustments =
                new SchemeAdjustments(null, null, List.of(new Veto("造假", null, "良", true)), null, List.of(), false);
        ScoreSheet sheet = SchemeWideTests.sheet(SEED_POLICY, GRADES, adjustments, given);
        assertAdjusted(sheet, lines, total);
        assertThat(sheet.grade()).isEqualTo(grade);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            一=50 二=30 三=10.001 | 优
            一=50 二=30 三=10     | 良
            一=50 二=30 三=0      | 良
            一=50 二=29.999 三=0  | 中
            一=0 二=0 三=0        | 差
            """)
    void theLowerEndOfAGradeMayBeOpen(String given, String grade) {
        List<GradeBand> grades =
                List.of(new GradeBand("优", Points.of("90"), true), grade("良", "80"), grade("中", "60"), grade("差", "0"));
        assertThat(SchemeWideTests.sheet(SEED_POLICY, grades, SchemeAdjustments.NONE, given)
                        .grade())
                .isEqualTo(grade);
    }

    /** 优 > 90, so that 90 itself is 良 and what a veto of 优 leaves. */
    @Test
    void belowAnOpenGradeItsEndIsTheHighestTotal() {
        List<GradeBand> grades = List.of(new GradeBand("优", Points.of("90"), true), grade("良", "80"), grade("差", "0"));
        SchemeAdjustments adjustments =
                new SchemeAdjustments(null, null, List.of(new Veto("造假", null, "良")), null, List.of(), false);
        ScoreSheet sheet = SchemeWideTests.sheet(SEED_POLICY, grades, adjustments, "一=50 二=30 三=15 否决=yes");
        assertAdjusted(sheet, "VETO -5", "90");
        assertThat(sheet.grade()).isEqualTo("良");
    }

    @Test
    void theLowestGradeIsNotOpenAsZeroWouldHaveNone() {
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> GradeBand.checked(List.of(grade("优", "90"), new GradeBand("差", Points.ZERO, true))));
    }

    /** One cap by the execution rate, one by the completion of targets: the lower counts, each as a line of what it takes. */
    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(delimiter = '|', textBlock = """
            一=50 二=30 三=15 执行=900 超=100/100 |               | 95
            一=50 二=30 三=15 执行=750 超=100/100 | CAP -6        | 89
            # (60%+100%)÷2=80% is below 90%
            一=50 二=30 三=15 执行=900 超=60/100  | CAP -16       | 79
            一=50 二=30 三=15 执行=750 超=60/100  | CAP -6 CAP -10 | 79
            一=50 二=30 三=15 执行=750            |               | missing 总分上限.产出
            """)
    void severalCapsOfTheTotal(String given, String lines, String total) {
        TotalCap byRate = new TotalCap(
                executionRate(ZeroChoice.INCOMPLETE), true, List.of(limit("0.8", null), limit(null, "89")));
        TotalCap byTargets = new TotalCap(
                new TargetsQuantity("产出", ZeroChoice.INCOMPLETE, null, null),
                true,
                List.of(limit("0.9", null), limit(null, "79")));
        assertAdjusted(
                SchemeWideTests.sheet(
                        SEED_POLICY,
                        GRADES,
                        new SchemeAdjustments(
                                null, byRate, List.of(), null, List.of(), false, List.of(byTargets), null),
                        given),
                lines,
                total);
    }

    /** 799.996 of 1000 is 79.9996 %, printed 80.00 %: by the exact rate it is capped. */
    @Test
    void aCapMayLookAtTheExactRate() {
        TotalCap exact = new TotalCap(
                executionRate(ZeroChoice.INCOMPLETE), true, List.of(limit("0.8", null), limit(null, "89")));
        SchemeAdjustments adjustments = new SchemeAdjustments(null, exact, List.of(), null, List.of(), false);
        String given = "一=50 二=30 三=15 执行=799.996";
        assertAdjusted(SchemeWideTests.sheet(SEED_POLICY, GRADES, adjustments, given), "", "95");
        assertAdjusted(
                SchemeWideTests.sheet(SEED_POLICY.withPresentMeaning(), GRADES, adjustments, given), "CAP -6", "89");
    }

    /** Two decimals of a percentage: 12.345 % is half way between 12.34 and 12.35, 12.355 % between 12.35 and 12.36. */
    @ParameterizedTest
    @CsvSource({"12345, 1.234, 1.235", "12355, 1.236, 1.236", "12365, 1.236, 1.237"})
    void halfGoesToTheEvenDigit(String executed, String even, String up) {
        ScoringRule rule = new RateRule(executionRate(ZeroChoice.INCOMPLETE));
        ScoringFixtures.Inputs inputs = ScoringFixtures.inputs().execution(executed, "100000");
        assertThat(ScoringFixtures.score(rule, "10", policy(2, 3, RoundingMode.HALF_EVEN, true), inputs)
                        .score())
                .isEqualTo(Points.of(even));
        assertThat(ScoringFixtures.score(rule, "10", policy(2, 3, RoundingMode.HALF_UP, true), inputs)
                        .score())
                .isEqualTo(Points.of(up));
    }

    /** 24 monthly rates, of which half are 80 % and half 90 %: 85 %. */
    @Test
    void aMeanTakesMoreThanTwenty() {
        List<Quantity> rates = java.util.stream.IntStream.range(0, 24)
                .<Quantity>mapToObj(i -> new Quantity.EntryQuantity("率" + i, InputType.PERCENT, "%"))
                .toList();
        ScoringRule rule = new RateRule(new ArithmeticQuantity(ArithmeticQuantity.Operation.MEAN, rates));
        ScoringFixtures.Inputs inputs = ScoringFixtures.inputs();
        for (int i = 0; i < 24; i++) {
            inputs.entry("率" + i, i % 2 == 0 ? "80" : "90");
        }
        assertThat(ScoringFixtures.score(rule, "10", inputs).score()).isEqualTo(Points.of("8.5"));
    }
}

package cn.ziping.scoring;

import static cn.ziping.scoring.ScoringFixtures.CODE;
import static cn.ziping.scoring.ScoringFixtures.SEED_POLICY;
import static cn.ziping.scoring.ScoringFixtures.assertIncomplete;
import static cn.ziping.scoring.ScoringFixtures.explain;
import static cn.ziping.scoring.ScoringFixtures.inputs;
import static cn.ziping.scoring.ScoringFixtures.said;
import static cn.ziping.scoring.ScoringFixtures.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.ziping.shared.Points;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers that grow with every step are not computed with, and those that are stay short enough to be read. */
class LongNumberTests {

    /** 2 to the 49th: each division by it gives 49 decimals more. */
    private static final String POWER = "562949953421312";

    private static Quantity formula(String expression) {
        return new FormulaQuantity(Formula.of(expression), false, List.of(), ZeroChoice.INCOMPLETE);
    }

    private static PointsRule points(Quantity quantity) {
        return new PointsRule(quantity);
    }

    @Test
    void aFormulaOfHundredsOfDivisionsLeavesItsLeafIncompleteAtOnce() {
        PointsRule rule = points(formula("1" + "/甲".repeat(249)));
        LeafScore leaf = explain(rule, "10", inputs().count("甲", POWER));
        assertIncomplete(leaf, CODE);
        assertThat(said(leaf.trace())).containsExactly("trace.number-long['1200']");
        // Without a trace it comes to the same.
        assertIncomplete(score(rule, "10", inputs().count("甲", POWER)), CODE);
    }

    @Test
    void aProductOfLongFormulasIsAsSoonOver() {
        // 80 divisions by a number of 15 digits are 1200 digits at most, which each formula may have; the product may
        // not.
        Quantity product = new ArithmeticQuantity(
                ArithmeticQuantity.Operation.PRODUCT, Collections.nCopies(20, formula("1" + "/甲".repeat(79))));
        long start = System.nanoTime();
        LeafScore leaf = explain(points(product), "10", inputs().count("甲", POWER));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertIncomplete(leaf, CODE);
        assertThat(took).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aBonusAndTheMeasureOfACapAreBoundedAlike() {
        IndicatorDefinition bonus = ScoringFixtures.indicator("加分", "加分", "2", points(formula("1" + "/甲".repeat(249))));
        SchemeAdjustments adjustments = new SchemeAdjustments(
                null,
                new SchemeAdjustments.TotalCap(
                        formula("1" + "/甲".repeat(249)),
                        true,
                        List.of(
                                new SchemeAdjustments.TotalCap.Limit(new BigDecimal("0.8"), true, null),
                                new SchemeAdjustments.TotalCap.Limit(null, false, Points.of("5")))),
                List.of(),
                null,
                List.of(new SchemeAdjustments.Extra(SchemeAdjustments.Extra.Kind.BONUS, bonus)),
                false);
        SchemeDefinition plain = ScoringFixtures.scheme(new YesNoRule("问"), "10", SEED_POLICY);
        ScoreSheet sheet = Scoring.explain(
                new SchemeDefinition(
                        plain.fullMarks(), plain.policy(), plain.grades(), plain.dimensions(), adjustments),
                inputs().count("甲", POWER).entry("问", "yes").build());
        assertThat(sheet.missing())
                .containsExactlyInAnyOrder(
                        new MissingInput("加分", "加分"), new MissingInput(SchemeAdjustments.CAP, SchemeAdjustments.CAP));
    }

    @Test
    void meansOfManyUnroundedRatesAreFarFromTheBound() {
        // Σ 1 ÷ p over a hundred three-digit numbers, exact: the denominator has some hundred digits once it is
        // reduced.
        Fraction sum = Fraction.ZERO;
        for (int i = 901; i <= 1000; i++) {
            sum = sum.plus(Fraction.ONE.dividedBy(Fraction.of(i)));
        }
        // Between 100 ÷ 1000 and 100 ÷ 901
        assertThat(sum)
                .isGreaterThan(Fraction.of(new BigDecimal("0.1")))
                .isLessThan(Fraction.of(new BigDecimal("0.111")));
    }

    @Test
    void longSumsWhoseDenominatorsShareNothingEndToo() {
        Fraction sum = Fraction.ZERO;
        BigInteger prime = BigInteger.valueOf(999_999_999_999L);
        assertThatExceptionOfType(Fraction.TooLongException.class).isThrownBy(() -> {
            Fraction total = sum;
            BigInteger next = prime;
            for (int i = 0; i < 200; i++) {
                next = next.nextProbablePrime();
                total = total.plus(Fraction.of(BigInteger.ONE, next));
            }
        });
    }

    @ParameterizedTest(name = "1 ÷ {0}^{1} is printed as {2}")
    @CsvSource({
        "2, 3, 0.125",
        "5, 2, 0.04",
        "10, 40, 0.0000000000000000000000000000000000000001",
        "2, 40, 0.0000000000009094947017729282379150390625",
        // 41 decimals are more than are printed
        "2, 41, 1/2199023255552",
        "5, 41, 1/45474735088646411895751953125",
        "3, 1, 1/3",
        "6, 1, 1/6"
    })
    void whatTakesMoreThanFortyDecimalsIsPrintedAsAFraction(int base, int power, String printed) {
        assertThat(Fraction.of(BigInteger.ONE, BigInteger.valueOf(base).pow(power)))
                .hasToString(printed);
    }
}

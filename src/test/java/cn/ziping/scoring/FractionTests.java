package cn.ziping.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FractionTests {

    private static Fraction fraction(long numerator, long denominator) {
        return Fraction.of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    @Test
    void aThirdTimesThreeIsOne() {
        assertThat(Fraction.ONE.dividedBy(Fraction.of(3)).times(Fraction.of(3))).isEqualTo(Fraction.ONE);
        assertThat(fraction(1, 3).plus(fraction(1, 3)).plus(fraction(1, 3))).isEqualTo(Fraction.ONE);
    }

    @Test
    void staysExactOverManySteps() {
        // 1/1·2 + 1/2·3 + … + 1/99·100 = 99/100
        Fraction sum = IntStream.rangeClosed(1, 99)
                .mapToObj(n -> fraction(1, (long) n * (n + 1)))
                .reduce(Fraction.ZERO, Fraction::plus);
        assertThat(sum).isEqualTo(fraction(99, 100));
    }

    @ParameterizedTest(name = "{0}/{1} is kept as {2}/{3}")
    @CsvSource({
        "2, 4, 1, 2",
        "-2, 4, -1, 2",
        "2, -4, -1, 2",
        "-2, -4, 1, 2",
        "0, 7, 0, 1",
        "0, -7, 0, 1",
        "6, 3, 2, 1",
        "5, -1, -5, 1",
        // 7072.88 ÷ 7183.32; both are divisible by 4 and by nothing else in common
        "707288, 718332, 176822, 179583"
    })
    void keepsTheSignAboveAndNoCommonFactor(long numerator, long denominator, long keptAbove, long keptBelow) {
        Fraction fraction = fraction(numerator, denominator);
        assertThat(fraction.numerator()).isEqualTo(BigInteger.valueOf(keptAbove));
        assertThat(fraction.denominator()).isEqualTo(BigInteger.valueOf(keptBelow));
        assertThat(fraction)
                .isEqualTo(fraction(keptAbove, keptBelow))
                .hasSameHashCodeAs(fraction(keptAbove, keptBelow));
    }

    @ParameterizedTest(name = "{0}/{1} and {2}/{3}")
    @CsvSource({
        "1, 2, 1, 3, 5, 6, 1, 6, 1, 6, 3, 2",
        "2, 3, 4, 9, 10, 9, 2, 9, 8, 27, 3, 2",
        "-1, 4, 1, 2, 1, 4, -3, 4, -1, 8, -1, 2",
        "5, 1, -5, 1, 0, 1, 10, 1, -25, 1, -1, 1"
    })
    void addsSubtractsMultipliesAndDivides(
            long a, long b, long c, long d, long e, long f, long g, long h, long i, long j, long k, long l) {
        assertThat(fraction(a, b).plus(fraction(c, d))).isEqualTo(fraction(e, f));
        assertThat(fraction(a, b).minus(fraction(c, d))).isEqualTo(fraction(g, h));
        assertThat(fraction(a, b).times(fraction(c, d))).isEqualTo(fraction(i, j));
        assertThat(fraction(a, b).dividedBy(fraction(c, d))).isEqualTo(fraction(k, l));
    }

    @ParameterizedTest(name = "{0} is {1}/{2}")
    @CsvSource({
        "0.9846, 4923, 5000",
        "-1.50, -3, 2",
        "1E+2, 100, 1",
        "0.000, 0, 1",
        "0E+5, 0, 1",
        "7183.32, 179583, 25",
        "20, 20, 1"
    })
    void isMadeOfADecimal(BigDecimal value, long numerator, long denominator) {
        assertThat(Fraction.of(value)).isEqualTo(fraction(numerator, denominator));
        assertThat(Fraction.of(value).isExactly(value)).isTrue();
    }

    @ParameterizedTest(name = "{0}/{1} is {2}")
    @CsvSource({
        "1, 8, 0.125",
        "3, 40, 0.075",
        "-7, 20, -0.35",
        "0, 3, 0",
        "20, 1, 20",
        "300, 3, 100",
        "1, 1024, 0.0009765625",
        "4923, 5000, 0.9846",
        "3, 6, 0.5"
    })
    void isADecimalWhereItsDenominatorIsOfTwosAndFives(long numerator, long denominator, BigDecimal decimal) {
        assertThat(fraction(numerator, denominator).decimal())
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo(decimal));
        assertThat(fraction(numerator, denominator)).hasToString(decimal.toPlainString());
    }

    @ParameterizedTest(name = "{0}/{1} is no decimal")
    @CsvSource({"1, 3, 1/3", "-2, 3, -2/3", "2, 7, 2/7", "1, 6, 1/6", "22, 15, 22/15", "707288, 718332, 176822/179583"})
    void isNoDecimalElse(long numerator, long denominator, String printed) {
        assertThat(fraction(numerator, denominator).decimal()).isEmpty();
        assertThat(fraction(numerator, denominator)).hasToString(printed);
    }

    @Test
    void isExactlyOnlyTheNumberItself() {
        assertThat(fraction(1, 3).isExactly(new BigDecimal("0.3333333333"))).isFalse();
        assertThat(fraction(1, 4).isExactly(new BigDecimal("0.2500"))).isTrue();
        assertThat(fraction(1, 4).isExactly(new BigDecimal("0.25000000000000000001")))
                .isFalse();
    }

    @ParameterizedTest(name = "{0}/{1} against {2}/{3}: {4}")
    @CsvSource({
        "1, 3, 3333, 10000, 1",
        "1, 3, 3334, 10000, -1",
        "2, 4, 1, 2, 0",
        "-1, 2, -1, 3, -1",
        "1, -2, 1, 3, -1",
        "0, 5, 0, -9, 0",
        // 4923 · 179583 = 884 087 109 < 884 110 000 = 176822 · 5000
        "4923, 5000, 707288, 718332, -1"
    })
    void isOrderedByValue(long a, long b, long c, long d, int order) {
        Fraction one = fraction(a, b);
        Fraction other = fraction(c, d);
        assertThat(Integer.signum(one.compareTo(other))).isEqualTo(order);
        assertThat(Integer.signum(other.compareTo(one))).isEqualTo(-order);
        assertThat(one.atMost(other)).isEqualTo(order <= 0 ? one : other);
        assertThat(one.atLeast(other)).isEqualTo(order >= 0 ? one : other);
        assertThat(one.minus(other).signum()).isEqualTo(order);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -7})
    void refusesAZeroDenominator(long numerator) {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> fraction(numerator, 0));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Fraction.of(numerator).dividedBy(Fraction.ZERO));
    }
}

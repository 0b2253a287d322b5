package cn.ziping.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NumericPolicyTests {

    @ParameterizedTest(name = "{0} ÷ {1} to {2} decimals: {3} half up, {4} truncated")
    @CsvSource({
        // 7072.88 ÷ 7183.32 = 0.98462549…
        "7072.88, 7183.32, 2, 0.9846, 0.9846",
        "7072.88, 7183.32, 3, 0.98463, 0.98462",
        "7072.88, 7183.32, 0, 0.98, 0.98",
        // 98.4625 % lies exactly between 98.462 % and 98.463 %, and below the middle of 98.46 % and 98.47 %.
        "984625, 1000000, 3, 0.98463, 0.98462",
        "984625, 1000000, 2, 0.9846, 0.9846",
        "984625, 1000000, 4, 0.984625, 0.984625",
        // 98.465 % and 12.5 %, exact halves at two decimals and at none
        "98.465, 100, 2, 0.9847, 0.9846",
        "1, 8, 0, 0.13, 0.12",
        "2, 3, 2, 0.6667, 0.6666",
        "0, 7183.32, 2, 0, 0",
        // Domain §2: 21 → 16 is −23.8095… %: 23.81 when rounded, 23.80 when truncated
        "-5, 21, 2, -0.2381, -0.2380",
        // A half of a negative number goes away from zero, truncation towards it.
        "-1, 8, 0, -0.13, -0.12",
        "1, 3, 10, 0.333333333333, 0.333333333333"
    })
    void roundsARateToDecimalsOfItsPercentage(
            BigDecimal part, BigDecimal whole, int decimals, BigDecimal halfUp, BigDecimal truncated) {
        assertThat(new NumericPolicy(decimals, 3, RoundingMode.HALF_UP, true).rate(part, whole))
                .isEqualByComparingTo(halfUp);
        assertThat(new NumericPolicy(decimals, 3, RoundingMode.DOWN, true).rate(part, whole))
                .isEqualByComparingTo(truncated);
    }

    @ParameterizedTest(name = "{0} ÷ {1} to {2} decimals: {3} half up, {4} truncated")
    @CsvSource({
        "98465, 10000, 3, 9.847, 9.846",
        "98464, 10000, 3, 9.846, 9.846",
        "98469, 10000, 3, 9.847, 9.846",
        "9846, 1000, 3, 9.846, 9.846",
        "5, 10000, 3, 0.001, 0",
        "1, 2, 0, 1, 0",
        "-1, 2, 0, -1, 0",
        "20, 3, 6, 6.666667, 6.666666",
        "20, 1, 2, 20, 20"
    })
    void roundsPointsOnce(BigDecimal numerator, BigDecimal denominator, int decimals, String halfUp, String truncated) {
        assertThat(new NumericPolicy(2, decimals, RoundingMode.HALF_UP, true).points(numerator, denominator))
                .isEqualTo(Points.of(halfUp));
        assertThat(new NumericPolicy(2, decimals, RoundingMode.DOWN, true).points(numerator, denominator))
                .isEqualTo(Points.of(truncated));
    }

    @ParameterizedTest
    @CsvSource({"9.8465, 3, 9.847, 9.846", "7000, 2, 7000.00, 7000.00", "-0.005, 2, -0.01, 0.00"})
    void showsANumberWithSoManyDecimals(BigDecimal value, int decimals, String halfUp, String truncated) {
        assertThat(NumericPolicy.DISPLAY.shown(value, decimals).toPlainString()).isEqualTo(halfUp);
        assertThat(new NumericPolicy(2, 3, RoundingMode.DOWN, true)
                        .shown(value, decimals)
                        .toPlainString())
                .isEqualTo(truncated);
    }

    @ParameterizedTest
    @CsvSource({"0", "5", "-5"})
    void leavesAZeroDenominatorToTheCaller(BigDecimal part) {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> NumericPolicy.DISPLAY.rate(part, new BigDecimal("0.00")));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> NumericPolicy.DISPLAY.points(part, BigDecimal.ZERO));
    }

    @ParameterizedTest
    @CsvSource({"-1, 3", "11, 3", "2, -1", "2, 7"})
    void refusesDecimalsOutsideItsRange(int rateDecimals, int pointsDecimals) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NumericPolicy(rateDecimals, pointsDecimals, RoundingMode.HALF_UP, true));
    }

    @ParameterizedTest
    @EnumSource(
            value = RoundingMode.class,
            names = {"HALF_UP", "HALF_EVEN", "DOWN"},
            mode = EnumSource.Mode.EXCLUDE)
    void refusesEveryOtherWayOfRounding(RoundingMode mode) {
        assertThatIllegalArgumentException().isThrownBy(() -> new NumericPolicy(2, 3, mode, true));
    }

    @Test
    void takesTheEndsOfItsRange() {
        assertThat(new NumericPolicy(0, 0, RoundingMode.DOWN, false).roundRateFirst())
                .isFalse();
        assertThat(new NumericPolicy(10, 6, RoundingMode.HALF_UP, true).roundRateFirst())
                .isTrue();
    }
}

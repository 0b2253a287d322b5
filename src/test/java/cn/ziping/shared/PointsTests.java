package cn.ziping.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointsTests {

    @ParameterizedTest
    @CsvSource({"9.50, 9.5", "20.000, 20", "2E+1, 20", "0.000, 0", "-0.50, -0.5", "0E+3, 0"})
    void areEqualWhereTheirNumbersAre(String one, String other) {
        assertThat(Points.of(one)).isEqualTo(Points.of(other)).hasSameHashCodeAs(Points.of(other));
        assertThat(new Points(new BigDecimal(one))).isEqualTo(Points.of(other));
    }

    @ParameterizedTest
    @CsvSource({"20, 20", "1E+2, 100", "9.8460, 9.846", "0.0, 0", "-0.154, -0.154", "1E-7, 0.0000001"})
    void arePrintedPlainWithoutExponentOrTrailingZeros(String amount, String printed) {
        assertThat(Points.of(amount)).hasToString(printed);
    }

    @ParameterizedTest
    @CsvSource({
        "9.846, 0.154, 10, 9.692",
        "0.1, 0.2, 0.3, -0.1",
        "100, -0.5, 99.5, 100.5",
        // Exact at any length: nothing is rounded on the way.
        "0.000000000000000000001, 1, 1.000000000000000000001, -0.999999999999999999999"
    })
    void addAndSubtractExactly(String one, String other, String sum, String difference) {
        assertThat(Points.of(one).plus(Points.of(other))).isEqualTo(Points.of(sum));
        assertThat(Points.of(one).minus(Points.of(other))).isEqualTo(Points.of(difference));
    }

    @Test
    void addUpToTheSeedsTotal() {
        // Domain §2: 49.846 + 3 + 4 + 4 + 14.5 + 20 + 4
        assertThat(Stream.of("49.846", "3", "4", "4", "14.5", "20", "4")
                        .map(Points::of)
                        .reduce(Points.ZERO, Points::plus))
                .isEqualTo(Points.of("99.346"));
    }

    @ParameterizedTest
    @CsvSource({"5, 3, 3, 5", "-1, 0, -1, 0", "2.50, 2.5, 2.5, 2.5"})
    void areLimitedFromAboveAndBelow(String one, String limit, String atMost, String atLeast) {
        assertThat(Points.of(one).atMost(Points.of(limit))).isEqualTo(Points.of(atMost));
        assertThat(Points.of(one).atLeast(Points.of(limit))).isEqualTo(Points.of(atLeast));
    }

    @ParameterizedTest
    @CsvSource({"0.001, true, false", "0, false, false", "-0.001, false, true"})
    void knowTheirSign(String amount, boolean positive, boolean negative) {
        assertThat(Points.of(amount).isPositive()).isEqualTo(positive);
        assertThat(Points.of(amount).isNegative()).isEqualTo(negative);
    }

    @Test
    void areOrderedByNumber() {
        assertThat(Points.of("9.9")).isLessThan(Points.of("10")).isGreaterThan(Points.of("9.846"));
        assertThat(Points.of("2.50")).isEqualByComparingTo(Points.of("2.5"));
    }
}

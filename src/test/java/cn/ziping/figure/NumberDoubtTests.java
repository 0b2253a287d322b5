package cn.ziping.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A slip in a percent or a unit is asked about, and what is unusual on both sides is not. */
class NumberDoubtTests {

    @ParameterizedTest(name = "{0} % beside {1}, more is better: {2} -> {3}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "0.95 | -    | true  | question.percent.share 0.95 95",
                "0.96 | 95   | true  | question.percent.share 0.96 96",
                "0.96 | 95   | false | question.percent.share 0.96 96",
                "1    | 98   | true  | question.percent.share 1 100",
                "0.96 | 0.95 | true  | question.percent.share 0.96 96",
                "925  | -    | true  | question.percent.much 925",
                "925  | 92   | true  | question.percent.much 925",
                "-1   | -    | true  | question.percent.negative -1",
                "-1   | 5    | true  | question.percent.negative -1",
                "-1   | -2.5 | true  | -",
                "0.3  | 0.5  | false | -",
                "0.3  | -    | false | -",
                "0.3  | 0.2  | true  | -",
                "1    | 3    | false | -",
                "0    | 95   | true  | -",
                "95   | -    | true  | -",
                "100  | 0.96 | true  | -",
                "150  | -    | true  | -",
                "320  | 300  | true  | -"
            })
    void percent(BigDecimal value, BigDecimal beside, boolean higher, String asked) {
        assertThat(NumberDoubt.percent(value, beside, higher)
                        .map(doubt -> doubt.code() + " " + String.join(" ", doubt.arguments()))
                        .orElse(null))
                .isEqualTo(asked);
    }

    @ParameterizedTest(name = "{0} beside {1}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "10000, 1, true",
                "49999, 1, true",
                "50000, 1, false",
                "2001, 1, true",
                "2000, 1, false",
                "1, 10000, true",
                "1, 2000, false",
                "-10000, 1, true",
                "0, 1, false",
                "1, 0, false",
                "-, 1, false",
                "1, -, false"
            })
    void unit(BigDecimal value, BigDecimal beside, boolean asked) {
        assertThat(NumberDoubt.unit(value, beside).isPresent()).isEqualTo(asked);
    }
}

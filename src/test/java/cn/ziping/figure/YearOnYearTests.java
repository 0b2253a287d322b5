package cn.ziping.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YearOnYearTests {

    @ParameterizedTest
    @CsvSource({
        "45, 48, DOWN, -0.0625",
        "16, 21, DOWN, -0.2381",
        "13, 10, UP, 0.3000",
        "0, 7, DOWN, -1.0000",
        "48, 48, SAME, 0.0000",
        "1000001, 1000000, SAME, 0.0000",
        "0, 0, SAME,",
        "5, 0, FROM_ZERO,",
        "0.01, 0, FROM_ZERO,",
        ", 48, UNKNOWN,",
        "45, , UNKNOWN,",
        ", 0, UNKNOWN,",
        ", , UNKNOWN,"
    })
    void theRateIsThatOfLastYearsFigureAndFromZeroThereIsNone(
            @Nullable BigDecimal now, @Nullable BigDecimal base, YearOnYear.Kind kind, @Nullable BigDecimal rate) {
        assertThat(YearOnYear.of(now, base)).isEqualTo(new YearOnYear(kind, rate));
    }

    @ParameterizedTest
    @CsvSource({
        "1300, 1000, 30, true",
        "1299, 1000, 30, false",
        "700, 1000, 30, true",
        "701, 1000, 30, false",
        // 29.995 % is shown as 30.00 %, 29.994 % as 29.99 %.
        "129995, 100000, 30, true",
        "129994, 100000, 30, false",
        "1299, 1000, 29.9, true",
        "5, 0, 1000, true",
        "0, 0, 0.01, false",
        "48, 48, 0.01, false",
        ", 48, 0.01, false"
    })
    void aReasonIsAskedForFromTheThresholdOnAndAlwaysFromZero(
            @Nullable BigDecimal now, @Nullable BigDecimal base, BigDecimal percent, boolean asked) {
        assertThat(YearOnYear.of(now, base).reaches(percent)).isEqualTo(asked);
    }
}

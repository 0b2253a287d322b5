package cn.ziping.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiscalYearTests {

    @ParameterizedTest
    @ValueSource(ints = {1800, 1999, 2100, 20222, 0, -2022})
    void refusesAYearOutsideItsRange(int value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new FiscalYear(value));
    }

    @ParameterizedTest
    @ValueSource(ints = {2000, 2022, 2099})
    void takesTheYearsOfItsRangeEndsIncluded(int value) {
        assertThat(new FiscalYear(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"2022, 2022", " 2001 , 2001", "2098, 2098"})
    void readsAYearFromText(String text, int value) {
        assertThat(FiscalYear.parse(text)).isEqualTo(new FiscalYear(value));
        assertThat(FiscalYear.parse("\t" + text + " ")).isEqualTo(new FiscalYear(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1800", "2000", "2099", "2100", "", " ", "2022年", "22", "二〇二二", "2022.5"})
    void refusesTextThatIsNoYearOfTheRange(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> FiscalYear.parse(text));
    }

    @Test
    void knowsTheYearsBesideIt() {
        assertThat(new FiscalYear(2022).previous()).isEqualTo(new FiscalYear(2021));
        assertThat(new FiscalYear(2022).next()).isEqualTo(new FiscalYear(2023));
        assertThatIllegalArgumentException().isThrownBy(() -> new FiscalYear(2000).previous());
        assertThatIllegalArgumentException().isThrownBy(() -> new FiscalYear(2099).next());
    }

    @Test
    void isOrderedByTheCalendarAndPrintedAsDigits() {
        assertThat(new FiscalYear(2021)).isLessThan(new FiscalYear(2022)).isGreaterThan(new FiscalYear(2009));
        assertThat(new FiscalYear(2022)).hasToString("2022");
    }
}

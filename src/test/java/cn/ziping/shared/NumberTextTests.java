package cn.ziping.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "１２３ | 123",
                "－１２．５０ | -12.5",
                "７，０７２．８８ | 7072.88",
                "7,072.88 | 7072.88",
                "1,234,567.80 | 1234567.8",
                "-1,234 | -1234",
                "7 072.88 | 7072.88",
                "７\u3000０７２．８８ | 7072.88",
                "7\u00a0183.32 | 7183.32",
                "-1 234 567 | -1234567",
                "10,000 | 10000",
                "+5 | 5",
                "−3 | -3",
                "7072。88 | 7072.88",
                "0.00 | 0",
                "007 | 7",
                "20 | 20",
                "7000.00 | 7000"
            })
    void readsANumberAsPeopleTypeIt(String typed, BigDecimal number) {
        assertThat(NumberText.parse(typed)).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {" 42", "42 ", "\u300042\u3000", "\u00a042", "42\t", "\r\n42\n", "４２"})
    void looksPastWhiteSpaceAround(String typed) {
        assertThat(NumberText.parse(typed)).hasValue(new BigDecimal("42"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "\u3000", "\u00a0", "\t\n", "/", "／", " / ", "-", "－", "—", "–", "−", " — ", "——", "--", "－－",
                "−−", "‐", "―", "──", "—－"
            })
    void readsABlankAsNotGiven(String typed) {
        assertThat(NumberText.parse(typed)).isEmpty();
        assertThat(NumberText.parseMoney(typed, MoneyUnit.WAN, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.00", "-0", "０"})
    void tellsZeroFromBlank(String typed) {
        assertThat(NumberText.parse(typed)).hasValue(BigDecimal.ZERO);
        assertThat(NumberText.parseMoney(typed, MoneyUnit.YUAN, false)).hasValue(Money.ZERO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,5",
                "1，5",
                "1,23,456",
                "1234,567",
                ",123",
                "123,",
                "1,,234",
                "1,234,5",
                "1.234,5",
                // No thousands begin with a zero: this is a decimal comma.
                "0,123",
                "０，１２３",
                "00,123",
                "-0,123",
                "1,234 567",
                "1 234,567",
                "1, 234"
            })
    void refusesCommasThatDoNotPartThousands(String typed) {
        assertRefused(() -> NumberText.parse(typed), "refused.number.commas", typed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1E5",
                "1e5",
                "１Ｅ５",
                "12a",
                "50%",
                "1.2.3",
                "--5",
                "5-",
                ".",
                "+",
                "0x10",
                "五",
                "1/2",
                "NaN",
                "N/A",
                "---",
                "———",
                "- -",
                "//",
                // Compatibility forms are no digits: 5² is not 52.
                "²",
                "5²",
                "①",
                "½",
                "⒈",
                "㈠",
                // Spaces that do not part thousands, tabs and line breaks
                "1 5",
                "12 34",
                "7 07 2.88",
                "1234 567",
                "0 123",
                "- 5",
                "1  234",
                "7072. 88",
                "1\t234",
                "1\n234",
                "7072.88\r\n7183.32"
            })
    void refusesWhatIsNoNumber(String typed) {
        assertRefused(() -> NumberText.parse(typed), "refused.number.invalid", typed);
    }

    @Test
    void readsTwentyOneDigitsWhole() {
        String digits = "1" + "0".repeat(20);
        assertThat(NumberText.parse(digits)).hasValue(new BigDecimal(digits));
        assertThat(NumberText.parse(digits).map(NumberText::plain)).hasValue(digits);
    }

    @Test
    void refusesTextOfUnreasonableLengthAndQuotesItsBeginning() {
        String digits = "9".repeat(5000);
        assertRefused(() -> NumberText.parse(digits), "refused.number.invalid", "9".repeat(40) + "…");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7072.88 | YUAN | 7072.88",
                "1,234.50 | YUAN | 1234.5",
                "7,183.32 | WAN | 71833200",
                // Six decimals in 万元 are two in 元.
                "7072.881234 | WAN | 70728812.34",
                "0.5 | YI | 50000000",
                "１．２３４５６７８ | YI | 123456780",
                "0.12345678 | YI | 12345678",
                // Trailing zeros are no decimals.
                "1.2300 | YUAN | 1.23",
                "1.23000000 | WAN | 12300"
            })
    void readsMoneyInTheUnitOnScreen(String typed, MoneyUnit unit, BigDecimal yuan) {
        assertThat(NumberText.parseMoney(typed, unit, false)).hasValue(new Money(yuan));
    }

    @ParameterizedTest
    @CsvSource({
        "0.001, YUAN, 元, 2",
        "7072.885, YUAN, 元, 2",
        "7072.8812345, WAN, 万元, 6",
        "-0.0000001, WAN, 万元, 6",
        // Design §4: at most 2 decimals in 元, 6 in 万元, 8 in 亿元
        "1.123456789, YI, 亿元, 8",
        "0.12345678901, YI, 亿元, 8"
    })
    void refusesMoreDecimalsThanTheUnitTakes(String typed, MoneyUnit unit, String symbol, String decimals) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> NumberText.parseMoney(typed, unit, true))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo("refused.money.decimals");
                    assertThat(refused.arguments()).contains(symbol, decimals);
                });
    }

    @ParameterizedTest
    @EnumSource(MoneyUnit.class)
    void takesNegativeMoneyOnlyWhereItIsSigned(MoneyUnit unit) {
        assertRefused(() -> NumberText.parseMoney("-0.5", unit, false), "refused.money.negative", "-0.5");
        assertRefused(() -> NumberText.parseMoney("－１", unit, false), "refused.money.negative", "－１");
        assertThat(NumberText.parseMoney("-0.5", unit, true)).hasValue(Money.of("-0.5", unit));
    }

    @ParameterizedTest
    @CsvSource({
        // 10 万亿元 is 1E13 元.
        "10000000000000, YUAN",
        "1000000000, WAN",
        "100000, YI",
        "-100000, YI",
        "-10000000000000.01, YUAN"
    })
    void refusesTenTrillionYuanOrMore(String typed, MoneyUnit unit) {
        assertRefused(() -> NumberText.parseMoney(typed, unit, true), "refused.money.large", typed);
    }

    @ParameterizedTest
    @CsvSource({"9999999999999.99, YUAN", "999999999.999999, WAN", "99999.99999999, YI"})
    void takesTheLargestAmountBelowTenTrillionYuan(String typed, MoneyUnit unit) {
        assertThat(NumberText.parseMoney(typed, unit, false)).hasValue(Money.of(typed, unit));
    }

    @Test
    void refusesMoneyThatIsNoNumber() {
        assertRefused(() -> NumberText.parseMoney("1E5", MoneyUnit.YUAN, false), "refused.number.invalid", "1E5");
        assertRefused(() -> NumberText.parseMoney("7,07.2", MoneyUnit.WAN, true), "refused.number.commas", "7,07.2");
    }

    @ParameterizedTest
    @CsvSource({
        "1E+20, 100000000000000000000",
        "2E+1, 20",
        "1E-7, 0.0000001",
        "9.8460, 9.846",
        "-0.50, -0.5",
        "0E+3, 0",
        "0.000, 0",
        "-7183.320, -7183.32"
    })
    void writesPlainWithoutExponentOrTrailingZeros(BigDecimal value, String plain) {
        assertThat(NumberText.plain(value)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({
        "7000, 2, 7000.00",
        "7072.8, 2, 7072.80",
        "7072.8812, 2, 7072.8812",
        "0.98460, 2, 0.9846",
        "0, 2, 0.00",
        "0E+3, 1, 0.0",
        "1E+3, 0, 1000",
        "-5, 1, -5.0",
        "1E+3, 2, 1000.00"
    })
    void writesAtLeastSoManyDecimalsAndAllThereAre(BigDecimal value, int decimals, String written) {
        assertThat(NumberText.atLeast(value, decimals)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "999 | 999",
                "1000 | 1,000",
                "7072.88 | 7,072.88",
                "1234567 | 1,234,567",
                "12345678.123456 | 12,345,678.123456",
                "0.123456 | 0.123456",
                "-7.5 | -7.5",
                "-999 | -999",
                "-123456 | -123,456",
                "-1234567.8 | -1,234,567.8"
            })
    void partsThousands(String plain, String grouped) {
        assertThat(NumberText.grouped(plain)).isEqualTo(grouped);
    }

    private static void assertRefused(Runnable reading, String code, String quoted) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(reading::run)
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(refused.arguments()).containsExactly(quoted);
                });
    }
}

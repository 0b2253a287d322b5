package cn.ziping.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.ziping.shared.Points;
import cn.ziping.shared.RefusedException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputDeclarationTests {

    private static final InputDeclaration COUNT = InputDeclaration.entry("例数", InputType.COUNT, "例");
    private static final InputDeclaration NUMBER = InputDeclaration.entry("数值", InputType.NUMBER, "");
    private static final InputDeclaration YES_NO = InputDeclaration.entry("问题", InputType.YES_NO, "");
    private static final InputDeclaration TEXT = InputDeclaration.entry("理由", InputType.TEXT, "");
    private static final InputDeclaration POINTS =
            new InputDeclaration("扣分", InputSource.ENTRY, InputType.POINTS, "分", Points.of("5"), true);

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "/", "-", "—"})
    void aBlankIsNotGiven(String typed) {
        assertThat(COUNT.canonical(typed)).isEmpty();
        assertThat(NUMBER.canonical(typed)).isEmpty();
        assertThat(POINTS.canonical(typed)).isEmpty();
    }

    @Test
    void noAnswerAndNoWordsAreNotGiven() {
        assertThat(YES_NO.canonical("  ")).isEmpty();
        assertThat(TEXT.canonical(" \n ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"１２ | 12", "1,200 | 1200", "3.00 | 3", "20 | 20", "0 | 0"})
    void numbersAreStoredPlain(String typed, String stored) {
        assertThat(COUNT.canonical(typed)).hasValue(stored);
        assertThat(NUMBER.canonical(typed)).hasValue(stored);
    }

    @Test
    void aNumberMayBeNegativeAndBroken() {
        assertThat(NUMBER.canonical("-2.50")).hasValue("-2.5");
        assertRefused(NUMBER, "1,5", "refused.number.commas");
        assertRefused(NUMBER, "1E5", "refused.number.invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "0.001"})
    void aCountIsWholeAndNotNegative(String typed) {
        assertRefused(COUNT, typed, "refused.number.count");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "5.01", "100"})
    void pointsLieWithinZeroAndTheirMaximum(String typed) {
        assertRefused(POINTS, typed, "refused.points.range");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.50, 0.5", "5, 5", "5.000, 5"})
    void pointsTakeTheEndsOfTheirRange(String typed, String stored) {
        assertThat(POINTS.canonical(typed)).hasValue(stored);
    }

    @Test
    void anAnswerIsYesOrNo() {
        assertThat(YES_NO.canonical("yes")).hasValue(InputDeclaration.YES);
        assertThat(YES_NO.canonical(" no ")).hasValue(InputDeclaration.NO);
        assertRefused(YES_NO, "maybe", "refused.choice.unknown");
    }

    @Test
    void wordsAreTrimmedAndOfLimitedLength() {
        assertThat(TEXT.canonical(" 制度内容有缺漏 ")).hasValue("制度内容有缺漏");
        assertThat(TEXT.canonical("字".repeat(InputDeclaration.TEXT_LIMIT)))
                .hasValue("字".repeat(InputDeclaration.TEXT_LIMIT));
        assertRefused(TEXT, "字".repeat(InputDeclaration.TEXT_LIMIT + 1), "refused.text.long");
    }

    private static void assertRefused(InputDeclaration declaration, String typed, String code) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> declaration.canonical(typed))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    /** 满意度 of 60 to 100, in a unit of either width. */
    @ParameterizedTest(name = "{0} of unit {1}: {2}")
    @CsvSource({
        "90, %, 90",
        "90%, %, 90",
        "90％, ％, 90",
        "90%, ％, 90",
        "60, ％, 60",
        "100%, %, 100",
        "100.5, %, number.between",
        "59.99%, ％, number.between",
        "-1, %, number.between"
    })
    void aNumberOutsideItsRangeIsRefusedWhereItIsTyped(String typed, String unit, String outcome) {
        InputDeclaration satisfaction = new Quantity.EntryQuantity(
                        "满意度", InputType.NUMBER, unit, new BigDecimal("60"), new BigDecimal("100"))
                .declaration();
        if (outcome.startsWith("number.")) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> satisfaction.canonical(typed))
                    .satisfies(refused -> {
                        assertThat(refused.code()).isEqualTo("refused." + outcome);
                        assertThat(refused.arguments()).containsExactly("60" + unit, "100" + unit);
                    });
        } else {
            assertThat(satisfaction.canonical(typed)).hasValue(outcome);
        }
    }

    @Test
    void anOpenEndOfARangeIsNotAsked() {
        InputDeclaration atLeast =
                new Quantity.EntryQuantity("人数", InputType.COUNT, "人", BigDecimal.ONE, null).declaration();
        InputDeclaration atMost =
                new Quantity.EntryQuantity("人数", InputType.COUNT, "人", null, BigDecimal.TEN).declaration();
        assertThat(atLeast.canonical("100000")).hasValue("100000");
        assertThat(atMost.canonical("0")).hasValue("0");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> atLeast.canonical("0"))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("refused.number.from"));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> atMost.canonical("11"))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("refused.number.up-to"));
    }
}

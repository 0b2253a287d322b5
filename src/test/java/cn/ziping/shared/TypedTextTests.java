package cn.ziping.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTextTests {

    /** U+000B is what Word puts where Shift+Enter was pressed. */
    @ParameterizedTest
    @ValueSource(strings = {"一\r\n二", "一\r二", "一\u000B二", "一\u2028二", "一\u0085二", " 一\n二\u000B"})
    void everyProgramsLineBreakIsOne(String typed) {
        assertThat(TypedText.lines(typed, 10)).isEqualTo("一\n二");
    }

    @Test
    void whatNoTextMayHoldIsNamedWithItsPlace() {
        assertRefused("预算\u0007执行", "U+0007", "3");
        // A character outside the basic plane is one.
        assertRefused("\uD842\uDFB7\u001B", "U+001B", "2");
        assertThatThrownBy(() -> TypedText.line("项目\u202E一", 10))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.arguments()).containsExactly("U+202E", "3"));
    }

    private static void assertRefused(String typed, String... arguments) {
        assertThatThrownBy(() -> TypedText.lines(typed, 10)).isInstanceOfSatisfying(RefusedException.class, refused -> {
            assertThat(refused.code()).isEqualTo("refused.text.control");
            assertThat(refused.arguments()).containsExactly(arguments);
        });
    }

    /** 𠮷, a surname's character, is two units of UTF-16. */
    @Test
    void lengthsCountCharactersAsPeopleDo() {
        String three = "\uD842\uDFB7\uD842\uDFB7\uD842\uDFB7";
        assertThat(TypedText.line(three, 3)).isEqualTo(three);
        assertThatThrownBy(() -> TypedText.line(three + "甲", 3))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.arguments()).containsExactly("3", "4"));
    }
}

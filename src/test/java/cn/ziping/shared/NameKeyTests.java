package cn.ziping.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A name is one name, however its spaces are written. */
class NameKeyTests {

    @ParameterizedTest(name = "[{0}] and [{1}]: {2}")
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "项目一|项目 一|true",
                "项目一|项\u3000目\u00a0一|true",
                "项目一| 项目一\t|true",
                "项目一|项目\u200b一\ufeff|true",
                "项目A 二期|项目A二期|true",
                "项目 A|项目A|true",
                "30101 基本工资|30101基本工资|true",
                "数字（二期）|数字 （二期）|true",
                "Project A|ProjectA|false",
                "Project  A|Project\u00a0A|true",
                "1 2|12|false",
                "项目一|项目二|false"
            })
    void same(String one, String other, boolean same) {
        assertThat(NameKey.same(one, other)).isEqualTo(same);
        assertThat(NameKey.same(other, one)).isEqualTo(same);
    }

    @Test
    void theExactSpellingIsMeantAndOfSeveralAlikeNone() {
        List<String> names = List.of("办 公室", "办公 室", "财务科");
        assertThat(NameKey.find(names, Function.identity(), "办公 室")).contains("办公 室");
        assertThat(NameKey.find(names, Function.identity(), "办公室")).isEmpty();
        assertThat(NameKey.find(names, Function.identity(), "财务 科")).contains("财务科");
        assertThat(NameKey.find(names, Function.identity(), "人事科")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "项目 一",
                " 项目\u00a0 一\u3000",
                "项目\r\n一",
                "项目\u200b \u2009一",
                "\ufeff项目\t一",
                "项目\u000b一",
                "项目\u2028一"
            })
    void aNameIsStoredWithOneSpace(String typed) {
        assertThat(TypedText.line(typed, 10)).isEqualTo("项目 一");
    }

    @Test
    void aNameOfNothingVisibleIsBlank() {
        assertThat(TypedText.optionalLine(" \u200b\u3000", 10)).isEmpty();
    }
}

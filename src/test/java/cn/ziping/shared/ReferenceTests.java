package cn.ziping.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTests {

    private static final UUID LINE = UUID.fromString("0d8b9c54-6f0a-4d5e-9c3b-2a1f00c0ffee");

    static Stream<Arguments> texts() {
        Reference rate = new Reference.Own("全年执行率");
        return Stream.of(
                Arguments.of("全年执行数", new Reference.Own("全年执行数"), false),
                Arguments.of("全年执行率", rate, true),
                Arguments.of("全年执行率_上年", new Reference.LastYear("全年执行率"), true),
                Arguments.of("事故宗数_上年", new Reference.LastYear("事故宗数"), false),
                Arguments.of("累计执行数_9月", new Reference.Month("累计执行数", 9), false),
                Arguments.of("支出率_12月", new Reference.Month("支出率", 12), true),
                Arguments.of("事故宗数_同比", new Reference.Change("事故宗数"), true),
                // The last ending is the ending.
                Arguments.of("事故宗数_上年_同比", new Reference.Change("事故宗数_上年"), true),
                Arguments.of("_上年", new Reference.Own("_上年"), false),
                // No such month: letters of a name that nothing has.
                Arguments.of("支出率_13月", new Reference.Own("支出率_13月"), false),
                Arguments.of("累计执行数_09月", new Reference.Own("累计执行数_09月"), false),
                Arguments.of("年度", Reference.Result.YEAR, false),
                Arguments.of("总分", Reference.Result.TOTAL, false),
                Arguments.of("等级", Reference.Result.GRADE, false),
                Arguments.of("总分数", new Reference.Own("总分数"), false),
                Arguments.of("得分_支出率", Reference.Result.scoreOf("支出率"), false),
                Arguments.of("得分_支出率_同比", new Reference.Change("得分_支出率"), false),
                Arguments.of("同级_全年执行率", new Reference.Peers(rate, false), true),
                Arguments.of("同级_同类_全年执行率", new Reference.Peers(rate, true), true),
                Arguments.of("同级_得分_支出率", new Reference.Peers(Reference.Result.scoreOf("支出率"), false), false),
                // What follows 得分_ is a code whole.
                Arguments.of("同级_得分_支出_上年", new Reference.Peers(Reference.Result.scoreOf("支出_上年"), false), false),
                Arguments.of("同级_事故宗数_上年", new Reference.Peers(new Reference.LastYear("事故宗数"), false), false),
                Arguments.of("同级_", new Reference.Own("同级_"), false),
                Arguments.of("项目:" + LINE + ":全年执行率", new Reference.Project(LINE, new Reference.Own("全年执行率")), true),
                Arguments.of(
                        "项目:" + LINE + ":累计执行数_3月",
                        new Reference.Project(LINE, new Reference.Month("累计执行数", 3)),
                        false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void aReferenceIsReadFromItsTextAndGivesItAgain(String text, Reference reference, boolean rate) {
        assertThat(Reference.parse(text)).contains(reference);
        assertThat(Reference.parse(" " + text + " ")).contains(reference);
        assertThat(reference).hasToString(text);
        assertThat(reference.isRate()).isEqualTo(rate);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "全年 执行数",
                "全年执行数|万元",
                "a.b",
                "项目:",
                "同级_ !",
                "项目:1:全年执行数",
                "项目：0d8b9c54-6f0a-4d5e-9c3b-2a1f00c0ffee:全年执行数",
                "0123456789012345678901234567890123456789012345678901234567891"
            })
    void whatHasNotTheFormOfAReferenceIsNone(String text) {
        assertThat(Reference.parse(text)).isEmpty();
        assertThat(Reference.parseOwn(text)).isEmpty();
        // What is stored somewhere names something all the same, letter by letter.
        assertThat(Reference.of(text)).isEqualTo(new Reference.Own(text)).hasToString(text);
    }

    /** As the expressions of version 23 took them, which asked no code for its form: a scheme that is sent may name anything. */
    @ParameterizedTest
    @CsvSource({
        "支出率（本级）率_上年, true, LastYear",
        "办公-支出率_6月, true, Month",
        "0123456789012345678901234567890123456789012345678901234567891率_上年, true, LastYear",
        "'支出率 ', false, Own",
        "支出（率）, false, Own",
        "总分_同比, true, Change",
        "得分_支出率, false, Result",
        "得分_a b率, false, Own",
        "'a b_同比', true, Change"
    })
    void aStoredTextOfAnyFormIsARateByItsName(String text, boolean rate, String kind) {
        Reference reference = Reference.of(text);
        assertThat(reference).hasToString(text);
        assertThat(reference.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(reference.isRate()).isEqualTo(rate);
    }

    /** What is kept under a key is found under it, with whatever letters it was typed. */
    @ParameterizedTest
    @ValueSource(strings = {"全年执行率 ", "同类_ 全年执行率", "", "a b", "得分_ x"})
    void theKeyOfTheOthersIsKeptLetterByLetter(String key) {
        assertThat(Reference.Peers.ofKey(key).key()).isEqualTo(key);
        assertThat(Reference.Peers.of("同级_" + key)).contains(Reference.Peers.ofKey(key));
    }

    /** In words and rules these are letters of a code, as a department may have named its figure so. */
    @ParameterizedTest
    @CsvSource({"同级_户数, 同级_户数, ''", "同类_户数_上年, 同类_户数, _上年", "同级_户数_同比, 同级_户数, _同比"})
    void whatSaysThatAFigureIsAnothersSaysNothingOfOnesOwn(String text, String code, String ending) {
        Reference own = Reference.parseOwn(text).orElseThrow();
        assertThat(own)
                .isInstanceOfSatisfying(
                        Reference.OfFigure.class,
                        figure -> assertThat(figure.code()).isEqualTo(code));
        assertThat(own).hasToString(code + ending);
    }

    @Test
    void noProjectCanBeReferredToByWordsOrRules() {
        assertThat(Reference.parseOwn("项目:" + LINE + ":全年执行数")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"全年执行率, 全年执行率, false", "同类_全年执行率, 全年执行率, true", "得分_支出率, 得分_支出率, false", "同类_得分_x_同比, 得分_x_同比, true"})
    void theOthersFiguresGoByAKeyThatIsReadAgain(String key, String of, boolean sameKind) {
        Reference.Peers peers = Reference.Peers.ofKey(key);
        assertThat(peers.key()).isEqualTo(key);
        assertThat(peers.of()).hasToString(of);
        assertThat(peers.sameKind()).isEqualTo(sameKind);
    }

    @Test
    void thereAreTwelveMonths() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Reference.Month("累计执行数", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Reference.Month("累计执行数", 13));
    }

    @ParameterizedTest
    @CsvSource({
        "x_上年, true, true",
        "_上年, true, true",
        "x_同比, true, true",
        "x_1月, true, true",
        "x_12月, true, true",
        "x_13月, false, true",
        "x_012月, false, true",
        "x_月, false, false",
        "x_上年度, false, false",
        "上年, false, false"
    })
    void noCodeMayEndLikeAReferenceNorThatOfAFigureLikeAMonthThatThereIsNot(String code, boolean ended, boolean like) {
        assertThat(Reference.isEnded(code)).isEqualTo(ended);
        assertThat(Reference.isLikeEnded(code)).isEqualTo(like);
    }

    @ParameterizedTest
    @CsvSource({"年度, true", "总分, true", "得分_, true", "得分_x, true", "得分, false", "年度数, false"})
    void noFigureMayHaveTheCodeOfAResult(String code, boolean result) {
        assertThat(Reference.isResult(code)).isEqualTo(result);
        assertThat(Optional.of(Reference.of(code))
                        .filter(Reference.Result.class::isInstance)
                        .isPresent())
                .isEqualTo(result);
    }
}

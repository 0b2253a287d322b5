package cn.ziping.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundWordsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            nullValues = "-",
            value = {
                "执行{{全年执行数|万元}}，率{{ 全年执行率 }}! 全年执行数 全年执行率 ! -",
                // The width that an input method may give.
                "｛｛全年执行数｜亿元｝｝和{{总分}} ! 全年执行数 总分 ! -",
                "花括号{一层}不是引用 ! - ! -",
                "断开的{{全年执行数乙 ! - ! {{全年执行数乙",
                "多余的全年执行数}} ! - ! 多余的全年执行数}}",
                "空的{{}}和{{总分}} ! 总分 ! {{}}",
                "其中，全年执行数}}有误 ! - ! 全年执行数}}",
                "按{{全年执行数|吨}}计 ! 全年执行数 ! 全年执行数|吨",
                "半边的｛｛总分 ! - ! ｛｛总分"
            })
    void readsReferencesAndNamesDoubleBracesThatBindNothing(String words, String references, String malformed) {
        BoundWords bound = BoundWords.parse(words);
        assertThat(String.join(" ", bound.references().toList())).isEqualTo(references == null ? "" : references);
        assertThat(String.join(" ", bound.malformed().toList())).isEqualTo(malformed == null ? "" : malformed);
    }
}

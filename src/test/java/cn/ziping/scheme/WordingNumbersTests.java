package cn.ziping.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** A scheme does not say one thing and compute another. */
class WordingNumbersTests {

    @ParameterizedTest(name = "{0} / {1} of {2}: [{3}] [{4}]")
    @CsvSource(
            delimiter = '|',
            value = {
                "每超过一个百分点扣 0.5 分     | 每高 1% 扣 0.5 分          | 6 | ''       | ''",
                "每超过２％扣０.５分           | 每高 2% 扣 0.5 分          | 6 | ''       | ''",
                "最高 1.2 倍                   | 最高 120%                  | 6 | ''       | ''",
                "满分 6 分，低于 60% 不得分    | 低于 60% 的，得 0 分       | 6 | ''       | ''",
                "每低 5% 扣 2 分               | 每低 5% 扣 1 分            | 6 | 2 分     | 1 分",
                "达到 95% 计满分               | 比值超过 100% 的按 100% 计 | 5 | 95%      | ''",
                "得满分                        | 高于 30% 的，得 1 分       | 5 | ''       | 30%;1 分",
                "①制度 1 分；②执行 1 分       | 制度（1 分）、执行（1 分）  | 2 | ''       | ''",
                "①3分；②2分               | 3 分、2 分                  | 5 | ''       | ''",
                "扣十五分，每例扣二十分。     | 扣 15 分、20 分             | 50 | ''      | ''",
                "十分重要的，达到百分之九十五 | 95%                         | 5 | ''       | ''",
                "每超过半个百分点，两倍为限   | 每高 0.5%，最高 200%        | 5 | ''       | ''",
                "第 1 名得满分，依财预〔2021〕5 号 | 满分                  | 8 | ''       | ''",
                "2022 年 3 个工作日，分值 5 分值  | 满分                   | 8 | ''       | ''",
                "30 分钟内                      | 满分                      | 8 | ''       | ''",
                "''                            | 每高 1% 扣 0.5 分          | 6 | ''       | ''",
                "得 3 分                       | 按公式（5 - 50 * x）       | 6 | ''       | ''"
            })
    void numbersThatStandInOneAndNotInTheOther(
            String wording, String rule, BigDecimal full, String inWording, String inRule) {
        WordingNumbers compared = WordingNumbers.compare(wording, rule, full);
        assertThat(String.join(";", compared.inWordingOnly())).isEqualTo(inWording);
        assertThat(String.join(";", compared.inRuleOnly())).isEqualTo(inRule);
    }

    static List<SchemeDraft> samples() {
        return SampleTraceTests.samples().toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void theSamplesComputeWhatTheirWordingSays(SchemeDraft sample) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/scoring");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        Wording wording = new Wording(messages);
        List<String> marked = new ArrayList<>();
        sample.definition().scored().forEach(indicator -> {
            String rule = wording.rule(indicator, Locale.SIMPLIFIED_CHINESE);
            WordingNumbers compared = WordingNumbers.compare(
                    indicator.standard(), rule, indicator.points().value());
            if (compared.differ()) {
                marked.add(indicator.name() + " " + compared + "\n  " + indicator.standard() + "\n  " + rule);
            }
            assertThat(rule)
                    .doesNotContain("_上年", "_同比")
                    .doesNotContainPattern("_\\d+月")
                    .doesNotContainPattern("÷0\\.")
                    .doesNotContainPattern("(\\d+%)（含）至 \\1（含）");
        });
        assertThat(marked).isEmpty();
    }
}

package cn.ziping.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.figure.FigureBook;
import cn.ziping.figure.FigureSource;
import cn.ziping.figure.FigureValue;
import cn.ziping.shared.Reference;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** A figure brings its unit and a change its direction: written again they would be printed twice. */
class DoubledWordsTests {

    private static final FigureBook BOOK = new FigureBook(List.of(
            FigureValue.money(Reference.of("全年执行数"), new BigDecimal("70728800"), FigureSource.LEDGER, false),
            FigureValue.rate(Reference.of("全年执行率"), new BigDecimal("0.9846"), FigureSource.LEDGER),
            FigureValue.number(Reference.of("事故宗数"), new BigDecimal("4"), "宗", FigureSource.FIGURES),
            FigureValue.number(Reference.of("事故宗数_上年"), new BigDecimal("5"), "宗", FigureSource.FIGURES)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "同比下降{{事故宗数_同比}}。 ! 同比下降{{事故宗数_同比}} → 同比下降下降20.00%",
                "较上年增长了 {{事故宗数_同比}} ! 较上年增长了 {{事故宗数_同比}} → 较上年增长了 下降20.00%",
                "降幅为{{事故宗数_同比}} ! 降幅为{{事故宗数_同比}} → 降幅为下降20.00%",
                "执行{{全年执行数}}（万元） ! {{全年执行数}}（万元） → 7072.88万元（万元）",
                "同比{{事故宗数_同比}}，下降明显 ! ''",
                "执行{{全年执行数}}万元 ! {{全年执行数}}万元 → 7072.88万元万元",
                "执行{{全年执行数|亿元}} 亿元 ! {{全年执行数|亿元}}亿元 → 0.71亿元亿元",
                "执行{{全年执行数|数}}万元 ! ''",
                "执行{{全年执行数}}，万元以上 ! ''",
                "执行率{{全年执行率}}% ! {{全年执行率}}% → 98.46%%",
                "执行率{{全年执行率|数}}% ! {{全年执行率|数}}% → 98.46%%",
                "事故{{事故宗数}}宗、{{事故宗数|数}}宗 ! {{事故宗数}}宗 → 4宗宗",
                "没有{{这一项}}宗 ! ''"
            })
    void whatIsDoubledIsShownAsItWouldBePrinted(String words, String doubled) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/narrative");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        assertThat(new FigureText(messages)
                        .doubled(words, BOOK, Locale.SIMPLIFIED_CHINESE).stream()
                                .map(found -> found.written() + " → " + found.printed())
                                .collect(Collectors.joining("; ")))
                .isEqualTo(doubled);
    }
}

package cn.ziping.narrative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.ziping.figure.FigureBook;
import cn.ziping.figure.FigureKind;
import cn.ziping.figure.FigureSource;
import cn.ziping.figure.FigureValue;
import cn.ziping.shared.Reference;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Runs put together are what was printed before there were runs, whatever the words and the bindings. */
class RunTests {

    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;

    private static final FigureBook BOOK = new FigureBook(List.of(
            FigureValue.money(Reference.of("全年执行数"), new BigDecimal("70728812.5"), FigureSource.LEDGER, false),
            FigureValue.money(Reference.of("全年预算数"), null, FigureSource.LEDGER, false),
            FigureValue.rate(Reference.of("全年执行率"), new BigDecimal("0.98456"), FigureSource.LEDGER),
            FigureValue.number(Reference.of("事故宗数"), new BigDecimal("4"), "宗", FigureSource.FIGURES),
            FigureValue.number(Reference.of("事故宗数_上年"), new BigDecimal("5"), "宗", FigureSource.FIGURES),
            FigureValue.number(Reference.of("培训"), new BigDecimal("7"), "", FigureSource.FIGURES),
            FigureValue.number(Reference.of("培训_上年"), BigDecimal.ZERO, "", FigureSource.FIGURES),
            FigureValue.number(Reference.of("户数"), new BigDecimal("12"), "户", FigureSource.FIGURES),
            FigureValue.number(Reference.of("户数_上年"), new BigDecimal("12"), "户", FigureSource.FIGURES),
            FigureValue.words(Reference.Result.GRADE, "优", FigureSource.RESULT)));

    private static final List<String> REFERENCES = List.of(
            "全年执行数",
            "全年预算数",
            "全年执行率",
            "事故宗数",
            "事故宗数_上年",
            "事故宗数_同比",
            "培训_同比",
            "户数_同比",
            "全年预算数_同比",
            "等级",
            "没有",
            "同级_全年执行率",
            " 户数 ",
            "全年执行率_同比",
            "户数_3月");
    private static final List<String> FORMATS = List.of("", "|万元", "|元", "|亿元", "|数", "｜数", "|个", "| ");
    private static final List<String> WORDS =
            List.of("", "执行", "，", "{", "}}", "{{", "}", "同比下降", "\n", "\n\n", "  ", "100%", "<b>&", "“", "𠮷");

    @Test
    void runsPutTogetherAreWhatWasPrintedBefore() {
        FigureText text = text();
        Random random = new Random(22);
        for (int run = 0; run < 20_000; run++) {
            StringBuilder words = new StringBuilder();
            for (int i = random.nextInt(6); i >= 0; i--) {
                words.append(WORDS.get(random.nextInt(WORDS.size())));
                if (random.nextBoolean()) {
                    String inner = REFERENCES.get(random.nextInt(REFERENCES.size()))
                            + FORMATS.get(random.nextInt(FORMATS.size()));
                    words.append(random.nextInt(4) == 0 ? "｛｛" + inner + "｝｝" : "{{" + inner + "}}");
                }
            }
            String typed = words.toString();
            assertThat(Run.text(text.runs(typed, BOOK, ZH))).as(typed).isEqualTo(Earlier.print(typed));
            assertThat(text.paragraphs(typed, BOOK, ZH))
                    .isEqualTo(typed.lines()
                            .filter(line -> !line.isBlank())
                            .map(Earlier::print)
                            .toList());
        }
    }

    @Test
    void aRunSaysWhatItIsBoundToAndItsValueAsData() {
        assertThat(text().runs(
                                "执行{{全年执行数|亿元}}，率{{全年执行率}}，{{事故宗数|数}}宗，{{事故宗数_同比}}；{{等级}}{{全年预算数}}{{没有}}{{培训_同比}}",
                                BOOK,
                                ZH))
                .extracting(Run::text, Run::reference, Run::value, Run::unit)
                .containsExactly(
                        tuple("执行", null, null, null),
                        // What is shown is rounded, the value is not; it is in 万元 whatever is shown.
                        tuple("0.71亿元", "全年执行数", "7072.88125", "万元"),
                        tuple("，率", null, null, null),
                        tuple("98.46%", "全年执行率", "98.456", "%"),
                        tuple("，", null, null, null),
                        tuple("4", "事故宗数", "4", "宗"),
                        tuple("宗，", null, null, null),
                        tuple("下降20.00%", "事故宗数_同比", "-20", "%"),
                        tuple("；", null, null, null),
                        tuple("优", "等级", "优", ""),
                        tuple("〔待填：全年预算数〕", "全年预算数", null, null),
                        tuple("〔没有「没有」这一数据项〕", "没有", null, null),
                        tuple("（上年为零，不计算比率）", "培训_同比", null, null));
    }

    private static FigureText text() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/narrative");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new FigureText(messages);
    }

    /** How words were printed before there were runs, written down apart from the program. */
    private static final class Earlier {

        private static final Pattern BINDING =
                Pattern.compile("(?:\\{\\{|｛｛)([^{}｛｝|｜\\n]{1,80})(?:[|｜]([^{}｛｝|｜\\n]{0,20}))?(?:}}|｝｝)");

        static String print(String words) {
            Matcher bindings = BINDING.matcher(words);
            StringBuilder text = new StringBuilder();
            while (bindings.find()) {
                String format =
                        bindings.group(2) == null ? "" : bindings.group(2).strip();
                bindings.appendReplacement(
                        text, Matcher.quoteReplacement(print(bindings.group(1).strip(), format)));
            }
            return bindings.appendTail(text).toString();
        }

        private static String print(String reference, String format) {
            FigureValue figure = BOOK.find(reference).orElse(null);
            if (figure == null) {
                return "〔没有「" + reference + "」这一数据项〕";
            }
            if (reference.equals("培训_同比")) {
                return "（上年为零，不计算比率）";
            }
            if (figure.blank()) {
                return "〔待填：" + reference + "〕";
            }
            if (reference.endsWith("_同比")) {
                BigDecimal rate = figure.value();
                return rate.signum() == 0
                        ? "持平"
                        : (rate.signum() > 0 ? "增长" : "下降")
                                + decimals(rate.abs().movePointRight(2)) + "%";
            }
            if (figure.text() != null) {
                return figure.text();
            }
            if (figure.kind() == FigureKind.RATE) {
                return decimals(figure.value().movePointRight(2)) + "%";
            }
            if (figure.kind() == FigureKind.MONEY) {
                String unit = List.of("元", "亿元").contains(format) ? format : "万元";
                int shift = unit.equals("元") ? 0 : unit.equals("万元") ? 4 : 8;
                return decimals(figure.value().movePointLeft(shift)) + (format.equals("数") ? "" : unit);
            }
            return figure.value().stripTrailingZeros().toPlainString() + (format.equals("数") ? "" : figure.unit());
        }

        private static String decimals(BigDecimal value) {
            return value.setScale(2, RoundingMode.HALF_UP).toPlainString();
        }
    }
}

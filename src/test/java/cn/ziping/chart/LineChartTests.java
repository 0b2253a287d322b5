package cn.ziping.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines in percent, drawn from the view box: 552 wide from x 48, 212 high from y 16, five places 138 apart. */
class LineChartTests {

    @Test
    void aLineIsDrawnThroughWhatThereIsAndNamedAtItsLastPoint() {
        String svg = chart(line("实际", "0", null, "50", "100", null)).svg();
        assertThat(svg)
                .contains("d=\"M48 228L324 122L462 16\"")
                .contains("<circle class=\"chart-point\" cx=\"324\" cy=\"122\"")
                .contains("x=\"472\" y=\"32\" text-anchor=\"start\"")
                .contains(">实际</text>")
                .contains(">100%</text>")
                .doesNotContain(">125%</text>");
    }

    @Test
    void theScaleReachesToTheHighestValueInStepsOfTwentyFive() {
        String svg = chart(line("实际", "0", "25", "110", "60", "130")).svg();
        // 130 lies below 150, of which it is 130 ÷ 150 × 212 = 184 up: 228 − 184 = 44.
        assertThat(svg).contains(">150%</text>").contains("L600 44\"").doesNotContain(">175%</text>");
    }

    /** 717,000 of 7,183.32 is 9981 %: nine lines, and the other months stay apart. */
    @Test
    void whatIsBeyondTheScaleStandsAtItsEdgeWithItsValue() {
        String svg = chart(line("实际", "0", "50", "9981.456", "100", "200")).svg();
        // 50 of 200 is 53 up: 228 − 53 = 175; 100 is 106 up.
        assertThat(svg)
                .contains("d=\"M48 228L186 175L324 16L462 122L600 16\"")
                .contains(">200%</text>", ">9,981%</text>", "chart-beyond\" d=\"M324 12")
                .doesNotContain(">225%</text>")
                .doesNotContain("cx=\"324\"");
        assertThat(svg.split("class=\"chart-grid\"", -1)).hasSize(10);
    }

    @Test
    void aLineWithoutValuesIsNotDrawnAndAReferenceIsDashed() {
        LineChart.Line time = new LineChart.Line("序时", true, values("20", "40", "60", "80", "100"));
        String svg = new LineChart(
                        "c",
                        "图<1>",
                        "说明",
                        List.of("1", "2", "3", "4", "5"),
                        List.of(time, line("实际", null, null, null, null, null)))
                .svg();
        assertThat(svg)
                .containsOnlyOnce("<path")
                .contains("stroke-dasharray")
                .contains("图&lt;1&gt;")
                .doesNotContain(">实际</text>");
    }

    private static LineChart chart(LineChart.Line line) {
        return new LineChart("c", "图", "说明", List.of("1", "2", "3", "4", "5"), List.of(line));
    }

    private static LineChart.Line line(String name, String... values) {
        return new LineChart.Line(name, false, values(values));
    }

    private static List<BigDecimal> values(String... values) {
        return Arrays.stream(values)
                .map(value -> value == null ? null : new BigDecimal(value))
                .toList();
    }
}

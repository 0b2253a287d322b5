package cn.ziping.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BarChartTests {

    private static final BigDecimal HUNDRED = new BigDecimal("100");

    @Test
    void aBarIsAsLongAsItsShareOfTheTrackAndABlankHasNone() {
        // The track is 720 − 150 − 190 = 380 wide: a quarter of it is 95, all of it 380.
        String svg = chart(
                        new BarChart.Bar("甲", new BigDecimal("25"), HUNDRED, "25"),
                        new BarChart.Bar("乙", null, HUNDRED, "—"),
                        new BarChart.Bar("丙", new BigDecimal("120"), HUNDRED, "120"))
                .svg();
        assertThat(bars(svg)).containsExactly("95", "0", "380");
    }

    @Test
    void wordsAreEscapedWhereverTheyStand() {
        String hostile = "<script>\"&'";
        String svg = new BarChart(
                        "id\"", hostile, hostile, List.of(new BarChart.Bar(hostile, HUNDRED, HUNDRED, hostile)))
                .svg();
        assertThat(svg)
                .doesNotContain("<script>")
                .contains("&lt;script&gt;&quot;&amp;&#39;")
                .contains("id=\"id&quot;-title\"");
    }

    @Test
    void aPictureHasATitleAndADescriptionForThoseWhoDoNotSeeIt() {
        assertThat(chart().svg())
                .contains("role=\"img\"", "aria-labelledby=\"c-title c-desc\"")
                .contains("<title id=\"c-title\">标题</title>", "<desc id=\"c-desc\">说明</desc>");
    }

    private static BarChart chart(BarChart.Bar... bars) {
        return new BarChart("c", "标题", "说明", List.of(bars));
    }

    private static List<String> bars(String svg) {
        return Pattern.compile("chart-bar\"[^>]* width=\"(\\d+)\"")
                .matcher(svg)
                .results()
                .map(result -> result.group(1))
                .toList();
    }
}

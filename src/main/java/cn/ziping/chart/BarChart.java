package cn.ziping.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Horizontal bars, one a line, each on a track that stands for its own maximum. Sized by its view box; coloured by the
 * style sheet's classes, with attributes as the fall-back where there is none.
 *
 * @param id unique on the page
 * @param title what the picture shows
 * @param description the same in a sentence, for those who do not see it
 * @param bars the bars, from the top
 */
public record BarChart(String id, String title, String description, List<Bar> bars) {

    private static final int WIDTH = 720;
    private static final int LABEL = 150;
    private static final int VALUE = 190;
    private static final int LINE = 34;
    private static final int BAR = 14;

    /**
     * A bar.
     *
     * @param label what it is
     * @param value its length, 0 to the maximum, or {@code null} for a blank, which is drawn as an empty track
     * @param maximum the length of its track, above zero
     * @param text its value in words
     */
    public record Bar(String label, @Nullable BigDecimal value, BigDecimal maximum, String text) {

        int width(int track) {
            if (value == null || maximum.signum() <= 0) {
                return 0;
            }
            int width = value.multiply(BigDecimal.valueOf(track))
                    .divide(maximum, 0, RoundingMode.HALF_UP)
                    .intValue();
            return Math.max(0, Math.min(track, width));
        }
    }

    public BarChart {
        bars = List.copyOf(bars);
    }

    public String svg() {
        int track = WIDTH - LABEL - VALUE;
        StringBuilder svg = new StringBuilder();
        svg.append("<svg class=\"chart\" role=\"img\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(bars.size() * LINE)
                .append("\" aria-labelledby=\"")
                .append(Xml.escape(id))
                .append("-title ")
                .append(Xml.escape(id))
                .append("-desc\"><title id=\"")
                .append(Xml.escape(id))
                .append("-title\">")
                .append(Xml.escape(title))
                .append("</title><desc id=\"")
                .append(Xml.escape(id))
                .append("-desc\">")
                .append(Xml.escape(description))
                .append("</desc>");
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            int middle = i * LINE + LINE / 2;
            text(svg, "chart-label", LABEL - 12, middle, "end", bar.label());
            rectangle(svg, "chart-track", middle, track, "#dfe5ec");
            rectangle(svg, "chart-bar", middle, bar.width(track), "#1f4e8c");
            text(svg, "chart-value", LABEL + track + 12, middle, "start", bar.text());
        }
        return svg.append("</svg>").toString();
    }

    private static void rectangle(StringBuilder svg, String style, int middle, int width, String colour) {
        svg.append("<rect class=\"")
                .append(style)
                .append("\" x=\"")
                .append(LABEL)
                .append("\" y=\"")
                .append(middle - BAR / 2)
                .append("\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(BAR)
                .append("\" rx=\"2\" fill=\"")
                .append(colour)
                .append("\"/>");
    }

    private static void text(StringBuilder svg, String style, int x, int middle, String anchor, String words) {
        svg.append("<text class=\"")
                .append(style)
                .append("\" x=\"")
                .append(x)
                .append("\" y=\"")
                .append(middle + 5)
                .append("\" text-anchor=\"")
                .append(anchor)
                .append("\" font-size=\"14\" fill=\"#1d2733\">")
                .append(Xml.escape(words))
                .append("</text>");
    }
}

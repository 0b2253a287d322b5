package cn.ziping.chart;

import cn.ziping.shared.NumberText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lines over the same places from left to right, in percent of a whole. Sized by its view box; coloured by the style sheet's
 * classes, with attributes as the fall-back where there is none. Two lines never differ by colour alone: a reference is
 * dashed, and each is named at its last point. What is above the highest line of the scale stands at its edge with an arrow and its
 * value, so that one slip does not press all else flat.
 *
 * @param id unique on the page
 * @param title what the picture shows
 * @param description the same in a sentence, for those who do not see it
 * @param places the names under the picture
 * @param lines the lines, each with one value a place
 */
public record LineChart(String id, String title, String description, List<String> places, List<Line> lines) {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 260;
    private static final int LEFT = 48;
    private static final int RIGHT = 120;
    private static final int TOP = 16;
    private static final int BOTTOM = 32;
    private static final int STEP = 25;
    private static final BigDecimal LEAST = new BigDecimal("100");

    /** The scale ends here at most: nine lines. */
    private static final BigDecimal MOST = new BigDecimal("200");

    /**
     * A line.
     *
     * @param name what it is
     * @param reference whether it is what the others are compared with
     * @param values a value a place in percent, not negative; {@code null} where there is none
     */
    public record Line(String name, boolean reference, List<@Nullable BigDecimal> values) {}

    public LineChart {
        places = List.copyOf(places);
        lines = List.copyOf(lines);
    }

    public String svg() {
        int top = ceiling();
        StringBuilder svg = new StringBuilder();
        svg.append("<svg class=\"chart\" role=\"img\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
                .formatted(WIDTH, HEIGHT));
        svg.append(" aria-labelledby=\"%1$s-title %1$s-desc\"><title id=\"%1$s-title\">%2$s</title>"
                .formatted(Xml.escape(id), Xml.escape(title)));
        svg.append("<desc id=\"%s-desc\">%s</desc>".formatted(Xml.escape(id), Xml.escape(description)));
        for (int percent = 0; percent <= top; percent += STEP) {
            int y = y(BigDecimal.valueOf(percent), top);
            svg.append("<line class=\"chart-grid\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" stroke=\"#dfe5ec\"/>"
                    .formatted(LEFT, WIDTH - RIGHT, y, y));
            text(svg, LEFT - 8, y + 5, "end", percent + "%");
        }
        for (int i = 0; i < places.size(); i++) {
            text(svg, x(i), HEIGHT - 10, "middle", places.get(i));
        }
        lines.forEach(line -> draw(svg, line, top));
        return svg.append("</svg>").toString();
    }

    private void draw(StringBuilder svg, Line line, int top) {
        StringBuilder path = new StringBuilder();
        BigDecimal highest = line.values().stream()
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO);
        int last = -1;
        for (int i = 0; i < line.values().size(); i++) {
            BigDecimal value = line.values().get(i);
            if (value == null) {
                continue;
            }
            path.append(path.isEmpty() ? "M" : "L").append(x(i)).append(' ').append(y(value, top));
            if (value.compareTo(BigDecimal.valueOf(top)) > 0) {
                beyond(svg, i, value, value.equals(highest));
            } else if (!line.reference()) {
                svg.append("<circle class=\"chart-point\" cx=\"%d\" cy=\"%d\" r=\"3.5\" fill=\"#1f4e8c\"/>"
                        .formatted(x(i), y(value, top)));
            }
            last = i;
        }
        if (last < 0) {
            return;
        }
        svg.append("<path class=\"%s\" d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s/>"
                .formatted(
                        line.reference() ? "chart-reference" : "chart-line",
                        path,
                        line.reference() ? "#55606d" : "#1f4e8c",
                        line.reference() ? " stroke-dasharray=\"6 4\"" : ""));
        BigDecimal end = line.values().get(last);
        if (end != null) {
            int beside = y(end, top) + (line.reference() ? -6 : 16);
            text(svg, x(last) + 10, Math.max(TOP - 2, beside), "start", line.name());
        }
    }

    /** A point above the scale: an arrow at the edge, and under the highest of them its value. */
    private void beyond(StringBuilder svg, int place, BigDecimal value, boolean named) {
        svg.append(
                "<path class=\"chart-beyond\" d=\"M%d %dl5 8h-10z\" fill=\"#9a5b00\"/>".formatted(x(place), TOP - 4));
        if (!named) {
            return;
        }
        String shown =
                NumberText.grouped(value.setScale(0, RoundingMode.HALF_UP).toPlainString()) + "%";
        text(svg, x(place) - 8, TOP + 22, "end", shown);
    }

    /** The highest percentage drawn: a whole step, 100 at least and 200 at most. */
    private int ceiling() {
        BigDecimal highest = lines.stream()
                .flatMap(line -> line.values().stream())
                .filter(value -> value != null)
                .reduce(LEAST, BigDecimal::max);
        return highest.min(MOST)
                        .divide(BigDecimal.valueOf(STEP), 0, RoundingMode.CEILING)
                        .intValue()
                * STEP;
    }

    private int x(int place) {
        return LEFT + (WIDTH - LEFT - RIGHT) * place / Math.max(1, places.size() - 1);
    }

    private static int y(BigDecimal percent, int top) {
        int height = HEIGHT - TOP - BOTTOM;
        int up = percent.min(BigDecimal.valueOf(top))
                .max(BigDecimal.ZERO)
                .multiply(BigDecimal.valueOf(height))
                .divide(BigDecimal.valueOf(top), 0, RoundingMode.HALF_UP)
                .intValue();
        return TOP + height - up;
    }

    private static void text(StringBuilder svg, int x, int y, String anchor, String words) {
        svg.append(
                "<text class=\"chart-label\" x=\"%d\" y=\"%d\" text-anchor=\"%s\" font-size=\"13\" fill=\"#1d2733\">%s</text>"
                        .formatted(x, y, anchor, Xml.escape(words)));
    }
}

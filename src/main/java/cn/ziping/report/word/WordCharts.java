package cn.ziping.report.word;

import cn.ziping.chart.BarChart;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * A bar chart as DrawingML: each bar a share of its own track, with its value in words behind it, as on the page. It holds no
 * workbook, so that nothing of it can be changed apart from the report.
 */
final class WordCharts {

    private static final String CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private static final String DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static final String LINE = "<a:ln><a:noFill/></a:ln>";
    private static final String FONT =
            "<a:defRPr sz=\"1050\"><a:solidFill><a:srgbClr val=\"000000\"/></a:solidFill></a:defRPr>";

    private WordCharts() {}

    static String xml(BarChart chart) {
        List<BarChart.Bar> bars = chart.bars();
        StringBuilder labels = new StringBuilder();
        StringBuilder names = new StringBuilder();
        StringBuilder values = new StringBuilder();
        StringBuilder tracks = new StringBuilder();
        for (int i = 0; i < bars.size(); i++) {
            BarChart.Bar bar = bars.get(i);
            BigDecimal share = share(bar);
            point(names, i, bar.label());
            point(values, i, share.toPlainString());
            point(tracks, i, BigDecimal.ONE.subtract(share).toPlainString());
            labels.append(
                    "<c:dLbl><c:idx val=\"%d\"/><c:tx><c:rich><a:bodyPr wrap=\"none\"/><a:p><a:r><a:rPr lang=\"zh-CN\" sz=\"1050\"/><a:t>%s</a:t></a:r></a:p></c:rich></c:tx>%s</c:dLbl>"
                            .formatted(i, WordPackage.escaped(bar.text()), shown(true)));
        }
        return """
                <c:chartSpace xmlns:c="%s" xmlns:a="%s"><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>\
                <c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>%s%s\
                <c:gapWidth val="80"/><c:overlap val="100"/><c:axId val="1"/><c:axId val="2"/></c:barChart>\
                <c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>\
                <c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr>%s</c:spPr>\
                <c:txPr><a:bodyPr/><a:p><a:pPr>%s</a:pPr></a:p></c:txPr><c:crossAx val="2"/></c:catAx>\
                <c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:max val="1.8"/><c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="t"/>\
                <c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/><c:crossAx val="1"/></c:valAx>\
                </c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr>%s</c:spPr></c:chartSpace>\
                """.formatted(
                        CHART,
                        DRAWING,
                        series(0, chart.title(), "1F4E8C", "", names, values, bars.size()),
                        series(
                                1,
                                chart.title(),
                                "DFE5EC",
                                "<c:dLbls>%s%s</c:dLbls>".formatted(labels, shown(true)),
                                names,
                                tracks,
                                bars.size()),
                        LINE,
                        FONT,
                        LINE);
    }

    /** 0 to 1 of its track. */
    private static BigDecimal share(BarChart.Bar bar) {
        if (bar.value() == null || bar.maximum().signum() <= 0) {
            return BigDecimal.ZERO;
        }
        return bar.value()
                .divide(bar.maximum(), 4, RoundingMode.HALF_UP)
                .max(BigDecimal.ZERO)
                .min(BigDecimal.ONE);
    }

    private static void point(StringBuilder points, int index, String value) {
        points.append("<c:pt idx=\"%d\"><c:v>%s</c:v></c:pt>".formatted(index, WordPackage.escaped(value)));
    }

    private static String shown(boolean value) {
        return "<c:dLblPos val=\"inBase\"/><c:showLegendKey val=\"0\"/><c:showVal val=\"%d\"/><c:showCatName val=\"0\"/><c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/>"
                .formatted(value ? 1 : 0);
    }

    private static String series(
            int index, String name, String colour, String labels, CharSequence names, CharSequence values, int count) {
        return """
                <c:ser><c:idx val="%1$d"/><c:order val="%1$d"/><c:tx><c:v>%2$s</c:v></c:tx><c:spPr><a:solidFill><a:srgbClr val="%3$s"/></a:solidFill></c:spPr>\
                <c:invertIfNegative val="0"/>%4$s<c:cat><c:strLit><c:ptCount val="%5$d"/>%6$s</c:strLit></c:cat>\
                <c:val><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="%5$d"/>%7$s</c:numLit></c:val></c:ser>\
                """.formatted(index, WordPackage.escaped(name), colour, labels, count, names, values);
    }
}

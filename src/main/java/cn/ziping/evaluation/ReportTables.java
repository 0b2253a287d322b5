package cn.ziping.evaluation;

import cn.ziping.evaluation.EvaluationReport.InsertKind;
import cn.ziping.evaluation.ReportBlock.Bar;
import cn.ziping.evaluation.ReportBlock.Cell;
import cn.ziping.evaluation.ReportBlock.Column;
import cn.ziping.evaluation.ReportBlock.ColumnKind;
import cn.ziping.evaluation.ReportBlock.Grid;
import cn.ziping.evaluation.ReportBlock.Picture;
import cn.ziping.evaluation.ReportBlock.Row;
import cn.ziping.evaluation.ReportBlock.RowKind;
import cn.ziping.evaluation.ReportBlock.Table;
import cn.ziping.figure.LedgerFigure;
import cn.ziping.shared.MoneyUnit;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import cn.ziping.shared.Shown;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Makes the report's pictures and tables from its own figures and scores, so that they cannot differ from them. */
@Component
@RequiredArgsConstructor
public class ReportTables {

    /** How a sentence ends that says how many points were lost. */
    private static final Pattern DEDUCTED = Pattern.compile("，扣 [0-9.]+ 分$");

    private static final String POINTS = "分";
    private static final String PERCENT = "%";

    private final MessageSource messages;

    Picture execution(String id, EvaluationReport report) {
        EvaluationReport.BudgetFigures budget = report.budget();
        List<Amount> amounts = List.of(
                new Amount(
                        LedgerFigure.ORIGINAL,
                        budget.originalSample() ? say("report.sample", say("report.original")) : say("report.original"),
                        budget.original()),
                new Amount(LedgerFigure.ANNUAL, say("report.annual"), budget.annual()),
                new Amount(LedgerFigure.EXECUTED, say("report.executed"), budget.executed()));
        BigDecimal longest =
                amounts.stream().map(Amount::wan).filter(Objects::nonNull).reduce(BigDecimal.ONE, BigDecimal::max);
        List<Bar> bars = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (Amount amount : amounts) {
            String text = paper(amount.wan(), report);
            bars.add(new Bar(
                    amount.name(),
                    amount.wan(),
                    longest,
                    amount.wan() == null ? text : text + " " + MoneyUnit.WAN.symbol()));
            rows.add(row(amount.figure(), amount.name(), Cell.number(text, amount.wan())));
        }
        rows.add(row(
                LedgerFigure.RATE,
                say("report.rate"),
                Cell.number(Shown.percent(budget.rate()), budget.rate(), PERCENT)));
        return new Picture(
                id,
                InsertKind.EXECUTION,
                say("report.execution.caption", report.year()),
                MoneyUnit.WAN.symbol(),
                bars,
                new Grid(
                        List.of(
                                column("item", ColumnKind.NAME, ""),
                                column("amount", ColumnKind.NUMBER, MoneyUnit.WAN.symbol())),
                        rows));
    }

    /** A bar of the first picture. */
    private record Amount(
            LedgerFigure figure, String name, @Nullable BigDecimal wan) {}

    private static Row row(LedgerFigure shows, String name, Cell value) {
        return new Row(RowKind.ROW, shows.own().toString(), List.of(Cell.words(name), value));
    }

    Picture dimensions(String id, EvaluationReport report) {
        List<Bar> bars = report.dimensions().stream()
                .map(dimension -> new Bar(
                        dimension.name(),
                        value(dimension.score()),
                        dimension.fullMarks().value(),
                        say("report.score-of", Shown.points(dimension.score()), dimension.fullMarks())))
                .toList();
        List<Row> rows = new ArrayList<>();
        report.dimensions()
                .forEach(dimension -> rows.add(scores(
                        RowKind.ROW, dimension.code(), dimension.name(), dimension.fullMarks(), dimension.score())));
        rows.add(scores(RowKind.SUM, null, say("report.total"), report.fullMarks(), report.rawTotal()));
        if (!report.adjustments().isEmpty()) {
            report.adjustments()
                    .forEach(line -> rows.add(new Row(
                            RowKind.ADJUSTMENT,
                            null,
                            List.of(
                                    Cell.words(say("report.adjustment." + line.kind())),
                                    Cell.words(""),
                                    Cell.number(
                                            signed(line.amount()), line.amount().value()),
                                    Cell.words("")))));
            rows.add(new Row(
                    RowKind.TOTAL,
                    null,
                    List.of(
                            Cell.words(say("report.grand-total")),
                            points(report.outOf()),
                            points(report.total()),
                            Cell.words(""))));
        }
        return new Picture(
                id,
                InsertKind.DIMENSIONS,
                say("report.dimensions.caption"),
                POINTS,
                bars,
                new Grid(
                        List.of(
                                column("dimension", ColumnKind.NAME, ""),
                                column("full-marks", ColumnKind.NUMBER, POINTS),
                                column("score", ColumnKind.NUMBER, POINTS),
                                column("deduction", ColumnKind.NUMBER, POINTS)),
                        rows));
    }

    private static Row scores(
            RowKind kind, @Nullable String code, String name, Points fullMarks, @Nullable Points score) {
        return new Row(
                kind,
                code,
                List.of(
                        Cell.words(name),
                        points(fullMarks),
                        points(score),
                        points(score == null ? null : fullMarks.minus(score))));
    }

    Table indicators(String id, EvaluationReport report) {
        List<Row> rows = new ArrayList<>();
        for (EvaluationReport.Dimension dimension : report.dimensions()) {
            List<EvaluationReport.Indicator> indicators = dimension.indicators();
            for (int i = 0; i < indicators.size(); i++) {
                List<Cell> cells = new ArrayList<>();
                if (i == 0) {
                    cells.add(Cell.words(dimension.name()).over(indicators.size()));
                }
                cells.addAll(cells(indicators.get(i)));
                rows.add(new Row(RowKind.ROW, indicators.get(i).code(), cells));
            }
        }
        if (!report.adjustments().isEmpty()) {
            rows.add(adjustment(RowKind.SUM, say("report.raw-total"), points(report.rawTotal())));
            report.adjustments()
                    .forEach(line -> rows.add(adjustment(
                            RowKind.ADJUSTMENT,
                            adjustment(line),
                            Cell.number(signed(line.amount()), line.amount().value()))));
        }
        rows.add(new Row(
                RowKind.TOTAL,
                null,
                List.of(
                        Cell.words(say(report.adjustments().isEmpty() ? "report.total" : "report.grand-total"))
                                .across(4),
                        points(report.outOf()),
                        Cell.words("").across(3),
                        points(report.total()),
                        Cell.words("").across(2))));
        return new Table(
                id,
                InsertKind.INDICATORS,
                say("report.appendix"),
                new Grid(
                        List.of(
                                heading("first", ColumnKind.GROUP, ""),
                                heading("second", ColumnKind.TEXT, ""),
                                heading("third", ColumnKind.NAME, ""),
                                heading("description", ColumnKind.TEXT, ""),
                                heading("full-marks", ColumnKind.NUMBER, POINTS),
                                heading("standard", ColumnKind.TEXT, ""),
                                heading("target", ColumnKind.TEXT, ""),
                                heading("actual", ColumnKind.TEXT, ""),
                                heading("self-score", ColumnKind.NUMBER, POINTS),
                                heading("reason", ColumnKind.TEXT, ""),
                                heading("evidence", ColumnKind.TEXT, "")),
                        rows),
                say("report.note", report.scheme().policy()));
    }

    private static Row adjustment(RowKind kind, String words, Cell amount) {
        return new Row(
                kind,
                null,
                List.of(Cell.words(words).across(8), amount, Cell.words("").across(2)));
    }

    /** The reason of a line, and how its amount came about. */
    private String adjustment(EvaluationReport.AdjustmentLine line) {
        String steps = steps(line.trace() == null ? List.of() : line.trace());
        return say("report.adjustment." + line.kind())
                + say("report.colon")
                + line.reason()
                + (steps.isEmpty() ? "" : say("report.steps", steps));
    }

    private List<Cell> cells(EvaluationReport.Indicator indicator) {
        List<String> path = indicator.path();
        return List.of(
                Cell.words(path.size() > 1 ? String.join(" / ", path.subList(1, path.size())) : Shown.BLANK),
                Cell.words(indicator.name()),
                Cell.words(indicator.description()),
                points(indicator.fullMarks()),
                Cell.words(indicator.standard()),
                Cell.words(blank(indicator.target())),
                Cell.words(blank(indicator.actual())),
                indicator.applicable() ? points(indicator.score()) : Cell.words(say("report.not-applicable")),
                Cell.words(blank(reason(indicator))),
                Cell.words(Shown.BLANK));
    }

    /** Why points were lost, and the whole calculation; of a report frozen before the two were told apart, once. */
    private String reason(EvaluationReport.Indicator indicator) {
        String steps = steps(indicator.trace());
        boolean lost = indicator.deduction() != null && indicator.deduction().isPositive();
        if (!lost || steps.isEmpty() || indicator.reason().contains(steps)) {
            return indicator.reason();
        }
        // Where the sentence is the beginning of the calculation, it is not said twice.
        String why = DEDUCTED.matcher(indicator.reason()).replaceAll("");
        return steps.contains(why) ? steps : say("report.reason", why, steps);
    }

    private static String steps(List<EvaluationReport.Step> trace) {
        return trace.stream().map(EvaluationReport.Step::zh).collect(Collectors.joining("，"));
    }

    /** 万元 as the words of the paper write it: two decimals, no separators. What was frozen with separators keeps them. */
    private static String paper(@Nullable BigDecimal wan, EvaluationReport report) {
        boolean before = report.dimensions().stream()
                .flatMap(dimension -> dimension.indicators().stream())
                .anyMatch(indicator -> indicator.ruleWording() == null);
        return wan == null || before
                ? Shown.wan(wan)
                : NumericPolicy.DISPLAY.shown(wan, 2).toPlainString();
    }

    private Column column(String key, ColumnKind kind, String unit) {
        return new Column(key, say("report." + key), kind, unit);
    }

    private Column heading(String key, ColumnKind kind, String unit) {
        return new Column(key, say("report.column." + key), kind, unit);
    }

    private static Cell points(@Nullable Points points) {
        return Cell.number(Shown.points(points), value(points));
    }

    private static @Nullable BigDecimal value(@Nullable Points points) {
        return points == null ? null : points.value();
    }

    private static String signed(Points amount) {
        return amount.isPositive() ? "+" + amount : amount.toString().replace('-', '−');
    }

    private static String blank(String text) {
        return text.isEmpty() ? Shown.BLANK : text;
    }

    private String say(String code, Object... arguments) {
        return messages.getMessage(
                code, Stream.of(arguments).map(Object::toString).toArray(), ReportWriter.DOCUMENT);
    }
}

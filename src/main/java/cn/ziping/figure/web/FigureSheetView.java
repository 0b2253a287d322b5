package cn.ziping.figure.web;

import cn.ziping.figure.CellResult;
import cn.ziping.figure.CellView;
import cn.ziping.figure.FigureDefinition;
import cn.ziping.figure.FigureKind;
import cn.ziping.figure.FigureSheet;
import cn.ziping.figure.FigureSheet.Column;
import cn.ziping.figure.OutputView;
import cn.ziping.figure.TypedCell;
import cn.ziping.shared.MoneyUnit;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Shown;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The typed figures as their page shows them.
 *
 * @param editable whether the person may type now into this year
 * @param rows a row a figure
 */
record FigureSheetView(boolean editable, List<Row> rows) {

    /**
     * A figure.
     *
     * @param code its permanent name
     * @param label what it is called in the person's language
     * @param unit its unit as it is typed
     * @param value this year's
     * @param lastYear last year's
     * @param change the year-on-year rate
     */
    record Row(String code, String label, String unit, CellView value, CellView lastYear, OutputView change) {}

    static FigureSheetView of(
            FigureSheet sheet,
            boolean editable,
            boolean lastYearEditable,
            Map<String, CellResult> results,
            Locale locale) {
        return new FigureSheetView(
                editable,
                sheet.rows().stream()
                        .map(row -> row(row, editable, lastYearEditable, results, locale))
                        .toList());
    }

    private static Row row(
            FigureSheet.Row row,
            boolean editable,
            boolean lastYearEditable,
            Map<String, CellResult> results,
            Locale locale) {
        FigureDefinition definition = row.definition();
        boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        String label = english ? definition.getLabelEn() : definition.getCode();
        return new Row(
                definition.getCode(),
                label,
                definition.getKind() == FigureKind.MONEY ? MoneyUnit.WAN.symbol() : definition.getUnit(),
                cell(row, Column.VALUE, label, editable, results),
                cell(row, Column.LAST_YEAR, label, lastYearEditable, results),
                new OutputView(
                        "change-" + Integer.toHexString(definition.getCode().hashCode()), change(row)));
    }

    private static CellView cell(
            FigureSheet.Row row, Column column, String label, boolean editable, Map<String, CellResult> results) {
        return CellView.of(
                FigureSheet.path(row.definition().getCode(), column),
                row.cell(column),
                CellView.Look.number("figure.column." + column, label, !editable, row.sample(column)),
                results);
    }

    /** The rate as a signed percentage; from zero there is none. */
    private static String change(FigureSheet.Row row) {
        String now = stored(row.cell(Column.VALUE));
        String base = stored(row.cell(Column.LAST_YEAR));
        if (now.isEmpty() || base.isEmpty() || new BigDecimal(base).signum() == 0) {
            return Shown.BLANK;
        }
        BigDecimal before = new BigDecimal(base);
        BigDecimal rate = NumericPolicy.DISPLAY.rate(new BigDecimal(now).subtract(before), before.abs());
        return (rate.signum() > 0 ? "+" : "") + Shown.rate(rate);
    }

    private static String stored(TypedCell cell) {
        String stored = cell.stored();
        return stored == null ? "" : stored;
    }

    Stream<CellView> cells() {
        return rows.stream().flatMap(row -> Stream.of(row.value(), row.lastYear()));
    }

    public List<OutputView> outputs() {
        return rows.stream().map(Row::change).toList();
    }
}

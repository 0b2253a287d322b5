package cn.ziping.figure.web;

import cn.ziping.figure.CellResult;
import cn.ziping.figure.CellView;
import cn.ziping.figure.FigureDefinition;
import cn.ziping.figure.FigureKind;
import cn.ziping.figure.FigureNeeds;
import cn.ziping.figure.FigureSheet;
import cn.ziping.figure.FigureSheet.Column;
import cn.ziping.figure.OutputView;
import cn.ziping.figure.YearOnYear;
import cn.ziping.shared.MoneyUnit;
import cn.ziping.shared.Shown;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * The typed figures as their page shows them.
 *
 * @param editable whether the person may type now into this year
 * @param rows a row a figure, those that scoring needs first
 */
record FigureSheetView(boolean editable, List<Row> rows) {

    /**
     * A figure.
     *
     * @param code its permanent name
     * @param label what it is called in the person's language
     * @param unit its unit as it is typed
     * @param needed whether scoring needs it
     * @param indicators the names of the indicators that need it, in one line; words of the data
     * @param value this year's
     * @param lastYear last year's
     * @param change the change in words
     * @param reason why it changed
     */
    record Row(
            String code,
            String label,
            String unit,
            boolean needed,
            String indicators,
            Place value,
            Place lastYear,
            OutputView change,
            Reason reason) {

        private Stream<CellView> cells() {
            return Stream.of(value.cell(), lastYear.cell(), reason.cell());
        }

        private Stream<Place> gaps() {
            return Stream.of(value, lastYear).filter(Place::gap);
        }
    }

    /**
     * One of the two values.
     *
     * @param cell its cell
     * @param needed whether scoring needs it
     * @param gap whether it is needed and not there
     */
    record Place(CellView cell, boolean needed, boolean gap) {}

    /**
     * The reason of a change.
     *
     * @param id the id of what stands around its cell
     * @param words what stands before it: the question while there is none, then what it is
     * @param asked whether the words are the question
     * @param shown whether its cell is shown
     * @param cell its cell
     */
    record Reason(String id, OutputView words, boolean asked, boolean shown, CellView cell) {}

    /** What the rows are made of. */
    record Material(
            FigureSheet sheet,
            FigureNeeds needs,
            Predicate<YearOnYear> asksReason,
            boolean editable,
            boolean lastYearEditable,
            Map<String, CellResult> results,
            MessageSource messages,
            Locale locale) {

        private String say(String code, Object... arguments) {
            return messages.getMessage(code, arguments, locale);
        }

        private Row row(FigureSheet.Row row) {
            FigureDefinition definition = row.definition();
            String code = definition.getCode();
            boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
            String label = english ? definition.getLabelEn() : code;
            String id = Integer.toHexString(code.hashCode());
            return new Row(
                    code,
                    label,
                    definition.getKind() == FigureKind.MONEY ? MoneyUnit.WAN.symbol() : definition.getUnit(),
                    needs.needs(code),
                    String.join(english ? ", " : "、", needs.indicators(code)),
                    place(row, Column.VALUE, label, editable),
                    place(row, Column.LAST_YEAR, label, lastYearEditable),
                    new OutputView("change-" + id, change(row.change())),
                    reason(row, label, id));
        }

        private Place place(FigureSheet.Row row, Column column, String label, boolean mayType) {
            String code = row.definition().getCode();
            boolean needed = needs.needs(code, column);
            return new Place(
                    CellView.of(
                                    FigureSheet.path(code, column),
                                    row.cell(column),
                                    CellView.Look.number(
                                            "figure.column." + column, label, !mayType, row.sample(column)),
                                    results)
                            .asking(row.doubt(column)),
                    needed,
                    needed && row.cell(column).stored() == null);
        }

        /** The rate as a signed percentage and in words; where there is none, words alone. */
        private String change(YearOnYear change) {
            return change.kind() == YearOnYear.Kind.UNKNOWN
                    ? Shown.BLANK
                    : say("figures.change." + change.kind(), percent(change));
        }

        private static String percent(YearOnYear change) {
            return (change.kind() == YearOnYear.Kind.UP ? "+" : "") + Shown.rate(change.rate());
        }

        private Reason reason(FigureSheet.Row row, String label, String id) {
            String path = FigureSheet.reasonPath(row.definition().getCode());
            CellResult result = results.get(path);
            boolean given = row.reason().stored() != null;
            boolean wanted = editable && asksReason.test(row.change());
            String words = given
                    ? say("figures.reason")
                    : wanted
                            ? row.change().kind() == YearOnYear.Kind.FROM_ZERO
                                    ? say("figures.ask.FROM_ZERO")
                                    : say("figures.ask", percent(row.change()))
                            : "";
            return new Reason(
                    "reason-" + id,
                    new OutputView("ask-" + id, words),
                    wanted && !given,
                    given || wanted || (result != null && result.open()),
                    CellView.of(
                            path,
                            row.reason(),
                            new CellView.Look("text", List.of(), "figure.column.REASON", label, "", !editable, false),
                            results));
        }
    }

    static FigureSheetView of(Material material) {
        return new FigureSheetView(
                material.editable(),
                material.sheet().rows().stream()
                        .map(material::row)
                        // The sort keeps the order among those that are needed, and among the others.
                        .sorted(Comparator.comparing(row -> !row.needed()))
                        .toList());
    }

    Stream<CellView> cells() {
        return rows.stream().flatMap(Row::cells);
    }

    /** The rows of which a value was posted: their reason may have to be asked for, or no longer. */
    List<Row> withValueIn(Set<String> posted) {
        return rows.stream()
                .filter(row -> posted.contains(row.value().cell().cell())
                        || posted.contains(row.lastYear().cell().cell()))
                .toList();
    }

    /** Whether scoring needs any of the figures. */
    public boolean needed() {
        return rows.stream().anyMatch(Row::needed);
    }

    /** How many values scoring needs and has not. */
    public long missing() {
        return rows.stream().flatMap(Row::gaps).count();
    }

    /** The id of the first missing value that the person may type, or {@code null}. */
    public @Nullable String firstGap() {
        return rows.stream()
                .flatMap(Row::gaps)
                .map(Place::cell)
                .filter(cell -> !cell.readOnly())
                .map(CellView::id)
                .findFirst()
                .orElse(null);
    }
}

package cn.ziping.figure;

import cn.ziping.shared.CellKey;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.MoneyUnit;
import cn.ziping.shared.Reference;
import cn.ziping.shared.TypedText;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The typed figures (基础数据) of one department: a row a definition, a column this year and last. */
public final class FigureSheet {

    /** The two columns. */
    public enum Column {
        VALUE,
        LAST_YEAR
    }

    /** The longest reason. */
    private static final int REASON_LIMIT = 1000;

    private final UUID departmentId;
    private final FiscalYear year;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Consumer<Figure> saver;

    /**
     * @param defined definitions, in order, and figures of them; those of other departments are left out
     */
    FigureSheet(UUID departmentId, FiscalYear year, List<FigureRepository.Defined> defined, Consumer<Figure> saver) {
        this.departmentId = departmentId;
        this.year = year;
        this.saver = saver;
        for (FigureRepository.Defined pair : defined) {
            FigureDefinition definition = pair.getDefinition();
            UUID owner = definition.getDepartmentId();
            if (owner == null || owner.equals(departmentId)) {
                Row row = rows.computeIfAbsent(definition.getCode(), code -> new Row(definition));
                Figure figure = pair.getFigure();
                if (figure != null && figure.getDepartmentId().equals(departmentId)) {
                    row.figures.put(figure.getYear(), figure);
                }
            }
        }
    }

    public List<Row> rows() {
        return List.copyOf(rows.values());
    }

    /** The path of a cell within this sheet. */
    public static String path(String code, Column column) {
        return code + ":" + column;
    }

    /** The path of the cell that takes the reason of a change. */
    public static String reasonPath(String code) {
        return code + ":REASON";
    }

    /** What is asked about its numbers. */
    List<CellQuestion> questions() {
        return rows.values().stream()
                .flatMap(row -> Arrays.stream(Column.values())
                        .flatMap(column -> row.doubt(column).stream()
                                .map(doubt -> question(row.definition.getCode(), column, doubt))))
                .toList();
    }

    private static CellQuestion question(String code, Column column, NumberDoubt doubt) {
        String path = path(code, column);
        return new CellQuestion(
                CellQuestion.Sheet.FIGURES,
                path,
                "#" + CellView.id(path),
                "figure.column." + column,
                code,
                doubt.code(),
                doubt.arguments(),
                Set.of((column == Column.VALUE ? new Reference.Own(code) : new Reference.LastYear(code)).toString()));
    }

    Map<String, TypedCell> cells() {
        Map<String, TypedCell> cells = new LinkedHashMap<>();
        rows.forEach((code, row) -> {
            for (Column column : Column.values()) {
                cells.put(path(code, column), row.cell(column));
            }
            cells.put(reasonPath(code), row.reason());
        });
        return cells;
    }

    /** All figures of the sheet as others read them. */
    List<FigureValue> values() {
        return rows.values().stream()
                .flatMap(row -> Stream.of(
                        row.value(new Reference.Own(row.definition.getCode()), year),
                        row.value(new Reference.LastYear(row.definition.getCode()), year.previous())))
                .toList();
    }

    /** A row of the sheet. */
    public final class Row {

        private final FigureDefinition definition;
        private final Map<FiscalYear, Figure> figures = new LinkedHashMap<>();

        private Row(FigureDefinition definition) {
            this.definition = definition;
        }

        public FigureDefinition definition() {
            return definition;
        }

        public boolean sample(Column column) {
            return figure(column).map(Figure::isSample).orElse(false);
        }

        public TypedCell cell(Column column) {
            // The cell belongs to the year it is a figure of, wherever it is typed.
            CellKey key = new CellKey(departmentId, yearOf(column), "figure", definition.getCode(), "value");
            return NumberCell.of(
                    key,
                    definition.getKind(),
                    false,
                    () -> figure(column).map(Figure::getValue).orElse(null),
                    (value, sample) -> put(yearOf(column), figure -> figure.put(value, sample)));
        }

        /** Why this year's value differs so much from last year's; it is this year's and stays when the values change. */
        public TypedCell reason() {
            return new TextCell(
                    new CellKey(departmentId, year, "figure", definition.getCode(), "reason"),
                    typed -> TypedText.lines(typed, REASON_LIMIT),
                    () -> figure(Column.VALUE).map(Figure::getReason).orElse(null),
                    (reason, sample) -> put(year, figure -> figure.explain(reason)));
        }

        /** What is asked about the value of a column, beside the other one. */
        public Optional<NumberDoubt> doubt(Column column) {
            BigDecimal value = amount(column);
            BigDecimal other = amount(column == Column.VALUE ? Column.LAST_YEAR : Column.VALUE);
            if (value == null) {
                return Optional.empty();
            }
            if (NumberDoubt.isPercent(definition.getUnit())) {
                return NumberDoubt.percent(value, other, true);
            }
            // One question for the two, at this year's.
            return column == Column.VALUE ? NumberDoubt.unit(shown(value), shown(other)) : Optional.empty();
        }

        private @Nullable BigDecimal shown(@Nullable BigDecimal value) {
            return value != null && definition.getKind() == FigureKind.MONEY ? MoneyUnit.WAN.fromYuan(value) : value;
        }

        /** How this year's value has changed against last year's. */
        public YearOnYear change() {
            return YearOnYear.of(amount(Column.VALUE), amount(Column.LAST_YEAR));
        }

        private void put(FiscalYear of, Consumer<Figure> change) {
            Figure figure = figures.computeIfAbsent(of, y -> new Figure(departmentId, y, definition.getCode()));
            change.accept(figure);
            saver.accept(figure);
        }

        private @Nullable BigDecimal amount(Column column) {
            return figure(column).map(Figure::getValue).orElse(null);
        }

        private Optional<Figure> figure(Column column) {
            return Optional.ofNullable(figures.get(yearOf(column)));
        }

        private FiscalYear yearOf(Column column) {
            return column == Column.VALUE ? year : year.previous();
        }

        private FigureValue value(Reference reference, FiscalYear of) {
            Figure figure = figures.get(of);
            return new FigureValue(
                    reference,
                    definition.getKind(),
                    definition.getUnit(),
                    figure == null ? null : figure.getValue(),
                    null,
                    FigureSource.FIGURES,
                    figure != null && figure.isSample(),
                    List.of());
        }
    }
}

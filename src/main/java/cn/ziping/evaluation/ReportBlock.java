package cn.ziping.evaluation;

import cn.ziping.evaluation.EvaluationReport.InsertKind;
import cn.ziping.narrative.Run;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A part of a section as data: what it says, of what, and with which numbers. The names are published ({@link
 * ReportFormat}). What a table or a list looks like is nobody's business here.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ReportBlock {

    /** Stays the same from draft to draft and submission to submission; each once in a report. */
    String id();

    /** Its paragraphs as texts; a table and a picture have none. */
    Stream<String> texts();

    /**
     * A paragraph.
     *
     * @param id of the author's words the paragraph's own, else the part's
     * @param runs what it says, as far as it goes
     */
    @JsonTypeName("PARAGRAPH")
    record Paragraph(String id, List<Run> runs) implements ReportBlock {

        public Paragraph {
            runs = List.copyOf(runs);
        }

        @Override
        public Stream<String> texts() {
            return Stream.of(Run.text(runs));
        }
    }

    /**
     * A numbered list.
     *
     * @param id the part's
     * @param items the items, in order
     */
    @JsonTypeName("LIST")
    record Numbered(String id, List<Item> items) implements ReportBlock {

        public Numbered {
            items = List.copyOf(items);
        }

        @Override
        public Stream<String> texts() {
            return items.stream().map(Item::text);
        }
    }

    /**
     * An item of a list.
     *
     * @param id the list's with {@code :} and what it shows
     * @param shows the id of the duty, problem or measure, or the code of the indicator
     * @param marker what is printed before it: （一）
     * @param runs what it says
     */
    record Item(String id, String shows, String marker, List<Run> runs) {

        public Item {
            runs = List.copyOf(runs);
        }

        String text() {
            return marker + Run.text(runs);
        }
    }

    /**
     * A picture and the table of what it draws.
     *
     * @param id the part's
     * @param of what it shows
     * @param title its caption
     * @param unit the unit of what is drawn
     * @param bars a bar each
     * @param table the same in numbers
     */
    @JsonTypeName("PICTURE")
    record Picture(String id, InsertKind of, String title, String unit, List<Bar> bars, Grid table)
            implements ReportBlock {

        public Picture {
            bars = List.copyOf(bars);
        }

        @Override
        public Stream<String> texts() {
            return Stream.empty();
        }
    }

    /**
     * A bar of a picture.
     *
     * @param label what it is
     * @param value its length, or {@code null} for a blank
     * @param maximum the length of its track
     * @param text its value in words
     */
    record Bar(
            String label,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            BigDecimal value,

            BigDecimal maximum,
            String text) {}

    /**
     * A table by itself.
     *
     * @param id the part's
     * @param of what it shows
     * @param title its title
     * @param table the table
     * @param note what stands below it
     */
    @JsonTypeName("TABLE")
    record Table(String id, InsertKind of, String title, Grid table, String note) implements ReportBlock {

        @Override
        public Stream<String> texts() {
            return Stream.empty();
        }
    }

    /**
     * Columns and rows.
     *
     * @param columns the columns
     * @param rows the rows; a cell that spans rows stands in the first of them alone
     */
    record Grid(List<Column> columns, List<Row> rows) {

        public Grid {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /**
     * A column.
     *
     * @param key its name as data
     * @param title its heading
     * @param kind what stands in it
     * @param unit the unit of its values, or empty
     */
    record Column(String key, String title, ColumnKind kind, String unit) {}

    /** What stands in a column. The names are published. */
    enum ColumnKind {
        /** The name of several rows, over all of them. */
        GROUP,
        /** The name of the row. */
        NAME,
        TEXT,
        NUMBER
    }

    /**
     * A row.
     *
     * @param kind what it is
     * @param shows the code of the indicator or dimension or of the figure that it shows; {@code null} of none
     * @param cells its cells, from the left
     */
    record Row(
            RowKind kind,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String shows,

            List<Cell> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** What a row is. The names are published. */
    enum RowKind {
        ROW,
        /** A line between the sum of the rows and the total. */
        ADJUSTMENT,
        /** The sum of the rows above. */
        SUM,
        /** What the sum and the adjustments come to. */
        TOTAL
    }

    /**
     * A cell.
     *
     * @param text what is printed
     * @param value a number as data: money in 万元, a rate in percent; {@code null} of words and of a blank
     * @param unit the unit of the value where it is not the column's; else {@code null}
     * @param rows how many rows it spans; {@code null} for its own
     * @param columns how many columns it spans; {@code null} for its own
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Cell(
            String text,
            @Nullable BigDecimal value,
            @Nullable String unit,
            @Nullable Integer rows,
            @Nullable Integer columns) {

        static Cell words(String text) {
            return new Cell(text, null, null, null, null);
        }

        static Cell number(String text, @Nullable BigDecimal value) {
            return new Cell(text, value, null, null, null);
        }

        /** A number that has another unit than its column. */
        static Cell number(String text, @Nullable BigDecimal value, String unit) {
            return new Cell(text, value, value == null ? null : unit, null, null);
        }

        Cell over(int rows) {
            return new Cell(text, value, unit, rows, columns);
        }

        Cell across(int columns) {
            return new Cell(text, value, unit, rows, columns);
        }
    }
}

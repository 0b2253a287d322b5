package cn.ziping.report;

import cn.ziping.chart.BarChart;
import cn.ziping.narrative.Run;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The report as a document: what stands where, decided once. Page, print and whatever else shows a report render this and
 * decide nothing, so that they cannot differ.
 *
 * @param title its title
 * @param draft what marks it as a draft, or {@code null} once it is handed in
 * @param sample what says that its scheme is a sample, else {@code null}
 * @param chapters its chapters
 */
public record ReportDocument(
        String title, @Nullable Mark draft, @Nullable Mark sample, List<Chapter> chapters) {

    public ReportDocument {
        chapters = List.copyOf(chapters);
    }

    /** Where something is shown. */
    public enum Medium {
        EVERYWHERE(""),
        SCREEN("screen-only"),
        PAPER("paper-only");

        private final String style;

        Medium(String style) {
            this.style = style;
        }

        /** The class of the style sheet that keeps it from the other. */
        public String style() {
            return style;
        }
    }

    /** Which sheets something is printed on. */
    public enum Sheet {
        /** Where the text before it ends, upright. */
        RUNNING("running"),
        /** On sheets of its own, which lie on their long side; what follows begins on a new one, upright again. */
        LANDSCAPE("landscape");

        private final String style;

        Sheet(String style) {
            this.style = style;
        }

        /** The class of the style sheet that prints it so. */
        public String style() {
            return style;
        }
    }

    /** Where the words of a cell stand. */
    public enum Alignment {
        START(null),
        /** Numbers, so that their digits stand below each other. */
        END("num");

        private final @Nullable String style;

        Alignment(@Nullable String style) {
            this.style = style;
        }

        /** The class of the style sheet that puts it there; {@code null} where everything stands by itself. */
        public @Nullable String style() {
            return style;
        }
    }

    /**
     * A word beside the text.
     *
     * @param text the word
     * @param medium where it is shown
     */
    public record Mark(String text, Medium medium) {}

    /**
     * A heading.
     *
     * @param level 1 of a chapter, 2 of a section, 3 of what stands in a section
     * @param id its place in the page
     * @param text its words with its number
     */
    public record Heading(int level, String id, String text) {}

    /**
     * A chapter; a new one begins where the last one ends.
     *
     * @param heading its heading
     * @param sections its sections
     */
    public record Chapter(Heading heading, List<Section> sections) {

        public Chapter {
            sections = List.copyOf(sections);
        }
    }

    /**
     * A section.
     *
     * @param heading its heading; {@code null} of what stands directly below the chapter's
     * @param blocks what it holds
     */
    public record Section(@Nullable Heading heading, List<Block> blocks) {

        public Section {
            blocks = List.copyOf(blocks);
        }
    }

    /** A part of a section. */
    public sealed interface Block {

        /** Its paragraphs as texts. */
        default List<String> lines() {
            return List.of();
        }

        /** The picture it is, or {@code null}. */
        default @Nullable Picture picture() {
            return null;
        }

        /** The table it is, or {@code null}. */
        default @Nullable TableBlock table() {
            return null;
        }
    }

    /**
     * A paragraph.
     *
     * @param id its permanent id
     * @param runs what it says
     * @param lines the same as one text
     */
    public record Paragraph(String id, List<Run> runs, List<String> lines) implements Block {

        static Paragraph of(String id, List<Run> runs) {
            return new Paragraph(id, runs, List.of(Run.text(runs)));
        }
    }

    /**
     * A numbered list.
     *
     * @param items its items
     * @param lines the same as texts with their numbers
     */
    public record Numbered(List<Item> items, List<String> lines) implements Block {

        static Numbered of(List<Item> items) {
            return new Numbered(
                    List.copyOf(items),
                    items.stream()
                            .map(item -> item.marker() + Run.text(item.runs()))
                            .toList());
        }
    }

    /**
     * An item of a list.
     *
     * @param id its permanent id
     * @param marker its number as it is printed
     * @param runs what it says
     */
    public record Item(String id, String marker, List<Run> runs) {}

    /**
     * A picture with its table, which are not parted.
     *
     * @param caption what it shows
     * @param chart what is drawn
     * @param svg the drawing
     * @param grid the table
     */
    public record Picture(String caption, BarChart chart, String svg, Grid grid) implements Block {

        @Override
        public Picture picture() {
            return this;
        }
    }

    /**
     * A table by itself.
     *
     * @param heading its title
     * @param grid the table
     * @param note what stands below it
     * @param sheet where it is printed
     */
    public record TableBlock(Heading heading, Grid grid, String note, Sheet sheet) implements Block {

        @Override
        public TableBlock table() {
            return this;
        }
    }

    /**
     * Heads and rows; the heads are repeated on each sheet.
     *
     * @param columns the columns
     * @param body the rows
     * @param foot the rows below them, which are not repeated
     */
    public record Grid(List<Column> columns, List<Row> body, List<Row> foot) {

        public Grid {
            columns = List.copyOf(columns);
            body = List.copyOf(body);
            foot = List.copyOf(foot);
        }

        /** All rows. */
        Stream<Row> rows() {
            return Stream.concat(body.stream(), foot.stream());
        }
    }

    /**
     * A column.
     *
     * @param title its heading
     * @param alignment where its words stand
     */
    public record Column(String title, Alignment alignment) {}

    /**
     * A row.
     *
     * @param group what its group is called, which is said again where a sheet breaks the group; empty of none
     * @param head the cell that names the row or opens its group; {@code null} where a cell above spans it
     * @param cells the other cells
     */
    public record Row(String group, @Nullable Head head, List<Cell> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * The first cell of a row.
     *
     * @param text its words
     * @param scope {@code row} or {@code rowgroup}
     * @param rows how many rows it spans; {@code null} of one that opens no group
     * @param columns how many columns it spans; {@code null} for its own
     */
    public record Head(
            String text,
            String scope,
            @Nullable Integer rows,
            @Nullable Integer columns) {}

    /**
     * Another cell.
     *
     * @param text its words
     * @param alignment where they stand
     * @param columns how many columns it spans; {@code null} for its own
     */
    public record Cell(
            String text, Alignment alignment, @Nullable Integer columns) {}
}

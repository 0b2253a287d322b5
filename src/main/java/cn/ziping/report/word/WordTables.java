package cn.ziping.report.word;

import cn.ziping.report.ReportDocument.Alignment;
import cn.ziping.report.ReportDocument.Cell;
import cn.ziping.report.ReportDocument.Column;
import cn.ziping.report.ReportDocument.Grid;
import cn.ziping.report.ReportDocument.Head;
import cn.ziping.report.ReportDocument.Row;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Objects;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTbl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTrPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STVerticalJc;

/** Tables of a Word file: heads that are repeated on each sheet, groups as merged cells, rows that are not parted. */
final class WordTables {

    /** How wide a column is at least and at most, in characters, before all are fitted to the sheet. */
    private static final int NARROW = 4;

    private static final int WIDE = 22;

    /** Points of three decimals are not broken, nor is their sum. */
    private static final int NUMBER = 6;

    private final CTTbl table;
    private final int[] widths;

    private WordTables(CTTbl table, int[] widths) {
        this.table = table;
        this.widths = widths;
    }

    /**
     * Adds a table behind what there is.
     *
     * @param width how wide it is, in twentieths of a point
     */
    static void add(XWPFDocument word, Grid grid, int width) {
        WordTables tables = new WordTables(word.getDocument().getBody().addNewTbl(), widths(grid, width));
        tables.describe(width);
        tables.heads(grid);
        grid.body().forEach(row -> tables.row(row));
        grid.foot().forEach(row -> tables.row(row));
    }

    /**
     * By how much stands in each: much text gets a wide column, though not in proportion, and a number is never broken.
     */
    private static int[] widths(Grid grid, int width) {
        int columns = grid.columns().size();
        int[] all = new int[columns];
        int[] longest = new int[columns];
        for (Row row : grid.body()) {
            int first = columns - row.cells().size();
            if (row.head() != null && first > 0) {
                longest[0] = Math.max(longest[0], row.head().text().length());
            }
            for (int i = 0; i < row.cells().size(); i++) {
                int letters = row.cells().get(i).text().length();
                all[first + i] += letters;
                longest[first + i] = Math.max(longest[first + i], letters);
            }
        }
        int rows = Math.max(1, grid.body().size());
        long[] shares = new long[columns];
        for (int i = 0; i < columns; i++) {
            boolean number = grid.columns().get(i).alignment() == Alignment.END;
            int usual = number ? Math.max(NUMBER, longest[i]) : all[i] / rows + longest[i] / 8;
            shares[i] = Math.max(NARROW, Math.min(WIDE, usual));
        }
        long sum = Arrays.stream(shares).sum();
        int[] widths = new int[columns];
        int left = width;
        for (int i = 0; i < columns; i++) {
            widths[i] = i == columns - 1 ? left : (int) (width * shares[i] / sum);
            left -= widths[i];
        }
        return widths;
    }

    private void describe(int width) {
        CTTblPr properties = table.addNewTblPr();
        properties.addNewTblStyle().setVal("TableGrid");
        properties.addNewTblW().setW(BigInteger.valueOf(width));
        properties.getTblW().setType(STTblWidth.DXA);
        properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
        CTTblGrid columns = table.addNewTblGrid();
        for (int column : widths) {
            columns.addNewGridCol().setW(BigInteger.valueOf(column));
        }
    }

    private void heads(Grid grid) {
        CTRow row = table.addNewTr();
        CTTrPr properties = row.addNewTrPr();
        properties.addNewCantSplit();
        properties.addNewTblHeader();
        int at = 0;
        for (Column column : grid.columns()) {
            text(cell(row, at++, 1), column.title(), STJc.CENTER);
        }
    }

    private void row(Row row) {
        CTRow tr = table.addNewTr();
        tr.addNewTrPr().addNewCantSplit();
        Head head = row.head();
        int at = head(tr, head);
        for (Cell cell : row.cells()) {
            int columns = Objects.requireNonNullElse(cell.columns(), 1);
            text(cell(tr, at, columns), cell.text(), cell.alignment() == Alignment.END ? STJc.RIGHT : STJc.LEFT);
            at += columns;
        }
    }

    /** The first cell; where one above spans it, it goes on here. */
    private int head(CTRow tr, @Nullable Head head) {
        int columns = head == null ? 1 : Objects.requireNonNullElse(head.columns(), 1);
        CTTc cell = cell(tr, 0, columns);
        if (head == null) {
            cell.getTcPr().addNewVMerge().setVal(STMerge.CONTINUE);
        } else if (head.rows() != null && head.rows() > 1) {
            cell.getTcPr().addNewVMerge().setVal(STMerge.RESTART);
        }
        text(cell, head == null ? "" : head.text(), STJc.LEFT);
        return columns;
    }

    private CTTc cell(CTRow row, int at, int columns) {
        CTTc cell = row.addNewTc();
        CTTcPr properties = cell.addNewTcPr();
        properties
                .addNewTcW()
                .setW(BigInteger.valueOf(Arrays.stream(widths, at, at + columns).sum()));
        properties.getTcW().setType(STTblWidth.DXA);
        if (columns > 1) {
            properties.addNewGridSpan().setVal(BigInteger.valueOf(columns));
        }
        return cell;
    }

    private static void text(CTTc cell, String text, STJc.Enum alignment) {
        cell.getTcPr().addNewVAlign().setVal(STVerticalJc.CENTER);
        var paragraph = cell.addNewP();
        CTPPr properties = paragraph.addNewPPr();
        properties.addNewPStyle().setVal("TableText");
        properties.addNewJc().setVal(alignment);
        if (!text.isEmpty()) {
            var place = paragraph.addNewR().addNewT();
            place.setStringValue(WordPackage.printable(text));
            WordPackage.keepSpaces(place);
        }
    }
}

package cn.ziping.sheet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.xml.sax.Attributes;

/** Hears a worksheet and hands its rows on. The declared dimension is not asked. */
final class RowHandler extends PartHandler {

    /** Of a stored value; above every honest one, that of the longest text with every sign escaped among them. */
    private static final int LONGEST_VALUE = 1 << 18;

    private final Reading reading;
    private final String sheet;
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder value = new StringBuilder();
    private final TextRuns inline;
    private boolean inData;
    private boolean inValue;
    private int row;
    /** Of the cell that is being read, from 0; -1 before the first of a row. */
    private int column = -1;

    private String type = "";
    private int style;
    private boolean isInline;

    private int left;

    /** Ends a sheet before its end: as many rows as are wanted have been handed over. */
    static final class Enough extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Enough() {
            super(null, null, false, false);
        }
    }

    /** @param most after how many rows {@link Enough} is thrown */
    RowHandler(Reading reading, String sheet, int most) {
        super("worksheet");
        this.reading = reading;
        this.sheet = sheet;
        this.left = most;
        this.inline = new TextRuns(reading.limits().maxCellLength());
    }

    @Override
    void start(String name, Attributes attributes) {
        if (!inData) {
            inData = name.equals("sheetData");
            return;
        }
        switch (name) {
            case "row" -> startRow(value(attributes, "r"));
            case "c" -> startCell(attributes);
            case "v" -> inValue = true;
            case "is" -> isInline = true;
            case "f" -> throw Refusals.formula(sheet, row, Math.max(column, 0));
            default -> inline.start(name);
        }
    }

    /** Rows and cells may leave out where they stand; they then follow on the one before. Going back is not possible. */
    private void startRow(String number) {
        int next = number.isEmpty() ? row + 1 : CellPlace.whole(number, CellPlace.ROWS);
        if (next <= row || next > CellPlace.ROWS) {
            throw Refusals.damaged();
        }
        row = next;
        column = -1;
        cells.clear();
    }

    private void startCell(Attributes attributes) {
        String reference = value(attributes, "r");
        int next = reference.isEmpty() ? column + 1 : CellPlace.column(reference);
        if (row == 0 || next <= column || next >= CellPlace.COLUMNS) {
            throw Refusals.damaged();
        }
        column = next;
        type = value(attributes, "t");
        String number = value(attributes, "s");
        style = number.isEmpty() ? 0 : CellPlace.whole(number, Integer.MAX_VALUE);
        value.setLength(0);
        inline.begin();
        isInline = false;
    }

    @Override
    void text(char[] buffer, int offset, int length) {
        if (inValue) {
            value.append(buffer, offset, Math.min(length, LONGEST_VALUE - value.length()));
        } else if (isInline) {
            inline.text(buffer, offset, length);
        }
    }

    @Override
    void end(String name) {
        if (!inData) {
            return;
        }
        switch (name) {
            case "v" -> inValue = false;
            case "c" -> endCell();
            case "row" -> endRow();
            case "sheetData" -> inData = false;
            default -> inline.end(name);
        }
    }

    private void endCell() {
        String text = text();
        if (text.isBlank()) {
            // Kept where something follows in the row; blanks far out are no columns.
            if (!text.isEmpty() && column < reading.limits().maxColumns()) {
                put(text);
            }
            return;
        }
        if (column >= reading.limits().maxColumns()) {
            throw Refusals.columns(reading.limits());
        }
        if (text.length() > reading.limits().maxCellLength()) {
            throw Refusals.longCell(reading.limits(), sheet, row, column);
        }
        put(text);
    }

    private void put(String text) {
        while (cells.size() < column) {
            cells.add("");
        }
        cells.add(text);
    }

    private String text() {
        if (isInline) {
            return CellText.unescaped(inline.text());
        }
        String stored = value.toString();
        if (stored.isEmpty()) {
            return "";
        }
        return switch (type) {
            case "s" -> reading.strings().get(CellPlace.whole(stored.strip(), Integer.MAX_VALUE));
            case "b" -> stored.strip().equals("1") || stored.strip().equals("true") ? "TRUE" : "FALSE";
            case "str", "inlineStr" -> CellText.unescaped(stored);
            case "e" -> stored;
            case "d" -> stored.endsWith("T00:00:00") ? stored.substring(0, stored.indexOf('T')) : stored;
            default ->
                reading.formats().isDate(style) ? CellText.date(stored, reading.from1904()) : CellText.number(stored);
        };
    }

    private void endRow() {
        int last = cells.size();
        while (last > 0 && cells.get(last - 1).isBlank()) {
            last--;
        }
        if (last > 0) {
            reading.row(sheet, row, Collections.unmodifiableList(new ArrayList<>(cells.subList(0, last))));
            left--;
        }
        cells.clear();
        if (left == 0) {
            throw new Enough();
        }
    }
}

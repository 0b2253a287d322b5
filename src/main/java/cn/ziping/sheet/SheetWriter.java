package cn.ziping.sheet;

import cn.ziping.sheet.WrittenStyles.Place;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * Writes an .xlsx of any number of rows; only the latest hundred are held, the others are in a temporary file that is
 * deleted on {@link #close}.
 *
 * <pre>
 * try (SheetWriter writer = new SheetWriter(out)) {
 *     writer.sheet("台账", List.of(Column.text("项目", 40), Column.number("预算数（万元）", 16)))
 *             .note("2022 年度，单位：万元")
 *             .row(List.of("基本支出", new BigDecimal("7072.88")))
 *             .totalRow(List.of("合计", new BigDecimal("7072.88")));
 *     writer.finish();
 * }
 * </pre>
 *
 * <p>Text is written as text whatever it begins with: it is never a formula, and where it looks like one ({@code = + - @},
 * tab, carriage return, full-width too) its cell carries Excel's own mark, that of the apostrophe, so that it does not
 * become one when somebody edits it. What is written is read by {@link SheetReader} as it was, but for characters that no
 * file can hold, text that is longer than 32,767, and white space where nothing else follows in its row.
 *
 * <p>Not for several threads.
 */
public final class SheetWriter implements AutoCloseable {

    private static final int ROWS_HELD = 100;
    private static final int LONGEST_NAME = 31;

    private final OutputStream out;
    private final SXSSFWorkbook book;
    private final WrittenStyles styles;
    private final Set<String> names = new HashSet<>();
    private List<Column> columns = List.of();
    private @Nullable Sheet sheet;
    private boolean firstColumnFrozen;
    private boolean headed;
    private boolean finished;
    private int next;

    /** @param out where the file goes on {@link #finish}; it is not closed */
    public SheetWriter(OutputStream out) {
        this.out = out;
        book = new SXSSFWorkbook(new XSSFWorkbook(), ROWS_HELD, true, false);
        styles = new WrittenStyles(book);
    }

    /** As {@link #sheet(String, List, boolean)}, with the heading frozen only. */
    public SheetWriter sheet(String name, List<Column> columns) {
        return sheet(name, columns, false);
    }

    /**
     * Begins a sheet, behind the others. Its heading is bold and stays in sight.
     *
     * @param name what its tab shows; signs that Excel does not take there become spaces, it is cut at 31 characters,
     *     and numbered where another sheet has it
     * @param firstColumnFrozen whether the first column stays in sight as well
     * @throws IllegalArgumentException where there are no columns, or more than Excel takes
     */
    public SheetWriter sheet(String name, List<Column> columns, boolean firstColumnFrozen) {
        if (columns.isEmpty() || columns.size() > CellPlace.COLUMNS) {
            throw new IllegalArgumentException("a sheet has 1 to " + CellPlace.COLUMNS + " columns");
        }
        endSheet();
        Sheet begun = book.createSheet(unused(name));
        for (int i = 0; i < columns.size(); i++) {
            begun.setColumnWidth(i, columns.get(i).width() * 256);
        }
        this.sheet = begun;
        this.columns = List.copyOf(columns);
        this.firstColumnFrozen = firstColumnFrozen;
        headed = false;
        next = 0;
        return this;
    }

    /**
     * A line above the heading: what the sheet shows, of which year, in which unit.
     *
     * @throws IllegalStateException where no sheet is begun, or it already has rows
     */
    public SheetWriter note(String text) {
        if (headed) {
            throw new IllegalStateException("notes stand above the heading");
        }
        text(current().createRow(next++), 0, Column.Kind.TEXT, text, Place.NOTE);
        return this;
    }

    /**
     * A row.
     *
     * @param values a text, a {@link BigDecimal} (whole numbers of other kinds too) or {@code null} for a blank; fewer
     *     than there are columns leave the last blank. A number of more than 15 significant digits is written as text,
     *     as Excel would cut it
     * @throws IllegalArgumentException where there are more values than columns, or one of another kind, also where the
     *     sheet is full (1,048,576 rows)
     * @throws IllegalStateException where no sheet is begun
     */
    public SheetWriter row(List<? extends @Nullable Object> values) {
        return row(values, Place.BODY);
    }

    /** As {@link #row}, bold and with a line above. */
    public SheetWriter totalRow(List<? extends @Nullable Object> values) {
        return row(values, Place.TOTAL);
    }

    /**
     * Writes the file. Without it nothing is written, so that a failure on the way leaves no half file that opens.
     *
     * @throws IOException where it cannot be written
     * @throws IllegalStateException where there is no sheet, or it was already written
     */
    public void finish() throws IOException {
        if (finished) {
            throw new IllegalStateException("already written");
        }
        current();
        endSheet();
        finished = true;
        book.write(out);
    }

    /** Deletes the temporary files. */
    @Override
    public void close() throws IOException {
        try {
            // Rows that are still held would else be flushed into a file that is closed already.
            for (int i = 0; !finished && i < book.getNumberOfSheets(); i++) {
                book.getSheetAt(i).flushRows();
            }
        } finally {
            book.close();
        }
    }

    private SheetWriter row(List<? extends @Nullable Object> values, Place place) {
        if (values.size() > columns.size() && sheet != null) {
            throw new IllegalArgumentException(values.size() + " values for " + columns.size() + " columns");
        }
        Sheet current = current();
        head();
        Row row = current.createRow(next++);
        for (int i = 0; i < values.size(); i++) {
            write(row, i, values.get(i), place);
        }
        return this;
    }

    private void write(Row row, int at, @Nullable Object value, Place place) {
        Column column = columns.get(at);
        if (value instanceof BigDecimal number) {
            Optional<Double> held = WrittenText.number(number);
            if (held.isPresent()) {
                Cell cell = row.createCell(at);
                cell.setCellValue(held.get());
                cell.setCellStyle(styles.number(place, column));
            } else {
                text(row, at, column.kind(), number.toPlainString(), place);
            }
        } else if (value instanceof Integer || value instanceof Long) {
            write(row, at, BigDecimal.valueOf(((Number) value).longValue()), place);
        } else if (value instanceof String text) {
            text(row, at, Column.Kind.TEXT, text, place);
        } else if (value != null) {
            throw new IllegalArgumentException("no value of a cell: " + value.getClass());
        } else if (place == Place.TOTAL) {
            row.createCell(at).setCellStyle(styles.text(place, column.kind(), ""));
        }
    }

    private void text(Row row, int at, Column.Kind kind, String text, Place place) {
        String written = WrittenText.of(text);
        Cell cell = row.createCell(at);
        cell.setCellValue(written);
        cell.setCellStyle(styles.text(place, kind, written));
    }

    private void head() {
        if (headed) {
            return;
        }
        headed = true;
        Row row = current().createRow(next++);
        for (int i = 0; i < columns.size(); i++) {
            text(row, i, columns.get(i).kind(), columns.get(i).heading(), Place.HEADING);
        }
        current().createFreezePane(firstColumnFrozen ? 1 : 0, next);
    }

    private void endSheet() {
        if (sheet != null) {
            head();
        }
    }

    private Sheet current() {
        if (sheet == null) {
            throw new IllegalStateException("no sheet is begun");
        }
        return sheet;
    }

    /** Names are the same to Excel whatever their case. */
    private String unused(String name) {
        String safe = WorkbookUtil.createSafeSheetName(name);
        String unused = safe;
        for (int i = 2; !names.add(unused.toLowerCase(Locale.ROOT)); i++) {
            String number = " (" + i + ")";
            unused = safe.substring(0, Math.min(safe.length(), LONGEST_NAME - number.length())) + number;
        }
        return unused;
    }
}

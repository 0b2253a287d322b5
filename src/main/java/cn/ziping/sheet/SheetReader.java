package cn.ziping.sheet;

import cn.ziping.shared.RefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntConsumer;

/**
 * Reads an uploaded .xlsx row by row, each cell as a person reads it or would type it:
 *
 * <ul>
 *   <li>text as it is, white space included, rich text without its formats;
 *   <li>a number in plain notation with a point, all its digits, neither thousands separators nor exponent, whatever its
 *       format: {@code 7072.88}. Excel holds numbers as binary fractions and shows at most 15 significant digits of
 *       them; so does this, or 0.1 + 0.2 would be read as 0.30000000000000004. <b>A percentage is the number behind
 *       it</b>: 98.46% is {@code 0.9846};
 *   <li>a number that is formatted as a date in ISO form, {@code 2022-03-01}, with {@code T08:30:00} behind it where it
 *       has a time, and a time alone as {@code 08:30:00}; a length of time ({@code [h]:mm}) is a number of days;
 *   <li>{@code TRUE} or {@code FALSE}, and an error as it is shown, {@code #DIV/0!};
 *   <li>{@code ""} for a blank. Rows in which all is blank or white space are left out, and so are such cells at the end of a row.
 * </ul>
 *
 * <p>Sheets come in the order of their tabs. Hidden sheets and sheets that are a chart are passed over, unread: what is
 * not seen is not taken. Hidden rows and columns are read.
 *
 * <p>The file comes from anybody. It is parsed as a stream and nothing of it but the shared strings is held (at most
 * some 130 MB), so {@code -Xmx512m} is enough for any file; at most 400 MB of it are inflated. Apache POI's own
 * event reader holds styles, strings and relations without a bound, so only its knowledge of formats and its guarded
 * parser are used. Formulas are refused rather than taken by their last result, which nobody has checked and which is
 * missing from files that no Excel has computed.
 *
 * <p>May be used by several threads at once.
 */
public final class SheetReader {

    private final SheetLimits limits;

    public SheetReader(SheetLimits limits) {
        this.limits = limits;
    }

    /** As {@link #read(Path, RowConsumer, IntConsumer)}, without telling how far it is. */
    public void read(Path file, RowConsumer rows) throws IOException {
        read(file, rows, count -> {});
    }

    /**
     * Reads the first rows of each visible sheet that are not blank, and looks at nothing behind them: what is wrong there
     * is found by reading all.
     *
     * @param most how many rows of each sheet, at least one
     * @throws RefusedException as {@link #read(Path, RowConsumer, IntConsumer)}, for what was looked at
     */
    public void readFirst(Path file, int most, RowConsumer rows) throws IOException {
        read(file, most, rows, count -> {});
    }

    /**
     * Reads all visible sheets. A refusal may come after rows have been handed over: whoever takes them keeps none
     * until this returns.
     *
     * @param progress told how many rows have been handed over, after every thousand
     * @throws RefusedException
     *     <ul>
     *       <li>{@code sheet.not-xlsx}: something else, an .xls, or under a password
     *       <li>{@code sheet.too-large} (MB): the file, or what it inflates to
     *       <li>{@code sheet.damaged}: truncated, malformed, or with a document type in its XML
     *       <li>{@code sheet.macros}, {@code sheet.external-links}: holds macros; draws on other files or databases
     *       <li>{@code sheet.formula} (sheet, row, column's letters): the first formula
     *       <li>{@code sheet.sheets}, {@code sheet.rows}, {@code sheet.columns} (limit): more of them than the limits take
     *       <li>{@code sheet.cell-long} (sheet, row, column's letters, limit): text longer than the limits take
     *     </ul>
     *
     * @throws IOException where the file is not there or cannot be opened
     */
    public void read(Path file, RowConsumer rows, IntConsumer progress) throws IOException {
        read(file, Integer.MAX_VALUE, rows, progress);
    }

    private void read(Path file, int most, RowConsumer rows, IntConsumer progress) throws IOException {
        try (Parts parts = new Parts(file, limits)) {
            Workbook workbook = Workbook.of(parts, limits);
            Reading reading = new Reading(parts, workbook, limits, rows, progress);
            for (Workbook.Tab tab : workbook.sheets()) {
                try {
                    parts.parse(tab.part(), new RowHandler(reading, tab.name(), most));
                } catch (RowHandler.Enough enough) {
                    // On with the next sheet.
                }
            }
        }
    }
}

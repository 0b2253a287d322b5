package cn.ziping.sheet;

import java.util.List;
import java.util.function.IntConsumer;

/**
 * One reading of one file: what its cells refer to, and how far it is.
 */
final class Reading {

    private static final int STEP = 1_000;

    private final SheetLimits limits;
    private final SharedStrings strings;
    private final CellFormats formats;
    private final boolean from1904;
    private final RowConsumer consumer;
    private final IntConsumer progress;
    private int rows;

    Reading(Parts parts, Workbook workbook, SheetLimits limits, RowConsumer consumer, IntConsumer progress) {
        this.limits = limits;
        this.consumer = consumer;
        this.progress = progress;
        this.from1904 = workbook.from1904();
        this.formats = new CellFormats();
        this.strings = new SharedStrings(limits);
        if (!workbook.styles().isEmpty()) {
            parts.parse(workbook.styles(), formats);
        }
        // Some programs name the part and leave it out where no cell is text.
        if (!workbook.sharedStrings().isEmpty() && parts.has(workbook.sharedStrings())) {
            parts.parse(workbook.sharedStrings(), strings);
        }
    }

    SheetLimits limits() {
        return limits;
    }

    SharedStrings strings() {
        return strings;
    }

    CellFormats formats() {
        return formats;
    }

    boolean from1904() {
        return from1904;
    }

    /** @throws cn.ziping.shared.RefusedException {@code sheet.rows} */
    void row(String sheet, int number, List<String> cells) {
        if (rows == limits.maxRows()) {
            throw Refusals.rows(limits);
        }
        rows++;
        consumer.row(sheet, number, cells);
        if (rows % STEP == 0) {
            progress.accept(rows);
        }
    }
}

package cn.ziping.sheet;

import java.util.List;

/** Takes the rows of a file one at a time. */
@FunctionalInterface
public interface RowConsumer {

    /**
     * A row with content. Sheets come in the order of their tabs, rows from the top. What it throws ends the reading and
     * reaches the caller as it is.
     *
     * @param sheetName the sheet's name as on its tab
     * @param rowNumber from 1, as Excel shows it; rows without content are left out but counted
     * @param cells the cells' text from column A on, {@code ""} for a blank, up to the last one with content; never
     *     empty, never changed later
     */
    void row(String sheetName, int rowNumber, List<String> cells);
}

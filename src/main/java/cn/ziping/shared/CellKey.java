package cn.ziping.shared;

import java.util.UUID;

/**
 * Names one typed cell for ever: who changed it, its history and its place in the log hang on this key.
 *
 * @param departmentId whose cell it is
 * @param year the year the cell belongs to
 * @param sheet the table it stands in, such as {@code ledger}, {@code figure}, {@code target} or {@code input}
 * @param row its row: an id or a permanent code
 * @param column its column
 */
public record CellKey(UUID departmentId, FiscalYear year, String sheet, String row, String column) {

    /** The key as the history and the log keep it, below department and year. */
    public String path() {
        return sheet + "/" + row + "/" + column;
    }

    @Override
    public String toString() {
        return departmentId + "/" + year + "/" + path();
    }
}

package cn.ziping.sheet;

/**
 * How much of an uploaded file is read before it is refused. Each limit is still taken; one more is refused.
 *
 * @param maxBytes the file's size as it was uploaded, in bytes; it also bounds what the file may inflate to, see
 *     {@link SheetReader}
 * @param maxRows rows with content, of all visible sheets together
 * @param maxColumns the last column with content, counted from A = 1
 * @param maxSheets visible worksheets
 * @param maxCellLength characters (UTF-16) of one cell
 */
public record SheetLimits(long maxBytes, int maxRows, int maxColumns, int maxSheets, int maxCellLength) {

    /**
     * 30 MB, 150,000 rows, 100 columns, 20 sheets, and 32,767 characters a cell, which is what Excel itself takes. A
     * year's detail of a large department has some 100,000 rows in 10 MB.
     */
    public static final SheetLimits DEFAULT = new SheetLimits(30L << 20, 150_000, 100, 20, 32_767);

    /** @throws IllegalArgumentException where a limit is below one, or takes more columns than Excel has */
    public SheetLimits {
        if (maxBytes < 1 || maxRows < 1 || maxColumns < 1 || maxSheets < 1 || maxCellLength < 1) {
            throw new IllegalArgumentException("a limit is at least 1");
        }
        if (maxColumns > CellPlace.COLUMNS) {
            throw new IllegalArgumentException("a sheet has at most " + CellPlace.COLUMNS + " columns");
        }
    }

    /** The size limit in whole megabytes, rounded up, for people. */
    String megabytes() {
        return String.valueOf((maxBytes + (1 << 20) - 1) >> 20);
    }
}

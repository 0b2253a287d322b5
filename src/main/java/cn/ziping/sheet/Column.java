package cn.ziping.sheet;

/**
 * A column of a written sheet.
 *
 * @param heading what it holds, with the unit where it has one
 * @param kind how its values stand: text to the left, numbers to the right
 * @param width in characters of the width of a digit, 1 to 255; a Chinese character takes two
 * @param format Excel's format of its numbers; text is not touched by it
 */
public record Column(String heading, Kind kind, int width, String format) {

    /**
     * Thousands parted, at least two decimals, and up to eight where there are: 7072.8 shows as 7,072.80, 0.98460012 as
     * it is. For money in any unit.
     */
    public static final String MONEY = "#,##0.00######";

    /** As typed, without thousands. */
    public static final String GENERAL = "General";

    private static final int WIDEST = 255;

    /** How a column's values stand. A value is written as what it is, whichever the kind. */
    public enum Kind {
        TEXT,
        NUMBER
    }

    /** @throws IllegalArgumentException where the width is not 1 to 255, or the format blank */
    public Column {
        if (width < 1 || width > WIDEST) {
            throw new IllegalArgumentException("a column is 1 to " + WIDEST + " characters wide, not " + width);
        }
        if (format.isBlank()) {
            throw new IllegalArgumentException("a format is needed");
        }
    }

    public static Column text(String heading, int width) {
        return new Column(heading, Kind.TEXT, width, GENERAL);
    }

    /** A column of money, see {@link #MONEY}. */
    public static Column number(String heading, int width) {
        return new Column(heading, Kind.NUMBER, width, MONEY);
    }

    /** @param format such as {@code #,##0}, {@code 0.00%} or {@code yyyy-mm-dd} */
    public static Column number(String heading, int width, String format) {
        return new Column(heading, Kind.NUMBER, width, format);
    }
}

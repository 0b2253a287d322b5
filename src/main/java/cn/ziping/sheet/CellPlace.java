package cn.ziping.sheet;

/** Where a cell stands, in Excel's words: {@code C7}. */
final class CellPlace {

    /** Columns that a sheet has: A to XFD. */
    static final int COLUMNS = 16_384;

    /** Rows that a sheet has. */
    static final int ROWS = 1_048_576;

    private CellPlace() {}

    /** The column that a reference begins with, from 0, or -1 where it begins with none that a sheet has. */
    static int column(String reference) {
        int column = 0;
        int i = 0;
        while (i < reference.length() && reference.charAt(i) >= 'A' && reference.charAt(i) <= 'Z') {
            column = column * 26 + reference.charAt(i++) - 'A' + 1;
            if (column > COLUMNS) {
                return -1;
            }
        }
        return column - 1;
    }

    /** The letters of a column counted from 0: 27 → {@code AB}. */
    static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }

    /**
     * A whole number without sign, such as stands in an attribute.
     *
     * @return the number, or -1 where it is none or above {@code most}
     */
    static int whole(String text, int most) {
        if (text.isEmpty() || text.length() > 9) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number > most ? -1 : number;
    }
}

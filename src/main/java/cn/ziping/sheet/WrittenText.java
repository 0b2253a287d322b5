package cn.ziping.sheet;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values as they may stand in a file. */
final class WrittenText {

    /** Characters (UTF-16) that a cell takes. */
    static final int LONGEST = 32_767;

    /** With these a program that reads text as input would begin a formula. */
    private static final String FORMULA_SIGNS = "=+-@\t\r＝＋－＠";

    private static final Pattern ESCAPE = Pattern.compile("_x[0-9A-Fa-f]{4}_");
    private static final int ESCAPE_LENGTH = 7;
    private static final String ESCAPED_UNDERLINE = "_x005F_";

    /** A double holds these safely, far from its ends. */
    private static final int EXPONENTS = 300;

    private WrittenText() {}

    /**
     * A text with what no XML can hold left out (control characters; half a surrogate pair is replaced by U+FFFD), with
     * {@code _x0041_} escaped so that it is not read as {@code A}, and cut with … where it is longer than a cell takes.
     */
    static String of(String text) {
        StringBuilder written = new StringBuilder(text.length());
        int fitting = 0;
        for (int at = 0; at < text.length(); ) {
            int sign = text.codePointAt(at);
            String next = written(sign, text, at);
            if (written.length() + next.length() > LONGEST) {
                written.setLength(fitting);
                return written.append('…').toString();
            }
            written.append(next);
            if (written.length() < LONGEST) {
                fitting = written.length();
            }
            at += Character.charCount(sign);
        }
        return written.toString();
    }

    private static String written(int sign, String text, int at) {
        if (sign == '_' && isEscape(text, at)) {
            return ESCAPED_UNDERLINE;
        }
        if (sign < ' ' && sign != '\t' && sign != '\n' && sign != '\r' || sign == 0xFFFE || sign == 0xFFFF) {
            return "";
        }
        return sign >= 0xD800 && sign <= 0xDFFF ? "\uFFFD" : Character.toString(sign);
    }

    private static boolean isEscape(String text, int at) {
        return text.length() >= at + ESCAPE_LENGTH
                && ESCAPE.matcher(text.substring(at, at + ESCAPE_LENGTH)).matches();
    }

    /** Whether a text, as written, could be taken for a formula when it is edited or saved in another format. */
    static boolean looksLikeFormula(String written) {
        return !written.isEmpty() && FORMULA_SIGNS.indexOf(written.charAt(0)) >= 0;
    }

    /**
     * The number as a cell holds it, or empty where it has more than 15 significant digits, which Excel would cut, or is
     * too large or small; such a number is written as text.
     */
    static Optional<Double> number(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        boolean fits = stripped.precision() <= CellText.DIGITS.getPrecision()
                && Math.abs((long) stripped.precision() - stripped.scale()) <= EXPONENTS;
        return fits ? Optional.of(stripped.doubleValue()) : Optional.empty();
    }
}

package cn.ziping.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as people type and read them. */
public final class NumberText {

    /** "/", and one or two dashes of any kind, the line ─ that tables are drawn with among them. */
    private static final Pattern BLANK = Pattern.compile("/|[\\p{Pd}−─]{1,2}");

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)");

    /** Thousands, parted by commas throughout or by spaces throughout. */
    private static final Pattern GROUPED = Pattern.compile("[-+]?[1-9]\\d{0,2}([, ])\\d{3}(\\1\\d{3})*(\\.\\d*)?");

    /** How far a full-width form lies above its ASCII character. */
    private static final int FULL_WIDTH = 'Ａ' - 'A';

    private NumberText() {}

    /**
     * Reads a typed number. Full-width digits and signs are accepted, white space around, and commas or spaces that part
     * thousands; blank, {@code /} and one or two dashes mean "not given".
     *
     * @return the number without trailing zeros, or empty where nothing is given
     * @throws RefusedException {@code number.invalid} where the text is no number, {@code number.commas} where its commas
     *     do not part thousands (so that 1,5 is never taken for 15)
     */
    public static Optional<BigDecimal> parse(String typed) {
        String text = folded(trimmed(typed));
        if (text.isEmpty() || BLANK.matcher(text).matches()) {
            return Optional.empty();
        }
        if (text.length() > 60) {
            throw new RefusedException("number.invalid", abbreviate(typed));
        }
        if (GROUPED.matcher(text).matches()) {
            text = text.replace(",", "").replace(" ", "");
        } else if (text.indexOf(',') >= 0) {
            throw new RefusedException("number.commas", abbreviate(typed));
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new RefusedException("number.invalid", abbreviate(typed));
        }
        return Optional.of(strip(new BigDecimal(text)));
    }

    /** Without white space around, the no-break space included, which {@link String#strip} leaves. */
    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isWhite(text.charAt(from))) {
            from++;
        }
        while (to > from && isWhite(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isWhite(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    /**
     * With full-width forms as ASCII. Not a compatibility normalization, which would read 5² as 52 and ① as 1.
     */
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (char character : text.toCharArray()) {
            folded.append(folded(character));
        }
        return folded.toString();
    }

    private static char folded(char character) {
        if (character >= '！' && character <= '～') {
            return (char) (character - FULL_WIDTH);
        }
        if (Character.getType(character) == Character.SPACE_SEPARATOR) {
            return ' ';
        }
        return switch (character) {
            case '−' -> '-';
            // What a Chinese keyboard gives for a point
            case '。' -> '.';
            default -> character;
        };
    }

    /** Whether a text is a sign of percent, of either width. */
    public static boolean isPercentSign(String text) {
        return text.equals("%") || text.equals("％");
    }

    /** Whether a sign of percent stands behind what was typed. */
    public static boolean isPercent(String typed) {
        String text = typed.strip();
        return !text.isEmpty() && isPercentSign(text.substring(text.length() - 1));
    }

    /** What was typed without the sign of percent behind it, where there is one. */
    public static String withoutPercent(String typed) {
        String text = typed.strip();
        return isPercent(text) ? text.substring(0, text.length() - 1) : text;
    }

    /**
     * Reads a typed amount of money.
     *
     * @throws RefusedException as {@link #parse}, and {@code money.negative}, {@code money.decimals} (more than the
     *     unit takes), {@code money.large} (10 万亿元 or more)
     */
    public static Optional<Money> parseMoney(String typed, MoneyUnit unit, boolean signed) {
        return parse(typed).map(amount -> {
            if (!signed && amount.signum() < 0) {
                throw new RefusedException("money.negative", abbreviate(typed));
            }
            if (amount.scale() > unit.typedDecimals()) {
                throw new RefusedException(
                        "money.decimals", unit.symbol(), String.valueOf(unit.typedDecimals()), plain(amount));
            }
            Money money = new Money(unit.toYuan(amount));
            if (money.yuan().abs().compareTo(Money.LIMIT.yuan()) >= 0) {
                throw new RefusedException("money.large", abbreviate(typed));
            }
            return money;
        });
    }

    /** Plain notation without trailing zeros: {@code 20}, never {@code 2E+1}. */
    public static String plain(BigDecimal value) {
        return strip(value).toPlainString();
    }

    /** Plain notation, whole, with at least so many decimals: 7000 → {@code 7000.00}; 7072.8812 stays. */
    public static String atLeast(BigDecimal value, int decimals) {
        BigDecimal stripped = strip(value);
        return stripped.scale() >= decimals
                ? stripped.toPlainString()
                : stripped.setScale(decimals, RoundingMode.UNNECESSARY).toPlainString();
    }

    /** Thousands separators for a plain number: 7072.88 → {@code 7,072.88}. */
    public static String grouped(String plain) {
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        return whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",") + (point < 0 ? "" : plain.substring(point));
    }

    private static BigDecimal strip(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static String abbreviate(String typed) {
        return typed.length() <= 40 ? typed : typed.substring(0, 40) + "…";
    }
}

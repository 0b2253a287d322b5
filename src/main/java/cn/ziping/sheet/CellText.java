package cn.ziping.sheet;

import cn.ziping.shared.NumberText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;

/** What a cell's stored value says to a person. */
final class CellText {

    /** Excel shows, and takes from the keyboard, no more; what is beyond is noise of the binary fraction. */
    static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_UP);

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d{1,3})?");
    private static final int LONGEST_NUMBER = 400;

    /** From the end of 1899 to the end of 9999. */
    private static final int DAYS = 2_958_466;

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private CellText() {}

    /**
     * A number as it is stored, in plain notation of at most 15 significant digits: {@code 7072.880000000001} →
     * {@code 7072.88}, {@code 1E+15} → {@code 1000000000000000}.
     *
     * @throws cn.ziping.shared.RefusedException {@code sheet.damaged} where it is no number
     */
    static String number(String stored) {
        return NumberText.plain(parsed(stored));
    }

    /**
     * A number of a cell that is formatted as a date: days since the end of 1899 (or 1904) as {@code 2022-03-01}, with
     * the time where there is one, {@code 2022-03-01T08:30:00}, and below one day the time alone. What is no day between
     * 1900 and 9999 stays a number.
     */
    static String date(String stored, boolean from1904) {
        double days = parsed(stored).doubleValue();
        if (days < 0 || days >= DAYS) {
            return number(stored);
        }
        LocalDateTime date = DateUtil.getLocalDateTime(days, from1904, true);
        if (date == null || date.getYear() > 9999) {
            return number(stored);
        }
        String time = TIME.format(date);
        if (days < 1 && !from1904) {
            return time;
        }
        return date.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? date.toLocalDate().toString()
                : date.toLocalDate() + "T" + time;
    }

    /** Text in which signs that XML does not hold are written as {@code _x000D_}, with the signs themselves. */
    static String unescaped(String stored) {
        if (!stored.contains("_x")) {
            return stored;
        }
        Matcher escapes = ESCAPED.matcher(stored);
        StringBuilder text = new StringBuilder();
        while (escapes.find()) {
            String sign = String.valueOf((char) Integer.parseInt(escapes.group(1), 16));
            escapes.appendReplacement(text, Matcher.quoteReplacement(sign));
        }
        return escapes.appendTail(text).toString();
    }

    private static BigDecimal parsed(String stored) {
        String text = stored.strip();
        if (text.length() > LONGEST_NUMBER || !NUMBER.matcher(text).matches()) {
            throw Refusals.damaged();
        }
        return new BigDecimal(text).round(DIGITS);
    }
}

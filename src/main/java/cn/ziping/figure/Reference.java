package cn.ziping.figure;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one way to refer to a figure, in words, rules, formulas and headings: its code with an optional ending.
 *
 * @param code the figure's permanent name of letters, digits and {@code _}
 * @param ending the ending
 * @param month the month of {@link Ending#MONTH}, else 0
 */
public record Reference(String code, Ending ending, int month) {

    public static final String LAST_YEAR = "_上年";
    public static final String YEAR_ON_YEAR = "_同比";
    private static final String MONTH = "月";

    /** The codes of results, which nobody types; {@link #SCORE_OF} goes before a dimension's code. */
    public static final String YEAR = "年度";

    public static final String TOTAL = "总分";
    public static final String GRADE = "等级";
    public static final String SCORE_OF = "得分_";

    private static final Pattern FORM =
            Pattern.compile("(?<code>[\\p{L}\\p{Nd}_]{1,60}?)(?<ending>_上年|_同比|_(?<month>[1-9]|1[0-2])月)?");

    /** What an ending means. */
    public enum Ending {
        /** This year's value. */
        NONE,
        /** Last year's value. */
        LAST_YEAR,
        /** The value cumulative at the end of a month. */
        MONTH,
        /** The change against last year, as a share of last year's value. */
        YEAR_ON_YEAR
    }

    /** Reads a reference; empty where the text has not the form of one. */
    public static Optional<Reference> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String ending = matcher.group("ending");
        String month = matcher.group("month");
        if (month != null) {
            return Optional.of(new Reference(matcher.group("code"), Ending.MONTH, Integer.parseInt(month)));
        }
        Ending kind = LAST_YEAR.equals(ending)
                ? Ending.LAST_YEAR
                : YEAR_ON_YEAR.equals(ending) ? Ending.YEAR_ON_YEAR : Ending.NONE;
        return Optional.of(new Reference(matcher.group("code"), kind, 0));
    }

    /** Whether a code is that of a result. */
    static boolean isResult(String code) {
        return code.equals(YEAR) || code.equals(TOTAL) || code.equals(GRADE) || code.startsWith(SCORE_OF);
    }

    /** The reference to a code's value cumulative at the end of a month, 1 to 12. */
    public static String atMonth(String code, int month) {
        return code + "_" + month + MONTH;
    }

    public static String lastYear(String code) {
        return code + LAST_YEAR;
    }

    @Override
    public String toString() {
        return switch (ending) {
            case NONE -> code;
            case LAST_YEAR -> lastYear(code);
            case YEAR_ON_YEAR -> code + YEAR_ON_YEAR;
            case MONTH -> atMonth(code, month);
        };
    }
}

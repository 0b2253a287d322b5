package cn.ziping.scoring;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** References in official wording: 上年三公经费预算数 for 三公经费预算数_上年, 截至6月累计执行数 for 累计执行数_6月. */
public final class ReferenceWording {

    private static final Pattern ENDING = Pattern.compile("(.+)_(?:(上年)|(同比)|([0-9]{1,2})月)");

    private static final Pattern RATE = Pattern.compile(".*率(_上年|_[0-9]{1,2}月)?|.*_同比");

    private ReferenceWording() {}

    static Message of(String reference) {
        Matcher parts = ENDING.matcher(reference);
        if (!parts.matches()) {
            return Message.of("quantity.name", reference);
        }
        if (parts.group(2) != null) {
            return Message.of("quantity.last-year", parts.group(1));
        }
        return parts.group(3) != null
                ? Message.of("quantity.year-on-year", parts.group(1))
                : Message.of("quantity.at-month", parts.group(1), parts.group(4));
    }

    /** Whether a figure is a rate, as its name says. */
    public static boolean isRate(String reference) {
        // The score of an indicator is points, whatever the indicator is called.
        return !reference.startsWith(SchemeAdjustments.NotApplicable.SCORE_OF)
                && RATE.matcher(reference).matches();
    }
}

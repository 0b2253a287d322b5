package cn.ziping.shared;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers as pages and tables show them. What is shown is a view; what is stored stays as it was typed. */
public final class Shown {

    /** What stands for a blank. */
    public static final String BLANK = "—";

    private Shown() {}

    /** 万元 with two decimals and thousands separators: {@code 7,072.88}. */
    public static String money(@Nullable BigDecimal yuan) {
        return yuan == null
                ? BLANK
                : NumberText.grouped(NumericPolicy.DISPLAY
                        .shown(MoneyUnit.WAN.fromYuan(yuan), 2)
                        .toPlainString());
    }

    /** As {@link #money}, of an amount in 万元. */
    public static String wan(@Nullable BigDecimal wan) {
        return wan == null
                ? BLANK
                : NumberText.grouped(NumericPolicy.DISPLAY.shown(wan, 2).toPlainString());
    }

    /** As {@link #rate}, of a rate in percent. */
    public static String percent(@Nullable BigDecimal percent) {
        return percent == null ? BLANK : NumericPolicy.DISPLAY.shown(percent, 2).toPlainString() + "%";
    }

    /** Percent with two decimals: {@code 98.46%}. */
    public static String rate(@Nullable BigDecimal share) {
        return share == null
                ? BLANK
                : NumericPolicy.DISPLAY.shown(share.movePointRight(2), 2).toPlainString() + "%";
    }

    /** Points, whole: {@code 9.846}. */
    public static String points(@Nullable Points points) {
        return points == null ? BLANK : points.toString();
    }
}

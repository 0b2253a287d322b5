package cn.ziping.figure;

import cn.ziping.shared.Reference;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** The words for people that figures go by. */
final class FigureLabels {

    private FigureLabels() {}

    static MessageSourceResolvable of(String code, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {"figure.label." + code}, arguments);
    }

    /** The label of what a reference makes of a figure. */
    static MessageSourceResolvable of(Reference reference, MessageSourceResolvable figure) {
        if (reference instanceof Reference.LastYear) {
            return of("last-year", figure);
        }
        if (reference instanceof Reference.Change) {
            return of("change", figure);
        }
        return reference instanceof Reference.Month month
                ? of("at-month", figure, String.valueOf(month.month()))
                : figure;
    }
}

package cn.ziping.figure;

import cn.ziping.shared.Reference;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure of one department and year as everything else reads it.
 *
 * @param reference how it is referred to
 * @param kind what it counts
 * @param unit the unit behind the number: 宗, 人, 元; empty for rates
 * @param value money in 元, a rate as a share of one, or {@code null} for a blank, which is not zero
 * @param text the words of a {@link FigureKind#TEXT}, else {@code null}
 * @param source where it is typed
 * @param sample whether it was made up for the demo
 * @param madeFrom of a derived one, the references it is made from
 */
public record FigureValue(
        Reference reference,
        FigureKind kind,
        String unit,
        @Nullable BigDecimal value,
        @Nullable String text,
        FigureSource source,
        boolean sample,
        List<Reference> madeFrom)
        implements Referable {

    static final String YUAN = "元";

    public FigureValue {
        madeFrom = List.copyOf(madeFrom);
    }

    /** The same figure, derived from others. */
    public FigureValue from(List<? extends Reference> references) {
        return new FigureValue(reference, kind, unit, value, text, source, sample, List.copyOf(references));
    }

    /** The same figure, made up for the demo. */
    public FigureValue asSample() {
        return new FigureValue(reference, kind, unit, value, text, source, true, madeFrom);
    }

    public static FigureValue money(
            Reference reference, @Nullable BigDecimal yuan, FigureSource source, boolean sample) {
        return new FigureValue(reference, FigureKind.MONEY, YUAN, yuan, null, source, sample, List.of());
    }

    public static FigureValue rate(Reference reference, @Nullable BigDecimal share, FigureSource source) {
        return new FigureValue(reference, FigureKind.RATE, "", share, null, source, false, List.of());
    }

    public static FigureValue number(
            Reference reference, @Nullable BigDecimal value, String unit, FigureSource source) {
        return new FigureValue(reference, FigureKind.NUMBER, unit, value, null, source, false, List.of());
    }

    public static FigureValue words(Reference reference, @Nullable String text, FigureSource source) {
        return new FigureValue(reference, FigureKind.TEXT, "", null, text, source, false, List.of());
    }

    public boolean blank() {
        return value == null && text == null;
    }
}

package cn.ziping.scoring;

import java.math.BigDecimal;

/** One argument of a {@link Message}. */
public sealed interface Argument {

    /**
     * Words that belong to the data and are printed as they are: the name of an indicator, a reason somebody typed.
     *
     * @param text the words
     */
    record Words(String text) implements Argument {}

    /**
     * A number, printed whole.
     *
     * @param value the exact value; of a rate, the share of one
     * @param unit how it is printed
     */
    record Number(BigDecimal value, Unit unit) implements Argument {}

    /**
     * A part that is worded by itself.
     *
     * @param message the part
     */
    record Phrase(Message message) implements Argument {}
}

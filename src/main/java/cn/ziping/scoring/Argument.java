package cn.ziping.scoring;

import cn.ziping.shared.Points;
import java.util.List;

/** One argument of a {@link Message}. */
public sealed interface Argument
        permits Argument.Words, Argument.Scored, Argument.Terms, Argument.Phrase, Argument.Precise, Quantity.Reading {

    /**
     * Words that belong to the data and are printed as they are: the name of an indicator, a reason somebody typed.
     *
     * @param text the words
     */
    record Words(String text) implements Argument {

        /** Nothing to say. */
        static final Words NONE = new Words("");
    }

    /**
     * Points, printed whole.
     *
     * @param points the points
     */
    record Scored(Points points) implements Argument {}

    /**
     * Several numbers with a sign between them.
     *
     * @param sign the code of the message that puts it between two
     * @param terms the numbers, at least one
     */
    record Terms(String sign, List<Argument> terms) implements Argument {

        public Terms {
            terms = List.copyOf(terms);
        }
    }

    /**
     * A part that is worded by itself.
     *
     * @param message the part
     */
    record Phrase(Message message) implements Argument {}

    /**
     * A number with so many decimals that they tell it from another one, however few the scheme keeps.
     *
     * @param number the number, not rounded
     * @param decimals the decimals to print at least where it has no end; of a rate, of its percentage
     */
    record Precise(Quantity.Reading number, int decimals) implements Argument {}
}

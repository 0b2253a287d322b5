package cn.ziping.scoring;

import java.util.List;

/** One argument of a {@link Message}. */
public sealed interface Argument {

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
     * A number, printed whole; one that is no decimal of finite length as a fraction, {@code 1/3}, never cut short.
     *
     * @param value the exact value; of a rate, the share of one
     * @param unit how it is printed
     */
    record Number(Fraction value, Unit unit) implements Argument {}

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
}

package cn.ziping.scoring;

import cn.ziping.shared.Points;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * Something to be said, as message code and arguments, so that its wording stays in the message bundles and one trace
 * reads in every language.
 *
 * @param code the message code
 * @param arguments its arguments, in order
 */
public record Message(String code, List<Argument> arguments) {

    public Message {
        arguments = List.copyOf(arguments);
    }

    /**
     * @param arguments text, {@link Points}, {@link Message} or {@link Argument}; plain numbers come with their unit
     */
    public static Message of(String code, Object... arguments) {
        // A list of few elements needs no array of its own; a trace is made of very many short ones.
        return new Message(
                code,
                switch (arguments.length) {
                    case 0 -> List.of();
                    case 1 -> List.of(argument(arguments[0]));
                    case 2 -> List.of(argument(arguments[0]), argument(arguments[1]));
                    case 3 -> List.of(argument(arguments[0]), argument(arguments[1]), argument(arguments[2]));
                    case 4 ->
                        List.of(
                                argument(arguments[0]),
                                argument(arguments[1]),
                                argument(arguments[2]),
                                argument(arguments[3]));
                    case 5 ->
                        List.of(
                                argument(arguments[0]),
                                argument(arguments[1]),
                                argument(arguments[2]),
                                argument(arguments[3]),
                                argument(arguments[4]));
                    case 6 ->
                        List.of(
                                argument(arguments[0]),
                                argument(arguments[1]),
                                argument(arguments[2]),
                                argument(arguments[3]),
                                argument(arguments[4]),
                                argument(arguments[5]));
                    default -> Arrays.stream(arguments).map(Message::argument).toList();
                });
    }

    static Argument number(BigDecimal value, Unit unit) {
        return number(Fraction.of(value), unit);
    }

    static Argument number(Fraction value, Unit unit) {
        return new Quantity.Reading(value, unit);
    }

    static Argument percent(BigDecimal share) {
        return number(share, Unit.PERCENT);
    }

    /** A rule within another; in brackets where it takes more than one sentence, or it could not be told where it ends. */
    static Message within(List<Message> sentences) {
        return sentences.size() == 1 ? sentences.get(0) : of("rule.bracketed", joined(sentences));
    }

    /** Several sentences as one part of another. */
    static Message joined(List<Message> sentences) {
        return sentences.stream()
                .reduce((left, right) -> of("expression.SENTENCES", left, right))
                .orElseThrow();
    }

    private static Argument argument(Object value) {
        if (value instanceof Points points) {
            return new Argument.Scored(points);
        }
        if (value instanceof Message message) {
            return new Argument.Phrase(message);
        }
        if (value instanceof String text) {
            return new Argument.Words(text);
        }
        if (value instanceof Argument argument) {
            return argument;
        }
        throw new IllegalArgumentException("Not an argument of a message: " + value.getClass());
    }
}

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
        return new Message(code, Arrays.stream(arguments).map(Message::argument).toList());
    }

    static Argument number(BigDecimal value, Unit unit) {
        return new Argument.Number(value, unit);
    }

    /** A number, or where it is no decimal of finite length the fraction in words, {@code 1/3}: never one cut short. */
    static Argument number(Fraction value, Unit unit) {
        return value.decimal()
                .map(decimal -> number(decimal, unit))
                .orElseGet(() -> new Argument.Words(value.toString()));
    }

    static Argument percent(BigDecimal share) {
        return number(share, Unit.PERCENT);
    }

    /** Several sentences as one part of another. */
    /** A rule within another; in brackets where it takes more than one sentence, or it could not be told where it ends. */
    static Message within(List<Message> sentences) {
        return sentences.size() == 1 ? sentences.get(0) : of("rule.bracketed", joined(sentences));
    }

    static Message joined(List<Message> sentences) {
        return sentences.stream()
                .reduce((left, right) -> of("expression.SENTENCES", left, right))
                .orElseThrow();
    }

    private static Argument argument(Object value) {
        if (value instanceof Argument argument) {
            return argument;
        }
        if (value instanceof Points points) {
            return number(points.value(), Unit.POINTS);
        }
        if (value instanceof Message message) {
            return new Argument.Phrase(message);
        }
        if (value instanceof String text) {
            return new Argument.Words(text);
        }
        throw new IllegalArgumentException("Not an argument of a message: " + value.getClass());
    }
}

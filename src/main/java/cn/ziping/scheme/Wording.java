package cn.ziping.scheme;

import cn.ziping.figure.NumberDoubt;
import cn.ziping.scoring.Argument;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.LeafScore;
import cn.ziping.scoring.Message;
import cn.ziping.scoring.Quantity;
import cn.ziping.scoring.Unit;
import cn.ziping.shared.NumberText;
import cn.ziping.shared.NumericPolicy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Words rules and traces from the message bundles. Numbers are printed whole, so that a reader can redo each step. */
@Component
@RequiredArgsConstructor
public class Wording {

    private final MessageSource messages;

    public String text(Message message, Locale locale) {
        Object[] arguments = message.arguments().stream()
                .map(argument -> text(argument, locale))
                .toArray();
        return messages.getMessage(message.code(), arguments, locale);
    }

    String doubt(NumberDoubt doubt, Locale locale) {
        return messages.getMessage(doubt.code(), doubt.arguments().toArray(), locale);
    }

    /**
     * A step of a trace as data; the names are published.
     *
     * @param code the message's code
     * @param arguments its arguments: numbers in plain notation, rates in percent
     * @param zh the step in words
     */
    public record Step(String code, List<String> arguments, String zh) {}

    public Step step(Message message, Locale locale) {
        return new Step(
                message.code(), message.arguments().stream().map(Wording::plain).toList(), text(message, locale));
    }

    private static String plain(Argument argument) {
        if (argument instanceof Quantity.Reading number) {
            return number.value()
                    .decimal()
                    .map(value -> NumberText.plain(number.unit() == Unit.PERCENT ? value.movePointRight(2) : value))
                    .orElseGet(() -> number.value().toString());
        }
        if (argument instanceof Argument.Scored scored) {
            return scored.points().toString();
        }
        if (argument instanceof Argument.Terms terms) {
            return terms.sign();
        }
        return argument instanceof Argument.Phrase phrase
                ? phrase.message().code()
                : ((Argument.Words) argument).text();
    }

    /** The steps of a trace, without the indicator's name. */
    public String steps(List<Message> trace, Locale locale) {
        return join(trace, "wording.comma", locale);
    }

    /** The whole line: indicator and steps. */
    public String trace(LeafScore leaf, Locale locale) {
        return messages.getMessage(
                "wording.trace", new Object[] {leaf.indicator().name(), steps(leaf.trace(), locale)}, locale);
    }

    /** The rule in official wording; how the scheme rounds is said by {@link #policy} once for all. */
    public String rule(IndicatorDefinition indicator, Locale locale) {
        return join(indicator.rule().wording(indicator.points()), "wording.semicolon", locale);
    }

    /** Several things said one after the other. */
    public String sentences(List<Message> messages, Locale locale) {
        return join(messages, "wording.semicolon", locale);
    }

    /** How the scheme rounds. */
    public String policy(NumericPolicy policy, Locale locale) {
        return join(rounding(policy), "wording.semicolon", locale);
    }

    private static List<Message> rounding(NumericPolicy policy) {
        Message mode = Message.of("rounding." + policy.mode());
        Message points = Message.of("policy.points", Message.of("decimals." + policy.pointsDecimals()), mode);
        Message rate = policy.roundRateFirst()
                ? Message.of("policy.rate", Message.of("decimals." + policy.rateDecimals()), mode)
                : Message.of("policy.rate.exact");
        return List.of(rate, points, Message.of("policy.blank"));
    }

    private String join(List<Message> parts, String separator, Locale locale) {
        return parts.stream()
                .map(part -> text(part, locale))
                .collect(Collectors.joining(messages.getMessage(separator, null, locale)));
    }

    private String text(Argument argument, Locale locale) {
        if (argument instanceof Argument.Phrase phrase) {
            return text(phrase.message(), locale);
        }
        if (argument instanceof Quantity.Reading number) {
            return number.value()
                    .decimal()
                    .map(value -> number(value, number.unit()))
                    .orElseGet(() -> number.value().toString());
        }
        if (argument instanceof Argument.Scored scored) {
            return scored.points().toString();
        }
        if (argument instanceof Argument.Terms terms) {
            return terms.terms().stream()
                    .map(term -> text(term, locale))
                    .reduce((left, right) -> messages.getMessage(terms.sign(), new Object[] {left, right}, locale))
                    .orElse("");
        }
        return ((Argument.Words) argument).text();
    }

    /** A number as people read it: 98.46%, 100%, 7000.00 (money), 9.846. */
    public static String number(BigDecimal value, Unit unit) {
        return switch (unit) {
            case MONEY -> NumberText.atLeast(value, 2);
            case PERCENT -> percent(value);
            case POINTS, NUMBER -> NumberText.plain(value);
        };
    }

    private static String percent(BigDecimal share) {
        String whole = NumberText.plain(share.movePointRight(2));
        return (whole.contains(".") ? NumberText.atLeast(share.movePointRight(2), 2) : whole) + "%";
    }
}

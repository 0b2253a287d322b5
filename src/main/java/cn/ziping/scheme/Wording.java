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
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Words rules and traces from the message bundles. Numbers are printed as decimals, so that a reader can redo each step: whole
 * where they have few decimals, else cut, with two digits more than the scheme keeps and an ellipsis. What is cut for print is
 * carried on exactly.
 */
@Component
@RequiredArgsConstructor
public class Wording {

    /** The most decimals of a number that is printed whole: as many as a typed number may have. */
    private static final int WHOLE = 10;

    /** The fewest decimals of a number that is cut. */
    private static final int FEWEST = 4;

    /** The decimals of a cut number where programs read it. */
    private static final int OF_DATA = 20;

    private static final Set<String> SAYING_HOW_MANY = Set.of("trace.discretionary", "trace.exhausted");

    private final MessageSource messages;

    /** What a rule says; its numbers are typed ones, and no policy rounds them. */
    public String text(Message message, Locale locale) {
        return text(message, NumericPolicy.DISPLAY, locale);
    }

    /** As {@link #text(Message, Locale)}, of what was computed by a scheme's policy. */
    public String text(Message message, NumericPolicy policy, Locale locale) {
        Object[] arguments = message.arguments().stream()
                .map(argument -> text(argument, policy, locale))
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
     * @param arguments its arguments: numbers in plain notation, rates in percent; cut after {@value #OF_DATA} decimals
     * @param zh the step in words
     */
    public record Step(String code, List<String> arguments, String zh) {}

    public Step step(Message message, NumericPolicy policy, Locale locale) {
        return new Step(
                message.code(),
                message.arguments().stream().map(Wording::plain).toList(),
                text(message, policy, locale));
    }

    private static String plain(Argument argument) {
        if (argument instanceof Quantity.Reading number) {
            return number.value()
                    .decimal()
                    .map(value -> NumberText.plain(
                            number.unit().kind() == Unit.Kind.PERCENT ? value.movePointRight(2) : value))
                    .orElseGet(() -> NumberText.plain(cut(number, OF_DATA)));
        }
        if (argument instanceof Argument.Scored scored) {
            return scored.points().toString();
        }
        if (argument instanceof Argument.Terms terms) {
            return terms.sign();
        }
        if (argument instanceof Argument.Precise precise) {
            return plain(precise.number());
        }
        return argument instanceof Argument.Phrase phrase
                ? phrase.message().code()
                : ((Argument.Words) argument).text();
    }

    /** The steps of a trace, without the indicator's name. */
    public String steps(List<Message> trace, NumericPolicy policy, Locale locale) {
        return join(trace, "wording.comma", policy, locale);
    }

    /** Why an indicator lost points, and how many: one sentence without its end. */
    public String losses(LeafScore leaf, NumericPolicy policy, Locale locale) {
        List<Message> said = new ArrayList<>(leaf.losses());
        if (said.isEmpty()
                || !SAYING_HOW_MANY.contains(said.get(said.size() - 1).code())) {
            said.add(Message.of("trace.deducted", Objects.requireNonNull(leaf.deduction())));
        }
        return steps(said, policy, locale);
    }

    /** The whole line: indicator and steps. */
    public String trace(LeafScore leaf, NumericPolicy policy, Locale locale) {
        return messages.getMessage(
                "wording.trace", new Object[] {leaf.indicator().name(), steps(leaf.trace(), policy, locale)}, locale);
    }

    /** The rule in official wording; how the scheme rounds is said by {@link #policy} once for all. */
    public String rule(IndicatorDefinition indicator, Locale locale) {
        return join(indicator.rule().wording(indicator.points()), "wording.semicolon", NumericPolicy.DISPLAY, locale);
    }

    /** Several things said one after the other. */
    public String sentences(List<Message> messages, Locale locale) {
        return join(messages, "wording.semicolon", NumericPolicy.DISPLAY, locale);
    }

    /** How the scheme rounds. */
    public String policy(NumericPolicy policy, Locale locale) {
        return join(rounding(policy), "wording.semicolon", NumericPolicy.DISPLAY, locale);
    }

    private static List<Message> rounding(NumericPolicy policy) {
        Message mode = Message.of("rounding." + policy.mode());
        List<Message> said = new ArrayList<>();
        said.add(
                policy.roundRateFirst()
                        ? Message.of("policy.rate", Message.of("decimals." + policy.rateDecimals()), mode)
                        : Message.of("policy.rate.exact"));
        said.add(Message.of("policy.points", Message.of("decimals." + policy.pointsDecimals()), mode));
        if (policy.rates() != null) {
            said.add(Message.of("policy.rates." + policy.rates()));
        }
        if (policy.comparing() != null) {
            said.add(Message.of("policy.comparing." + policy.comparing()));
        }
        if (policy.dimensionDecimals() != null) {
            said.add(Message.of("policy.dimension", Message.of("decimals." + policy.dimensionDecimals()), mode));
        }
        if (policy.totalDecimals() != null) {
            said.add(Message.of("policy.total", Message.of("decimals." + policy.totalDecimals()), mode));
        }
        said.add(Message.of("policy.blank"));
        return said;
    }

    private String join(List<Message> parts, String separator, NumericPolicy policy, Locale locale) {
        return parts.stream()
                .map(part -> text(part, policy, locale))
                .collect(Collectors.joining(messages.getMessage(separator, null, locale)));
    }

    private String text(Argument argument, NumericPolicy policy, Locale locale) {
        if (argument instanceof Argument.Phrase phrase) {
            return text(phrase.message(), policy, locale);
        }
        if (argument instanceof Quantity.Reading number) {
            return number(number, policy, FEWEST);
        }
        if (argument instanceof Argument.Precise precise) {
            return number(precise.number(), policy, Math.max(FEWEST, precise.decimals()));
        }
        if (argument instanceof Argument.Scored scored) {
            return scored.points().toString();
        }
        if (argument instanceof Argument.Terms terms) {
            return terms.terms().stream()
                    .map(term -> text(term, policy, locale))
                    .reduce((left, right) -> messages.getMessage(terms.sign(), new Object[] {left, right}, locale))
                    .orElse("");
        }
        return ((Argument.Words) argument).text();
    }

    private static String number(Quantity.Reading number, NumericPolicy policy, int fewest) {
        Unit unit = number.unit();
        boolean percent = unit.kind() == Unit.Kind.PERCENT;
        return number.value()
                .decimal()
                .filter(value -> value.stripTrailingZeros().scale() <= (percent ? WHOLE + 2 : WHOLE))
                .map(value -> number(value, unit))
                .orElseGet(() -> {
                    int kept = percent ? policy.rateDecimals() : policy.pointsDecimals();
                    String cut = cut(number, Math.max(fewest, kept + 2)).toPlainString() + "…";
                    return unit.kind() == Unit.Kind.PER ? cut + unit.word() : percent ? cut + "%" : cut;
                });
    }

    /** So many decimals of a number, nothing rounded; of a rate, of its percentage. */
    private static BigDecimal cut(Quantity.Reading number, int decimals) {
        BigDecimal above = new BigDecimal(number.value().numerator());
        return (number.unit().kind() == Unit.Kind.PERCENT ? above.movePointRight(2) : above)
                .divide(new BigDecimal(number.value().denominator()), decimals, RoundingMode.DOWN);
    }

    /** A number as people read it: 98.46%, 100%, 7000.00 (money), 9.846. */
    public static String number(BigDecimal value, Unit unit) {
        return switch (unit.kind()) {
            case MONEY -> NumberText.atLeast(value, 2);
            case PERCENT -> percent(value);
            case POINTS, NUMBER -> NumberText.plain(value);
            case PER -> NumberText.plain(value) + unit.word();
        };
    }

    private static String percent(BigDecimal share) {
        String whole = NumberText.plain(share.movePointRight(2));
        return (whole.contains(".") ? NumberText.atLeast(share.movePointRight(2), 2) : whole) + "%";
    }
}

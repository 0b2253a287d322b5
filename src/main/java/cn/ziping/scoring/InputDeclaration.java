package cn.ziping.scoring;

import cn.ziping.shared.NumberText;
import cn.ziping.shared.Points;
import cn.ziping.shared.Reference;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.TypedText;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An input that a rule needs. Entry forms, completeness and explanations are drawn from it.
 *
 * @param name the figure's reference, the category of targets, or the name of the entry; permanent
 * @param source where its value comes from
 * @param type the type of an entry; of a figure, {@link InputType#NUMBER}
 * @param unit the unit behind the field, or empty
 * @param maximum the largest value of {@link InputType#POINTS}, else {@code null}
 * @param required whether a blank makes the leaf incomplete whatever the other inputs say
 * @param options what can be chosen, of {@link InputType#CHOICE}; else empty
 * @param least the smallest number that can be typed, as it is typed; {@code null} for any
 * @param most the largest
 */
public record InputDeclaration(
        String name,
        InputSource source,
        InputType type,
        String unit,
        @Nullable Points maximum,
        boolean required,
        List<String> options,
        @Nullable BigDecimal least,
        @Nullable BigDecimal most) {

    /** The longest text an entry takes. */
    public static final int TEXT_LIMIT = 1000;

    public static final String YES = "yes";
    public static final String NO = "no";

    public InputDeclaration {
        options = List.copyOf(options);
    }

    public InputDeclaration(
            String name, InputSource source, InputType type, String unit, @Nullable Points maximum, boolean required) {
        this(name, source, type, unit, maximum, required, List.of(), null, null);
    }

    static InputDeclaration choice(String name, List<String> options) {
        return new InputDeclaration(name, InputSource.ENTRY, InputType.CHOICE, "", null, true, options, null, null);
    }

    /** The figure it reads, one's own or that of the others; empty where it reads none, or the score of an indicator. */
    public Optional<String> reads() {
        return switch (source) {
            case FIGURE -> Optional.of(name);
            case PEERS ->
                Reference.Peers.of(name)
                        .map(Reference.Peers::of)
                        .filter(of -> !(of instanceof Reference.Result result && result.isScore()))
                        .map(Reference::toString);
            default -> Optional.empty();
        };
    }

    static InputDeclaration peers(Reference.Peers others) {
        return new InputDeclaration(others.toString(), InputSource.PEERS, InputType.NUMBER, "", null, true);
    }

    /** The same input, needed only where another one says so. */
    InputDeclaration optional() {
        return new InputDeclaration(name, source, type, unit, maximum, false, options, least, most);
    }

    /** The same input, for numbers within a range; either end may be open. */
    InputDeclaration within(@Nullable BigDecimal from, @Nullable BigDecimal to) {
        return from == null && to == null
                ? this
                : new InputDeclaration(name, source, type, unit, maximum, required, options, from, to);
    }

    /** Whether a number lies within the range. */
    boolean allows(BigDecimal value) {
        return (least == null || value.compareTo(least) >= 0) && (most == null || value.compareTo(most) <= 0);
    }

    /** The range in words; only of an input that has one. */
    Message range() {
        String from = least == null ? "" : NumberText.plain(least) + unit;
        String to = most == null ? "" : NumberText.plain(most) + unit;
        return Message.of(least == null ? "range.up-to" : most == null ? "range.from" : "range.between", from, to);
    }

    /** Each input once, in order; needed where any of its declarations needs it. */
    static List<InputDeclaration> merged(Stream<InputDeclaration> declared) {
        Map<List<Object>, InputDeclaration> merged = new LinkedHashMap<>();
        declared.forEach(input -> merged.merge(
                Arrays.asList(
                        input.source(),
                        input.name(),
                        input.type(),
                        input.unit(),
                        input.options(),
                        input.least(),
                        input.most()),
                input,
                (first, other) -> first.required() ? first : other));
        return List.copyOf(merged.values());
    }

    /** The judgements that several parts would take from one input: a number may be read twice, a judgement may not. */
    static List<Message> judgedTwice(Stream<List<InputDeclaration>> parts) {
        return parts
                .flatMap(part -> part.stream()
                        .filter(input -> input.source() == InputSource.ENTRY)
                        .filter(input -> input.type() == InputType.POINTS || input.type() == InputType.CHOICE)
                        .map(InputDeclaration::name)
                        .distinct())
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() > 1)
                .map(entry -> Message.of("problem.input-twice", entry.getKey()))
                .toList();
    }

    static InputDeclaration figure(String reference) {
        return new InputDeclaration(reference, InputSource.FIGURE, InputType.NUMBER, "", null, true);
    }

    static InputDeclaration targets(String category) {
        return new InputDeclaration(category, InputSource.TARGETS, InputType.NUMBER, "", null, true);
    }

    static InputDeclaration entry(String name, InputType type, String unit) {
        return new InputDeclaration(name, InputSource.ENTRY, type, unit, null, true);
    }

    /**
     * Brings typed text into the one form that is stored, or empty for a blank, which is not zero.
     *
     * @throws RefusedException with a message for the field
     */
    public Optional<String> canonical(String typed) {
        return switch (type) {
            case TEXT -> text(typed);
            case YES_NO -> yesOrNo(typed);
            case CHOICE -> option(typed);
            case PERCENT -> percent(typed).map(this::checked).map(NumberText::plain);
            case COUNT, NUMBER, POINTS ->
                (NumberText.isPercentSign(unit) ? percent(typed) : NumberText.parse(typed))
                        .map(this::checked)
                        .map(NumberText::plain);
        };
    }

    private static Optional<String> text(String typed) {
        String text = TypedText.lines(typed, TEXT_LIMIT);
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static Optional<String> yesOrNo(String typed) {
        return switch (typed.strip()) {
            case "" -> Optional.empty();
            case YES -> Optional.of(YES);
            case NO -> Optional.of(NO);
            default -> throw new RefusedException("choice.unknown");
        };
    }

    private Optional<String> option(String typed) {
        String chosen = typed.strip();
        if (!chosen.isEmpty() && !options.contains(chosen)) {
            throw new RefusedException("choice.unknown");
        }
        return chosen.isEmpty() ? Optional.empty() : Optional.of(chosen);
    }

    /** A sign of percent may stand behind it. */
    private static Optional<BigDecimal> percent(String typed) {
        return NumberText.parse(NumberText.withoutPercent(typed));
    }

    private BigDecimal checked(BigDecimal value) {
        if (type == InputType.COUNT && (value.signum() < 0 || value.scale() > 0)) {
            throw new RefusedException("number.count");
        }
        if (value.precision() - value.scale() > 15 || value.scale() > 10) {
            throw new RefusedException("number.large");
        }
        if (!allows(value)) {
            throw new RefusedException(
                    least == null ? "number.up-to" : most == null ? "number.from" : "number.between",
                    least == null ? "" : NumberText.plain(least) + unit,
                    most == null ? "" : NumberText.plain(most) + unit);
        }
        if (type == InputType.POINTS) {
            if (value.signum() < 0 || (maximum != null && value.compareTo(maximum.value()) > 0)) {
                throw new RefusedException("points.range", maximum == null ? "" : maximum.toString());
            }
        }
        return value;
    }
}

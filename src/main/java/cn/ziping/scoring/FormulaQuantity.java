package cn.ziping.scoring;

import cn.ziping.shared.DefinitionException;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A number given by a formula (domain §4.1 form 31). A name is that of an entry declared here, else the reference of a
 * figure; money counts in 万元, a rate as a share of one.
 *
 * @param expression the formula
 * @param percent whether its result is a share of one, printed in percent
 * @param entries what is typed for this indicator alone
 * @param whenZero what a zero divisor means
 * @param unit the unit of its result where that is neither a rate nor the points, such as 万元/人; {@code null} for none
 */
@JsonTypeName("formula")
public record FormulaQuantity(
        Formula expression,
        boolean percent,
        @MayBeLeftOut List<Quantity.EntryQuantity> entries,
        ZeroChoice whenZero,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String unit)
        implements Quantity {

    public FormulaQuantity {
        entries = List.copyOf(entries);
        unit = Texts.given(unit);
        Set<String> names = expression.names();
        if (entries.stream().map(EntryQuantity::name).distinct().count() != entries.size()
                || !entries.stream().allMatch(entry -> names.contains(entry.name()))) {
            throw new DefinitionException("entries", "formula-entries");
        }
    }

    public FormulaQuantity(
            Formula expression, boolean percent, List<Quantity.EntryQuantity> entries, ZeroChoice whenZero) {
        this(expression, percent, entries, whenZero, null);
    }

    private Map<String, EntryQuantity> byName() {
        return entries.stream().collect(Collectors.toMap(EntryQuantity::name, Function.identity()));
    }

    @Override
    public List<InputDeclaration> inputs() {
        Map<String, EntryQuantity> typed = byName();
        Set<String> required = expression.required();
        return expression.names().stream()
                .map(name -> Optional.ofNullable(typed.get(name))
                        .map(EntryQuantity::declaration)
                        .orElseGet(() -> InputDeclaration.figure(name)))
                .map(input -> required.contains(input.name()) ? input : input.optional())
                .toList();
    }

    @Override
    public @Nullable Reading read(Leaf leaf) {
        Map<String, EntryQuantity> typed = byName();
        Formula.Outcome outcome = expression.compute(name -> {
            Reading reading = reading(name, typed, leaf);
            return reading == null ? null : reading.value();
        });
        Set<String> zeroDivisor = outcome.zeroDivisor();
        if (zeroDivisor != null) {
            leaf.zero(
                    whenZero,
                    zeroDivisor.isEmpty()
                            ? Message.of("quantity.formula-divisor-any")
                            : Message.of("quantity.formula-divisor", String.join("、", zeroDivisor)),
                    List.copyOf(zeroDivisor));
            outcome.blank().forEach(leaf::missing);
            return null;
        }
        Fraction value = outcome.value();
        if (value == null) {
            outcome.blank().forEach(leaf::missing);
            return null;
        }
        Reading result = new Reading(value, percent ? Unit.PERCENT : unit == null ? Unit.NUMBER : Unit.per(unit));
        if (leaf.traced()) {
            Optional<Message> operands = outcome.used().stream()
                    .flatMap(name -> Optional.ofNullable(reading(name, typed, leaf))
                            .map(reading -> Message.of("expression.named", name, reading))
                            .stream())
                    .reduce((left, right) -> Message.of("expression.LIST", left, right));
            operands.ifPresent(all -> leaf.step("trace.formula-operands", all));
            leaf.step("trace.formula", expression.toString(), result);
        }
        return leaf.rateAsGiven(result);
    }

    /** What a name stands for, or {@code null} where it is blank; a blank is missing only if the formula needed it. */
    private static @Nullable Reading reading(String name, Map<String, EntryQuantity> typed, Leaf leaf) {
        EntryQuantity entry = typed.get(name);
        if (entry != null) {
            return leaf.has(name) ? entry.read(leaf) : null;
        }
        ScoringInput.InputFigure figure = leaf.input().figures().get(name);
        return figure == null ? null : figure.reading();
    }

    @Override
    public boolean printsAsRate() {
        return percent;
    }

    @Override
    public Message wording() {
        return Message.of("quantity.formula", expression.toString());
    }

    @Override
    public List<Message> zeroWording() {
        return expression.toString().matches("(?s).*[/÷／].*")
                ? List.of(Message.of("rule.zero." + whenZero, Message.of("quantity.formula-divisor-any")))
                : List.of();
    }

    @Override
    public List<Message> problems() {
        return expression.names().isEmpty()
                ? List.of(Message.of("problem.formula-constant", expression.toString()))
                : List.of();
    }
}

package cn.ziping.scoring;

import cn.ziping.shared.DefinitionException;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * @param quantities quantities that it uses by name; {@code null} for none
 */
@JsonTypeName("formula")
public record FormulaQuantity(
        Formula expression,
        boolean percent,
        @MayBeLeftOut List<Quantity.EntryQuantity> entries,
        ZeroChoice whenZero,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String unit,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<QuantityDefinition> quantities)
        implements Quantity {

    public FormulaQuantity {
        entries = List.copyOf(entries);
        unit = Texts.given(unit);
        quantities = quantities == null || quantities.isEmpty() ? null : List.copyOf(quantities);
        if (quantities != null
                && quantities.stream().map(QuantityDefinition::name).distinct().count() != quantities.size()) {
            throw new DefinitionException("quantities", "different-names");
        }
        Set<String> names = expression.names();
        if (entries.stream().map(EntryQuantity::name).distinct().count() != entries.size()
                || !entries.stream().allMatch(entry -> names.contains(entry.name()))) {
            throw new DefinitionException("entries", "formula-entries");
        }
    }

    public FormulaQuantity(
            Formula expression, boolean percent, List<Quantity.EntryQuantity> entries, ZeroChoice whenZero) {
        this(expression, percent, entries, whenZero, null, null);
    }

    /** The same where names in it that are not its own stand for the quantities given. */
    FormulaQuantity using(Map<String, Quantity> known) {
        Set<String> own = Stream.concat(entries.stream().map(EntryQuantity::name), named().keySet().stream())
                .collect(Collectors.toSet());
        List<QuantityDefinition> used = expression.names().stream()
                .filter(name -> known.containsKey(name) && !own.contains(name))
                .map(name -> new QuantityDefinition(name, Objects.requireNonNull(known.get(name))))
                .toList();
        return used.isEmpty()
                ? this
                : new FormulaQuantity(
                        expression,
                        percent,
                        entries,
                        whenZero,
                        unit,
                        Stream.concat(Stream.ofNullable(quantities).flatMap(List::stream), used.stream())
                                .toList());
    }

    private Map<String, Quantity> named() {
        return quantities == null
                ? Map.of()
                : quantities.stream().collect(Collectors.toMap(QuantityDefinition::name, QuantityDefinition::quantity));
    }

    private Map<String, EntryQuantity> byName() {
        return entries.stream().collect(Collectors.toMap(EntryQuantity::name, Function.identity()));
    }

    @Override
    public List<InputDeclaration> inputs() {
        Map<String, EntryQuantity> typed = byName();
        Map<String, Quantity> named = named();
        Set<String> required = expression.required();
        return InputDeclaration.merged(expression.names().stream()
                .flatMap(name -> inputs(name, typed, named).stream()
                        .map(input -> required.contains(name) ? input : input.optional())));
    }

    private static List<InputDeclaration> inputs(
            String name, Map<String, EntryQuantity> typed, Map<String, Quantity> named) {
        EntryQuantity entry = typed.get(name);
        Quantity quantity = named.get(name);
        return entry != null
                ? List.of(entry.declaration())
                : quantity != null ? quantity.inputs() : List.of(InputDeclaration.figure(name));
    }

    @Override
    public @Nullable Reading read(Leaf leaf) {
        Map<String, EntryQuantity> typed = byName();
        Map<String, Quantity> named = named();
        // Each name once: quantities that use others twice would else be read twice as often with every level.
        Map<String, Optional<Reading>> read = new HashMap<>();
        Function<String, @Nullable Reading> silently = name -> read.computeIfAbsent(
                        name, asked -> Optional.ofNullable(reading(asked, typed, named, leaf.silent())))
                .orElse(null);
        Formula.Outcome outcome = computed(silently, false);
        Set<String> zeroDivisor = outcome.zeroDivisor();
        if (zeroDivisor != null) {
            leaf.zero(
                    whenZero,
                    zeroDivisor.isEmpty()
                            ? Message.of("quantity.formula-divisor-any")
                            : Message.of("quantity.formula-divisor", String.join("、", zeroDivisor)),
                    zeroDivisor.stream()
                            .flatMap(name -> inputs(name, typed, named).stream())
                            .map(InputDeclaration::name)
                            .distinct()
                            .toList());
        }
        Fraction value = outcome.value();
        if (value == null) {
            if (!leaf.isAside()) {
                outcome.blank().forEach(name -> blank(name, named, leaf));
            }
            return null;
        }
        // Of what is not rounded on the way there is no other value.
        Fraction exact = leaf.keepsExact() ? computed(silently, true).value() : value;
        Reading result = new Reading(value, resultUnit(), exact == null ? value : exact);
        if (leaf.traced()) {
            explain(outcome, silently, typed, named, leaf, result);
        }
        return leaf.rateAsGiven(result);
    }

    Unit resultUnit() {
        return percent ? Unit.PERCENT : unit == null ? Unit.NUMBER : Unit.per(unit);
    }

    private Formula.Outcome computed(Function<String, @Nullable Reading> readings, boolean unrounded) {
        return expression.compute(name -> {
            Reading reading = readings.apply(name);
            return reading == null ? null : reading.of(unrounded);
        });
    }

    /** How each of what was used came about, once, then what they are. One that is blank was not needed. */
    private void explain(
            Formula.Outcome outcome,
            Function<String, @Nullable Reading> readings,
            Map<String, EntryQuantity> typed,
            Map<String, Quantity> named,
            Leaf leaf,
            Reading result) {
        List<Argument> operands = new ArrayList<>();
        for (String name : outcome.used()) {
            if (readings.apply(name) != null) {
                Reading told = reading(name, typed, named, leaf.telling());
                operands.add(new Argument.Phrase(Message.of("expression.named", name, Objects.requireNonNull(told))));
            }
        }
        if (!operands.isEmpty()) {
            leaf.step("trace.formula-operands", new Argument.Terms("expression.LIST", operands));
        }
        leaf.step("trace.formula", expression.toString(), result);
    }

    /** Tells the leaf what a name lacks: a quantity says so itself, and what its own zero means. */
    private static void blank(String name, Map<String, Quantity> named, Leaf leaf) {
        Quantity quantity = named.get(name);
        if (quantity == null) {
            leaf.missing(name);
        } else {
            quantity.read(leaf);
        }
    }

    /** What a name stands for, or {@code null} where it is blank; a blank is missing only if the formula needed it. */
    private static @Nullable Reading reading(
            String name, Map<String, EntryQuantity> typed, Map<String, Quantity> named, Leaf leaf) {
        EntryQuantity entry = typed.get(name);
        if (entry != null) {
            return leaf.has(name) ? entry.read(leaf) : null;
        }
        Quantity quantity = named.get(name);
        if (quantity != null) {
            return quantity.read(leaf);
        }
        ScoringInput.InputFigure figure = leaf.input().figures().get(name);
        return figure == null ? null : leaf.rateAsGiven(figure.reading());
    }

    @Override
    public Message wording() {
        Message formula = Message.of("quantity.formula", expression.toString());
        return named().entrySet().stream()
                .filter(entry -> expression.names().contains(entry.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> Message.of(
                        "quantity.where", entry.getKey(), entry.getValue().wording()))
                .reduce((left, right) -> Message.of("expression.LIST", left, right))
                .map(where -> Message.of("quantity.formula-where", formula, where))
                .orElse(formula);
    }

    @Override
    public List<Message> zeroWording() {
        Stream<Message> own = expression.toString().matches("(?s).*[/÷／].*")
                ? Stream.of(Message.of("rule.zero." + whenZero, Message.of("quantity.formula-divisor-any")))
                : Stream.empty();
        return Stream.concat(own, named().values().stream().flatMap(quantity -> quantity.zeroWording().stream()))
                .toList();
    }

    @Override
    public List<Message> problems() {
        return Stream.concat(
                        expression.names().isEmpty()
                                ? Stream.of(Message.of("problem.formula-constant", expression.toString()))
                                : Stream.empty(),
                        named().values().stream().flatMap(quantity -> quantity.problems().stream()))
                .toList();
    }
}

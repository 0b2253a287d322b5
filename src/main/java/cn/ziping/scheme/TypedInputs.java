package cn.ziping.scheme;

import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.InputDeclaration;
import cn.ziping.scoring.ScoringInput;
import cn.ziping.scoring.Unit;
import cn.ziping.shared.NumberText;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Inputs as they are typed to try a rule: numbers as text, a rate with its sign of percent. Blanks are left out.
 *
 * @param figures figures by reference: money in 万元, a rate such as {@code 98.46%}
 * @param entries what is typed for the indicator, by input name
 * @param targets the department's targets
 * @param peers figures of the other departments by reference
 */
public record TypedInputs(
        Map<String, String> figures,
        Map<String, String> entries,
        List<ScoringInput.TargetInput> targets,
        Map<String, List<BigDecimal>> peers) {

    public TypedInputs {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        targets = List.copyOf(targets);
        peers = Collections.unmodifiableMap(new LinkedHashMap<>(peers));
    }

    /** All of them in one line. */
    public String inShort() {
        return Stream.of(
                        figures.entrySet().stream().map(TypedInputs::pair),
                        entries.entrySet().stream().map(TypedInputs::pair),
                        targets.stream()
                                .map(target ->
                                        "%s = %s / %s".formatted(target.name(), target.actual(), target.target())),
                        peers.entrySet().stream().map(peer -> peer.getKey() + " = " + peer.getValue()))
                .flatMap(part -> part)
                .collect(Collectors.joining("；"));
    }

    private static String pair(Map.Entry<String, String> entry) {
        return entry.getKey() + " = " + entry.getValue();
    }

    /**
     * As the indicator reads them.
     *
     * @param units the unit of a figure by its reference
     * @throws cn.ziping.shared.RefusedException where one of them is not what the rule can read
     */
    public ScoringInput scoringInput(IndicatorDefinition indicator, Function<String, Unit> units) {
        Map<String, ScoringInput.InputFigure> read = new HashMap<>();
        figures.forEach((reference, typed) ->
                figure(typed, units.apply(reference)).ifPresent(figure -> read.put(reference, figure)));
        Map<String, String> canonical = new HashMap<>();
        indicator.rule().inputs(indicator.points()).stream()
                .filter(input -> entries.containsKey(input.name()))
                .forEach(input -> canonical(input).ifPresent(value -> canonical.put(input.name(), value)));
        return new ScoringInput(read, Map.of(indicator.code(), canonical), targets, peers);
    }

    private Optional<String> canonical(InputDeclaration input) {
        return input.canonical(entries.getOrDefault(input.name(), ""));
    }

    /**
     * A typed figure: a rate where a sign of percent stands behind it, else a number of its unit, money in 万元.
     *
     * @throws cn.ziping.shared.RefusedException where it is no number
     */
    public static Optional<ScoringInput.InputFigure> figure(String typed, Unit unit) {
        String text = typed.strip();
        if (NumberText.isPercent(text)) {
            return NumberText.parse(NumberText.withoutPercent(text))
                    .map(percent -> new ScoringInput.InputFigure(percent.movePointLeft(2), Unit.PERCENT));
        }
        // What is typed for a trial is printed as it is, money too; its unit says what it can be divided by.
        return NumberText.parse(text).map(value -> new ScoringInput.InputFigure(value, Unit.of(unit.word())));
    }
}

package cn.ziping.scheme;

import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.InputDeclaration;
import cn.ziping.scoring.InputSource;
import cn.ziping.scoring.SchemeAdjustments;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.scoring.ScoringInput;
import cn.ziping.scoring.Unit;
import cn.ziping.shared.NumberText;
import cn.ziping.shared.Reference;
import cn.ziping.shared.RefusedException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the inputs of a request to score as its scheme declares them. */
final class ScoreInputs {

    private final SchemeDefinition scheme;
    private final Function<String, Unit> units;
    private final List<FormatException> wrong = new ArrayList<>();

    /**
     * @param units the unit of a figure by its reference
     */
    ScoreInputs(SchemeDefinition scheme, Function<String, Unit> units) {
        this.scheme = scheme;
        this.units = units;
    }

    /**
     * @throws FormatException naming each input that cannot be read
     */
    ScoringInput read(ScoreRequest.@Nullable Inputs inputs) {
        if (inputs == null) {
            return new ScoringInput(Map.of(), Map.of(), List.of());
        }
        Map<String, ScoringInput.InputFigure> figures = new HashMap<>();
        each(inputs.figures())
                .forEach(entry -> at(
                                "/inputs/figures/" + entry.getKey(),
                                () -> figure(entry.getKey(), entry.getValue(), units.apply(entry.getKey())))
                        .ifPresent(figure -> figures.put(entry.getKey(), figure)));
        Map<String, List<BigDecimal>> peers = new HashMap<>();
        each(inputs.peers()).forEach(entry -> peers.put(entry.getKey(), peers(entry.getKey(), entry.getValue())));
        ScoringInput input = new ScoringInput(figures, entries(inputs), targets(inputs), peers);
        if (!wrong.isEmpty()) {
            throw FormatException.of(wrong);
        }
        return input;
    }

    private static <V> Stream<Map.Entry<String, V>> each(@Nullable Map<String, V> map) {
        return map == null ? Stream.empty() : map.entrySet().stream();
    }

    private <T> Optional<T> at(String pointer, Supplier<Optional<T>> reader) {
        try {
            return reader.get();
        } catch (RefusedException refused) {
            wrong.add(new FormatException(pointer, refused.code(), refused.arguments()));
            return Optional.empty();
        }
    }

    /** What is a rate by its name is in percent, whether or not the sign stands there. */
    private static Optional<ScoringInput.InputFigure> figure(String reference, @Nullable String typed, Unit unit) {
        if (typed == null) {
            return Optional.empty();
        }
        String text = typed.strip();
        boolean unsigned = Reference.of(reference).isRate() && !NumberText.isPercent(text);
        Optional<ScoringInput.InputFigure> figure = TypedInputs.figure(unsigned ? text + "%" : text, unit);
        figure.ifPresent(read -> requireBounded(read.value()));
        return figure;
    }

    private static void requireBounded(BigDecimal value) {
        if (value.precision() - value.scale() > 18 || value.scale() > 14) {
            throw new RefusedException("number.large");
        }
    }

    private List<BigDecimal> peers(String reference, List<String> values) {
        return IntStream.range(0, values.size())
                .mapToObj(i -> at(
                        "/inputs/peers/%s/%d".formatted(reference, i),
                        () -> figure(Reference.Peers.ofKey(reference).of().toString(), values.get(i), Unit.NUMBER)))
                .flatMap(Optional::stream)
                .map(ScoringInput.InputFigure::value)
                .toList();
    }

    private List<ScoringInput.TargetInput> targets(ScoreRequest.Inputs inputs) {
        List<ScoreRequest.Target> targets = inputs.targets();
        if (targets == null) {
            return List.of();
        }
        return IntStream.range(0, targets.size())
                .mapToObj(i -> {
                    ScoreRequest.Target target = targets.get(i);
                    boolean weighs = target.weight().signum() > 0;
                    if (!weighs) {
                        wrong.add(new FormatException(
                                "/inputs/targets/%d/weight".formatted(i), "definition.positive", List.of()));
                    }
                    return new ScoringInput.TargetInput(
                            target.code(),
                            Objects.requireNonNullElse(target.name(), target.code()),
                            target.category(),
                            target.target(),
                            target.actual(),
                            Objects.requireNonNullElse(target.unit(), ""),
                            target.direction(),
                            weighs ? target.weight() : BigDecimal.ONE);
                })
                .toList();
    }

    private Map<String, Map<String, String>> entries(ScoreRequest.Inputs inputs) {
        Map<String, Map<String, InputDeclaration>> known = declared();
        Map<String, Map<String, String>> entries = new HashMap<>();
        each(inputs.indicators()).forEach(indicator -> {
            Map<String, InputDeclaration> declared = known.get(indicator.getKey());
            boolean explains = indicator.getKey().equals(SchemeAdjustments.EXPLANATIONS);
            if (declared == null && !explains) {
                unknown("/inputs/indicators/" + indicator.getKey(), indicator.getKey(), known.keySet());
                return;
            }
            Map<String, String> values = new HashMap<>();
            each(indicator.getValue()).forEach(entry -> {
                String pointer = "/inputs/indicators/%s/%s".formatted(indicator.getKey(), entry.getKey());
                InputDeclaration input = declared == null ? null : declared.get(entry.getKey());
                String typed = entry.getValue();
                if (input == null && !explains) {
                    unknown(pointer, entry.getKey(), declared == null ? Set.of() : declared.keySet());
                } else if (typed != null) {
                    at(pointer, () -> input == null ? Optional.of(typed) : input.canonical(truth(typed)))
                            .ifPresent(value -> values.put(entry.getKey(), value));
                }
            });
            entries.put(indicator.getKey(), values);
        });
        return entries;
    }

    private void unknown(String pointer, String name, Set<String> allowed) {
        wrong.add(new FormatException(
                pointer,
                "definition.unknown-name",
                List.of(name, allowed.stream().sorted().collect(Collectors.joining("、")))));
    }

    private static String truth(String typed) {
        return switch (typed) {
            case "true", "是" -> InputDeclaration.YES;
            case "false", "否" -> InputDeclaration.NO;
            default -> typed;
        };
    }

    private Map<String, Map<String, InputDeclaration>> declared() {
        Map<String, Map<String, InputDeclaration>> known = scheme.scored()
                .collect(Collectors.toMap(
                        IndicatorDefinition::code,
                        indicator -> byName(scheme.inputs(indicator)),
                        (one, other) -> one,
                        HashMap::new));
        known.put(SchemeAdjustments.VETOES, byName(scheme.adjustments().vetoInputs()));
        return known;
    }

    private static Map<String, InputDeclaration> byName(List<InputDeclaration> inputs) {
        return inputs.stream()
                .filter(input -> input.source() == InputSource.ENTRY)
                .collect(Collectors.toMap(InputDeclaration::name, Function.identity(), (one, other) -> one));
    }
}

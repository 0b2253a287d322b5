package cn.ziping.scheme;

import cn.ziping.figure.Reference;
import cn.ziping.scoring.DimensionDefinition;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.InputDeclaration;
import cn.ziping.scoring.InputSource;
import cn.ziping.scoring.SchemeAdjustments;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.scoring.Scoring;
import cn.ziping.scoring.ScoringInput;
import cn.ziping.shared.Actor;
import cn.ziping.shared.DefinitionException;
import cn.ziping.shared.RefusedException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Scoring as a service: a scheme and inputs give a score sheet with its traces, and nothing is stored. */
@Service
@RequiredArgsConstructor
public class ScoreService {

    /** The largest rule, in characters of its text form: far above what people write, far below what takes long. */
    private static final int RULE_LIMIT = 50_000;

    private static final long LEAVES = 1000;
    private static final long TARGETS = 1000;
    private static final int PEERS = 5000;

    private final SchemeService schemes;
    private final Wording wording;

    /**
     * @throws FormatException naming the place of the request that cannot stand
     * @throws SchemeProblemsException naming each place that would keep the scheme from being published
     */
    public ScoreAnswer score(Actor actor, byte[] request, Locale locale) {
        SchemeService.requireReader(actor);
        ScoreRequest read = SchemeFormat.read(request, ScoreRequest.class);
        SchemeDefinition scheme = definition(actor, read, locale);
        ScoringInput input = input(scheme, read.inputs());
        requireBounded(scheme, input);
        return ScoreAnswer.of(
                Scoring.explain(scheme, input), scheme.policy(), InputDoubts.of(scheme, input), wording, locale);
    }

    private SchemeDefinition definition(Actor actor, ScoreRequest request, Locale locale) {
        ScoreRequest.Scheme scheme = request.scheme();
        if ((scheme == null) == (request.schemeId() == null)) {
            throw new FormatException("/scheme", "definition.scheme-or-id", List.of());
        }
        if (scheme == null) {
            return schemes.version(actor, Objects.requireNonNull(request.schemeId()))
                    .definition();
        }
        requireBounded(scheme.dimensions(), "/scheme/dimensions");
        requireBounded(scheme.adjustments(), "/scheme/adjustments");
        SchemeDefinition definition;
        try {
            definition = scheme.definition();
        } catch (DefinitionException refused) {
            throw new FormatException("/scheme/" + refused.component(), refused.code(), refused.arguments());
        }
        List<FormatException> problems = definition.locatedProblems().stream()
                .map(problem -> new FormatException(
                        "/scheme" + problem.pointer(),
                        "definition.said",
                        List.of(wording.text(problem.said(), locale))))
                .toList();
        if (!problems.isEmpty()) {
            throw new SchemeProblemsException(problems);
        }
        return definition;
    }

    /** So many leaves and targets that together take a second at most, ten times what a county has. */
    private static void requireBounded(SchemeDefinition scheme, ScoringInput input) {
        long leaves = scheme.scored().count();
        if (leaves > LEAVES) {
            throw new FormatException("/scheme/dimensions", "definition.many", List.of(String.valueOf(LEAVES)));
        }
        if (input.targets().size() > TARGETS || leaves * input.targets().size() > LEAVES * TARGETS / 10) {
            throw new FormatException("/inputs/targets", "definition.many", List.of(String.valueOf(TARGETS)));
        }
        input.peers().forEach((reference, values) -> {
            if (values.size() > PEERS) {
                throw new FormatException(
                        "/inputs/peers/" + reference, "definition.many", List.of(String.valueOf(PEERS)));
            }
        });
    }

    /** As {@link #requireBounded(List, String)}, of what stands beside the tree. */
    static void requireBounded(@Nullable SchemeAdjustments adjustments, String pointer) {
        if (adjustments != null && adjustments.toString().length() > RULE_LIMIT) {
            throw new FormatException(
                    pointer,
                    "definition.long",
                    List.of(
                            String.valueOf(RULE_LIMIT),
                            String.valueOf(adjustments.toString().length())));
        }
    }

    /**
     * @throws FormatException where a rule is larger than any that people write
     */
    static void requireBounded(List<DimensionDefinition> dimensions, String pointer) {
        for (int i = 0; i < dimensions.size(); i++) {
            DimensionDefinition dimension = dimensions.get(i);
            for (int j = 0; j < dimension.indicators().size(); j++) {
                int length = dimension.indicators().get(j).rule().toString().length();
                if (length > RULE_LIMIT) {
                    throw new FormatException(
                            "%s/%d/indicators/%d/rule".formatted(pointer, i, j),
                            "definition.long",
                            List.of(String.valueOf(RULE_LIMIT), String.valueOf(length)));
                }
            }
            requireBounded(dimension.dimensions(), "%s/%d/dimensions".formatted(pointer, i));
        }
    }

    private static ScoringInput input(SchemeDefinition scheme, ScoreRequest.@Nullable Inputs inputs) {
        if (inputs == null) {
            return new ScoringInput(Map.of(), Map.of(), List.of());
        }
        Map<String, ScoringInput.InputFigure> figures = new HashMap<>();
        each(inputs.figures())
                .forEach(entry -> at(
                                "/inputs/figures/" + entry.getKey(), () -> figure(entry.getKey(), entry.getValue()))
                        .ifPresent(figure -> figures.put(entry.getKey(), figure)));
        Map<String, List<BigDecimal>> peers = new HashMap<>();
        each(inputs.peers()).forEach(entry -> peers.put(entry.getKey(), peers(entry.getKey(), entry.getValue())));
        return new ScoringInput(figures, entries(scheme, inputs), targets(inputs), peers);
    }

    private static <V> Stream<Map.Entry<String, V>> each(@Nullable Map<String, V> map) {
        return map == null ? Stream.empty() : map.entrySet().stream();
    }

    private static <T> Optional<T> at(String pointer, Supplier<Optional<T>> reader) {
        try {
            return reader.get();
        } catch (RefusedException refused) {
            throw new FormatException(pointer, refused.code(), refused.arguments());
        }
    }

    /** What is a rate by its name is in percent, whether or not the sign stands there. */
    private static Optional<ScoringInput.InputFigure> figure(String reference, @Nullable String typed) {
        if (typed == null) {
            return Optional.empty();
        }
        boolean rate = Reference.parse(reference)
                .map(parsed -> parsed.ending() == Reference.Ending.YEAR_ON_YEAR
                        || parsed.code().endsWith("率"))
                .orElse(false);
        String text = typed.strip();
        boolean signed = text.endsWith("%") || text.endsWith("％");
        Optional<ScoringInput.InputFigure> figure = TypedInputs.figure(rate && !signed ? text + "%" : text);
        figure.ifPresent(read -> requireBounded(read.value()));
        return figure;
    }

    private static void requireBounded(BigDecimal value) {
        if (value.precision() - value.scale() > 18 || value.scale() > 14) {
            throw new RefusedException("number.large");
        }
    }

    private static List<BigDecimal> peers(String reference, List<String> values) {
        return IntStream.range(0, values.size())
                .mapToObj(
                        i -> at("/inputs/peers/%s/%d".formatted(reference, i), () -> figure(reference, values.get(i))))
                .flatMap(Optional::stream)
                .map(ScoringInput.InputFigure::value)
                .toList();
    }

    private static List<ScoringInput.TargetInput> targets(ScoreRequest.Inputs inputs) {
        List<ScoreRequest.Target> targets = inputs.targets();
        if (targets == null) {
            return List.of();
        }
        return IntStream.range(0, targets.size())
                .mapToObj(i -> {
                    ScoreRequest.Target target = targets.get(i);
                    if (target.weight().signum() <= 0) {
                        throw new FormatException(
                                "/inputs/targets/%d/weight".formatted(i), "definition.positive", List.of());
                    }
                    return new ScoringInput.TargetInput(
                            target.code(),
                            Objects.requireNonNullElse(target.name(), target.code()),
                            target.category(),
                            target.target(),
                            target.actual(),
                            Objects.requireNonNullElse(target.unit(), ""),
                            target.direction(),
                            target.weight());
                })
                .toList();
    }

    private static Map<String, Map<String, String>> entries(SchemeDefinition scheme, ScoreRequest.Inputs inputs) {
        Map<String, Map<String, InputDeclaration>> known = declared(scheme);
        Map<String, Map<String, String>> entries = new HashMap<>();
        each(inputs.indicators()).forEach(indicator -> {
            Map<String, InputDeclaration> declared = known.get(indicator.getKey());
            boolean explains = indicator.getKey().equals(SchemeAdjustments.EXPLANATIONS);
            if (declared == null && !explains) {
                throw new FormatException(
                        "/inputs/indicators/" + indicator.getKey(),
                        "definition.unknown-name",
                        List.of(indicator.getKey()));
            }
            Map<String, String> values = new HashMap<>();
            each(indicator.getValue()).forEach(entry -> {
                String pointer = "/inputs/indicators/%s/%s".formatted(indicator.getKey(), entry.getKey());
                InputDeclaration input = declared == null ? null : declared.get(entry.getKey());
                String typed = entry.getValue();
                if (input == null && !explains) {
                    throw new FormatException(pointer, "definition.unknown-name", List.of(entry.getKey()));
                }
                if (typed != null) {
                    at(pointer, () -> input == null ? Optional.of(typed) : input.canonical(truth(typed)))
                            .ifPresent(value -> values.put(entry.getKey(), value));
                }
            });
            entries.put(indicator.getKey(), values);
        });
        return entries;
    }

    private static String truth(String typed) {
        return switch (typed) {
            case "true", "是" -> InputDeclaration.YES;
            case "false", "否" -> InputDeclaration.NO;
            default -> typed;
        };
    }

    private static Map<String, Map<String, InputDeclaration>> declared(SchemeDefinition scheme) {
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

package cn.ziping.scheme;

import cn.ziping.figure.FigureCatalogue;
import cn.ziping.figure.FigureCatalogues;
import cn.ziping.scoring.DimensionDefinition;
import cn.ziping.scoring.InputDeclaration;
import cn.ziping.scoring.InputSource;
import cn.ziping.scoring.Message;
import cn.ziping.scoring.NamedQuantities;
import cn.ziping.scoring.QuantityDefinition;
import cn.ziping.scoring.SchemeAdjustments;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.scoring.Scoring;
import cn.ziping.scoring.ScoringInput;
import cn.ziping.shared.Actor;
import cn.ziping.shared.DefinitionException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
    private static final int QUANTITIES = 200;

    /** In characters of its text form, as a rule may use it many times. */
    private static final int QUANTITY_LIMIT = 5000;

    private final SchemeService schemes;
    private final FigureCatalogues figures;
    private final Wording wording;

    /**
     * @throws FormatException naming the place of the request that cannot stand
     * @throws SchemeProblemsException naming each place that would keep the scheme from being published
     */
    public ScoreAnswer score(Actor actor, byte[] request, Locale locale) {
        SchemeService.requireReader(actor);
        ScoreRequest read = SchemeFormat.read(request, ScoreRequest.class);
        SchemeDefinition scheme = definition(actor, read, locale);
        FigureCatalogue known = figures.common();
        ScoringInput input = new ScoreInputs(scheme, FigureUnits.of(known)).read(read.inputs());
        requireBounded(scheme, input);
        List<ScoreAnswer.Warning> warnings = Stream.of(
                        doubts(read, scheme, known)
                                .map(doubt -> new ScoreAnswer.Warning(
                                        "/scheme" + doubt.pointer(), wording.text(doubt.said(), locale))),
                        UnreadInputs.of(scheme, input, known)
                                .map(doubt ->
                                        new ScoreAnswer.Warning(doubt.pointer(), wording.text(doubt.said(), locale))),
                        InputDoubts.of(scheme, input).stream()
                                .map(doubt ->
                                        new ScoreAnswer.Warning(doubt.pointer(), wording.doubt(doubt.doubt(), locale))),
                        targetDoubts(scheme, input.targets())
                                .map(doubt ->
                                        new ScoreAnswer.Warning(doubt.pointer(), wording.text(doubt.said(), locale))))
                .flatMap(doubts -> doubts)
                .toList();
        return ScoreAnswer.of(Scoring.explain(scheme, input), scheme.policy(), warnings, wording, locale);
    }

    /** Of a scheme that was sent; what is published was confirmed by two. */
    private static Stream<SchemeDefinition.Problem> doubts(
            ScoreRequest request, SchemeDefinition scheme, FigureCatalogue known) {
        return request.scheme() == null ? Stream.empty() : SchemeDoubts.of(scheme, known).found().stream();
    }

    /** Targets of one code, which were each counted, and targets that no rule of the scheme reads. */
    private static Stream<SchemeDefinition.Problem> targetDoubts(
            SchemeDefinition scheme, List<ScoringInput.TargetInput> targets) {
        Set<String> read = scheme.inputs()
                .filter(input -> input.source() == InputSource.TARGETS)
                .map(InputDeclaration::name)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> codes = new HashSet<>();
        List<SchemeDefinition.Problem> doubts = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            ScoringInput.TargetInput target = targets.get(i);
            String pointer = "/inputs/targets/" + i;
            if (!codes.add(target.code())) {
                doubts.add(new SchemeDefinition.Problem(
                        pointer + "/code", "", Message.of("doubt.target-twice", target.code())));
            }
            if (!read.contains(target.category()) && scheme.adjustments().overAchievement() == null) {
                doubts.add(new SchemeDefinition.Problem(
                        pointer + "/category",
                        "",
                        Message.of(
                                read.isEmpty() ? "doubt.targets-unread" : "doubt.category-unread",
                                target.category(),
                                String.join("、", read))));
            }
        }
        return doubts.stream();
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
        requireBoundedQuantities(scheme.quantities(), "/scheme/quantities");
        SchemeDefinition definition;
        try {
            definition = scheme.definition();
        } catch (DefinitionException refused) {
            throw new FormatException("/scheme/" + refused.component(), refused.code(), refused.arguments());
        }
        List<FormatException> problems = Stream.concat(
                        scheme.named().problems().stream(), definition.locatedProblems().stream())
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

    /** As {@link #requireBounded(List, String)}: each may use those before it, which could grow beyond any bound. */
    static void requireBoundedQuantities(@Nullable List<QuantityDefinition> quantities, String pointer) {
        if (quantities == null) {
            return;
        }
        if (quantities.size() > QUANTITIES) {
            throw new FormatException(pointer, "definition.many", List.of(String.valueOf(QUANTITIES)));
        }
        NamedQuantities.requireBounded(quantities, QUANTITY_LIMIT).ifPresent(length -> {
            throw new FormatException(
                    pointer, "definition.long", List.of(String.valueOf(QUANTITY_LIMIT), String.valueOf(length)));
        });
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
}

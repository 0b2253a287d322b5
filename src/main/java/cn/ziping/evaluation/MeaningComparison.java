package cn.ziping.evaluation;

import cn.ziping.scheme.SchemeService;
import cn.ziping.scheme.SchemeVersion;
import cn.ziping.scoring.LeafScore;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.scoring.ScoreSheet;
import cn.ziping.scoring.Scoring;
import cn.ziping.scoring.ScoringInput;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.Role;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether a version that says nothing of rates and comparing would score its evaluations otherwise by the present meaning.
 * Nothing is changed by it: such a version keeps scoring as it did.
 */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
public class MeaningComparison {

    private final SelfEvaluationRepository evaluations;
    private final EvaluationFactsReader facts;
    private final PeerSnapshots snapshots;
    private final SchemeService schemes;

    /**
     * What would differ.
     *
     * @param evaluations how many evaluations were compared
     * @param years the years in which a score would, in order
     * @param indicators the names of the indicators whose score would, in the order of the tree
     */
    public record Otherwise(int evaluations, List<FiscalYear> years, List<String> indicators) {

        private static final Otherwise NOTHING = new Otherwise(0, List.of(), List.of());
    }

    /**
     * @throws cn.ziping.shared.NotFoundException if there is no such version for this person
     */
    public Otherwise of(Actor actor, UUID schemeId) {
        // What moves is computed from the figures of every department.
        actor.require(Role.SCHEME_ADMIN);
        SchemeVersion version = schemes.version(actor, schemeId);
        SchemeDefinition definition = version.definition();
        if (definition.policy().saysMeaning()) {
            return Otherwise.NOTHING;
        }
        SchemeDefinition present = definition.withPresentMeaning();
        Set<String> read = ScoringFacts.references(definition);
        List<SelfEvaluation> pinned = evaluations.findBySchemeId(schemeId);
        PeerSnapshots.Reading taken = snapshots.reading();
        Set<FiscalYear> years = new TreeSet<>();
        Set<String> indicators = new LinkedHashSet<>();
        for (int from = 0; from < pinned.size(); from += EvaluationScores.PORTION) {
            List<SelfEvaluation> portion =
                    pinned.subList(from, Math.min(pinned.size(), from + EvaluationScores.PORTION));
            Map<UUID, ScoringFacts> known = facts.readAll(portion);
            for (SelfEvaluation evaluation : portion) {
                ScoringInput input = Objects.requireNonNull(known.get(evaluation.getId()))
                        .input(read, taken.others(evaluation, version));
                ScoreSheet before = Scoring.score(definition, input);
                ScoreSheet after = Scoring.score(present, input);
                Set<String> differing = differing(before, after);
                if (!differing.isEmpty() || !Objects.equals(before.total(), after.total())) {
                    years.add(evaluation.getYear());
                    indicators.addAll(differing);
                }
            }
        }
        return new Otherwise(
                pinned.size(),
                List.copyOf(years),
                definition
                        .scored()
                        .filter(indicator -> indicators.contains(indicator.code()))
                        .map(indicator -> indicator.name())
                        .toList());
    }

    private static Set<String> differing(ScoreSheet before, ScoreSheet after) {
        Map<String, LeafScore> others =
                after.scored().collect(Collectors.toMap(LeafScore::code, leaf -> leaf, (one, other) -> one));
        return before.scored()
                .filter(leaf -> {
                    LeafScore other = others.get(leaf.code());
                    return other == null
                            || !Objects.equals(leaf.score(), other.score())
                            || !leaf.excess().equals(other.excess());
                })
                .map(LeafScore::code)
                .collect(Collectors.toSet());
    }
}

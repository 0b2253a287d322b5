package cn.ziping.evaluation;

import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.audit.Audited;
import cn.ziping.department.Department;
import cn.ziping.department.DepartmentService;
import cn.ziping.scheme.SchemeService;
import cn.ziping.scheme.SchemeStatus;
import cn.ziping.scheme.SchemeVersion;
import cn.ziping.scoring.LeafScore;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.scoring.Scoring;
import cn.ziping.scoring.ScoringInput;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.Points;
import cn.ziping.shared.Reference;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.Role;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The snapshot that departments are compared by (domain §4.1 form 26): taken once a year and version, stored, and never
 * taken again, so that a score that read it can be re-derived. Nobody is shown another department's figure.
 */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
public class PeerFigures {

    private final SelfEvaluationRepository evaluations;
    private final PeerSnapshots snapshots;
    private final EvaluationFactsReader facts;
    private final EvaluationScores scores;
    private final SchemeService schemes;
    private final DepartmentService departments;
    private final AuditLog log;

    /**
     * Where the snapshot of a year stands.
     *
     * @param year the year
     * @param departments how many evaluations the year has
     * @param given by what is compared, how many of them have it
     * @param taken whether the snapshot has been taken
     */
    public record Standing(FiscalYear year, int departments, Map<String, Integer> given, boolean taken) {}

    /** The years of a version's evaluations, where it compares departments at all. */
    public List<Standing> standings(Actor actor, UUID schemeId) {
        SchemeVersion scheme = maker(actor, schemeId);
        Set<String> references = PeerSnapshots.references(scheme.definition());
        if (references.isEmpty()) {
            return List.of();
        }
        List<Standing> standings = new ArrayList<>();
        for (FiscalYear year :
                evaluations.findYears().stream().map(FiscalYear::new).toList()) {
            List<SelfEvaluation> found = evaluations.findByYear(year);
            if (found.stream().anyMatch(evaluation -> evaluation.getSchemeId().equals(schemeId))) {
                Map<String, Integer> given = new HashMap<>();
                Map<String, Map<UUID, BigDecimal>> values = values(found, references, scheme);
                references.forEach(reference -> given.put(
                        reference,
                        values.getOrDefault(
                                        Reference.Peers.ofKey(reference).of().toString(), Map.of())
                                .size()));
                standings.add(new Standing(year, found.size(), given, snapshots.taken(schemeId, year)));
            }
        }
        return standings;
    }

    /**
     * Takes the snapshot of a year.
     *
     * @throws RefusedException {@code peers.draft}, {@code peers.taken}, {@code peers.none} where there is nothing to compare
     */
    @Transactional
    @Audited("peers.take")
    public void take(Actor actor, UUID schemeId, FiscalYear year) {
        SchemeVersion scheme = maker(actor, schemeId);
        if (scheme.status() == SchemeStatus.DRAFT) {
            // It would be kept for a version whose rules can still change.
            throw new RefusedException("peers.draft");
        }
        if (snapshots.taken(schemeId, year)) {
            throw new RefusedException("peers.taken", year.toString());
        }
        List<SelfEvaluation> found = evaluations.findByYear(year);
        Map<String, Map<UUID, BigDecimal>> values =
                values(found, PeerSnapshots.references(scheme.definition()), scheme);
        if (values.isEmpty()) {
            throw new RefusedException("peers.none", year.toString());
        }
        if (!snapshots.store(schemeId, year, actor.id(), new Peers(values, groups(actor)))) {
            throw new RefusedException("peers.taken", year.toString());
        }
        scores.refresh(found.stream()
                .filter(evaluation -> evaluation.getStatus().isOpen())
                .toList());
        log.done(AuditEvent.of(actor, "peers.take", schemeId.toString(), year + " " + values.keySet()));
    }

    /** What a draft would compare departments by as things stand, for a preview. */
    public Peers provisional(Actor actor, UUID schemeId, FiscalYear year) {
        SchemeVersion scheme = maker(actor, schemeId);
        Set<String> references = PeerSnapshots.references(scheme.definition());
        return references.isEmpty()
                ? Peers.NONE
                : new Peers(values(evaluations.findByYear(year), references, scheme), groups(actor));
    }

    private Map<UUID, String> groups(Actor actor) {
        return departments.choices(actor).stream()
                .collect(Collectors.toMap(Department::getId, Department::getPeerGroup));
    }

    private SchemeVersion maker(Actor actor, UUID schemeId) {
        SchemeVersion scheme = schemes.version(actor, schemeId);
        actor.require(Role.SCHEME_ADMIN);
        return scheme;
    }

    private Map<String, Map<UUID, BigDecimal>> values(
            List<SelfEvaluation> found, Set<String> references, SchemeVersion scheme) {
        Map<String, Map<UUID, BigDecimal>> values = new HashMap<>();
        Map<UUID, ScoringFacts> facts = this.facts.readAll(found);
        List<Reference> compared = references.stream()
                .map(key -> Reference.Peers.ofKey(key).of())
                .distinct()
                .toList();
        for (SelfEvaluation evaluation : found) {
            ScoringFacts known = Objects.requireNonNull(facts.get(evaluation.getId()));
            for (Reference of : compared) {
                value(of, known, scheme.definition())
                        .ifPresent(value -> values.computeIfAbsent(of.toString(), key -> new HashMap<>())
                                .put(evaluation.getDepartmentId(), value));
            }
        }
        return values;
    }

    /** A figure as scoring reads it, or the score of an indicator. */
    private static Optional<BigDecimal> value(Reference of, ScoringFacts known, SchemeDefinition scheme) {
        if (of instanceof Reference.Result result && result.isScore()) {
            return Scoring.score(scheme, known.input(ScoringFacts.references(scheme), Map.of()))
                    .leaf(result.scored())
                    .map(LeafScore::score)
                    .map(Points::value);
        }
        return known.figure(of.toString()).map(ScoringInput.InputFigure::value);
    }
}

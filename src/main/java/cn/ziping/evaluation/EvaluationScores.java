package cn.ziping.evaluation;

import cn.ziping.figure.FiguresChanged;
import cn.ziping.scheme.SchemeService;
import cn.ziping.scheme.SchemeVersion;
import cn.ziping.scoring.ScoreSheet;
import cn.ziping.scoring.Scoring;
import cn.ziping.shared.FiscalYear;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps the stored scores of open evaluations right, within the transaction of the change. */
@Component
@RequiredArgsConstructor
class EvaluationScores {

    /** Evaluations whose facts fit in memory at once. */
    static final int PORTION = 250;

    private final SelfEvaluationRepository evaluations;
    private final EvaluationFactsReader facts;
    private final SchemeService schemes;
    private final PeerSnapshots peers;
    private final LeafScores leaves;

    /** A figure of a year counts in that year and, as last year's, in the next. */
    @EventListener
    void onFiguresChanged(FiguresChanged changed) {
        FiscalYear year = changed.year();
        List<FiscalYear> years = year.value() == FiscalYear.LAST ? List.of(year) : List.of(year, year.next());
        refresh(evaluations.findByDepartmentIdAndYearIn(changed.departmentId(), years).stream()
                .filter(evaluation -> evaluation.getStatus().isOpen())
                .toList());
    }

    void refresh(SelfEvaluation evaluation) {
        refresh(List.of(evaluation));
    }

    /** Computes evaluations anew and writes what differs, in portions that fit in memory. */
    void refresh(List<SelfEvaluation> all) {
        Map<UUID, Scheme> schemesUsed = new HashMap<>();
        PeerSnapshots.Reading taken = peers.reading();
        for (int from = 0; from < all.size(); from += PORTION) {
            List<SelfEvaluation> portion = all.subList(from, Math.min(all.size(), from + PORTION));
            Map<UUID, ScoringFacts> known = facts.readAll(portion);
            Map<UUID, ScoreSheet> sheets = new HashMap<>();
            for (SelfEvaluation evaluation : portion) {
                Scheme scheme = schemesUsed.computeIfAbsent(evaluation.getSchemeId(), this::scheme);
                ScoreSheet sheet = Scoring.score(
                        scheme.version().definition(),
                        Objects.requireNonNull(known.get(evaluation.getId()))
                                .input(scheme.references(), taken.others(evaluation, scheme.version())));
                evaluation.scored(sheet);
                sheets.put(evaluation.getId(), sheet);
            }
            leaves.update(sheets);
        }
    }

    private Scheme scheme(UUID id) {
        SchemeVersion version = schemes.version(id);
        return new Scheme(version, ScoringFacts.references(version.definition()));
    }

    /** A version with the figures it reads, which would else be gathered for each evaluation. */
    private record Scheme(SchemeVersion version, Set<String> references) {}
}

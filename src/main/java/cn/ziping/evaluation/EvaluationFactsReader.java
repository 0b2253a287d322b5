package cn.ziping.evaluation;

import cn.ziping.figure.FigureBook;
import cn.ziping.figure.FigureBooks;
import cn.ziping.scheme.SchemeService;
import cn.ziping.scheme.SchemeVersion;
import cn.ziping.target.PerformanceTarget;
import cn.ziping.target.TargetService;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Reads what an evaluation is computed from, in a number of statements that does not depend on how much it is. */
@Component
@RequiredArgsConstructor
class EvaluationFactsReader {

    private final SchemeService schemes;
    private final FigureBooks books;
    private final IndicatorEntryRepository entries;
    private final TargetService targets;
    private final PeerSnapshots peers;

    EvaluationFacts read(SelfEvaluation evaluation) {
        return read(evaluation, schemes.version(evaluation.getSchemeId()));
    }

    /** What evaluations are scored from, in a number of statements that depends on their years alone. */
    Map<UUID, ScoringFacts> readAll(Collection<SelfEvaluation> evaluations) {
        Map<UUID, Map<String, Map<String, String>>> typed = new HashMap<>();
        entries.findTyped(evaluations.stream().map(SelfEvaluation::getId).toList())
                .forEach(entry -> typed.computeIfAbsent(entry.evaluationId(), id -> new HashMap<>())
                        .computeIfAbsent(entry.indicatorCode(), code -> new HashMap<>())
                        .put(entry.input(), entry.value()));
        Map<UUID, ScoringFacts> facts = new HashMap<>();
        evaluations.stream()
                .collect(Collectors.groupingBy(SelfEvaluation::getYear))
                .forEach((year, ofYear) -> {
                    List<UUID> departments =
                            ofYear.stream().map(SelfEvaluation::getDepartmentId).toList();
                    Map<UUID, FigureBook> figures = books.open(departments, year);
                    Map<UUID, List<PerformanceTarget>> planned = targets.read(departments, year);
                    ofYear.forEach(evaluation -> facts.put(
                            evaluation.getId(),
                            new ScoringFacts(
                                    Objects.requireNonNull(figures.get(evaluation.getDepartmentId())),
                                    typed.getOrDefault(evaluation.getId(), Map.of()),
                                    planned.getOrDefault(evaluation.getDepartmentId(), List.of()))));
                });
        return facts;
    }

    /** The same as if the evaluation were scored by another version. */
    EvaluationFacts read(SelfEvaluation evaluation, SchemeVersion scheme) {
        return new EvaluationFacts(
                scheme,
                books.open(evaluation.getDepartmentId(), evaluation.getYear()),
                entries.findByEvaluationId(evaluation.getId()),
                targets.read(evaluation.getDepartmentId(), evaluation.getYear()),
                peers.others(evaluation, scheme));
    }

    SchemeVersion scheme(SelfEvaluation evaluation) {
        return schemes.version(evaluation.getSchemeId());
    }
}

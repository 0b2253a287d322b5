package cn.ziping.evaluation;

import cn.ziping.figure.FigureBook;
import cn.ziping.figure.FigureBooks;
import cn.ziping.scheme.SchemeService;
import cn.ziping.scheme.SchemeVersion;
import cn.ziping.target.PerformanceTarget;
import cn.ziping.target.TargetService;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    private final EntityManager entities;
    private final JdbcClient jdbc;

    EvaluationFacts read(SelfEvaluation evaluation) {
        return read(evaluation, schemes.version(evaluation.getSchemeId()));
    }

    /** What evaluations are scored from, in a number of statements that depends on their years alone. */
    Map<UUID, ScoringFacts> readAll(Collection<SelfEvaluation> evaluations) {
        Map<UUID, Map<String, Map<String, String>>> typed =
                typed(evaluations.stream().map(SelfEvaluation::getId).toList());
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

    /** What was typed for indicators, as text alone: a hundred thousand entities would take longer than all the rest. */
    private Map<UUID, Map<String, Map<String, String>>> typed(List<UUID> evaluations) {
        // What was just typed is on its way to the database.
        entities.flush();
        Map<UUID, Map<String, Map<String, String>>> typed = new HashMap<>();
        jdbc.sql("select evaluation_id, indicator_code, input, value from indicator_entry"
                        + " where evaluation_id = any(?) and value is not null")
                .param(evaluations.toArray(UUID[]::new))
                .query(row -> {
                    typed.computeIfAbsent(row.getObject(1, UUID.class), id -> new HashMap<>())
                            .computeIfAbsent(row.getString(2), code -> new HashMap<>(4))
                            .put(row.getString(3), row.getString(4));
                });
        return typed;
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

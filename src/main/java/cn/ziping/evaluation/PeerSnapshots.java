package cn.ziping.evaluation;

import cn.ziping.scheme.SchemeVersion;
import cn.ziping.scoring.InputDeclaration;
import cn.ziping.scoring.InputSource;
import cn.ziping.scoring.SchemeAdjustments;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.shared.FiscalYear;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The figures of the other departments that a rule compares with, as they were when an administrator took them. */
@Component
@RequiredArgsConstructor
class PeerSnapshots {

    private final JdbcClient jdbc;

    /** What a version compares departments by; of a mean that stands for what does not apply, the scores of indicators. */
    static Set<String> references(SchemeDefinition scheme) {
        Set<String> references = new TreeSet<>();
        scheme.inputs()
                .filter(input -> input.source() == InputSource.PEERS)
                .map(input -> input.name().substring(InputDeclaration.PEERS.length()))
                .forEach(references::add);
        SchemeAdjustments.NotApplicable notApplicable = scheme.adjustments().notApplicable();
        if (notApplicable != null && notApplicable.policy() == SchemeAdjustments.NotApplicable.Policy.PEER_MEAN) {
            notApplicable.indicators().forEach(code -> references.add(SchemeAdjustments.NotApplicable.SCORE_OF + code));
        }
        return references;
    }

    /** The figures of the others, smallest first, so that their order tells nothing. */
    Map<String, List<BigDecimal>> others(SelfEvaluation evaluation, SchemeVersion scheme) {
        if (references(scheme.definition()).isEmpty()) {
            return Map.of();
        }
        Map<String, List<BigDecimal>> others = new HashMap<>();
        jdbc.sql("""
                        select reference, value from peer_figure
                        where scheme_id = ? and year = ? and department_id <> ?
                        order by reference, value
                        """)
                .params(scheme.id(), evaluation.getYear().value(), evaluation.getDepartmentId())
                .query((row, number) -> others.computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                        .add(row.getBigDecimal(2)))
                .list();
        return others;
    }

    boolean taken(UUID schemeId, FiscalYear year) {
        return !jdbc.sql("select 1 from peer_snapshot where scheme_id = ? and year = ?")
                .params(schemeId, year.value())
                .query()
                .listOfRows()
                .isEmpty();
    }

    /**
     * @param values by reference and department
     * @return whether they were stored; false where there is a snapshot already
     */
    boolean store(UUID schemeId, FiscalYear year, UUID account, Map<String, Map<UUID, BigDecimal>> values) {
        int stored = jdbc.sql("""
                        insert into peer_snapshot (scheme_id, year, taken_at, taken_by) values (?, ?, now(), ?)
                        on conflict do nothing
                        """).params(schemeId, year.value(), account).update();
        if (stored == 0) {
            return false;
        }
        values.entrySet().stream()
                .flatMap(reference -> reference.getValue().entrySet().stream()
                        .map(figure -> Stream.of(reference.getKey(), figure.getKey(), figure.getValue())
                                .toList()))
                .forEach(figure -> jdbc.sql(
                                "insert into peer_figure (scheme_id, year, reference, department_id, value) values (?, ?, ?, ?, ?)")
                        .params(schemeId, year.value(), figure.get(0), figure.get(1), figure.get(2))
                        .update());
        return true;
    }
}

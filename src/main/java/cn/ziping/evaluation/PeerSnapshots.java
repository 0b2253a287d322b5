package cn.ziping.evaluation;

import cn.ziping.scheme.SchemeVersion;
import cn.ziping.scoring.InputSource;
import cn.ziping.scoring.SchemeAdjustments;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.Reference;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
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
                .flatMap(input -> Reference.Peers.of(input.name()).stream())
                .map(Reference.Peers::key)
                .forEach(references::add);
        SchemeAdjustments.NotApplicable notApplicable = scheme.adjustments().notApplicable();
        if (notApplicable != null && notApplicable.policy() == SchemeAdjustments.NotApplicable.Policy.PEER_MEAN) {
            notApplicable
                    .indicators()
                    .forEach(code ->
                            references.add(Reference.Result.scoreOf(code).toString()));
        }
        return references;
    }

    /** The figures of the others, as of the snapshot; none of any while it has not been taken. */
    Map<String, List<BigDecimal>> others(SelfEvaluation evaluation, SchemeVersion scheme) {
        return reading().others(evaluation, scheme);
    }

    /** For many evaluations: a snapshot is read once. */
    Reading reading() {
        return new Reading();
    }

    /** Snapshots that were read, by version and year. */
    final class Reading {

        private final Map<UUID, Set<String>> references = new HashMap<>();
        private final Map<UUID, Map<FiscalYear, Optional<Peers>>> read = new HashMap<>();

        /** See {@link PeerSnapshots#others}. */
        Map<String, List<BigDecimal>> others(SelfEvaluation evaluation, SchemeVersion scheme) {
            Set<String> compared =
                    references.computeIfAbsent(scheme.id(), id -> PeerSnapshots.references(scheme.definition()));
            if (compared.isEmpty()) {
                return Map.of();
            }
            return read.computeIfAbsent(scheme.id(), id -> new HashMap<>())
                    .computeIfAbsent(evaluation.getYear(), year -> peers(scheme.id(), year))
                    .map(peers -> peers.others(evaluation.getDepartmentId(), compared))
                    .orElse(Map.of());
        }
    }

    /** The snapshot of a version and year, if it was taken. */
    private Optional<Peers> peers(UUID schemeId, FiscalYear year) {
        Map<String, Map<UUID, BigDecimal>> values = new HashMap<>();
        Map<UUID, String> groups = new HashMap<>();
        // The kind is that of today only where the department had no figure when the snapshot was taken.
        boolean taken = !jdbc.sql("""
                        select department.id, coalesce(figure.peer_group, department.peer_group), figure.reference, figure.value
                        from peer_snapshot snapshot
                        cross join department
                        left join peer_figure figure on figure.scheme_id = snapshot.scheme_id
                            and figure.year = snapshot.year and figure.department_id = department.id
                        where snapshot.scheme_id = ? and snapshot.year = ?
                        """)
                .params(schemeId, year.value())
                .query((row, number) -> {
                    UUID department = row.getObject(1, UUID.class);
                    groups.put(department, row.getString(2));
                    if (row.getString(3) != null) {
                        values.computeIfAbsent(row.getString(3), key -> new HashMap<>())
                                .put(department, row.getBigDecimal(4));
                    }
                    return number;
                })
                .list()
                .isEmpty();
        return taken ? Optional.of(new Peers(values, groups)) : Optional.empty();
    }

    boolean taken(UUID schemeId, FiscalYear year) {
        return !jdbc.sql("select 1 from peer_snapshot where scheme_id = ? and year = ?")
                .params(schemeId, year.value())
                .query()
                .listOfRows()
                .isEmpty();
    }

    /**
     * @return whether they were stored; false where there is a snapshot already
     */
    boolean store(UUID schemeId, FiscalYear year, UUID account, Peers peers) {
        int stored = jdbc.sql("""
                        insert into peer_snapshot (scheme_id, year, taken_at, taken_by) values (?, ?, now(), ?)
                        on conflict do nothing
                        """).params(schemeId, year.value(), account).update();
        if (stored == 0) {
            return false;
        }
        peers.values()
                .forEach((reference, values) -> values.forEach((department, value) -> jdbc.sql("""
                        insert into peer_figure (scheme_id, year, reference, department_id, value, peer_group)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                        .params(
                                schemeId,
                                year.value(),
                                reference,
                                department,
                                value,
                                peers.groups().getOrDefault(department, ""))
                        .update()));
        return true;
    }
}

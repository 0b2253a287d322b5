package cn.ziping.evaluation;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface IndicatorEntryRepository extends Repository<IndicatorEntry, UUID> {

    IndicatorEntry save(IndicatorEntry entry);

    List<IndicatorEntry> findByEvaluationId(UUID evaluationId);

    /** What was typed for evaluations; blanks are left out. */
    @Query("""
            select new cn.ziping.evaluation.IndicatorEntryRepository$Typed(
                e.evaluationId, e.indicatorCode, e.input, e.value)
            from IndicatorEntry e where e.evaluationId in :evaluations and e.value is not null
            """)
    List<Typed> findTyped(Collection<UUID> evaluations);

    /**
     * A typed input.
     *
     * @param evaluationId whose
     * @param indicatorCode of which indicator
     * @param input which
     * @param value in its stored form
     */
    record Typed(UUID evaluationId, String indicatorCode, String input, String value) {}
}

package cn.ziping.evaluation;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface IndicatorEntryRepository extends Repository<IndicatorEntry, UUID> {

    IndicatorEntry save(IndicatorEntry entry);

    List<IndicatorEntry> findByEvaluationId(UUID evaluationId);
}

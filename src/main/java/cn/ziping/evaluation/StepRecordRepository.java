package cn.ziping.evaluation;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface StepRecordRepository extends Repository<StepRecord, UUID> {

    StepRecord save(StepRecord step);

    List<StepRecord> findByEvaluationIdOrderByPosition(UUID evaluationId);
}

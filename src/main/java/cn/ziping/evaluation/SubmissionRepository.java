package cn.ziping.evaluation;

import cn.ziping.department.Department;
import cn.ziping.shared.Points;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SubmissionRepository extends Repository<Submission, UUID> {

    Submission save(Submission submission);

    Optional<Submission> findByEvaluationIdAndNumber(UUID evaluationId, int number);

    Optional<Submission> findFirstByEvaluationIdOrderByNumberDesc(UUID evaluationId);

    @Query("select coalesce(max(s.number), 0) from Submission s where s.evaluationId = :evaluationId")
    int lastNumber(UUID evaluationId);

    /** Without the documents. */
    @Query("""
            select e as evaluation, d as department, s.number as number, s.at as at, s.accountName as by,
                   s.total as total, s.grade as grade
            from Submission s
            join SelfEvaluation e on e.id = s.evaluationId
            join Department d on d.id = e.departmentId
            where s.number = (select max(l.number) from Submission l where l.evaluationId = s.evaluationId)
              and (:every = true or d.id in :departments)
            order by s.at, d.code
            """)
    List<HandedIn> findHandedIn(boolean every, Collection<UUID> departments);

    /** An evaluation with its department and its latest submission. */
    interface HandedIn {

        SelfEvaluation getEvaluation();

        Department getDepartment();

        int getNumber();

        Instant getAt();

        String getBy();

        Points getTotal();

        String getGrade();
    }
}

package cn.ziping.evaluation;

import cn.ziping.department.Department;
import cn.ziping.shared.FiscalYear;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SelfEvaluationRepository extends Repository<SelfEvaluation, UUID> {

    /** Written at once: the leaf scores that follow are not Hibernate's and refer to it. */
    SelfEvaluation saveAndFlush(SelfEvaluation evaluation);

    Optional<SelfEvaluation> findById(UUID id);

    @Query("select e.departmentId from SelfEvaluation e where e.id = :id")
    Optional<UUID> findDepartmentId(UUID id);

    @EntityGraph(attributePaths = "problems")
    Optional<SelfEvaluation> findWithProblemsById(UUID id);

    Optional<SelfEvaluation> findByDepartmentIdAndYear(UUID departmentId, FiscalYear year);

    List<SelfEvaluation> findByDepartmentIdAndYearIn(UUID departmentId, Collection<FiscalYear> years);

    @Query("""
            select e as evaluation, d as department from SelfEvaluation e join Department d on d.id = e.departmentId
            where :every = true or d.id in :departments
            order by e.year desc, d.code
            """)
    List<Listed> findListed(boolean every, Collection<UUID> departments);

    List<SelfEvaluation> findByIdIn(Collection<UUID> ids);

    @Query(nativeQuery = true, value = "select distinct year from self_evaluation order by year desc")
    List<Integer> findYears();

    @Query("select e.id from SelfEvaluation e where e.year in :years order by e.year desc, e.departmentId")
    List<UUID> findIdsByYears(Collection<FiscalYear> years);

    List<SelfEvaluation> findByYear(FiscalYear year);

    List<SelfEvaluation> findBySchemeId(UUID schemeId);

    /** An evaluation with its department. */
    interface Listed {

        SelfEvaluation getEvaluation();

        Department getDepartment();
    }
}

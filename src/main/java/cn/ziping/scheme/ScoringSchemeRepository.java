package cn.ziping.scheme;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ScoringSchemeRepository extends Repository<ScoringScheme, UUID> {

    ScoringScheme save(ScoringScheme scheme);

    void flush();

    void delete(ScoringScheme scheme);

    @EntityGraph(attributePaths = "dimensions")
    Optional<ScoringScheme> findWithDimensionsById(UUID id);

    List<ScoringScheme> findAllByOrderByCodeAscNumberDesc();

    List<ScoringScheme> findByCodeOrderByNumberDesc(String code);

    List<ScoringScheme> findByStatusOrderByCodeAscNumberDesc(SchemeStatus status);

    @EntityGraph(attributePaths = "departments")
    List<ScoringScheme> findWithDepartmentsByStatusOrderByCodeAscNumberDesc(SchemeStatus status);

    /** Makes publishing, and numbering, wait for each other until the transaction ends. */
    @Query(
            nativeQuery = true,
            value = "select 1 from (select pg_advisory_xact_lock(hashtextextended('schemes', 0))) locked")
    int lock();

    @Query("select coalesce(max(s.number), 0) from ScoringScheme s where s.code = :code")
    int lastNumber(String code);
}

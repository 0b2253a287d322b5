package cn.ziping.scheme;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ScoringSchemeRepository extends Repository<ScoringScheme, UUID> {

    ScoringScheme save(ScoringScheme scheme);

    @EntityGraph(attributePaths = "dimensions")
    Optional<ScoringScheme> findWithDimensionsById(UUID id);

    List<ScoringScheme> findAllByOrderByCodeAscNumberDesc();

    List<ScoringScheme> findByStatusOrderByCodeAscNumberDesc(SchemeStatus status);

    @Query("select coalesce(max(s.number), 0) from ScoringScheme s where s.code = :code")
    int lastNumber(String code);
}

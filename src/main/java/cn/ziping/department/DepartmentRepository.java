package cn.ziping.department;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface DepartmentRepository extends Repository<Department, UUID> {

    Department save(Department department);

    Optional<Department> findById(UUID id);

    Optional<Department> findByCode(String code);

    @EntityGraph(attributePaths = "duties")
    Optional<Department> findWithDutiesById(UUID id);

    @EntityGraph(attributePaths = "offices")
    Optional<Department> findWithOfficesById(UUID id);

    void delete(Department department);

    void flush();

    boolean existsByCode(String code);

    List<Department> findByIdInOrderByCode(Collection<UUID> ids);

    List<Department> findAllByOrderByCode();

    /** Takes the department's write lock until the transaction ends. */
    @Query(nativeQuery = true, value = "select 1 from (select pg_advisory_xact_lock(hashtextextended(?1, 0))) locked")
    int lock(String key);
}

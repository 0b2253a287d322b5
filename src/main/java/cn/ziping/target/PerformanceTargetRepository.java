package cn.ziping.target;

import cn.ziping.shared.FiscalYear;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface PerformanceTargetRepository extends Repository<PerformanceTarget, UUID> {

    PerformanceTarget save(PerformanceTarget target);

    void delete(PerformanceTarget target);

    List<PerformanceTarget> findByDepartmentIdInAndYearOrderByPosition(Collection<UUID> departmentIds, FiscalYear year);
}

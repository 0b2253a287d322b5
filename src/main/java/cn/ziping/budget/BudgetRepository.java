package cn.ziping.budget;

import cn.ziping.shared.FiscalYear;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.repository.Repository;

interface BudgetRepository extends Repository<Budget, UUID> {

    Budget save(Budget budget);

    @EntityGraph(attributePaths = "lines")
    List<Budget> findWithLinesByDepartmentIdInAndYearIn(Collection<UUID> departmentIds, Collection<FiscalYear> years);
}

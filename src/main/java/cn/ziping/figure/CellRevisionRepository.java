package cn.ziping.figure;

import cn.ziping.shared.FiscalYear;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface CellRevisionRepository extends Repository<CellRevision, UUID> {

    CellRevision save(CellRevision revision);

    Optional<CellRevision> findFirstByDepartmentIdAndYearAndCellOrderByAtDescIdDesc(
            UUID departmentId, FiscalYear year, String cell);

    List<CellRevision> findByDepartmentIdAndYearAndCellOrderByAtAscIdAsc(
            UUID departmentId, FiscalYear year, String cell);
}

package cn.ziping.narrative;

import cn.ziping.shared.FiscalYear;
import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface NarrativeSectionRepository extends Repository<NarrativeSection, UUID> {

    NarrativeSection save(NarrativeSection section);

    List<NarrativeSection> findByDepartmentIdAndYear(UUID departmentId, FiscalYear year);
}

package cn.ziping.figure;

import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface FigureDefinitionRepository extends Repository<FigureDefinition, UUID> {

    @Query("""
            select count(d) > 0 from FigureDefinition d
            where d.code = :code and (d.departmentId is null or d.departmentId = :department)
            """)
    boolean isDefined(UUID department, String code);

    @Query("""
            select coalesce(max(d.position), 100) from FigureDefinition d
            where d.departmentId is null or d.departmentId = :department
            """)
    int lastPosition(UUID department);

    FigureDefinition save(FigureDefinition definition);
}

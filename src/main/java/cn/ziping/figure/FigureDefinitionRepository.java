package cn.ziping.figure;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface FigureDefinitionRepository extends Repository<FigureDefinition, UUID> {

    /** Those that every department has, in order. */
    @Query("select d from FigureDefinition d where d.departmentId is null order by d.position, d.code")
    List<FigureDefinition> findCommon();

    /** Those that a department has, its own among them, in order. */
    @Query("""
            select d from FigureDefinition d
            where d.departmentId is null or d.departmentId = :department
            order by d.position, d.code
            """)
    List<FigureDefinition> findOf(UUID department);

    @Query("""
            select coalesce(max(d.position), 100) from FigureDefinition d
            where d.departmentId is null or d.departmentId = :department
            """)
    int lastPosition(UUID department);

    FigureDefinition save(FigureDefinition definition);
}

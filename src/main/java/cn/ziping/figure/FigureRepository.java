package cn.ziping.figure;

import cn.ziping.shared.FiscalYear;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface FigureRepository extends Repository<Figure, UUID> {

    Figure save(Figure figure);

    /** Every definition that a department types, with its figure of each of the years, where it has one. */
    @Query("""
            select d as definition, f as figure from FigureDefinition d
            left join Figure f on f.code = d.code and f.departmentId = :department and f.year in :years
            where d.departmentId is null or d.departmentId = :department
            order by d.position, d.code
            """)
    List<Defined> findDefined(UUID department, Collection<FiscalYear> years);

    /** A definition and a figure of it. */
    interface Defined {

        FigureDefinition getDefinition();

        @Nullable
        Figure getFigure();
    }
}

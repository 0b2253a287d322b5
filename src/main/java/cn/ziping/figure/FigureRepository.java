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

    /** Every definition that one of the departments types, in order, with each figure of it that one of them has. */
    @Query("""
            select d as definition, f as figure from FigureDefinition d
            left join Figure f on f.code = d.code and f.departmentId in :departments and f.year in :years
                and (d.departmentId is null or d.departmentId = f.departmentId)
            where d.departmentId is null or d.departmentId in :departments
            order by d.position, d.code
            """)
    List<Defined> findDefined(Collection<UUID> departments, Collection<FiscalYear> years);

    /** A definition and a figure of it. */
    interface Defined {

        FigureDefinition getDefinition();

        @Nullable
        Figure getFigure();
    }
}

package cn.ziping.budget;

import cn.ziping.shared.FiscalYear;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface BudgetRepository extends Repository<Budget, UUID> {

    Budget save(Budget budget);

    @EntityGraph(attributePaths = "lines")
    Optional<Budget> findWithLinesByDepartmentIdAndYear(UUID departmentId, FiscalYear year);

    Optional<Budget> findByDepartmentIdAndYear(UUID departmentId, FiscalYear year);

    /** Lines of some kinds, of several years at once, in order. */
    @Query("""
            select b.year as year, l as line from Budget b join b.lines l
            where b.departmentId = :departmentId and b.year in :years and l.kind in :kinds
            order by l.position, l.id
            """)
    List<YearLine> findLines(UUID departmentId, Collection<FiscalYear> years, Collection<LineKind> kinds);

    /** How many lines there are of some kinds, of one office where one is named. */
    @Query("""
            select count(l) from Budget b join b.lines l
            where b.departmentId = :departmentId and b.year = :year and l.kind in :kinds
              and (:office is null or l.office = :office)
            """)
    long countLines(UUID departmentId, FiscalYear year, Collection<LineKind> kinds, @Nullable String office);

    /** Lines by their ids, as far as the ledger has them. */
    @Query("""
            select l from Budget b join b.lines l
            where b.departmentId = :departmentId and b.year = :year and l.id in :ids
            """)
    List<LedgerLine> findLines(UUID departmentId, FiscalYear year, Collection<UUID> ids);

    /** A line and the year it is of. */
    interface YearLine {

        FiscalYear getYear();

        LedgerLine getLine();
    }
}

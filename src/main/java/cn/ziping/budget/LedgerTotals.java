package cn.ziping.budget;

import cn.ziping.shared.FiscalYear;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds up ledgers, in the database and nowhere else: the page, the figures and the score read the same sums, and a ledger of
 * many lines costs no more memory than one of few. 类 of economic items that are divided into 款 do not count twice.
 */
@Component
@RequiredArgsConstructor
class LedgerTotals {

    private static final String SUMS = """
            select b.department_id, b.year, l.kind,
              case when count(l.original) = count(*) then sum(l.original) end as original,
              case when count(l.adjustment) = count(*) then sum(l.adjustment) end as adjustment,
              case when count(l.original) = count(*) then case
                when l.kind in ('ECONOMIC', 'PUBLIC') then sum(l.original)
                when count(l.adjustment) = count(*) then sum(l.original) + sum(l.adjustment) end end as annual,
              array[%s] as cumulative,
              bool_or('ORIGINAL' = any (l.sample)) as sample_original, bool_or('MONTH_12' = any (l.sample)) as sample_executed
            from budget b join ledger_line l on l.budget_id = b.id
            where b.department_id in (:departments) and b.year in (:years) and (:office = '' or l.office = :office)
              and not (l.kind = 'ECONOMIC' and length(split_part(l.name, ' ', 1)) = 3 and exists (
                select 1 from ledger_line part where part.budget_id = l.budget_id and part.kind = 'ECONOMIC'
                  and part.name ~ ('^' || split_part(l.name, ' ', 1) || '[0-9]{2} ')))
            group by b.department_id, b.year, l.kind
            """.formatted(IntStream.rangeClosed(1, LedgerLine.MONTHS)
            .mapToObj(month ->
                    "case when count(l.cumulative[%1$d]) = count(*) then sum(l.cumulative[%1$d]) end".formatted(month))
            .collect(Collectors.joining(", ")));

    private final JdbcClient jdbc;
    private final EntityManager entityManager;

    /**
     * The sums of one ledger.
     *
     * @param byKind the sums of each kind there is a line of
     * @param sampleOriginal the kinds of which a 年初预算数 was made up for the demo
     * @param sampleExecuted the kinds of which a year's execution was
     */
    record Totals(Map<LineKind, LedgerSums> byKind, Set<LineKind> sampleOriginal, Set<LineKind> sampleExecuted) {

        static final Totals NONE = new Totals(Map.of(), Set.of(), Set.of());

        LedgerSums of(LineKind kind) {
            return byKind.getOrDefault(kind, LedgerSums.NONE);
        }

        LedgerSums of(LedgerSection section) {
            return section.kinds().stream()
                    .map(byKind::get)
                    .filter(Objects::nonNull)
                    .reduce(LedgerSums::plus)
                    .orElse(LedgerSums.NONE);
        }
    }

    private record Key(UUID departmentId, FiscalYear year) {}

    private record Row(Key key, LineKind kind, LedgerSums sums, boolean sampleOriginal, boolean sampleExecuted) {}

    /** The sums of ledgers; of those that have not been begun, nothing. */
    record Found(Map<Key, Totals> totals) {

        Totals of(UUID departmentId, FiscalYear year) {
            return totals.getOrDefault(new Key(departmentId, year), Totals.NONE);
        }
    }

    /**
     * Adds up.
     *
     * @param office the office whose lines alone count, or {@code null} for all
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Found of(Collection<UUID> departmentIds, Collection<FiscalYear> years, @Nullable String office) {
        if (departmentIds.isEmpty()) {
            return new Found(Map.of());
        }
        // What has just been typed counts.
        entityManager.flush();
        List<Row> rows = jdbc.sql(SUMS)
                .param("departments", Set.copyOf(departmentIds))
                .param("years", years.stream().map(FiscalYear::value).toList())
                .param("office", office == null ? "" : office)
                .query((row, number) -> row(row))
                .list();
        Map<Key, Totals> totals = new HashMap<>();
        rows.stream().collect(Collectors.groupingBy(Row::key)).forEach((key, kinds) -> {
            Map<LineKind, LedgerSums> byKind = new EnumMap<>(LineKind.class);
            kinds.forEach(kind -> byKind.put(kind.kind(), kind.sums()));
            totals.put(key, new Totals(byKind, kinds(kinds, Row::sampleOriginal), kinds(kinds, Row::sampleExecuted)));
        });
        return new Found(totals);
    }

    private static Set<LineKind> kinds(List<Row> rows, Predicate<Row> which) {
        return rows.stream().filter(which).map(Row::kind).collect(Collectors.toSet());
    }

    private static Row row(ResultSet row) throws SQLException {
        Array cumulative = row.getArray("cumulative");
        return new Row(
                new Key(row.getObject("department_id", UUID.class), new FiscalYear(row.getInt("year"))),
                LineKind.valueOf(row.getString("kind")),
                new LedgerSums(
                        row.getBigDecimal("original"),
                        row.getBigDecimal("adjustment"),
                        row.getBigDecimal("annual"),
                        Arrays.asList((BigDecimal[]) cumulative.getArray())),
                row.getBoolean("sample_original"),
                row.getBoolean("sample_executed"));
    }
}

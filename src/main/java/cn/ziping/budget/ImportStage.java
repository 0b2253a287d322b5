package cn.ziping.budget;

import cn.ziping.shared.Actor;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of an import: counted, listed and written into the ledger by statements over all of them at once, so that a file of
 * 100,000 rows costs statements and memory like one of ten.
 */
@Component
@RequiredArgsConstructor
class ImportStage {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final Clock clock;

    /** Begins to take rows, instead of those that were there. */
    @Transactional(propagation = Propagation.MANDATORY)
    ImportCopy write(UUID importId) {
        jdbc.sql("delete from ledger_import_row where import_id = ?")
                .param(importId)
                .update();
        return new ImportCopy(importId, DataSourceUtils.getConnection(dataSource));
    }

    /**
     * Writes what was compared: lines, and a revision of each cell.
     *
     * @return how many cells were written
     */
    @Transactional(propagation = Propagation.MANDATORY)
    int apply(LedgerImport one, Actor actor, LineCatalog catalog) {
        sql(
                        "insert into budget (id, version, department_id, year) select gen_random_uuid(), 0, :department, :year"
                                + " where not exists (select 1 from budget where department_id = :department and year = :year)",
                        one)
                .update();

        // The whole in one line gives way to the lines that divide it; it is blank, or they would have been refused.
        sql("""
                delete from ledger_line where budget_id = (select id from budget where department_id = :department and year = :year)
                  and (kind = 'WHOLE' and exists (select 1 from ledger_import_row r where r.import_id = :import and r.state = 'NEW'
                         and r.kind in ('BASIC', 'PROJECT'))
                    or kind = 'PUBLIC' and name = :whole and exists (select 1 from ledger_import_row r where r.import_id = :import
                         and r.state = 'NEW' and r.kind = 'PUBLIC' and r.name <> :whole))
                  and array[original, adjustment] || cumulative is not distinct from array_fill(null::numeric, array[14])
                """, one).param("whole", catalog.publicWhole()).update();
        sql("""
                with last as materialized (
                  select b.id as budget_id, coalesce(max(l.position), 0) as position
                  from budget b left join ledger_line l on l.budget_id = b.id
                  where b.department_id = :department and b.year = :year group by b.id)
                insert into ledger_line (id, budget_id, position, kind, name, office, closed, original, adjustment, cumulative, sample)
                select r.new_id, last.budget_id, last.position + row_number() over (order by r.number), r.kind, r.name, r.office,
                  false, r.after[1], r.after[2], r.after[3:], '{}'
                from ledger_import_row r, last
                where r.import_id = :import and r.state = 'NEW'
                """, one).update();
        sql("""
                update ledger_line l set original = r.after[1], adjustment = r.after[2], cumulative = r.after[3:],
                  office = coalesce(r.office, l.office),
                  sample = case when l.sample = '{}' then l.sample else array(
                    select mark from unnest(l.sample) mark where not exists (
                      select 1 from unnest(cast(:columns as text[])) with ordinality as c (name, i)
                      where c.name = mark and r.before[i] is distinct from r.after[i])) end
                from ledger_import_row r where r.import_id = :import and r.state = 'CHANGED' and l.id = r.line_id
                """, one).param("columns", columns()).update();
        sql("update budget set version = version + 1 where department_id = :department and year = :year", one)
                .update();
        return sql("""
                insert into cell_revision (id, department_id, year, cell, before, after, at, account_id, account_name)
                select gen_random_uuid(), :department, :year, 'ledger/' || coalesce(r.line_id, r.new_id) || '/' || c.name,
                  trim_scale(r.before[c.i])::text, trim_scale(r.after[c.i])::text, :at, :account, :person
                from ledger_import_row r cross join unnest(cast(:columns as text[])) with ordinality as c (name, i)
                where r.import_id = :import and r.state in ('NEW', 'CHANGED') and r.before[c.i] is distinct from r.after[c.i]
                """, one)
                .param("columns", columns())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("account", actor.id())
                .param("person", actor.name())
                .update();
    }

    private static String[] columns() {
        return Arrays.stream(LedgerColumn.values()).map(LedgerColumn::name).toArray(String[]::new);
    }

    LedgerImport.Counts counts(LedgerImport one) {
        return sql("""
                select count(*) filter (where state = 'NEW') as added, count(*) filter (where state = 'CHANGED') as changed,
                  count(*) filter (where state = 'UNCHANGED') as unchanged, count(*) filter (where state = 'WRONG') as wrong
                from ledger_import_row where import_id = :import
                """, one).query(LedgerImport.Counts.class).single();
    }

    /** The rows of one state, in the file's order. */
    List<LedgerImport.Row> rows(LedgerImport one, String state, int limit) {
        return sql("""
                select sheet, row_number, state, kind, name, before, after, coalesce(wrong, refused) as wrong,
                  seen is distinct from %s as moved,
                  case when office is distinct from office_before then office_before end as office_before,
                  case when office is distinct from office_before then office end as office_after from ledger_import_row r
                where import_id = :import and state = :state order by number limit :limit
                """.formatted(ImportComparison.outcome("r")), one)
                .param("state", state)
                .param("limit", limit)
                .query((row, number) -> row(row))
                .list();
    }

    private static LedgerImport.Row row(ResultSet row) throws SQLException {
        @Nullable BigDecimal[] before = amounts(row.getArray("before"));
        @Nullable BigDecimal[] after = amounts(row.getArray("after"));
        String wrong = row.getString("wrong");
        List<LedgerImport.Change> changes = new ArrayList<>();
        for (LedgerColumn column : LedgerColumn.values()) {
            BigDecimal was = before[column.ordinal()];
            BigDecimal is = after[column.ordinal()];
            if (was == null ? is != null : is == null || was.compareTo(is) != 0) {
                changes.add(new LedgerImport.Change(column, was, is));
            }
        }
        return new LedgerImport.Row(
                row.getString("sheet"),
                row.getInt("row_number"),
                row.getString("state"),
                row.getString("kind"),
                row.getString("name"),
                changes,
                row.getString("office_before"),
                row.getString("office_after"),
                row.getBoolean("moved"),
                wrong == null ? List.of() : JSON.readValue(wrong, new TypeReference<List<LedgerImport.Wrong>>() {}));
    }

    private static @Nullable BigDecimal[] amounts(@Nullable Array stored) throws SQLException {
        return stored == null ? new BigDecimal[LedgerColumn.values().length] : (BigDecimal[]) stored.getArray();
    }

    private JdbcClient.StatementSpec sql(String statement, LedgerImport one) {
        JdbcClient.StatementSpec spec = jdbc.sql(statement).param("import", one.id());
        if (statement.contains(":department")) {
            spec = spec.param("department", one.departmentId());
        }
        return statement.contains(":year") ? spec.param("year", one.year().value()) : spec;
    }
}

package cn.ziping.budget;

import cn.ziping.budget.ImportMatching.Meaning;
import cn.ziping.figure.CellBatches;
import cn.ziping.shared.Actor;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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
 * The rows of an import: taken in, listed, and written into the ledger by statements over all of them at once, so that a file
 * of 100,000 rows costs statements and memory like one of ten.
 */
@Component
@RequiredArgsConstructor
class ImportStage {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final List<String> COLUMNS =
            Stream.of(LedgerColumn.values()).map(LedgerColumn::name).toList();

    /** New lines, in the file's order behind those that are there. */
    private static final String ADD = ImportComparison.COMPARED + """
            , last as materialized (
              select b.id as budget_id, coalesce(max(l.position), 0) as position
              from budget b left join ledger_line l on l.budget_id = b.id
              where b.department_id = :department and b.year = :year group by b.id),
            written as (
              insert into ledger_line (id, budget_id, position, kind, name, office, closed, original, adjustment, cumulative, sample)
              select gen_random_uuid(), last.budget_id, last.position + number, kind, name, office, false,
                after[1], after[2], after[3:], '{}'
              from compared, last where state = 'NEW'
              returning id, null::numeric[] as before, array[original, adjustment] || cumulative as after,
                null::text as office_before, office as office_after)
            """ + CellBatches.ROWS;

    /** Lines that change; a cell that does is no made-up one any longer. */
    private static final String CHANGE = ImportComparison.COMPARED + """
            , written as (
              update ledger_line l set original = c.after[1], adjustment = c.after[2], cumulative = c.after[3:],
                office = coalesce(c.office, l.office),
                sample = case when l.sample = '{}' then l.sample else array(
                  select mark from unnest(l.sample) mark where not exists (
                    select 1 from unnest(cast(:columns as text[])) with ordinality as named (name, i)
                    where named.name = mark and c.before[i] is distinct from c.after[i])) end
              from compared c where c.state = 'CHANGED' and l.id = c.line_id
              returning l.id, c.before, c.after, c.office_before, l.office as office_after)
            """ + CellBatches.ROWS;

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final CellBatches batches;

    /** Begins to take rows, instead of those that were there. */
    @Transactional(propagation = Propagation.MANDATORY)
    ImportCopy write(UUID importId) {
        jdbc.sql("delete from ledger_import_row where import_id = ?")
                .param(importId)
                .update();
        return new ImportCopy(importId, DataSourceUtils.getConnection(dataSource));
    }

    /**
     * Writes what was compared: lines, and what they held before.
     *
     * @return for the log: the batch of revisions that it leaves, and what proves them
     */
    @Transactional(propagation = Propagation.MANDATORY)
    String apply(LedgerImport one, Actor actor, LineCatalog catalog) {
        ofLedger(
                        one,
                        "insert into budget (id, version, department_id, year) select gen_random_uuid(), 0, :department, :year"
                                + " on conflict (department_id, year) do nothing")
                .update();
        // The whole in one line gives way to the lines that divide it; it is blank, or they would have been refused.
        ofLedger(one, """
                delete from ledger_line where budget_id = (select id from budget where department_id = :department and year = :year)
                  and (kind = 'WHOLE' and exists (select 1 from ledger_import_row r where r.import_id = :import
                         and r.kind in ('BASIC', 'PROJECT'))
                    or kind = 'PUBLIC' and name = :whole and exists (select 1 from ledger_import_row r where r.import_id = :import
                         and r.kind = 'PUBLIC' and r.name <> :whole))
                  and array[original, adjustment] || cumulative is not distinct from array_fill(null::numeric, array[14])
                """)
                .param("import", one.id())
                .param("whole", catalog.publicWhole())
                .update();
        ofLedger(one, "update budget set version = version + 1 where department_id = :department and year = :year")
                .update();
        UUID batch = batches.begin(actor, one.departmentId(), one.year(), Ledger.SHEET, COLUMNS, one.fileName());
        String added = ofLedger(one, ADD)
                .param("import", one.id())
                .param("batch", batch)
                .query(String.class)
                .single();
        String changed = jdbc.sql(CHANGE)
                .param("import", one.id())
                .param("batch", batch)
                .param("columns", COLUMNS.toArray(String[]::new))
                .query(String.class)
                .single();
        return "batch %s added %s changed %s".formatted(batch, added, changed);
    }

    /** Whether a row gives its line to an office. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean namesOffices(LedgerImport one) {
        return jdbc.sql("select exists (select 1 from ledger_import_row where import_id = ? and office is not null)")
                .param(one.id())
                .query(Boolean.class)
                .single();
    }

    private JdbcClient.StatementSpec ofLedger(LedgerImport one, String statement) {
        return jdbc.sql(statement)
                .param("department", one.departmentId())
                .param("year", one.year().value());
    }

    /**
     * The rows of one state, in the file's order.
     *
     * @param after the number of the row before the first
     */
    @Transactional(propagation = Propagation.MANDATORY)
    List<LedgerImport.Row> rows(LedgerImport one, LedgerImport.RowState state, int after, int limit) {
        return jdbc.sql(ImportComparison.COMPARED + """
                        select * from compared where state = :state and number > :after order by number limit :limit
                        """)
                .param("import", one.id())
                .param("state", state.name())
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> row(one.matching(), row))
                .list();
    }

    private static LedgerImport.Row row(@Nullable ImportMatching matching, ResultSet row) throws SQLException {
        String sheetName = row.getString("sheet");
        ImportMatching.Sheet sheet = matching == null ? null : matching.sheet(sheetName);
        @Nullable BigDecimal[] given = amounts(row.getArray("amounts"));
        @Nullable BigDecimal[] before = amounts(row.getArray("before"));
        @Nullable BigDecimal[] after = amounts(row.getArray("after"));
        List<LedgerImport.Change> changes = new ArrayList<>();
        for (LedgerColumn column : LedgerColumn.values()) {
            BigDecimal was = before[column.ordinal()];
            BigDecimal is = after[column.ordinal()];
            if (differ(was, is)) {
                Meaning meaning = given[column.ordinal()] == null ? Meaning.ANNUAL : Meaning.valueOf(column.name());
                changes.add(new LedgerImport.Change(column, letters(sheet, meaning), was, is));
            }
        }
        String officeBefore = row.getString("office_before");
        String officeAfter = row.getString("office");
        return new LedgerImport.Row(
                row.getInt("number"),
                sheetName,
                row.getInt("row_number"),
                LineKind.valueOf(row.getString("kind")),
                row.getString("name"),
                officeAfter == null || officeAfter.equals(officeBefore)
                        ? null
                        : new LedgerImport.OfficeChange(letters(sheet, Meaning.OFFICE), officeBefore, officeAfter),
                changes,
                wrong(sheet, row));
    }

    /** What cannot stand: found at cells when the row was read, or by the ledger when it was compared. */
    private static List<LedgerImport.Wrong> wrong(ImportMatching.@Nullable Sheet sheet, ResultSet row)
            throws SQLException {
        String read = row.getString("wrong");
        if (read != null) {
            return JSON.readValue(read, new TypeReference<List<LedgerImport.Wrong>>() {});
        }
        String refused = row.getString("refused");
        if (refused == null) {
            return List.of();
        }
        Meaning at = switch (refused) {
            case "import.office.unknown" -> Meaning.OFFICE;
            case "import.annual", "import.negative" -> Meaning.ANNUAL;
            default -> Meaning.NAME;
        };
        String by = row.getString("refused_by");
        return List.of(
                new LedgerImport.Wrong(letters(sheet, at), "refused." + refused, by == null ? List.of() : List.of(by)));
    }

    private static String letters(ImportMatching.@Nullable Sheet sheet, Meaning meaning) {
        return sheet == null ? "" : sheet.letters(meaning);
    }

    static boolean differ(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? one != other : one.compareTo(other) != 0;
    }

    static @Nullable BigDecimal[] amounts(@Nullable Array stored) throws SQLException {
        return stored == null ? new BigDecimal[LedgerColumn.values().length] : (BigDecimal[]) stored.getArray();
    }
}

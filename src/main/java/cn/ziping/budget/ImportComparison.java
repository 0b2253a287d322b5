package cn.ziping.budget;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds the rows of an import against the ledger: what each would change, and what cannot stand. The ledger they were held
 * against is kept beside them, so that what was shown can be shown again, and what somebody changed since can be named. Statements
 * over all rows at once, so that a file of 100,000 rows costs statements and memory like one of ten.
 */
@Component
@RequiredArgsConstructor
class ImportComparison {

    /** The ledger's lines as they stand, amounts in the order of the columns. */
    private static final String LINES = """
            select l.id as line_id, l.kind, l.name, l.office, l.closed, array[l.original, l.adjustment] || l.cumulative as amounts
            from ledger_line l join budget b on b.id = l.budget_id
            where b.department_id = :department and b.year = :year
            """;

    /**
     * A statement's beginning: {@code compared} are the rows of an import beside the lines they were compared with. 全年预算数
     * is the sum of two numbers: it says what the one has to be that the file does not give.
     */
    static final String COMPARED = """
            with matched as (
              select r.*, l.line_id, l.office as office_before, l.closed, l.amounts as before,
                case when l.line_id is null then r.amounts else array(
                  select coalesce(pair.given, pair.known)
                  from unnest(r.amounts, l.amounts) with ordinality as pair (given, known, i) order by pair.i) end as merged
              from ledger_import_row r
                left join ledger_import_line l on l.import_id = r.import_id and l.kind = r.kind and l.name = r.name
              where r.import_id = :import
              -- A fence: what was merged is read several times below, and would be merged as often.
              offset 0),
            outcome as (
              select *, case
                when annual is null or amounts[1] is not null and amounts[2] is not null then merged
                when kind in ('ECONOMIC', 'PUBLIC') then array[annual] || merged[2:]
                when amounts[2] is not null then array[annual - amounts[2]] || merged[2:]
                when merged[1] is null then array[annual, 0] || merged[3:]
                else array[merged[1], annual - merged[1]] || merged[3:] end as after
              from matched),
            compared as (
              select *, case
                when wrong is not null or refused is not null then 'WRONG'
                when line_id is null then 'NEW'
                when after is not distinct from before and (office is null or office is not distinct from office_before)
                  then 'UNCHANGED'
                else 'CHANGED' end as state
              from outcome)
            """;

    /** Of the ledger and the file together: each line, and whether it holds amounts. */
    private static final String LINES_OF_BOTH = """
            select kind, name, amounts is distinct from array_fill(null::numeric, array[14]) as filled
            from ledger_import_line where import_id = :import
            union all
            select kind, name, annual is not null or amounts is distinct from array_fill(null::numeric, array[14])
            from ledger_import_row where import_id = :import
            """;

    /** The lines of the ledger alone that hold amounts. */
    private static final String FILLED = """
            select kind, name from ledger_import_line
            where import_id = :import and amounts is distinct from array_fill(null::numeric, array[14])
            """;

    /** What the pages of the ledger would refuse too; the first that holds is said. */
    private static final String REFUSE = COMPARED + """
            , held as (
              select number, name, office, case
                when :office <> '' and (line_id is null or office_before is distinct from :office or office <> :office)
                  then 'import.office'
                when name <> '' and (kind, name) in (select kind, name from ledger_import_row where import_id = :import
                    group by kind, name having count(*) > 1)
                  then 'import.twice'
                when state = 'CHANGED' and closed then 'ledger.line.closed'
                when amounts[1] + amounts[2] <> annual or kind in ('ECONOMIC', 'PUBLIC') and amounts[1] <> annual then 'import.annual'
                when after[1] < 0 then 'import.negative'
                when state in ('CHANGED', 'NEW') and kind = 'ECONOMIC' and length(split_part(name, ' ', 1)) = 3
                    and after is distinct from array_fill(null::numeric, array[14])
                    and exists (select 1 from (%1$s) part where part.kind = 'ECONOMIC'
                      and part.name ~ ('^' || split_part(compared.name, ' ', 1) || '[0-9]{2} '))
                  then 'ledger.class.divided'
                when state = 'NEW' and kind = 'ECONOMIC' and length(split_part(name, ' ', 1)) = 5
                    and exists (select 1 from (%2$s) whole where whole.kind = 'ECONOMIC'
                      and split_part(whole.name, ' ', 1) = left(compared.name, 3))
                  then 'ledger.class.filled'
                when state = 'NEW' and kind in ('BASIC', 'PROJECT') and exists (select 1 from (%2$s) whole where whole.kind = 'WHOLE')
                  then 'ledger.whole.filled'
                -- The whole in one line stands alone: with amounts of its own it is neither written nor kept beside others.
                when state in ('NEW', 'CHANGED') and kind = 'WHOLE' and exists (select 1 from (%1$s) other
                    where other.kind in ('WHOLE', 'BASIC', 'PROJECT') and (other.kind, other.name) <> (compared.kind, compared.name))
                  then 'ledger.whole.divided'
                when state in ('NEW', 'CHANGED') and kind = 'PUBLIC' and exists (select 1 from (%1$s) other
                    where other.kind = 'PUBLIC' and (other.name = :whole) <> (compared.name = :whole)
                      and (other.filled or compared.state = 'NEW' and compared.name = :whole))
                  then 'ledger.whole.divided'
                when :office = '' and state in ('NEW', 'CHANGED') and office not in (:offices) then 'import.office.unknown'
                end as refused
              from compared where state <> 'WRONG')
            update ledger_import_row r set refused = held.refused, refused_by = case held.refused
                when 'import.office.unknown' then held.office
                when 'ledger.whole.filled' then (select min(name) from (%2$s) whole where whole.kind = 'WHOLE')
                when 'ledger.class.filled' then (select min(name) from (%2$s) whole where whole.kind = 'ECONOMIC'
                  and split_part(whole.name, ' ', 1) = left(held.name, 3)) end
            from held where held.refused is not null and r.import_id = :import and r.number = held.number
            """.formatted(LINES_OF_BOTH, FILLED);

    private final JdbcClient jdbc;

    /**
     * Compares the rows with the ledger as it stands, which is kept beside them.
     *
     * @param office the office that alone may be written, of a contributor; {@code null} for all
     * @param offices the department's offices
     */
    @Transactional(propagation = Propagation.MANDATORY)
    LedgerImport.Counts compare(LedgerImport one, @Nullable String office, LineCatalog catalog, List<String> offices) {
        planForRowsThatHaveJustCome();
        jdbc.sql("delete from ledger_import_line where import_id = :import")
                .param("import", one.id())
                .update();
        jdbc.sql("insert into ledger_import_line (import_id, line_id, kind, name, office, closed, amounts)"
                        + " select :import, line.* from (" + LINES + ") line")
                .param("import", one.id())
                .param("department", one.departmentId())
                .param("year", one.year().value())
                .update();
        jdbc.sql("update ledger_import_row set refused = null, refused_by = null"
                        + " where import_id = :import and refused is not null")
                .param("import", one.id())
                .update();
        jdbc.sql(REFUSE)
                .param("import", one.id())
                .param("office", office == null ? "" : office)
                .param("offices", offices.isEmpty() ? List.of("") : offices)
                .param("whole", catalog.publicWhole())
                .update();
        return jdbc.sql(COMPARED + """
                        select count(*) filter (where state = 'NEW') as added, count(*) filter (where state = 'CHANGED') as changed,
                          count(*) filter (where state = 'UNCHANGED') as unchanged, count(*) filter (where state = 'WRONG') as wrong
                        from compared
                        """)
                .param("import", one.id())
                .query(LedgerImport.Counts.class)
                .single();
    }

    /**
     * Until the transaction ends: the planner has no statistics of rows that have just come, takes them for a few and would hold
     * each against each.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void planForRowsThatHaveJustCome() {
        jdbc.sql("set local enable_nestloop = off").update();
    }

    /**
     * What somebody changed in the ledger since it was compared, lines of the file first.
     *
     * @param moves what changed, at most {@link LedgerImport#MOVES_LISTED}
     * @param ofTheFile whether a line is among them that the file speaks of
     */
    record Moved(List<LedgerImport.Move> moves, boolean ofTheFile) {

        boolean isNothing() {
            return moves.isEmpty();
        }
    }

    /** @param office the office of a contributor, who is told of its lines alone; {@code null} for all */
    @Transactional(propagation = Propagation.MANDATORY)
    Moved moved(LedgerImport one, @Nullable String office) {
        planForRowsThatHaveJustCome();
        List<LedgerImport.Move> moves = new ArrayList<>();
        boolean ofTheFile = jdbc.sql("""
                        with line as (%s), kept as (select * from ledger_import_line where import_id = :import)
                        select coalesce(line.kind, kept.kind) as kind, coalesce(line.name, kept.name) as name,
                          kept.line_id is null as added, line.line_id is null as removed, kept.name as name_before,
                          kept.office as office_before, line.office as office_after,
                          kept.closed as closed_before, line.closed as closed_after, kept.amounts as before, line.amounts as after,
                          coalesce((kept.kind, kept.name) in (select kind, name from ledger_import_row where import_id = :import), false)
                            or coalesce((line.kind, line.name) in (select kind, name from ledger_import_row where import_id = :import), false)
                            as of_the_file
                        from kept full join line on line.line_id = kept.line_id
                        where (line.kind, line.name, line.office, line.closed, line.amounts)
                          is distinct from (kept.kind, kept.name, kept.office, kept.closed, kept.amounts)
                          and (:office = '' or kept.office = :office or line.office = :office)
                        order by of_the_file desc, kind, name limit :limit
                        """.formatted(LINES))
                .param("import", one.id())
                .param("department", one.departmentId())
                .param("year", one.year().value())
                .param("office", office == null ? "" : office)
                .param("limit", LedgerImport.MOVES_LISTED)
                .query((row, number) -> {
                    moves.addAll(moves(row, office));
                    return row.getBoolean("of_the_file");
                })
                .list()
                .contains(true);
        return new Moved(moves.stream().limit(LedgerImport.MOVES_LISTED).toList(), ofTheFile);
    }

    private static List<LedgerImport.Move> moves(ResultSet row, @Nullable String office) throws SQLException {
        LineKind kind = LineKind.valueOf(row.getString("kind"));
        String name = row.getString("name");
        if (row.getBoolean("added") || row.getBoolean("removed")) {
            return List.of(new LedgerImport.Move(kind, name, row.getBoolean("added") ? "ADDED" : "REMOVED", "", ""));
        }
        List<LedgerImport.Move> moves = new ArrayList<>();
        String named = row.getString("name_before");
        if (!named.equals(name)) {
            moves.add(new LedgerImport.Move(kind, name, "NAME", named, name));
        }
        String officeBefore = text(row.getString("office_before"));
        String officeAfter = text(row.getString("office_after"));
        if (!officeBefore.equals(officeAfter)) {
            moves.add(new LedgerImport.Move(kind, name, "OFFICE", officeBefore, officeAfter));
        }
        if (office != null && !officeAfter.equals(office)) {
            // Another office's by now: what it holds is no longer for this person.
            return moves;
        }
        if (row.getBoolean("closed_before") != row.getBoolean("closed_after")) {
            moves.add(new LedgerImport.Move(kind, name, row.getBoolean("closed_after") ? "CLOSED" : "OPENED", "", ""));
        }
        @Nullable BigDecimal[] before = ImportStage.amounts(row.getArray("before"));
        @Nullable BigDecimal[] after = ImportStage.amounts(row.getArray("after"));
        for (LedgerColumn column : LedgerColumn.values()) {
            BigDecimal was = before[column.ordinal()];
            BigDecimal is = after[column.ordinal()];
            if (ImportStage.differ(was, is)) {
                moves.add(new LedgerImport.Move(kind, name, column.name(), plain(was), plain(is)));
            }
        }
        return moves;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String plain(@Nullable BigDecimal amount) {
        return amount == null ? "" : amount.toPlainString();
    }
}

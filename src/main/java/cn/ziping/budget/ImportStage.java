package cn.ziping.budget;

import cn.ziping.shared.Actor;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
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
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of an import: written by COPY, compared and applied by statements over all of them at once, so that a file of
 * 100,000 rows costs statements and memory like one of ten.
 */
@Component
@RequiredArgsConstructor
class ImportStage {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CHUNK = 1 << 16;

    /** The ledger's lines as arrays in the order of the columns. */
    private static final String LINES = """
            select l.id, l.kind, l.name, l.office, l.closed, l.budget_id, array[l.original, l.adjustment] || l.cumulative as amounts
            from ledger_line l join budget b on b.id = l.budget_id
            where b.department_id = :department and b.year = :year
            """;

    /** Those lines, and the rows of the file as they would stand. */
    private static final String LINES_OF_BOTH = LINES + """
            union all select line_id, kind, name, office, false, null, after from ledger_import_row where import_id = :import
            """;

    /** What a comparison says of a row. */
    private static final String OUTCOME =
            "md5(concat_ws('|', line_id::text, before::text, after::text, state, office_before, refused))";

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final Clock clock;

    /** Takes rows one after another; {@link #end} when there are no more. */
    final class Writer {

        private final UUID importId;
        private final CopyIn copy;
        private final StringBuilder buffer = new StringBuilder();

        private Writer(UUID importId) {
            this.importId = importId;
            Connection connection = DataSourceUtils.getConnection(dataSource);
            try {
                copy = connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "copy ledger_import_row (import_id, number, sheet, row_number, kind, name, office, amounts,"
                                        + " annual, wrong) from stdin");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        void add(ImportReading.Read row) {
            field(importId.toString()).field(String.valueOf(row.number()));
            field(row.sheet()).field(String.valueOf(row.row())).field(row.kind().name());
            field(row.name()).field(row.office());
            buffer.append('{');
            for (int i = 0; i < row.amounts().length; i++) {
                BigDecimal amount = row.amounts()[i];
                buffer.append(i == 0 ? "" : ",").append(amount == null ? "NULL" : amount.toPlainString());
            }
            buffer.append("}\t");
            BigDecimal annual = row.annual();
            field(annual == null ? null : annual.toPlainString());
            field(row.wrong().isEmpty() ? null : JSON.writeValueAsString(row.wrong()));
            buffer.setCharAt(buffer.length() - 1, '\n');
            if (buffer.length() > CHUNK) {
                flush();
            }
        }

        private Writer field(@Nullable String value) {
            if (value == null) {
                buffer.append("\\N");
            } else {
                for (int i = 0; i < value.length(); i++) {
                    char character = value.charAt(i);
                    switch (character) {
                        case '\\' -> buffer.append("\\\\");
                        case '\t' -> buffer.append("\\t");
                        case '\n' -> buffer.append("\\n");
                        case '\r' -> buffer.append("\\r");
                        default -> buffer.append(character);
                    }
                }
            }
            buffer.append('\t');
            return this;
        }

        private void flush() {
            byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
            buffer.setLength(0);
            try {
                copy.writeToCopy(bytes, 0, bytes.length);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        void end() {
            flush();
            try {
                copy.endCopy();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Nothing of it stays. */
        void cancel() {
            try {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Begins to take rows, instead of those that were there. */
    @Transactional(propagation = Propagation.MANDATORY)
    Writer write(UUID importId) {
        jdbc.sql("delete from ledger_import_row where import_id = ?")
                .param(importId)
                .update();
        return new Writer(importId);
    }

    /**
     * Compares the rows with the ledger as it stands.
     *
     * @param office the office that alone may be written, of a contributor; {@code null} for all
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void compare(LedgerImport one, @Nullable String office, LineCatalog catalog, List<String> offices) {
        sql(
                        "update ledger_import_row set seen = " + OUTCOME
                                + ", line_id = null, before = null, after = null, state = null,"
                                + " refused = null, office_before = null where import_id = :import",
                        one)
                .update();
        sql("""
                with line as (%s)
                update ledger_import_row r set line_id = line.id, before = line.amounts, office_before = line.office
                from line where r.import_id = :import and line.kind = r.kind and line.name = r.name
                """.formatted(LINES), one).update();
        sql("""
                update ledger_import_row r set after = array(
                  select coalesce(given.amount, before.amount)
                  from unnest(r.amounts) with ordinality as given (amount, i)
                    left join unnest(r.before) with ordinality as before (amount, i) using (i)
                  order by i)
                where r.import_id = :import
                """, one).update();
        // 全年预算数 is the sum of two numbers: it says what the one has to be that the file does not give.
        sql("""
                update ledger_import_row set after =
                  case when kind in ('ECONOMIC', 'PUBLIC') then array[annual] || after[2:]
                       when amounts[2] is not null then array[annual - amounts[2]] || after[2:]
                       when after[1] is null then array[annual, 0] || after[3:]
                       else array[after[1], annual - after[1]] || after[3:] end
                where import_id = :import and annual is not null and not (amounts[1] is not null and amounts[2] is not null)
                """, one).update();
        sql("""
                update ledger_import_row set state = case when wrong is not null then 'WRONG' when line_id is null then 'NEW'
                  when after is not distinct from before and (office is null or office is not distinct from office_before)
                  then 'UNCHANGED' else 'CHANGED' end
                where import_id = :import
                """, one).update();
        if (office != null) {
            refuse(
                    one,
                    "import.office",
                    "",
                    "line_id is null or office_before is distinct from :office"
                            + " or r.office is not null and r.office <> :office",
                    office);
        }
        refuseWhatCannotStand(one, catalog);
        if (office == null) {
            jdbc.sql("""
                            update ledger_import_row r set state = 'WRONG', refused = :wrong
                            where import_id = :import and state in ('NEW', 'CHANGED') and office is not null and office not in (:offices)
                            """)
                    .param(
                            "wrong",
                            JSON.writeValueAsString(
                                    List.of(new LedgerImport.Wrong("", "refused.import.office.unknown", List.of()))))
                    .param("import", one.id())
                    .param("offices", offices.isEmpty() ? List.of("") : offices)
                    .update();
        }
        sql("update ledger_import_row set moved = seen is distinct from " + OUTCOME + " where import_id = :import", one)
                .update();
    }

    /** What the pages of the ledger would refuse too. */
    private void refuseWhatCannotStand(LedgerImport one, LineCatalog catalog) {
        refuse(one, "import.twice", "", """
                (kind, name) in (select kind, name from ledger_import_row where import_id = :import and name <> ''
                  group by kind, name having count(*) > 1)
                """);
        refuse(one, "ledger.line.closed", "", """
                state = 'CHANGED' and line_id in (select id from ledger_line where closed)
                """);
        refuse(one, "import.annual", "", """
                annual is not null and amounts[1] is not null and amounts[2] is not null and amounts[1] + amounts[2] <> annual
                """);
        refuse(one, "import.negative", "", "0 > after[1]");
        refuse(one, "ledger.class.divided", "", """
                state in ('CHANGED', 'NEW') and kind = 'ECONOMIC' and length(split_part(name, ' ', 1)) = 3
                and after is distinct from array_fill(null::numeric, array[14]) and exists (
                  select 1 from (%s) part where part.kind = 'ECONOMIC'
                    and part.name ~ ('^' || split_part(r.name, ' ', 1) || '[0-9]{2} '))
                """.formatted(LINES_OF_BOTH));
        refuse(one, "ledger.class.filled", "", """
                state = 'NEW' and kind = 'ECONOMIC' and length(split_part(name, ' ', 1)) = 5 and exists (
                  select 1 from (%s) whole where whole.kind = 'ECONOMIC' and split_part(whole.name, ' ', 1) = left(r.name, 3)
                    and whole.amounts is distinct from array_fill(null::numeric, array[14]))
                """.formatted(LINES));
        refuse(one, "ledger.whole.filled", "", """
                state = 'NEW' and kind in ('BASIC', 'PROJECT') and exists (select 1 from (%s) whole where whole.kind = 'WHOLE'
                  and whole.amounts is distinct from array_fill(null::numeric, array[14]))
                """.formatted(LINES));
        // The whole in one line stands alone: with amounts of its own it is neither written nor kept beside others.
        refuse(one, "ledger.whole.divided", "", """
                state in ('NEW', 'CHANGED') and kind = 'WHOLE' and exists (select 1 from (%s) other
                  where other.kind in ('WHOLE', 'BASIC', 'PROJECT') and (other.kind, other.name) <> (r.kind, r.name))
                """.formatted(LINES_OF_BOTH));
        refuse(one, "ledger.whole.divided", "", """
                state in ('NEW', 'CHANGED') and kind = 'PUBLIC' and exists (select 1 from (%s) other
                  where other.kind = 'PUBLIC' and (other.name = :office) <> (r.name = :office)
                    and other.amounts is distinct from array_fill(null::numeric, array[14]))
                """.formatted(LINES_OF_BOTH), catalog.publicWhole());
    }

    private void refuse(LedgerImport one, String code, String argument, String condition) {
        refuse(one, code, argument, condition, "");
    }

    /**
     * @param named a name that the condition reads as {@code :office}
     */
    private void refuse(LedgerImport one, String code, String argument, String condition, String named) {
        List<String> arguments = argument.isEmpty() ? List.of() : List.of(argument);
        sql(
                        "update ledger_import_row r set state = 'WRONG', refused = :wrong where import_id = :import and state <> 'WRONG' and "
                                + "(" + condition + ")",
                        one)
                .param(
                        "wrong",
                        JSON.writeValueAsString(List.of(new LedgerImport.Wrong("", "refused." + code, arguments))))
                .param("office", named)
                .update();
    }

    /** How many rows the last comparison found otherwise than the one before. */
    @Transactional(propagation = Propagation.MANDATORY)
    int moved(LedgerImport one) {
        return sql("select count(*) from ledger_import_row where import_id = :import and moved", one)
                .query(Integer.class)
                .single();
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
        sql("update ledger_import_row set line_id = gen_random_uuid() where import_id = :import and state = 'NEW'", one)
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
                insert into ledger_line (id, budget_id, position, kind, name, office, closed, original, adjustment, cumulative, sample)
                select r.line_id, b.id, coalesce((select max(position) from ledger_line where budget_id = b.id), 0)
                    + row_number() over (order by r.number), r.kind, r.name, r.office, false,
                  r.after[1], r.after[2], r.after[3:], '{}'
                from ledger_import_row r, budget b
                where r.import_id = :import and r.state = 'NEW' and b.department_id = :department and b.year = :year
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
                select gen_random_uuid(), :department, :year, 'ledger/' || r.line_id || '/' || c.name,
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
                select sheet, row_number, state, kind, name, before, after, coalesce(wrong, refused) as wrong, moved,
                  case when office is distinct from office_before then office_before end as office_before,
                  case when office is distinct from office_before then office end as office_after from ledger_import_row
                where import_id = :import and state = :state order by number limit :limit
                """, one)
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

package cn.ziping.budget;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds the rows of an import against the ledger as it stands: what each would change, and what cannot stand. Statements over
 * all rows at once, so that a file of 100,000 rows costs statements and memory like one of ten.
 */
@Component
@RequiredArgsConstructor
class ImportComparison {

    private static final JsonMapper JSON = JsonMapper.builder().build();

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

    /** What the comparison says of a row, held against what the one before said. */
    static String outcome(String row) {
        return "md5(concat_ws('|', %1$s.line_id::text, %1$s.before::text, %1$s.after::text, %1$s.state, %1$s.office_before, %1$s.refused))"
                .formatted(row);
    }

    private final JdbcClient jdbc;

    /**
     * Compares the rows with the ledger as it stands.
     *
     * @param office the office that alone may be written, of a contributor; {@code null} for all
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void compare(LedgerImport one, @Nullable String office, LineCatalog catalog, List<String> offices) {
        // The planner knows nothing of rows that have just come, and would compare each with each.
        jdbc.sql("set local enable_nestloop = off").update();
        // One pass, since each update of a row writes all of it anew. 全年预算数 is the sum of two numbers: it says what the
        // one
        // has to be that the file does not give.
        sql("""
                with line as (%s),
                matched as (
                  select r.number, r.kind, r.annual, r.amounts, line.id as line_id, line.amounts as before, line.office,
                    case when line.id is null then r.amounts else array(
                      select coalesce(pair.given, pair.known)
                      from unnest(r.amounts, line.amounts) with ordinality as pair (given, known, i)
                      order by pair.i) end as merged
                  from ledger_import_row r left join line on line.kind = r.kind and line.name = r.name
                  where r.import_id = :import),
                whole as (
                  select number, line_id, before, office,
                    case when annual is null or amounts[1] is not null and amounts[2] is not null then merged
                         when kind in ('ECONOMIC', 'PUBLIC') then array[annual] || merged[2:]
                         when amounts[2] is not null then array[annual - amounts[2]] || merged[2:]
                         when merged[1] is null then array[annual, 0] || merged[3:]
                         else array[merged[1], annual - merged[1]] || merged[3:] end as after
                  from matched)
                update ledger_import_row r set seen = %s, line_id = w.line_id, before = w.before, office_before = w.office,
                  after = w.after, refused = null,
                  state = case when r.wrong is not null then 'WRONG' when w.line_id is null then 'NEW'
                    when w.after is not distinct from w.before and (r.office is null or r.office is not distinct from w.office)
                    then 'UNCHANGED' else 'CHANGED' end
                from whole w where r.import_id = :import and r.number = w.number
                """.formatted(LINES, outcome("r")), one).update();
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
        jdbc.sql("set local enable_nestloop = on").update();
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
        return sql(
                        "select count(*) from ledger_import_row r where import_id = :import and seen is distinct from "
                                + outcome("r"),
                        one)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec sql(String statement, LedgerImport one) {
        JdbcClient.StatementSpec spec = jdbc.sql(statement).param("import", one.id());
        if (statement.contains(":department")) {
            spec = spec.param("department", one.departmentId());
        }
        return statement.contains(":year") ? spec.param("year", one.year().value()) : spec;
    }
}

package cn.ziping.figure;

import cn.ziping.shared.Actor;
import cn.ziping.shared.CellKey;
import cn.ziping.shared.FiscalYear;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Revisions of many cells that change at once: one entry says who and when, and each line of the sheet has one row with the
 * numbers before and after, where a hundred thousand lines typed one by one would leave a {@link CellRevision} a cell. The
 * cells are those whose paths are {@code sheet/line/column}.
 */
@Component
@RequiredArgsConstructor
public class CellBatches {

    /** A cell of a line: {@code sheet/line/column}. */
    private static final Pattern LINE_CELL = Pattern.compile("([^/]+)/([0-9a-f-]{36})/([^/]+)");

    /**
     * The end of a statement that changed lines as {@code written (id, before, after, office_before, office_after)}, with the
     * batch as {@code :batch}. It keeps a row of each, and returns a SHA-256 over them for the log, by which they can be
     * proven: over those of the rows in the order of their ids.
     */
    public static final String ROWS = """
            , kept as (
              insert into cell_batch_row (line_id, batch_id, before, after, office_before, office_after)
              select id, :batch, before, after, office_before, office_after from written
              returning line_id, sha256(convert_to(concat_ws('|', line_id::text, before::text, after::text,
                office_before, office_after), 'UTF8')) as digest)
            select coalesce(encode(sha256(string_agg(digest, ''::bytea order by line_id)), 'hex'), '') from kept
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    /**
     * Begins one; its rows are put in by the statement that changes the lines, which ends in {@link #ROWS}, in the same
     * transaction.
     *
     * @param sheet the first part of the cells' paths
     * @param columns the last parts, in the order of the numbers in its rows
     * @param source the name of the file that it comes from
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID begin(
            Actor actor, UUID departmentId, FiscalYear year, String sheet, List<String> columns, String source) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into cell_batch (id, department_id, year, sheet, columns, source, at, account_id, account_name)
                        values (:id, :department, :year, :sheet, :columns, :source, :at, :account, :person)
                        """)
                .param("id", id)
                .param("department", departmentId)
                .param("year", year.value())
                .param("sheet", sheet)
                .param("columns", columns.toArray(String[]::new))
                .param("source", source)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("account", actor.id())
                .param("person", actor.name())
                .update();
        return id;
    }

    /** What batches did to a cell, oldest first. */
    List<CellRevision> history(CellKey key) {
        Matcher path = LINE_CELL.matcher(key.path());
        if (!path.matches()) {
            return List.of();
        }
        return jdbc.sql("""
                        select b.id, b.at, b.account_id, b.account_name, b.source, trim_scale(r.before[i])::text as before,
                          trim_scale(r.after[i])::text as after
                        from cell_batch_row r join cell_batch b on b.id = r.batch_id
                          cross join array_position(b.columns, :column) as i
                        where r.line_id = :line and b.department_id = :department and b.year = :year and b.sheet = :sheet
                          and r.before[i] is distinct from r.after[i]
                        order by b.at, b.id
                        """)
                .param("sheet", path.group(1))
                .param("line", UUID.fromString(path.group(2)))
                .param("column", path.group(3))
                .param("department", key.departmentId())
                .param("year", key.year().value())
                .query((row, number) -> new CellRevision(
                        row.getObject("id", UUID.class),
                        key,
                        row.getString("before"),
                        row.getString("after"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getObject("account_id", UUID.class),
                        row.getString("account_name"),
                        row.getString("source")))
                .list();
    }
}

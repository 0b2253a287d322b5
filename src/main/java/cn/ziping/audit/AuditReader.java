package cn.ziping.audit;

import cn.ziping.shared.Actor;
import cn.ziping.shared.Days;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.Role;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The log as 审计员 reads it: who did what, when, from where; never the business data itself. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
public class AuditReader {

    /** Entries on a page. */
    public static final int PAGE = 50;

    private final JdbcClient jdbc;
    private final AuditChecks checks;

    /**
     * A page of the log, latest first.
     *
     * @param before the entries below this id, or {@code null} for the latest
     */
    public Page page(Actor actor, Filter filter, @Nullable Long before) {
        requireAuditor(actor);
        List<Entry> entries = jdbc.sql("""
                        select e.id, e.at, e.actor, e.address, e.action, e.outcome, e.department_id, e.year, e.subject, e.detail,
                          e.times, exists (select from audit_refused r where r.entry_id = e.id) as foreign_made
                        from audit_entry e
                        where (cast(:actor as text) is null or e.actor = :actor)
                          and (cast(:action as text) is null or e.action = :action)
                          and (cast(:department as uuid) is null or e.department_id = :department)
                          and (cast(:from as timestamptz) is null or e.at >= :from)
                          and (cast(:until as timestamptz) is null or e.at < :until)
                          and (cast(:before as bigint) is null or e.id < :before)
                        order by e.id desc
                        limit :limit
                        """)
                .param("actor", filter.actor(), Types.VARCHAR)
                .param("action", filter.action(), Types.VARCHAR)
                .param("department", filter.department(), Types.OTHER)
                .param("from", startOf(filter.from()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param(
                        "until",
                        filter.to() == null ? null : startOf(filter.to().plusDays(1)),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("before", before, Types.BIGINT)
                .param("limit", PAGE + 1)
                .query(ENTRY)
                .list();
        boolean more = entries.size() > PAGE;
        return new Page(more ? entries.subList(0, PAGE) : entries, more);
    }

    /** The people and the actions that the log knows, without reading it whole. */
    public List<String> actors(Actor actor) {
        requireAuditor(actor);
        return distinct("actor");
    }

    public List<String> actions(Actor actor) {
        requireAuditor(actor);
        return distinct("action");
    }

    /** Jumps from value to value in the column's index. */
    private List<String> distinct(String column) {
        return jdbc.sql("""
                        with recursive known as (
                          (select %1$s as value from audit_entry order by %1$s limit 1)
                          union all
                          select (select %1$s from audit_entry where %1$s > known.value order by %1$s limit 1)
                          from known where known.value is not null)
                        select value from known where value is not null
                        """.formatted(column)).query(String.class).list();
    }

    /** Begins a check of the whole chain in the background; what it finds is logged when it ends. */
    @Transactional
    @Audited("audit.check")
    public void check(Actor actor) {
        requireAuditor(actor);
        checks.start(actor);
    }

    /** The latest check, be it under way. */
    public Optional<AuditCheck> latestCheck(Actor actor) {
        requireAuditor(actor);
        return checks.latest();
    }

    private static void requireAuditor(Actor actor) {
        if (!actor.has(Role.AUDITOR)) {
            throw new NotFoundException("page", "audit");
        }
    }

    private static @Nullable OffsetDateTime startOf(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(Days.CHINA).toOffsetDateTime();
    }

    /**
     * Which entries.
     *
     * @param actor the user name, or {@code null} for all
     * @param department the department, or {@code null} for all
     * @param action the action, or {@code null} for all
     * @param from the first day, in China, or {@code null}
     * @param to the last day, in China, or {@code null}
     */
    public record Filter(
            @Nullable String actor,
            @Nullable UUID department,
            @Nullable String action,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /**
     * A page of entries.
     *
     * @param entries the entries, latest first
     * @param more whether there are older ones
     */
    public record Page(List<Entry> entries, boolean more) {}

    /**
     * An entry of the log.
     *
     * @param times how often the same happened within a minute
     * @param foreignMade whether the program did not make it: it has no seal of its key
     */
    public record Entry(
            long id,
            Instant at,
            String actor,
            String address,
            String action,
            String outcome,
            @Nullable UUID department,
            @Nullable Integer year,
            String subject,
            String detail,
            int times,
            boolean foreignMade) {}

    private static final RowMapper<Entry> ENTRY = (row, number) -> new Entry(
            row.getLong("id"),
            row.getObject("at", OffsetDateTime.class).toInstant(),
            row.getString("actor"),
            row.getString("address"),
            row.getString("action"),
            row.getString("outcome"),
            row.getObject("department_id", UUID.class),
            row.getObject("year", Integer.class),
            row.getString("subject"),
            row.getString("detail"),
            Objects.requireNonNullElse(row.getObject("times", Integer.class), 1),
            row.getBoolean("foreign_made"));
}

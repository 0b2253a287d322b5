package cn.ziping.rollout;

import cn.ziping.evaluation.WhatIf;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.Points;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The working memory of previews. */
@Component
@RequiredArgsConstructor
class RolloutRecords {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    @Transactional
    UUID begin(UUID schemeId, int edits, Collection<FiscalYear> years, int total, UUID account, Instant now) {
        // One at a time: what is still running for it finds its record gone and ends.
        jdbc.sql("delete from rollout where scheme_id = ?").param(schemeId).update();
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into rollout (id, scheme_id, edits, years, total, done, state, started_by, started_at)
                        values (?, ?, ?, ?, ?, 0, 'RUNNING', ?, ?)
                        """)
                .params(
                        id,
                        schemeId,
                        edits,
                        years.stream().map(FiscalYear::value).toArray(Integer[]::new),
                        total,
                        account,
                        OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
        return id;
    }

    /**
     * Counts one more of an account's day.
     *
     * @return whether it may be
     */
    @Transactional
    boolean use(UUID account, LocalDate day, int most) {
        int count = jdbc.sql("""
                        insert into rollout_use (account_id, day, count) values (:account, :day, 1)
                        on conflict (account_id, day) do update set count = rollout_use.count + 1 returning count
                        """)
                .param("account", account)
                .param("day", day)
                .query(Integer.class)
                .single();
        return count <= most;
    }

    @Transactional
    void add(UUID rollout, List<WhatIf.Compared> compared) {
        for (WhatIf.Compared evaluation : compared) {
            jdbc.sql("""
                            insert into rollout_result (rollout_id, evaluation_id, department_code, department_name, year,
                              status, total_before, grade_before, total_after, grade_after, leaves, missing)
                            values (:rollout, :evaluation, :code, :name, :year, :status, :before, :gradeBefore, :after,
                              :gradeAfter, :leaves, :missing)
                            """)
                    .param("rollout", rollout)
                    .param("evaluation", evaluation.evaluation())
                    .param("code", evaluation.departmentCode())
                    .param("name", evaluation.departmentName())
                    .param("year", evaluation.year().value())
                    .param("status", evaluation.status().name())
                    .param("before", number(evaluation.before().total()), Types.NUMERIC)
                    .param("gradeBefore", evaluation.before().grade(), Types.VARCHAR)
                    .param("after", number(evaluation.after().total()), Types.NUMERIC)
                    .param("gradeAfter", evaluation.after().grade(), Types.VARCHAR)
                    .param("leaves", JSON.writeValueAsString(evaluation.leaves()))
                    .param("missing", JSON.writeValueAsString(evaluation.missing()))
                    .update();
        }
        jdbc.sql("update rollout set done = done + ? where id = ?")
                .params(compared.size(), rollout)
                .update();
    }

    private static @Nullable BigDecimal number(@Nullable Points points) {
        return points == null ? null : points.value();
    }

    @Transactional
    void end(UUID rollout, Rollout.State state) {
        jdbc.sql("update rollout set state = ? where id = ?")
                .params(state.name(), rollout)
                .update();
    }

    Optional<Rollout> find(UUID schemeId, UUID id) {
        return jdbc.sql("""
                        select id, scheme_id, edits, years, total, done, started_at,
                          case when state = 'RUNNING' and started_at < now() - interval '30 minutes' then 'FAILED'
                               else state end as state
                        from rollout where scheme_id = ? and id = ?
                        """)
                .params(schemeId, id)
                .query((row, number) -> new Rollout(
                        row.getObject("id", UUID.class),
                        row.getObject("scheme_id", UUID.class),
                        row.getInt("edits"),
                        Arrays.asList((Integer[]) row.getArray("years").getArray()),
                        row.getInt("total"),
                        row.getInt("done"),
                        Rollout.State.valueOf(row.getString("state")),
                        row.getObject("started_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    Optional<UUID> latest(UUID schemeId) {
        return jdbc.sql("select id from rollout where scheme_id = ? order by started_at desc limit 1")
                .param(schemeId)
                .query(UUID.class)
                .optional();
    }

    /** Grade changes first, then what moves furthest; what cannot be scored after those. */
    List<RolloutRow> rows(UUID rollout) {
        return jdbc.sql("""
                        select evaluation_id, department_code, department_name, year, total_before, grade_before,
                          total_after, grade_after, '' as leaves, missing
                        from rollout_result where rollout_id = ?
                        order by (grade_after is not null and grade_before is distinct from grade_after) desc,
                          abs(total_after - total_before) desc nulls last, year desc, department_code
                        """).param(rollout).query(RolloutRow.class).list();
    }

    Optional<RolloutRow> row(UUID rollout, UUID evaluation) {
        return jdbc.sql("""
                        select evaluation_id, department_code, department_name, year, total_before, grade_before,
                          total_after, grade_after, leaves, missing
                        from rollout_result where rollout_id = ? and evaluation_id = ?
                        """).params(rollout, evaluation).query(RolloutRow.class).optional();
    }
}

package cn.ziping.evaluation;

import cn.ziping.scoring.LeafScore;
import cn.ziping.scoring.ScoreSheet;
import cn.ziping.shared.Points;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The leaf scores as rows, for lists and statistics. What does not differ is not written. */
@Component
@RequiredArgsConstructor
class LeafScores {

    private final JdbcClient jdbc;

    /** Writes what differs of these evaluations, where score and deduction are the full marks together: four statements at most, however many they are. */
    void update(Map<UUID, ScoreSheet> sheets) {
        Map<UUID, Map<String, LeafScore>> wanted = new HashMap<>();
        sheets.forEach((evaluation, sheet) -> {
            Map<String, LeafScore> byCode = new HashMap<>();
            sheet.leaves().forEach(leaf -> byCode.put(leaf.code(), leaf));
            wanted.put(evaluation, byCode);
        });
        Rows changed = new Rows();
        Rows gone = new Rows();
        jdbc.sql("select evaluation_id, indicator_code, full_marks, score from leaf_score where evaluation_id = any(?)")
                .param(sheets.keySet().toArray(UUID[]::new))
                .query(row -> {
                    UUID evaluation = row.getObject(1, UUID.class);
                    String code = row.getString(2);
                    LeafScore leaf =
                            Objects.requireNonNull(wanted.get(evaluation)).remove(code);
                    if (leaf == null) {
                        gone.add(evaluation, code);
                    } else if (!isSame(leaf.indicator().points(), row.getBigDecimal(3))
                            || !isSame(leaf.score(), row.getBigDecimal(4))) {
                        changed.add(evaluation, leaf);
                    }
                });
        Rows added = new Rows();
        wanted.forEach((evaluation, left) -> left.values().forEach(leaf -> added.add(evaluation, leaf)));
        changed.write("""
                update leaf_score
                set full_marks = n.full_marks, score = n.score, deduction = n.full_marks - n.score
                from unnest(?::uuid[], ?::text[], ?::numeric[], ?::numeric[])
                    as n (evaluation_id, indicator_code, full_marks, score)
                where leaf_score.evaluation_id = n.evaluation_id and leaf_score.indicator_code = n.indicator_code
                """, true);
        added.write("""
                insert into leaf_score (evaluation_id, indicator_code, full_marks, score, deduction)
                select evaluation_id, indicator_code, full_marks, score, full_marks - score
                from unnest(?::uuid[], ?::text[], ?::numeric[], ?::numeric[])
                    as n (evaluation_id, indicator_code, full_marks, score)
                on conflict (evaluation_id, indicator_code) do update
                set full_marks = excluded.full_marks, score = excluded.score, deduction = excluded.deduction
                """, true);
        gone.write("""
                delete from leaf_score using unnest(?::uuid[], ?::text[]) as n (evaluation_id, indicator_code)
                where leaf_score.evaluation_id = n.evaluation_id and leaf_score.indicator_code = n.indicator_code
                """, false);
    }

    private static boolean isSame(@Nullable Points points, @Nullable BigDecimal stored) {
        return points == null || stored == null
                ? points == null && stored == null
                : points.value().compareTo(stored) == 0;
    }

    /** Rows as the columns of one statement. */
    private final class Rows {

        private final List<UUID> evaluations = new ArrayList<>();
        private final List<String> codes = new ArrayList<>();
        private final List<BigDecimal> fullMarks = new ArrayList<>();
        private final List<@Nullable BigDecimal> scores = new ArrayList<>();

        void add(UUID evaluation, String code) {
            evaluations.add(evaluation);
            codes.add(code);
        }

        void add(UUID evaluation, LeafScore leaf) {
            add(evaluation, leaf.code());
            fullMarks.add(leaf.indicator().points().value());
            scores.add(leaf.score() == null ? null : leaf.score().value());
        }

        void write(String statement, boolean whole) {
            if (evaluations.isEmpty()) {
                return;
            }
            JdbcClient.StatementSpec sql =
                    jdbc.sql(statement).param(evaluations.toArray(UUID[]::new)).param(codes.toArray(String[]::new));
            if (whole) {
                sql = sql.param(fullMarks.toArray(BigDecimal[]::new)).param(scores.toArray(BigDecimal[]::new));
            }
            sql.update();
        }
    }
}

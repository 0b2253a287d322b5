package cn.ziping.evaluation;

import cn.ziping.scoring.LeafScore;
import cn.ziping.scoring.ScoreSheet;
import cn.ziping.shared.Points;
import java.math.BigDecimal;
import java.sql.Types;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The leaf scores as rows, for lists and statistics. What does not differ is not written. */
@Component
@RequiredArgsConstructor
class LeafScores {

    private final JdbcClient jdbc;

    /**
     * A stored leaf score.
     *
     * @param indicatorCode the indicator
     * @param fullMarks its full marks
     * @param score the points earned, or {@code null} while incomplete
     */
    record Row(
            String indicatorCode,
            BigDecimal fullMarks,
            @Nullable BigDecimal score) {

        boolean says(LeafScore leaf) {
            return leaf.indicator().points().equals(new Points(fullMarks))
                    && Objects.equals(leaf.score(), score == null ? null : new Points(score));
        }
    }

    void update(UUID evaluationId, ScoreSheet sheet) {
        Map<String, Row> stored = jdbc
                .sql("select indicator_code, full_marks, score from leaf_score where evaluation_id = ?")
                .param(evaluationId)
                .query(Row.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Row::indicatorCode, Function.identity()));
        sheet.leaves()
                .filter(leaf -> stored.get(leaf.code()) == null
                        || !stored.get(leaf.code()).says(leaf))
                .forEach(leaf -> write(evaluationId, leaf));
        Set<String> codes = sheet.leaves().map(LeafScore::code).collect(Collectors.toSet());
        stored.keySet().stream()
                .filter(code -> !codes.contains(code))
                .forEach(code -> jdbc.sql("delete from leaf_score where evaluation_id = ? and indicator_code = ?")
                        .params(evaluationId, code)
                        .update());
    }

    private void write(UUID evaluationId, LeafScore leaf) {
        jdbc.sql("""
                        insert into leaf_score (evaluation_id, indicator_code, full_marks, score, deduction)
                        values (:evaluation, :code, :full, :score, :deduction)
                        on conflict (evaluation_id, indicator_code) do update
                        set full_marks = excluded.full_marks, score = excluded.score, deduction = excluded.deduction
                        """)
                .param("evaluation", evaluationId)
                .param("code", leaf.code())
                .param("full", leaf.indicator().points().value())
                .param("score", leaf.score() == null ? null : leaf.score().value(), Types.NUMERIC)
                .param(
                        "deduction",
                        leaf.deduction() == null ? null : leaf.deduction().value(),
                        Types.NUMERIC)
                .update();
    }
}

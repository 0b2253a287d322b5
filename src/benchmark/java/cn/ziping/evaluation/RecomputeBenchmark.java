package cn.ziping.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.rollout.Rollout;
import cn.ziping.rollout.RolloutService;
import cn.ziping.scheme.ChapterOutline;
import cn.ziping.scheme.SchemeDraft;
import cn.ziping.scheme.SchemePublishing.PublicationForm;
import cn.ziping.scheme.SchemeService;
import cn.ziping.scoring.DimensionDefinition;
import cn.ziping.scoring.GradeBand;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.InputType;
import cn.ziping.scoring.Quantity;
import cn.ziping.scoring.RateRule;
import cn.ziping.scoring.ZeroChoice;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import cn.ziping.testing.PublishedSchemes;
import cn.ziping.testing.TestServer;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A year of 500 evaluations of 200 leaves computed anew, from the typed inputs to the stored rows, against nothing but COPY
 * and UPDATE … FROM of the same 100,000 rows. Every leaf is a rate of one typed number, so 100,000 inputs are read as well.
 */
@ApplicationTest
class RecomputeBenchmark {

    private static final FiscalYear YEAR = new FiscalYear(2033);
    private static final int DEPARTMENTS = 500;
    private static final int LEAVES = 200;
    private static final int ROUNDS = 5;

    @Autowired
    private SchemeService schemes;

    @Autowired
    private PublishedSchemes published;

    @Autowired
    private SelfEvaluationRepository evaluations;

    @Autowired
    private EvaluationScores scores;

    @Autowired
    private RolloutService rollouts;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcConnectionDetails database;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void ratios() {
        prepare();
        List<Long> reference = new ArrayList<>();
        List<Long> differing = new ArrayList<>();
        List<Long> same = new ArrayList<>();
        for (int round = 0; round < ROUNDS + 2; round++) {
            String rows = rows();
            tidy();
            long copied = time(() -> copyAndUpdate(rows));
            jdbc.sql("update indicator_entry set value = (97.3 - value::numeric)::text where input like '完成数%'")
                    .update();
            tidy();
            long before = places();
            long all = time(this::recompute);
            assertThat(places()).isNotEqualTo(before);
            tidy();
            long written = places();
            long none = time(this::recompute);
            assertThat(places()).as("no row is written").isEqualTo(written);
            if (round >= 2) {
                reference.add(copied);
                differing.add(all);
                same.add(none);
            }
        }
        assertThat(jdbc.sql(
                                "select count(*) from leaf_score join self_evaluation on id = evaluation_id where year = 2033"
                                        + " and score = round((select value::numeric from indicator_entry e"
                                        + " where e.evaluation_id = leaf_score.evaluation_id"
                                        + " and e.indicator_code = leaf_score.indicator_code) / 100 * 0.5, 3)")
                        .query(Integer.class)
                        .single())
                .isEqualTo(DEPARTMENTS * LEAVES);
        double unit = median(reference);
        System.out.printf(
                "COPY and UPDATE FROM %.0f ms; all differing %.0f ms = %.2f x; nothing differing %.0f ms = %.2f x%n",
                unit / 1e6, median(differing) / 1e6, median(differing) / unit, median(same) / 1e6, median(same) / unit);
    }

    @Test
    void aPreviewOfAllOfThem() throws InterruptedException {
        prepare();
        Actor admin = people.actor("admin");
        UUID published = evaluations.findByYear(YEAR).get(0).getSchemeId();
        UUID draft = schemes.createFromVersion(admin, published, false);
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            UUID rollout = rollouts.start(admin, draft, Set.of(YEAR));
            while (rollouts.rollout(admin, draft, rollout).state() == Rollout.State.RUNNING) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertThat(rollouts.rollout(admin, draft, rollout).done()).isEqualTo(DEPARTMENTS);
            System.out.printf("preview of 500 x 200: %.1f s%n", (System.nanoTime() - start) / 1e9);
        }
    }

    private static double median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static long time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private void recompute() {
        transaction.executeWithoutResult(status -> scores.refresh(evaluations.findByYear(YEAR)));
    }

    /** Where the rows lie; a row that is written moves. */
    private long places() {
        return jdbc.sql("select sum(hashtext(ctid::text)::bigint) from leaf_score")
                .query(Long.class)
                .single();
    }

    /** Dead rows of one measurement are no burden of the next. */
    private void tidy() {
        try (Connection owner = TestServer.get().connectAsOwner(database.getJdbcUrl());
                Statement statement = owner.createStatement()) {
            statement.execute("vacuum analyze leaf_score");
            statement.execute("vacuum analyze indicator_entry");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The rows as COPY takes them, each with another score. */
    private String rows() {
        StringBuilder rows = new StringBuilder();
        jdbc.sql("select evaluation_id, indicator_code, full_marks, deduction, score from leaf_score"
                        + " join self_evaluation on id = evaluation_id where year = 2033")
                .query(row -> {
                    for (int column = 1; column <= 5; column++) {
                        rows.append(row.getString(column)).append(column < 5 ? '\t' : '\n');
                    }
                });
        return rows.toString();
    }

    private void copyAndUpdate(String rows) {
        // The owner's connection, as the application's role makes no temporary tables.
        try (Connection owner = TestServer.get().connectAsOwner(database.getJdbcUrl());
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("create temp table copied (like leaf_score) on commit drop");
            owner.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy copied (evaluation_id, indicator_code, full_marks, score, deduction) from stdin",
                            new StringReader(rows));
            int updated = statement.executeUpdate(
                    "update leaf_score set full_marks = c.full_marks, score = c.score, deduction = c.deduction"
                            + " from copied c where leaf_score.evaluation_id = c.evaluation_id"
                            + " and leaf_score.indicator_code = c.indicator_code");
            assertThat(updated).isEqualTo(DEPARTMENTS * LEAVES);
            owner.commit();
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void prepare() {
        if (evaluations.findByYear(YEAR).isEmpty()) {
            fill(publish());
            recompute();
        }
    }

    private UUID publish() {
        List<IndicatorDefinition> leaves = IntStream.rangeClosed(1, LEAVES)
                .mapToObj(i -> new IndicatorDefinition(
                        "指标" + i,
                        "指标" + i,
                        "",
                        Points.of("0.5"),
                        "",
                        "",
                        new RateRule(new Quantity.Quotient(
                                new Quantity.EntryQuantity("完成数" + i, InputType.NUMBER, ""),
                                new Quantity.Constant(new BigDecimal("100")),
                                ZeroChoice.NO_POINTS))))
                .toList();
        Points full = Points.of("100");
        UUID scheme = schemes.create(
                people.actor("admin"),
                new SchemeDraft(
                        "recompute",
                        "重算",
                        false,
                        YEAR,
                        YEAR,
                        full,
                        NumericPolicy.DISPLAY,
                        List.of(new GradeBand("好", Points.of("60")), new GradeBand("差", Points.ZERO)),
                        List.of(new DimensionDefinition("维度", "维度", full, List.of(), leaves)),
                        new ChapterOutline(List.of())));
        published.byTwo(scheme, new PublicationForm("2033", "2033", Set.of()));
        return scheme;
    }

    private void fill(UUID scheme) {
        jdbc.sql(
                        "insert into department (id, version, code, name, level, closed)"
                                + " select gen_random_uuid(), 0, 'RE' || n, '部门' || n, 'COUNTY', false from generate_series(1, ?) n")
                .param(DEPARTMENTS)
                .update();
        jdbc.sql(
                        "insert into self_evaluation (id, version, department_id, year, scheme_id, status, started_at, so_far)"
                                + " select gen_random_uuid(), 0, id, 2033, ?, 'IN_PROGRESS', now(), 0 from department where code like 'RE%'")
                .param(scheme)
                .update();
        jdbc.sql("insert into indicator_entry (id, evaluation_id, indicator_code, input, value, sample)"
                        + " select gen_random_uuid(), id, '指标' || n, '完成数' || n, (10 + n % 37 + 0.25)::text, false"
                        + " from self_evaluation, generate_series(1, ?) n where year = 2033")
                .param(LEAVES)
                .update();
    }
}

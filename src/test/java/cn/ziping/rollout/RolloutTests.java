package cn.ziping.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.evaluation.EvaluationService;
import cn.ziping.scheme.SchemeDraft;
import cn.ziping.scheme.SchemeService;
import cn.ziping.scoring.Award;
import cn.ziping.scoring.Band;
import cn.ziping.scoring.DimensionDefinition;
import cn.ziping.scoring.FixedRule;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.YesNoRule;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.Points;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import cn.ziping.testing.SmallEvaluations;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * What a draft would change. Of the two questions of 60 and 40 points the draft asks the first alone, for 50, and gives the
 * other 50 to everybody:
 *
 * <ul>
 *   <li>2095: yes and no, 60 中 → 50 + 50 = 100 优;
 *   <li>2096: yes and yes, 100 优 → 100 优;
 *   <li>2097: yes and blank, no total → 100 优;
 *   <li>2098: nothing typed, no total → still none;
 *   <li>2022: the demo, 99.346 by a scheme of its own; the draft lacks the answer.
 * </ul>
 */
@ApplicationTest
class RolloutTests {

    private static final List<String> UNTOUCHED =
            List.of("self_evaluation", "indicator_entry", "leaf_score", "narrative_section", "submission");

    @Autowired
    private RolloutService rollouts;

    @Autowired
    private SchemeService schemes;

    @Autowired
    private EvaluationService evaluations;

    @Autowired
    private SmallEvaluations small;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvcTester mvc;

    private Actor admin;
    private UUID draft;
    private UUID changes;
    private UUID stays;
    private UUID completed;
    private UUID open;

    @BeforeEach
    void fourYearsAndADraft() {
        admin = people.actor("admin");
        Actor finance = people.actor("finance");
        changes = small.complete(2095);
        stays = small.complete(2096);
        evaluations.saveEntries(
                finance,
                stays,
                List.of(SmallEvaluations.edit(SmallEvaluations.cell(SmallEvaluations.SECOND), "no", "yes")));
        completed = small.started(2097);
        evaluations.saveEntries(
                finance,
                completed,
                List.of(SmallEvaluations.edit(SmallEvaluations.cell(SmallEvaluations.FIRST), "", "yes")));
        open = small.started(2098);
        SchemeDraft standing = schemes.latest(admin, "small").orElseThrow();
        draft = schemes.create(
                admin,
                new SchemeDraft(
                        standing.code(),
                        standing.name(),
                        false,
                        standing.firstYear(),
                        standing.lastYear(),
                        standing.fullMarks(),
                        standing.policy(),
                        standing.grades(),
                        List.of(new DimensionDefinition(
                                "管理",
                                "管理",
                                Points.of("100"),
                                List.of(),
                                List.of(
                                        new IndicatorDefinition(
                                                SmallEvaluations.FIRST,
                                                SmallEvaluations.FIRST,
                                                "",
                                                Points.of("50"),
                                                "",
                                                "",
                                                new YesNoRule("是否" + SmallEvaluations.FIRST)),
                                        new IndicatorDefinition(
                                                SmallEvaluations.SECOND,
                                                SmallEvaluations.SECOND,
                                                "",
                                                Points.of("50"),
                                                "",
                                                "",
                                                new FixedRule(new Award(BigDecimal.ONE, Band.AwardKind.SHARE)))))),
                        standing.outline()));
    }

    @AfterEach
    void takeItOut() {
        schemes.delete(admin, draft, schemes.scope(admin, draft).getEdits());
    }

    @Test
    void gradeChangesComeFirstWhatCannotBeScoredLastAndNothingIsChanged() {
        Map<String, String> before = contents();
        UUID rollout = run();
        assertThat(contents()).isEqualTo(before);

        List<RolloutRow> rows = rollouts.rows(admin, draft, rollout);
        assertThat(rows)
                .extracting(RolloutRow::evaluationId)
                .containsExactly(changes, completed, stays, open, people.evaluation());
        assertThat(rows).extracting(RolloutRow::gradeChanges).containsExactly(true, true, false, false, false);
        assertThat(rows.stream().map(RolloutTests::inShort))
                .containsExactly(
                        "60 中 → 100 优",
                        "null null → 100 优",
                        "100 优 → 100 优",
                        "null null → null null",
                        "99.346 优 → null null");
        assertThat(rows.get(3).missing()).contains(SmallEvaluations.FIRST, "是否" + SmallEvaluations.FIRST);
        assertThat(rows.get(0).missing()).isEqualTo("[]");

        String page = page("/schemes/" + draft + "/preview/" + rollout);
        assertThat(page)
                .contains("60", "+40", "中", "优", SmallEvaluations.FIRST + " · 是否" + SmallEvaluations.FIRST)
                // Neither amounts, nor words, nor evidence
                .doesNotContain("7183.32", "7072.88", "年总分", "evidence");
        String leaves = page("/schemes/" + draft + "/preview/" + rollout + "/" + changes);
        assertThat(leaves.replaceAll("\\s+", " "))
                .contains("60 / 60", "50 / 50", "−10", "0 / 40", "+50")
                .doesNotContain("年总分", "7183.32");
    }

    private static String inShort(RolloutRow row) {
        return "%s %s → %s %s"
                .formatted(plain(row.totalBefore()), row.gradeBefore(), plain(row.totalAfter()), row.gradeAfter());
    }

    private static String plain(BigDecimal total) {
        return total == null ? "null" : total.stripTrailingZeros().toPlainString();
    }

    private UUID run() {
        UUID rollout = rollouts.start(
                admin,
                draft,
                Set.of(
                        new FiscalYear(2022),
                        new FiscalYear(2095),
                        new FiscalYear(2096),
                        new FiscalYear(2097),
                        new FiscalYear(2098)));
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (rollouts.rollout(admin, draft, rollout).state() == Rollout.State.RUNNING
                && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
        assertThat(rollouts.rollout(admin, draft, rollout).state()).isEqualTo(Rollout.State.DONE);
        return rollout;
    }

    private String page(String address) {
        return new String(
                mvc.get()
                        .uri(address)
                        .with(people.as("admin"))
                        .exchange()
                        .getResponse()
                        .getContentAsByteArray(),
                StandardCharsets.UTF_8);
    }

    /** Every row of what a preview reads, in one digest a table. */
    private Map<String, String> contents() {
        Map<String, String> contents = new TreeMap<>();
        UNTOUCHED.forEach(table -> contents.put(
                table,
                jdbc.sql("select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from " + table + " t")
                        .query(String.class)
                        .single()));
        return contents;
    }
}

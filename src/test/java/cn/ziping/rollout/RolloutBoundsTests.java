package cn.ziping.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ziping.scheme.FormatException;
import cn.ziping.scheme.SchemeDraft;
import cn.ziping.scheme.SchemeFormat;
import cn.ziping.scheme.SchemeImport;
import cn.ziping.scheme.SchemeService;
import cn.ziping.scoring.DimensionDefinition;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.PointsRule;
import cn.ziping.scoring.Quantity;
import cn.ziping.scoring.ZeroChoice;
import cn.ziping.shared.Actor;
import cn.ziping.shared.Days;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.Sha256;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What who makes schemes learns of real figures by previews: scores, and those of so many drafts a day. */
@ApplicationTest
class RolloutBoundsTests {

    @Autowired
    private RolloutService rollouts;

    @Autowired
    private SchemeService schemes;

    @Autowired
    private SchemeImport imports;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private Actor admin;
    private UUID draft;

    @BeforeEach
    void makeADraft() {
        admin = people.actor("admin");
        draft = schemes.createFromSample(admin, "hunan-county");
    }

    @AfterEach
    void takeItOut() {
        schemes.delete(admin, draft, 0);
    }

    /** A draft worth 900,000 points of 全年执行数 carried the amount out: 7072.88. */
    @Test
    void noDraftCarriesAnAmountOutAsPoints() {
        SchemeDraft standing = schemes.latest(admin, "zengcheng").orElseThrow();
        Points much = Points.of("900000");
        UUID greedy = schemes.create(
                admin,
                new SchemeDraft(
                        "greedy",
                        "贪心的方案",
                        false,
                        standing.firstYear(),
                        standing.lastYear(),
                        standing.fullMarks(),
                        new NumericPolicy(2, 6, RoundingMode.HALF_UP, false),
                        standing.grades(),
                        List.of(new DimensionDefinition(
                                "甲",
                                "甲",
                                much,
                                List.of(),
                                List.of(
                                        new IndicatorDefinition("全额", "全额", "", much, "", "", new PointsRule(figure())),
                                        new IndicatorDefinition(
                                                "零头",
                                                "零头",
                                                "",
                                                much,
                                                "",
                                                "",
                                                new PointsRule(new Quantity.Quotient(
                                                        figure(),
                                                        new Quantity.Constant(new BigDecimal("100")),
                                                        ZeroChoice.INCOMPLETE)))))),
                        standing.outline()));
        try {
            UUID id = rollouts.start(admin, greedy, Set.of(new FiscalYear(2022)));
            await(greedy, id);
            RolloutRow row = rollouts.rows(admin, greedy, id).stream()
                    .filter(one -> one.evaluationId().equals(people.evaluation()))
                    .findFirst()
                    .orElseThrow();
            // 7072.88 and 70.7288 points of 100: the full marks, and a score of three decimals.
            assertThat(row.totalAfter()).isEqualByComparingTo("100");
            assertThat(rollouts.row(admin, greedy, id, people.evaluation()).leaves())
                    .contains("\"100\"", "\"70.729\"")
                    .doesNotContain("7072", "70.7288");
            assertThat(jdbc.sql(
                                    "select detail from audit_entry where action = 'rollout.start' order by id desc limit 1")
                            .query(String.class)
                            .single())
                    .endsWith("sha256 " + Sha256.of(SchemeFormat.write(schemes.written(admin, greedy))));
        } finally {
            schemes.delete(admin, greedy, 0);
        }
    }

    @Test
    void aDraftIsWorthAThousandPointsAtMost() {
        byte[] document = SchemeFormat.write(schemes.written(admin, draft));
        String text = new String(document, StandardCharsets.UTF_8);
        assertThat(text).contains("\"fullMarks\" : \"100\"");
        assertThatThrownBy(() -> imports.create(
                        admin,
                        text.replace("\"fullMarks\" : \"100\"", "\"fullMarks\" : \"1000.001\"")
                                .getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        FormatException.class,
                        refused -> assertThat(refused.pointer()).isEqualTo("/fullMarks"));
        imports.preview(
                admin,
                text.replace("\"fullMarks\" : \"100\"", "\"fullMarks\" : \"1000\"")
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void previewsOfAnAccountAndDayAreBounded() {
        Actor other = people.actor("admin2");
        jdbc.sql(
                        "insert into rollout_use (account_id, day, count) values (?, ?, 49) on conflict (account_id, day) do update set count = 49")
                .params(other.id(), LocalDate.now(Days.CHINA))
                .update();
        rollouts.start(other, draft, Set.of(new FiscalYear(2022)));
        assertThatThrownBy(() -> rollouts.start(other, draft, Set.of(new FiscalYear(2022))))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo("refused.rollout.many"));
        // What was refused is in the log, and others go on.
        rollouts.start(admin, draft, Set.of(new FiscalYear(2022)));
    }

    private void await(UUID scheme, UUID rollout) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (rollouts.rollout(admin, scheme, rollout).state() == Rollout.State.RUNNING
                && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
        assertThat(rollouts.rollout(admin, scheme, rollout).state()).isEqualTo(Rollout.State.DONE);
    }

    private static Quantity figure() {
        return new Quantity.FigureQuantity("全年执行数");
    }
}

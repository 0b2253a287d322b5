package cn.ziping.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.ziping.rollout.Rollout;
import cn.ziping.rollout.RolloutRow;
import cn.ziping.rollout.RolloutService;
import cn.ziping.scheme.SchemePublishing;
import cn.ziping.scheme.SchemeService;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.RefusedException;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import cn.ziping.testing.PublishedSchemes;
import cn.ziping.testing.SmallEvaluations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Later versions of a scheme and the evaluations that are pinned to earlier ones. */
@ApplicationTest
class VersionMoveTests {

    @Autowired
    private PublishedSchemes published;

    @Autowired
    private SmallEvaluations small;

    @Autowired
    private EvaluationService evaluations;

    @Autowired
    private SubmissionService submissions;

    @Autowired
    private RolloutService rollouts;

    @Autowired
    private SchemePublishing publishing;

    @Autowired
    private SchemeService schemes;

    @Autowired
    private People people;

    @Autowired
    private MockMvc mvc;

    private byte[] report(UUID evaluation, String which) throws Exception {
        return mvc.perform(get("/evaluations/" + evaluation + which + "/report.json")
                        .with(people.as("finance")))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    @Test
    void tenLaterPublicationsChangeNothingOfAnOldReportAndMovingIsExplicit() throws Exception {
        Actor finance = people.actor("finance");
        UUID open = small.complete(2089);
        UUID handedIn = small.complete(2067);
        submissions.submit(finance, handedIn, "");
        byte[] openBefore = report(open, "");
        byte[] frozenBefore = report(handedIn, "/submissions/1");
        UUID latest = null;
        for (int i = 1; i <= 10; i++) {
            latest = small.publishNext("两问方案 改 " + i);
        }
        assertThat(report(open, "")).isEqualTo(openBefore);
        assertThat(report(handedIn, "/submissions/1")).isEqualTo(frozenBefore);

        UUID newest = latest;
        assertThat(evaluations.newerVersion(finance, open)).contains(newest);
        assertThatThrownBy(() -> evaluations.moveToVersion(finance, handedIn, newest))
                .isInstanceOf(RefusedException.class);
        evaluations.moveToVersion(finance, open, newest);
        assertThat(evaluations.newerVersion(finance, open)).isEmpty();
        assertThatThrownBy(() -> evaluations.moveToVersion(finance, open, newest))
                .isInstanceOf(RefusedException.class);
        // What was typed stays with the codes: 60 for yes, nothing for no.
        assertThat(new String(report(open, ""), StandardCharsets.UTF_8)).contains("\"total\":\"60\"", "两问方案 改 10");
        assertThat(report(handedIn, "/submissions/1")).isEqualTo(frozenBefore);
    }

    @Test
    void anEarlierVersionIsNeverOfferedAsANewerOne() {
        Actor finance = people.actor("finance");
        UUID evaluation = small.started(2074);
        UUID later = small.publishNext("两问方案 撤回");
        assertThat(evaluations.newerVersion(finance, evaluation)).contains(later);
        evaluations.moveToVersion(finance, evaluation, later);
        published.stop(later);
        // The version before it applies again to whoever starts now, but is no newer one.
        UUID earlier = schemes.applicable(new FiscalYear(2074), people.department("ZCYJ"))
                .orElseThrow();
        assertThat(earlier).isNotEqualTo(later);
        assertThat(evaluations.newerVersion(finance, evaluation)).isEmpty();
        assertThatThrownBy(() -> evaluations.moveToVersion(finance, evaluation, earlier))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo("refused.evaluation.no-newer"));
        // A version after the retired one is.
        UUID newest = small.publishNext("两问方案 再发");
        assertThat(evaluations.newerVersion(finance, evaluation)).contains(newest);
    }

    @Test
    void aPreviewComparesEveryEvaluationOfTheYearsAndChangesNone() throws Exception {
        UUID evaluation = small.complete(2094);
        byte[] before = report(evaluation, "");
        Actor admin = people.actor("admin");
        UUID scheme = small.publishNext("两问方案 预览");
        UUID rollout = rollouts.start(admin, scheme, Set.of(new FiscalYear(2094)));
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (rollouts.rollout(admin, scheme, rollout).state() == Rollout.State.RUNNING
                && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
        Rollout done = rollouts.rollout(admin, scheme, rollout);
        assertThat(done.state()).isEqualTo(Rollout.State.DONE);
        assertThat(done.done()).isEqualTo(1);
        List<RolloutRow> rows = rollouts.rows(admin, scheme, rollout);
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.totalBefore()).isEqualByComparingTo("60");
            assertThat(row.totalAfter()).isEqualByComparingTo("60");
            assertThat(row.gradeChanges()).isFalse();
            assertThat(row.missing()).isEqualTo("[]");
        });
        assertThat(report(evaluation, "")).isEqualTo(before);
        assertThatThrownBy(() -> rollouts.start(admin, scheme, Set.of())).isInstanceOf(RefusedException.class);
    }
}

package cn.ziping.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.ziping.account.AccountAdministration;
import cn.ziping.department.DepartmentAdministration;
import cn.ziping.department.DepartmentForm;
import cn.ziping.figure.CellResult;
import cn.ziping.shared.Actor;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.RefusedFormException;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import cn.ziping.testing.SmallEvaluations;
import cn.ziping.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What was handed in never changes, whatever happens around it. */
@ApplicationTest
class SubmissionTests {

    @Autowired
    private SmallEvaluations small;

    @Autowired
    private People people;

    @Autowired
    private SubmissionService submissions;

    @Autowired
    private SubmissionReader handedIn;

    @Autowired
    private EvaluationService evaluations;

    @Autowired
    private EvaluationWords words;

    @Autowired
    private DepartmentAdministration departments;

    @Autowired
    private AccountAdministration accounts;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcConnectionDetails database;

    private Actor finance;
    private Actor reviewer;

    @BeforeEach
    void findPeople() {
        finance = people.actor("finance");
        reviewer = people.actor("reviewer");
    }

    @Test
    void renamingPublishingAndDisablingChangeNothingInTheBytes() throws Exception {
        UUID evaluation = small.complete(2061);
        submissions.submit(finance, evaluation, "");
        byte[] before = json(evaluation, 1);
        String page = page(evaluation, 1);
        Actor sysadmin = people.actor("sysadmin");
        UUID department = people.department("ZCYJ");
        String name = departments.get(sysadmin, department).getName();
        String offices = String.join("\n", departments.get(sysadmin, department).getOffices());
        try {
            departments.change(
                    sysadmin, department, version(department), new DepartmentForm("", "改了名的局", "市级", offices));
            small.publishNext("改了名的方案");
            accounts.disable(sysadmin, finance.id());

            assertThat(json(evaluation, 1)).isEqualTo(before);
            assertThat(page(evaluation, 1)).isEqualTo(page).contains(name).doesNotContain("改了名");
            assertThat(new String(before, StandardCharsets.UTF_8))
                    .contains("\"total\":\"60\"", "\"grade\":\"中\"", "2061年总分60分，等级中。", "陈财务");
            assertThat(sha256(before)).isEqualTo(stored(evaluation));
        } finally {
            accounts.enable(sysadmin, finance.id());
            departments.change(sysadmin, department, version(department), new DepartmentForm("", name, "区级", offices));
        }
    }

    @Test
    void theModelThatIsReadBackIsTheOneThatWasWritten() throws Exception {
        UUID evaluation = small.complete(2062);
        submissions.submit(finance, evaluation, "");
        byte[] bytes = json(evaluation, 1);
        assertThat(ReportFormat.write(ReportFormat.read(bytes))).isEqualTo(bytes);
    }

    @Test
    void whatIsHandedInIsLockedUntilItIsReturnedAndTheOldOneStaysReadable() throws Exception {
        UUID evaluation = small.complete(2063);
        submissions.submit(finance, evaluation, "");
        byte[] first = json(evaluation, 1);
        assertThat(evaluations
                        .saveEntries(
                                finance,
                                evaluation,
                                List.of(SmallEvaluations.edit(SmallEvaluations.cell("信息公开"), "no", "yes")))
                        .values())
                .extracting(CellResult::message)
                .containsExactly("refused.window.closed");
        assertThat(words.save(finance, evaluation, List.of(SmallEvaluations.edit("概况", "x", "y")))
                        .values())
                .extracting(CellResult::message)
                .containsExactly("refused.window.closed");

        submissions.open(reviewer, evaluation);
        assertThatThrownBy(() -> submissions.withdraw(finance, evaluation))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo("refused.evaluation.is.UNDER_REVIEW"));
        submissions.returnForCorrection(reviewer, evaluation, 1, "信息公开不实");
        evaluations.saveEntries(
                finance, evaluation, List.of(SmallEvaluations.edit(SmallEvaluations.cell("信息公开"), "no", "yes")));
        assertThat(submissions.submit(finance, evaluation, "")).isEqualTo(2);

        assertThat(json(evaluation, 1)).isEqualTo(first);
        // 60 + 40
        assertThat(ReportFormat.read(json(evaluation, 2)).total()).hasToString("100");
        assertThat(handedIn.steps(reviewer, evaluation))
                .extracting(StepLine::step, StepLine::who, StepLine::submission, StepLine::opinion)
                .containsExactly(
                        tuple("START", "陈财务", null, ""),
                        tuple("SUBMIT", "陈财务", 1, ""),
                        tuple("OPEN", "周复核", 1, ""),
                        tuple("RETURN", "周复核", 1, "信息公开不实"),
                        tuple("SUBMIT", "陈财务", 2, ""));
    }

    @Test
    void whatIsIncompleteIsNotHandedInAndSaysHowMuchIsMissing() {
        UUID evaluation = small.started(2064);
        assertThatThrownBy(() -> submissions.submit(finance, evaluation, ""))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("refused.evaluation.incomplete");
                    // Two answers and one part of words.
                    assertThat(refused.arguments()).containsExactly("3");
                });
        assertThat(handedIn.latest(finance, evaluation)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n ", "\u3000"})
    void aReturnWithoutAReasonIsRefusedAtItsField(String reason) {
        UUID evaluation = small.complete(2065 + reason.length());
        submissions.submit(finance, evaluation, "");
        assertThatThrownBy(() -> submissions.returnForCorrection(reviewer, evaluation, 1, reason))
                .isInstanceOfSatisfying(
                        RefusedFormException.class,
                        refused -> assertThat(refused.fields()).containsOnlyKeys("opinion"));
    }

    @Test
    void aDecisionOnASubmissionThatIsNoLongerTheLatestIsRefused() {
        UUID evaluation = small.complete(2070);
        submissions.submit(finance, evaluation, "");
        submissions.withdraw(finance, evaluation);
        submissions.submit(finance, evaluation, "");
        assertThatThrownBy(() -> submissions.accept(reviewer, evaluation, 1, ""))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.arguments()).containsExactly("1", "2"));
        submissions.accept(reviewer, evaluation, 2, "");
        assertThat(words.save(finance, evaluation, List.of(SmallEvaluations.edit("概况", "x", "y")))
                        .values())
                .extracting(CellResult::message)
                .containsExactly("refused.window.ended");
    }

    @RepeatedTest(3)
    void ofTwoWhoHandInAtOnceOneWinsAndTheOtherIsTold(RepetitionInfo info) throws Exception {
        UUID evaluation = small.complete(2070 + info.getCurrentRepetition());
        List<Object> outcomes = race(
                () -> submissions.submit(finance, evaluation, ""), () -> submissions.submit(finance, evaluation, ""));
        assertThat(outcomes).containsExactlyInAnyOrder(1, "refused.evaluation.is.SUBMITTED");
        assertThat(count("submission", evaluation)).isEqualTo(1);
    }

    @RepeatedTest(4)
    void ofAcceptingAndTakingBackAtOnceOneWinsAndTheOtherIsTold(RepetitionInfo info) throws Exception {
        UUID evaluation = small.complete(2074 + info.getCurrentRepetition());
        submissions.submit(finance, evaluation, "");
        List<Object> outcomes = race(
                () -> {
                    submissions.accept(reviewer, evaluation, 1, "");
                    return "accepted";
                },
                () -> {
                    submissions.withdraw(finance, evaluation);
                    return "withdrawn";
                });
        assertThat(List.of(
                        List.of("accepted", "refused.evaluation.is.ACCEPTED"),
                        List.of("refused.evaluation.is.IN_PROGRESS", "withdrawn")))
                .contains(outcomes.stream().map(Object::toString).toList());
        // Start, submit, and the one that won.
        assertThat(count("evaluation_step", evaluation)).isEqualTo(3);
    }

    @RepeatedTest(3)
    void aSaveAtTheMomentOfHandingInIsEitherInTheBytesOrRefused(RepetitionInfo info) throws Exception {
        UUID evaluation = small.complete(2078 + info.getCurrentRepetition());
        List<Object> outcomes = race(
                () -> submissions.submit(finance, evaluation, ""),
                () -> evaluations
                        .saveEntries(
                                finance,
                                evaluation,
                                List.of(SmallEvaluations.edit(SmallEvaluations.cell("信息公开"), "no", "yes")))
                        .values()
                        .iterator()
                        .next()
                        .state());
        String total = String.valueOf(ReportFormat.read(json(evaluation, 1)).total());
        assertThat(outcomes.get(0)).isEqualTo(1);
        assertThat(total).isEqualTo(outcomes.get(1) == CellResult.State.SAVED ? "100" : "60");
    }

    @Test
    void whoeverChangesTheBytesInTheDatabaseIsFoundOut() throws Exception {
        UUID evaluation = small.complete(2082);
        submissions.submit(finance, evaluation, "");
        assertThat(page(evaluation, 1)).contains("核对一致");
        String change =
                "update submission set document = document || ' '::bytea, sha256 = encode(sha256(document), 'hex')"
                        + " where evaluation_id = '" + evaluation + "'";
        assertThatThrownBy(() -> asOwner(change)).hasMessageContaining("only ever grows");
        assertThatThrownBy(() -> jdbc.sql(change).update()).hasStackTraceContaining("permission denied");
        asOwner(
                "alter table submission disable trigger submission_is_fixed",
                "alter table submission drop constraint submission_check",
                "update submission set document = convert_to(replace(convert_from(document, 'UTF8'), '\"60\"', '\"90\"'), 'UTF8')"
                        + " where evaluation_id = '" + evaluation + "'",
                "alter table submission enable trigger submission_is_fixed");
        assertThat(page(evaluation, 1)).contains("与送审时不一致").doesNotContain("核对一致");
    }

    private List<Object> race(Callable<?> one, Callable<?> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Future<Object>> futures = new ArrayList<>();
            for (Callable<?> call : List.of(one, other)) {
                futures.add(pool.submit(() -> {
                    start.await();
                    try {
                        return call.call();
                    } catch (RefusedException refused) {
                        return refused.code();
                    }
                }));
            }
            return List.of(futures.get(0).get(), futures.get(1).get());
        } finally {
            pool.shutdownNow();
        }
    }

    private long count(String table, UUID evaluation) {
        return jdbc.sql("select count(*) from " + table + " where evaluation_id = ?")
                .param(evaluation)
                .query(Long.class)
                .single();
    }

    private int version(UUID department) {
        return jdbc.sql("select version from department where id = ?")
                .param(department)
                .query(Integer.class)
                .single();
    }

    private String stored(UUID evaluation) {
        return jdbc.sql("select sha256 from submission where evaluation_id = ?")
                .param(evaluation)
                .query(String.class)
                .single();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private byte[] json(UUID evaluation, int number) {
        return mvc.get()
                .uri("/evaluations/{id}/submissions/{n}/report.json", evaluation, number)
                .with(people.as("reviewer"))
                .exchange()
                .getResponse()
                .getContentAsByteArray();
    }

    private String page(UUID evaluation, int number) throws Exception {
        return mvc.get()
                .uri("/evaluations/{id}/submissions/{n}/report", evaluation, number)
                .with(people.as("reviewer"))
                .exchange()
                .getResponse()
                .getContentAsString()
                // The token of the form that signs out.
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    private void asOwner(String... statements) throws Exception {
        try (Connection owner = TestServer.get().connectAsOwner(database.getJdbcUrl());
                Statement statement = owner.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}

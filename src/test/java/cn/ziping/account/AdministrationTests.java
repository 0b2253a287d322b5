package cn.ziping.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.ziping.department.DepartmentAdministration;
import cn.ziping.department.DepartmentForm;
import cn.ziping.evaluation.EvaluationService;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.RefusedFormException;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import cn.ziping.testing.Refusals;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The three administrators, who exclude one another, and what they make. */
@ApplicationTest
class AdministrationTests {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    private AccountAdministration accounts;

    @Autowired
    private PasswordResets resets;

    @Autowired
    private AccountService people;

    @Autowired
    private DepartmentAdministration departments;

    @Autowired
    private EvaluationService evaluations;

    @Autowired
    private People demo;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Refusals refusals;

    private Actor sysadmin;
    private Actor secadmin;

    @BeforeEach
    void findAdministrators() {
        sysadmin = demo.actor("sysadmin");
        secadmin = demo.actor("secadmin");
    }

    @Test
    void nobodyGrantsToOneself() {
        assertRefused(
                () -> accounts.grant(secadmin, secadmin.id(), new GrantForm("REVIEWER", true, Set.of(), "")),
                "refused.account.self");
        assertRefused(() -> accounts.withdrawGrant(secadmin, secadmin.id()), "refused.account.self");
        assertRefused(() -> accounts.disable(sysadmin, sysadmin.id()), "refused.account.self");
    }

    @ParameterizedTest
    @CsvSource({"sysadmin, SYSTEM_ADMIN", "secadmin, SECURITY_ADMIN", "auditor, AUDITOR"})
    void theLastAdministratorOfEachKindStays(String username, String role) {
        UUID last = demo.actor(username).id();
        String code = "refused.account.last." + role;
        if (!username.equals("secadmin")) {
            assertRefused(() -> accounts.grant(secadmin, last, new GrantForm("REVIEWER", true, Set.of(), "")), code);
            assertRefused(() -> accounts.withdrawGrant(secadmin, last), code);
        }
        if (!username.equals("sysadmin")) {
            assertRefused(() -> accounts.disable(sysadmin, last), code);
        }
        assertThat(demo.actor(username).roles()).extracting(Enum::name).containsExactly(role);
        // The same role once more takes nothing away.
        if (username.equals("auditor")) {
            accounts.grant(secadmin, last, new GrantForm(role, role.equals("REVIEWER"), Set.of(), ""));
        }
    }

    @Test
    void ofTwoAuditorsWhoAreDisabledAtOnceOneStays() throws Exception {
        UUID first = make("AUDITOR");
        UUID second = demo.actor("auditor").id();
        List<String> outcomes = race(() -> disable(first), () -> disable(second));
        assertThat(outcomes).containsExactlyInAnyOrder("done", "refused.account.last.AUDITOR");
        accounts.enable(sysadmin, second);
        if (outcomes.get(0).equals("refused.account.last.AUDITOR")) {
            accounts.disable(sysadmin, first);
        }
    }

    @Test
    void aRoleReplacesTheOneBeforeAndFinanceNeedsADepartment() {
        UUID account = make("REVIEWER");
        assertThatThrownBy(() -> accounts.grant(secadmin, account, new GrantForm("FINANCE", false, Set.of(), "")))
                .isInstanceOfSatisfying(
                        RefusedFormException.class,
                        refused -> assertThat(refused.fields()).containsOnlyKeys("departments"));
        assertThatThrownBy(() -> accounts.grant(secadmin, account, new GrantForm("PROGRAM", false, Set.of(), "")))
                .isInstanceOfSatisfying(
                        RefusedFormException.class,
                        refused -> assertThat(refused.fields()).containsOnlyKeys("role"));
        accounts.grant(secadmin, account, new GrantForm("FINANCE", false, Set.of(demo.department("DEMO2")), ""));
        Actor actor = people.actor(account, "-").orElseThrow();
        assertThat(actor.roles()).extracting(Enum::name).containsExactly("FINANCE");
        assertThat(actor.mayRead(demo.department("DEMO2"))).isTrue();
        assertThat(actor.mayRead(demo.department("ZCYJ"))).isFalse();
    }

    /** Ticks of departments were dropped and a reviewer saw every department. */
    @Test
    void aReviewerSeesTheDepartmentsGrantedOrAllOfThemAndThisIsSaid() {
        UUID account = make("REVIEWER");
        assertThat(people.actor(account, "-").orElseThrow().scope().every()).isTrue();
        accounts.grant(secadmin, account, new GrantForm("REVIEWER", false, Set.of(demo.department("DEMO2")), ""));
        Actor some = people.actor(account, "-").orElseThrow();
        assertThat(some.mayRead(demo.department("DEMO2"))).isTrue();
        assertThat(some.mayRead(demo.department("ZCYJ"))).isFalse();
        assertThat(evaluations.list(some))
                .noneMatch(listed -> listed.department().getCode().equals("ZCYJ"));
        UUID later = departments.create(
                sysadmin, new DepartmentForm("SPAETER" + COUNT.incrementAndGet(), "后来的局" + COUNT.get(), "区级", ""));
        assertThat(some.mayRead(later)).isFalse();
        accounts.grant(secadmin, account, new GrantForm("REVIEWER", true, Set.of(), ""));
        assertThat(people.actor(account, "-").orElseThrow().mayRead(later)).isTrue();
        for (GrantForm refused : List.of(
                new GrantForm("REVIEWER", false, Set.of(), ""),
                new GrantForm("REVIEWER", true, Set.of(later), ""),
                new GrantForm("FINANCE", true, Set.of(), ""))) {
            assertThatThrownBy(() -> accounts.grant(secadmin, account, refused))
                    .isInstanceOfSatisfying(
                            RefusedFormException.class,
                            form -> assertThat(form.fields()).containsOnlyKeys("departments"));
        }
    }

    /** As the page sends it: a box that is not ticked is not there. */
    @Test
    void theFormOfAGrantSaysNothingOfWhatIsNotTicked() {
        UUID account = make("REVIEWER");
        assertThat(mvc.post()
                        .uri("/admin/accounts/{id}/grant", account)
                        .with(demo.as("secadmin"))
                        .with(SecurityMockMvcRequestPostProcessors.csrf())
                        .param("role", "REVIEWER")
                        .param("departmentIds", demo.department("DEMO2").toString()))
                .hasRedirectedUrl("/admin/accounts/" + account);
        assertThat(people.actor(account, "-").orElseThrow().scope().granted())
                .containsExactly(demo.department("DEMO2"));
    }

    /** An account that holds an office reached nothing after the office was renamed. */
    @Test
    void anOfficeThatAnAccountHoldsIsNeitherRenamedNorDropped() {
        int number = COUNT.incrementAndGet();
        UUID department =
                departments.create(sysadmin, new DepartmentForm("KS" + number, "科室局" + number, "区级", "甲科\n乙科"));
        String username = username();
        UUID account = accounts.create(sysadmin, username, "某人").accountId();
        accounts.grant(secadmin, account, new GrantForm("CONTRIBUTOR", false, Set.of(department), "甲科"));
        int version =
                Objects.requireNonNull(departments.get(sysadmin, department).getVersion());
        for (String offices : List.of("甲一科\n乙科", "乙科", "")) {
            assertThatThrownBy(() -> departments.change(
                            sysadmin, department, version, new DepartmentForm("", "科室局" + number, "区级", offices)))
                    .isInstanceOfSatisfying(RefusedFormException.class, refused -> {
                        assertThat(refused.fields()).containsOnlyKeys("offices");
                        assertThat(refused.fields().get("offices").arguments()).containsExactly("甲科", username);
                    });
        }
        departments.change(sysadmin, department, version, new DepartmentForm("", "科室局" + number, "区级", "丙科\n甲科"));
        assertThat(people.actor(account, "-").orElseThrow().mayType(department)).isTrue();
    }

    /** A session that had only slept while its account was disabled, and one from before another grant. */
    @Test
    void theSessionsOfADisabledAndOfARegrantedAccountEndForGood() {
        UUID account = make("REVIEWER");
        String username = jdbc.sql("select username from account where id = ?")
                .param(account)
                .query(String.class)
                .single();
        jdbc.sql("update account set password_once = false where id = ?")
                .param(account)
                .update();
        RequestPostProcessor asleep = demo.as(username);
        accounts.disable(sysadmin, account);
        accounts.enable(sysadmin, account);
        assertThat(mvc.get().uri("/").with(asleep)).hasRedirectedUrl("/login?ended");
        RequestPostProcessor before = demo.as(username);
        accounts.grant(secadmin, account, new GrantForm("SCHEME_ADMIN", false, Set.of(), ""));
        assertThat(mvc.get().uri("/schemes").with(before)).hasRedirectedUrl("/login?ended");
    }

    /** The entry of a refused scheme edit stood under the department that the thread had served before. */
    @Test
    void aLogEntryNamesTheDepartmentThatItConcernsAndNoOther() {
        // The minute of an earlier test's entries is over.
        refusals.count();
        assertThat(mvc.get().uri("/ledgers/ZCYJ/2022").with(demo.as("finance"))).hasStatusOk();
        assertThat(mvc.post()
                        .uri("/schemes/{id}/delete", UUID.randomUUID())
                        .with(demo.as("admin"))
                        .with(SecurityMockMvcRequestPostProcessors.csrf())
                        .param("edits", "0"))
                .hasStatus(404);
        assertThat(jdbc.sql(
                                "select department_id is null from audit_entry where action = 'scheme.delete' order by id desc limit 1")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(mvc.get().uri("/ledgers/ZCYJ/2022").with(demo.as("finance2")))
                .hasStatus(404);
        assertThat(jdbc.sql(
                                "select concat_ws(' ', actor, subject, detail, department_id = ?) from audit_entry where action = 'read' order by id desc limit 1")
                        .param(demo.department("ZCYJ"))
                        .query(String.class)
                        .single())
                .isEqualTo("finance2 /ledgers/{departmentCode}/{year} 404 t");
    }

    @Test
    void theSessionOfADisabledAccountEndsAtTheNextClick() {
        String username = username();
        UUID account = accounts.create(sysadmin, username, "某人").accountId();
        jdbc.sql("update account set password_once = false where id = ?")
                .param(account)
                .update();
        RequestPostProcessor session = demo.as(username);
        assertThat(mvc.get().uri("/").with(session)).hasStatusOk();

        accounts.disable(sysadmin, account);

        assertThat(mvc.get().uri("/").with(session)).hasRedirectedUrl("/login?ended");
        assertThat(mvc.get()
                        .uri("/evaluations/panel")
                        .header("HX-Request", "true")
                        .with(session))
                .hasStatus(401)
                .headers()
                .hasValue("HX-Trigger", "sign-in-needed");
    }

    @Test
    void aResetPasswordEndsTheSessionAndIsMadeOnceForAPageLoadedTwice() {
        String username = username();
        UUID account = accounts.create(sysadmin, username, "某人").accountId();
        RequestPostProcessor session = demo.as(username);
        assertThat(mvc.get().uri("/").with(session)).hasRedirectedUrl("/password");

        String password = resets.reset(sysadmin, account, 1).password();

        assertThat(password).matches("[a-z2-9]{4}(-[a-z2-9]{4}){3}");
        assertThat(mvc.get().uri("/password").with(session)).hasRedirectedUrl("/login?ended");
        assertRefused(() -> resets.reset(sysadmin, account, 1), "refused.account.reset-already");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "Kurz-1, refused.password.short",
        "nur-kleine-buchstaben, refused.password.simple",
        "EigenerName-%s-1, refused.password.name",
        "Abcdefgh-1234567890-1234567890-1234567890-1234567890-1234567890-1234567890, refused.password.long",
        "中文密码一二三四五六, refused.password.simple"
    })
    void aPasswordThatCannotStandIsRefusedAtItsField(String typed, String code) {
        String username = username();
        AccountAdministration.OncePassword once = accounts.create(sysadmin, username, "某人");
        Actor actor = people.actor(once.accountId(), "-").orElseThrow();
        String password = typed.formatted(username);
        assertThatThrownBy(() -> people.changePassword(actor, once.password(), password, password))
                .isInstanceOfSatisfying(RefusedFormException.class, refused -> {
                    assertThat(refused.fields()).containsOnlyKeys("password");
                    assertThat(refused.code()).isEqualTo(code);
                });
        assertThatThrownBy(() -> people.changePassword(actor, "falsch", "Ganz-Neu-2022", "Ganz-Neu-2023"))
                .isInstanceOfSatisfying(
                        RefusedFormException.class,
                        refused -> assertThat(refused.fields()).containsOnlyKeys("current", "again"));
        assertThat(people.changePassword(actor, once.password(), "Ganz-Neu-2022", "Ganz-Neu-2022"))
                .isEqualTo(2);
    }

    @Test
    void aDepartmentWithAnEvaluationIsNotRemovedButCanBeClosed() {
        UUID zcyj = demo.department("ZCYJ");
        assertRefused(() -> departments.delete(sysadmin, zcyj), "refused.department.in-use");
        UUID closed = departments.create(sysadmin, form("停用局", "办公室"));
        UUID clerk = make("FINANCE", closed);
        Actor actor = people.actor(clerk, "-").orElseThrow();
        departments.close(sysadmin, closed);
        assertRefused(() -> evaluations.start(actor, closed, new FiscalYear(2022)), "refused.department.closed");
        departments.reopen(sysadmin, closed);
        evaluations.start(actor, closed, new FiscalYear(2022));
        assertRefused(() -> departments.delete(sysadmin, closed), "refused.department.in-use");

        UUID unused = departments.create(sysadmin, form("多余局", ""));
        departments.delete(sysadmin, unused);
        assertThat(departments.list(sysadmin)).extracting("name").doesNotContain("多余局");
    }

    @Test
    void officesCanBeReorderedAndTakenOutAndTheLaterOfTwoIsTold() {
        UUID department = departments.create(sysadmin, form("科室局", "甲\n乙\n丙"));
        departments.change(sysadmin, department, 1, form("科室局", "乙\n丙"));
        assertThat(departments.get(sysadmin, department).getOffices()).containsExactly("乙", "丙");
        assertRefused(() -> departments.change(sysadmin, department, 1, form("科室局", "丁")), "refused.changed.meanwhile");
        departments.change(sysadmin, department, 2, form("科室局", "丙\n乙\n甲"));
        assertThat(departments.get(sysadmin, department).getOffices()).containsExactly("丙", "乙", "甲");
    }

    @Test
    void everyFieldThatCannotStandIsSaidAtOnceAndWhatWasTypedIsShownAsTyped() {
        assertThat(mvc.post()
                        .uri("/admin/departments")
                        .with(demo.as("sysadmin"))
                        .with(csrf())
                        .param("code", "!")
                        .param("name", "<script>alert(1)</script>" + "x".repeat(100))
                        .param("level", " ")
                        .param("offices", "甲\n甲"))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "应为 2 至 20 位大写字母和数字",
                        "最多 100 字，现有 125 字",
                        "不能为空",
                        "科室「甲」重复",
                        "&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert(1)");
    }

    private UUID make(String role, UUID... departmentIds) {
        UUID account = accounts.create(sysadmin, username(), "某人").accountId();
        accounts.grant(secadmin, account, new GrantForm(role, role.equals("REVIEWER"), Set.of(departmentIds), ""));
        return account;
    }

    private static String username() {
        return "made" + COUNT.incrementAndGet();
    }

    /** What is stored keeps its spelling, and nothing new is named alike. */
    @Test
    void departmentsAndOfficesThatDifferInSpacesAloneAreOneName() {
        DepartmentForm first = form("空格\u00a0一局", "办公\u3000室\n财务科");
        UUID id = departments.create(sysadmin, first);
        assertThat(jdbc.sql("select name from department where id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("空格 一局");
        assertThatThrownBy(() -> departments.create(sysadmin, form("空格一局", "")))
                .isInstanceOfSatisfying(
                        RefusedFormException.class,
                        refused -> assertThat(refused.fields()).containsOnlyKeys("name"));
        assertThatThrownBy(() -> departments.create(sysadmin, form("空格二局", "甲科\n甲 科")))
                .isInstanceOfSatisfying(
                        RefusedFormException.class,
                        refused -> assertThat(refused.fields()).containsOnlyKeys("offices"));
        // What stands keeps its spelling, until somebody spells it anew.
        departments.change(
                sysadmin,
                id,
                departments.get(sysadmin, id).getVersion(),
                new DepartmentForm("", "空格 一局", "区级", "办公 室\n财务科"));
        assertThat(departments.get(sysadmin, id).getOffices()).containsExactly("办公 室", "财务科");
        departments.change(
                sysadmin,
                id,
                departments.get(sysadmin, id).getVersion(),
                new DepartmentForm("", "空格 一局", "区级", "办公室\n财务\u00a0科\n信息科"));
        assertThat(departments.get(sysadmin, id).getOffices()).containsExactly("办公室", "财务 科", "信息科");
        // From before: listed, and not in the way of other changes.
        UUID other = departments.create(sysadmin, form("空格三局", ""));
        jdbc.sql("update department set name = '空格\u00a0一局' where id = ?")
                .param(other)
                .update();
        assertThat(departments.namedAlike(departments.list(sysadmin))).containsExactlyInAnyOrder(id, other);
        departments.change(
                sysadmin,
                other,
                departments.get(sysadmin, other).getVersion(),
                new DepartmentForm("", "空格\u00a0一局", "市级", ""));
        assertThat(departments.get(sysadmin, other).getLevel()).isEqualTo("市级");
    }

    private static DepartmentForm form(String name, String offices) {
        return new DepartmentForm("ADM" + COUNT.incrementAndGet(), name, "区级", offices);
    }

    private String disable(UUID account) {
        accounts.disable(sysadmin, account);
        return "done";
    }

    private static void assertRefused(Runnable call, String code) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static List<String> race(Callable<String> one, Callable<String> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Future<String>> futures = new ArrayList<>();
            for (Callable<String> call : List.of(one, other)) {
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
}

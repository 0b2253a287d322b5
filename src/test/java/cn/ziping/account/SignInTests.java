package cn.ziping.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import cn.ziping.audit.AuditLog;
import cn.ziping.shared.Actor;
import cn.ziping.shared.RefusedFormException;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Guessing passwords is stopped, at whatever door, and nobody else pays for it. */
@ApplicationTest
@DirtiesContext // leaves accounts and failures
class SignInTests {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String HOME = "10.1.1.1";
    private static final String GUESSER = "10.9.9.9";
    private static final String RIGHT = "Recht-und-lang-1";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private AccountAdministration accounts;

    @Autowired
    private AccountService service;

    @Autowired
    private SignInGuard guard;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private AuditLog log;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private String username;

    @BeforeEach
    void makeAnAccount() {
        jdbc.sql("delete from sign_in_failure").update();
        // The minute of an earlier test's entries is over.
        log.writeRepeats(true);
        username = "guess" + COUNT.incrementAndGet();
        UUID id = accounts.create(people.actor("sysadmin"), username, "某人").accountId();
        accounts.grant(
                people.actor("secadmin"), id, new GrantForm("FINANCE", false, Set.of(people.department("DEMO2")), ""));
        jdbc.sql("update account set password_hash = ?, password_once = false where id = ?")
                .params(passwords.encode(RIGHT), id)
                .update();
    }

    @Test
    void fiveFailuresLockAccountAndAddressForAQuarterOfAnHourAndTryingProlongsNothing() {
        for (int i = 0; i < 5; i++) {
            assertThat(form(username, "wrong", GUESSER)).isEqualTo("/login?error");
        }
        assertThat(form(username, RIGHT, GUESSER)).isEqualTo("/login?locked");
        // From elsewhere the person goes on, and the guesser goes on with others.
        assertThat(form(username, RIGHT, HOME)).isEqualTo("/");
        assertThat(form("finance", "Ziping#2022", GUESSER)).isEqualTo("/");
        passTime("14 minutes 50 seconds");
        assertThat(form(username, RIGHT, GUESSER)).isEqualTo("/login?locked");
        passTime("11 seconds");
        assertThat(form(username, RIGHT, GUESSER)).isEqualTo("/");
    }

    @Test
    void theSameLockHoldsForTheFormForProgramsAndForTheOwnPassword() {
        form(username, "wrong", GUESSER);
        form(username, "wrong", GUESSER);
        assertThat(basic(username, "wrong", GUESSER).getStatus()).isEqualTo(401);
        assertThat(basic(username, "wrong", GUESSER).getStatus()).isEqualTo(401);
        Actor person = service.actor(people.actor(username).id(), GUESSER).orElseThrow();
        assertThat(catchThrowable(() -> service.changePassword(person, "wrong", "Neu-und-lang-22", "Neu-und-lang-22")))
                .hasMessageContaining("password.current");
        assertThat(catchThrowable(() -> service.changePassword(person, RIGHT, "Neu-und-lang-22", "Neu-und-lang-22")))
                .hasMessageContaining("password.locked");
        MockHttpServletResponse locked = basic(username, RIGHT, GUESSER);
        assertThat(locked.getStatus()).isEqualTo(429);
        assertThat(locked.getContentType()).startsWith("application/problem+json");
        assertThat(Integer.parseInt(locked.getHeader("Retry-After"))).isBetween(890, 900);
    }

    /** Who asks cannot tell an account from none: same answers, and both are locked. */
    @Test
    void aNameThatNoAccountHasIsAnsweredLikeAnAccountAndIsWrittenNowhere() {
        String none = "geheimes.passwort" + COUNT.incrementAndGet();
        for (int i = 0; i < 5; i++) {
            assertThat(form(none, "wrong", GUESSER)).isEqualTo("/login?error");
        }
        assertThat(form(none, "wrong", GUESSER)).isEqualTo("/login?locked");
        assertThat(jdbc.sql("select username from sign_in_failure")
                        .query(String.class)
                        .list())
                .hasSize(5)
                .allSatisfy(name -> assertThat(name).startsWith("?").doesNotContain("geheim"));
        log.writeRepeats(true);
        assertThat(jdbc.sql("select string_agg(concat(actor, subject, detail), ' ') from audit_entry")
                        .query(String.class)
                        .single())
                .doesNotContain(none);
    }

    @Test
    void twentyFailuresFromAnywhereSlowAnAccountDownButNotAtItsOwnAddress() {
        assertThat(form(username, RIGHT, HOME)).isEqualTo("/");
        for (int i = 0; i < 20; i++) {
            assertThat(form(username, "wrong", "10.2.0." + i)).isEqualTo("/login?error");
        }
        assertThat(form(username, RIGHT, "10.3.0.1")).isEqualTo("/login?locked");
        assertThat(form(username, RIGHT, HOME)).isEqualTo("/");
        // One every half minute is let through.
        passTime("31 seconds");
        assertThat(form(username, "wrong", "10.3.0.1")).isEqualTo("/login?error");
        assertThat(form(username, RIGHT, "10.3.0.2")).isEqualTo("/login?locked");
        passTime("31 seconds");
        assertThat(form(username, RIGHT, "10.3.0.2")).isEqualTo("/");
        // An address of more than thirty days ago is none of its own any more.
        jdbc.sql("update sign_in_address set at = at - interval '31 days' where address = ?")
                .param(HOME)
                .update();
        jdbc.sql("delete from sign_in_failure where address = '10.3.0.1'").update();
        for (int i = 0; i < 20; i++) {
            form(username, "wrong", "10.4.0." + i);
            passTime("31 seconds");
        }
        form(username, "wrong", "10.4.0.99");
        assertThat(form(username, RIGHT, HOME)).isEqualTo("/login?locked");
    }

    @Test
    void aHundredFailuresOfAnAddressStopIt() {
        long before =
                jdbc.sql("select max(id) from audit_entry").query(Long.class).single();
        // Most of them as they would be counted; the last ones for real.
        jdbc.sql(
                        "insert into sign_in_failure (at, username, address) select now(), '?' || n, ? from generate_series(1, 90) n")
                .param(GUESSER)
                .update();
        for (int i = 0; i < 10; i++) {
            assertThat(form("nobody" + i, "wrong", GUESSER)).isEqualTo("/login?error");
        }
        assertThat(form("finance", "Ziping#2022", GUESSER)).isEqualTo("/login?locked");
        assertThat(basic("finance", "Ziping#2022", GUESSER).getStatus()).isEqualTo(429);
        assertThat(form("finance", "Ziping#2022", HOME)).isEqualTo("/");
        log.writeRepeats(true);
        // Ten failures and two that were not let through: an entry of each kind, and one with the number of its
        // repetitions.
        assertThat(jdbc.sql(
                                "select concat_ws(' ', actor, detail, times) from audit_entry where address = ? and outcome = 'REFUSED' and id > ? order by id")
                        .params(GUESSER, before)
                        .query(String.class)
                        .list())
                .containsExactly(
                        "- BadCredentialsException",
                        "finance LockedException",
                        "- BadCredentialsException 9",
                        "finance LockedException");
    }

    /** Guesses sent at once: those that had been let in together are told what the sixth is told, the right one too. */
    @Test
    void guessesBesideEachOtherAreNoMoreThanFive() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(12);
        try {
            List<Callable<String>> guesses = new ArrayList<>();
            for (int i = 0; i < 11; i++) {
                guesses.add(() -> form(username, "wrong", GUESSER));
            }
            List<String> answers = new ArrayList<>();
            for (Future<String> answer : pool.invokeAll(guesses)) {
                answers.add(answer.get());
            }
            assertThat(answers.stream().filter("/login?error"::equals)).hasSizeLessThanOrEqualTo(5);
            assertThat(form(username, RIGHT, GUESSER)).isEqualTo("/login?locked");
        } finally {
            pool.shutdownNow();
        }
    }

    /** Failures that are stored at once see each other: without it six of eleven are told that they are the fifth or fewer. */
    @Test
    void failuresBesideEachOtherAreEachCountedOnce() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 20; round++) {
                String address = "10.9.8." + round;
                List<Integer> counts = new ArrayList<>();
                for (Future<Integer> count : pool.invokeAll(
                        Collections.nCopies(8, (Callable<Integer>) () -> guard.failed(username, address)))) {
                    counts.add(count.get());
                }
                assertThat(counts).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** Eleven who change their password at once, one more than the pool has connections: nobody waits for somebody who waits. */
    @Test
    void changesOfPasswordsAtOnceDoNotWaitForEachOther() throws Exception {
        Actor person = service.actor(people.actor(username).id(), HOME).orElseThrow();
        ExecutorService pool = Executors.newFixedThreadPool(11);
        long began = System.nanoTime();
        try {
            List<Callable<Throwable>> changes = new ArrayList<>();
            for (int i = 0; i < 11; i++) {
                changes.add(() -> catchThrowable(
                        () -> service.changePassword(person, "wrong", "Neu-und-lang-22", "Neu-und-lang-22")));
            }
            for (Future<Throwable> refused : pool.invokeAll(changes)) {
                assertThat(refused.get()).isInstanceOf(RefusedFormException.class);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void theSystemAdministratorSeesAndUnlocks() {
        for (int i = 0; i < 5; i++) {
            form(username, "wrong", GUESSER);
        }
        UUID id = people.actor(username).id();
        assertThat(mvc.get().uri("/admin/accounts").with(people.as("sysadmin")))
                .bodyText()
                .contains("已锁定");
        assertThat(mvc.get().uri("/admin/accounts/{id}", id).with(people.as("sysadmin")))
                .bodyText()
                .contains(GUESSER + "：失败 5 次", "锁定至", "解除锁定");
        assertThat(mvc.get().uri("/admin/accounts/{id}", id).with(people.as("secadmin")))
                .bodyText()
                .contains("锁定至")
                .doesNotContain("解除锁定");
        assertThat(mvc.post()
                        .uri("/admin/accounts/{id}/unlock", id)
                        .with(people.as("sysadmin"))
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .hasStatus3xxRedirection();
        assertThat(form(username, RIGHT, GUESSER)).isEqualTo("/");
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'account.unlock' and subject = ?")
                        .param(username)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    /** bcrypt looks at 72 bytes: behind a password of just these anything would be taken. */
    @Test
    void nothingBehindALongPasswordIsTaken() {
        String longest = "Abcdefgh-1".repeat(7) + "xy";
        jdbc.sql("update account set password_hash = ? where username = ?")
                .params(passwords.encode(longest), username)
                .update();
        assertThat(form(username, longest, HOME)).isEqualTo("/");
        assertThat(form(username, longest + "anything", HOME)).isEqualTo("/login?error");
    }

    @Test
    void signInsOfProgramsAndSignOutsAreLogged() {
        for (int i = 0; i < 3; i++) {
            assertThat(basic(username, RIGHT, HOME).getStatus()).isEqualTo(400);
        }
        mvc.post()
                .uri("/logout")
                .with(people.as(username))
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .exchange();
        log.writeRepeats(true);
        assertThat(jdbc.sql("select concat_ws(' ', action, times) from audit_entry where actor = ? order by id")
                        .param(username)
                        .query(String.class)
                        .list())
                .containsExactly("account.sign-in-api", "account.sign-out", "account.sign-in-api 2");
    }

    /** Where the login form leads. */
    private String form(String name, String password, String address) {
        return mvc.post()
                .uri("/login")
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                })
                .param("username", name)
                .param("password", password)
                .exchange()
                .getResponse()
                .getRedirectedUrl();
    }

    private MockHttpServletResponse basic(String name, String password, String address) {
        return mvc.post()
                .uri("/api/v1/score")
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8)))
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                })
                .contentType(MediaType.APPLICATION_JSON)
                .content("{}")
                .exchange()
                .getResponse();
    }

    private void passTime(String interval) {
        jdbc.sql("update sign_in_failure set at = at - cast(? as interval)")
                .param(interval)
                .update();
    }
}

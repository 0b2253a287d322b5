package cn.ziping.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ziping.account.AccountAdministration.OncePassword;
import cn.ziping.audit.AuditLog;
import cn.ziping.shared.Actor;
import cn.ziping.shared.NotAllowedException;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.RefusedException;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** Nobody becomes somebody else by a reset, nor by an account that was just made. */
@ApplicationTest
class PasswordResetTests {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private AccountAdministration accounts;

    @Autowired
    private PasswordResets resets;

    @Autowired
    private AccountService service;

    @Autowired
    private AccountRepository repository;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private AuditLog log;

    @Autowired
    private Clock clock;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    /** Who proposes, who confirms, and that neither the other way round nor anybody alone can. */
    @ParameterizedTest(name = "{0}: {1} proposes, {2} confirms")
    @CsvSource({
        "FINANCE, sysadmin, secadmin",
        "REVIEWER, sysadmin, secadmin",
        "SCHEME_ADMIN, sysadmin, secadmin",
        "AUDITOR, sysadmin, secadmin",
        "SECURITY_ADMIN, sysadmin, auditor",
        "SYSTEM_ADMIN, secadmin, auditor"
    })
    void ofAnAccountWithAGrantOneProposesAndAnotherConfirms(String role, String proposer, String confirmer) {
        UUID account = granted(role);
        int number = number(account);
        for (String other : new String[] {"sysadmin", "secadmin", "auditor"}) {
            if (!other.equals(proposer)) {
                assertThatThrownBy(() -> resets.propose(people.actor(other), account, number))
                        .as(other)
                        .isInstanceOf(NotAllowedException.class);
            }
            assertThatThrownBy(() -> resets.reset(people.actor(other), account, number))
                    .isInstanceOf(NotAllowedException.class);
        }
        resets.propose(people.actor(proposer), account, number);
        assertRefused(() -> resets.propose(people.actor(proposer), account, number), "refused.account.reset-waits");
        UUID reset =
                resets.openOf(people.actor(confirmer), account).orElseThrow().id();
        // Until it is confirmed nothing has happened.
        assertThat(number(account)).isEqualTo(number);
        for (String other : new String[] {"sysadmin", "secadmin", "auditor"}) {
            if (!other.equals(confirmer)) {
                assertThatThrownBy(() -> resets.confirm(people.actor(other), reset))
                        .as(other)
                        .isInstanceOf(NotAllowedException.class);
            }
        }
        assertThatThrownBy(() -> resets.confirm(people.actor("finance"), reset)).isInstanceOf(NotFoundException.class);

        OncePassword made = resets.confirm(people.actor(confirmer), reset);

        assertThat(number(account)).isGreaterThan(number);
        assertThat(passwords.matches(made.password(), hash(account))).isTrue();
        assertRefused(() -> resets.confirm(people.actor(confirmer), reset), "refused.account.reset-gone");
    }

    @Test
    void thePersonConcernedSeesAtTheNextLoginWhoDidItAndWhen() {
        UUID account = granted("FINANCE");
        resets.propose(people.actor("sysadmin"), account, number(account));
        String page = body("secadmin", "/admin/resets");
        assertThat(page).contains(username(account), "确认重置");
        assertThat(body("sysadmin", "/admin/resets"))
                .contains(username(account), "撤回")
                .doesNotContain("确认重置</button>");
        OncePassword made = resets.confirm(
                people.actor("secadmin"),
                resets.openOf(people.actor("secadmin"), account).orElseThrow().id());

        assertThat(body(username(account), "/password"))
                .contains(
                        "您的密码于",
                        people.actor("sysadmin").name() + "提出",
                        people.actor("secadmin").name() + "确认");
        Actor person = service.actor(account, "-").orElseThrow();
        service.changePassword(person, made.password(), "Neu-und-lang-22", "Neu-und-lang-22");
        assertThat(body(username(account), "/password")).doesNotContain("您的密码于");
    }

    @Test
    void aPasswordThatWasResetEndsAfterADay() {
        UUID account = granted("FINANCE");
        resets.propose(people.actor("sysadmin"), account, number(account));
        OncePassword made = resets.confirm(
                people.actor("secadmin"),
                resets.openOf(people.actor("secadmin"), account).orElseThrow().id());
        assertThat(jdbc.sql(
                                "select password_once_until - now() between interval '23 hours 59 minutes' and interval '24 hours' from account where id = ?")
                        .param(account)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(signIn(made)).isEqualTo("/");
        jdbc.sql("update account set password_once_until = now() - interval '1 second' where id = ?")
                .param(account)
                .update();
        assertThat(signIn(made)).isEqualTo("/login?over");
        assertThat(signIn(new OncePassword(account, made.username(), made.name(), "wrong")))
                .isEqualTo("/login?error");
    }

    @Test
    void itCanBeDeclinedOrTakenBackAndIsStaleAfterAnotherPassword() {
        UUID account = granted("FINANCE");
        Actor sysadmin = people.actor("sysadmin");
        Actor secadmin = people.actor("secadmin");
        resets.propose(sysadmin, account, number(account));
        UUID first = resets.openOf(sysadmin, account).orElseThrow().id();
        assertThatThrownBy(() -> resets.decline(people.actor("auditor"), first))
                .isInstanceOf(NotAllowedException.class);
        resets.decline(secadmin, first);
        assertThat(resets.openOf(sysadmin, account)).isEmpty();
        resets.propose(sysadmin, account, number(account));
        UUID second = resets.openOf(sysadmin, account).orElseThrow().id();
        resets.decline(sysadmin, second);
        resets.propose(sysadmin, account, number(account));
        UUID third = resets.openOf(sysadmin, account).orElseThrow().id();
        // A grant in between ended the sessions: what was proposed was proposed of another state.
        accounts.grant(secadmin, account, new GrantForm("REVIEWER", true, Set.of(), ""));
        assertRefused(() -> resets.confirm(secadmin, third), "refused.account.reset-already");
        assertThatThrownBy(() -> resets.confirm(secadmin, UUID.randomUUID())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void anAccountWithoutAGrantIsResetByOneAndNobodyResetsTheirOwn() {
        UUID account = accounts.create(people.actor("sysadmin"), "reset" + COUNT.incrementAndGet(), "某人")
                .accountId();
        assertThat(resets.reset(people.actor("sysadmin"), account, 1).password())
                .hasSize(19);
        Actor secadmin = people.actor("secadmin");
        assertThatThrownBy(() -> resets.reset(secadmin, account, 2)).isInstanceOf(NotAllowedException.class);
        Actor sysadmin = people.actor("sysadmin");
        assertThatThrownBy(() -> resets.propose(sysadmin, sysadmin.id(), 1)).isInstanceOf(NotAllowedException.class);
        UUID second = granted("SYSTEM_ADMIN");
        assertThatThrownBy(() -> resets.propose(service.actor(second, "-").orElseThrow(), second, number(second)))
                .isInstanceOf(NotAllowedException.class);
    }

    /** By the setting one person resets accounts of business, the log says so, and the person is told; never administrators'. */
    @Test
    void aBureauOfOneResetsAccountsOfBusinessAloneAndTheLogSaysSo() {
        PasswordResets single = new PasswordResets(repository, jdbc, passwords, log, clock, false);
        UUID finance = granted("FINANCE");
        UUID auditor = granted("AUDITOR");
        Actor sysadmin = people.actor("sysadmin");
        assertThat(single.alone(sysadmin, accounts.get(sysadmin, finance).account()))
                .isTrue();
        assertThat(single.alone(sysadmin, accounts.get(sysadmin, auditor).account()))
                .isFalse();
        assertThat(single.alone(
                        people.actor("secadmin"),
                        accounts.get(sysadmin, finance).account()))
                .isFalse();
        transaction.executeWithoutResult(status -> single.reset(sysadmin, finance, number(finance)));
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'account.reset-alone' and subject = ?")
                        .param(username(finance))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(body(username(finance), "/password")).contains("您的密码于", "被" + sysadmin.name() + "重置");
    }

    /** Whoever made the account knows its first password: with the grant, which makes it somebody, another one is given out. */
    @Test
    void theFirstPasswordOfAnAccountEndsWithItsGrant() {
        OncePassword first = accounts.create(people.actor("sysadmin"), "reset" + COUNT.incrementAndGet(), "某人");
        OncePassword second = accounts.grant(
                        people.actor("secadmin"),
                        first.accountId(),
                        new GrantForm("FINANCE", false, Set.of(people.department("DEMO2")), ""))
                .orElseThrow();
        assertThat(signIn(first)).isEqualTo("/login?error");
        assertThat(signIn(second)).isEqualTo("/");
        // Not of one that its person has signed in with and changed.
        service.changePassword(
                service.actor(first.accountId(), "-").orElseThrow(),
                second.password(),
                "Neu-und-lang-22",
                "Neu-und-lang-22");
        assertThat(accounts.grant(
                        people.actor("secadmin"), first.accountId(), new GrantForm("REVIEWER", true, Set.of(), "")))
                .isEmpty();
    }

    /** Whoever made the account may have signed in with it and changed its password before it was granted anything. */
    @Test
    void whoeverSignedInBeforeTheGrantIsNobodyAfterIt() {
        OncePassword first = accounts.create(people.actor("sysadmin"), "reset" + COUNT.incrementAndGet(), "某人");
        service.changePassword(
                service.actor(first.accountId(), "-").orElseThrow(),
                first.password(),
                "Meins-und-lang-1",
                "Meins-und-lang-1");
        OncePassword granted = accounts.grant(
                        people.actor("secadmin"), first.accountId(), new GrantForm("REVIEWER", true, Set.of(), ""))
                .orElseThrow();
        assertThat(passwords.matches("Meins-und-lang-1", hash(first.accountId())))
                .isFalse();
        assertThat(passwords.matches(granted.password(), hash(first.accountId())))
                .isTrue();
    }

    /** Taking a grant back and giving it again is no way around the second person, nor is granting once more before the first login. */
    @Test
    void noGrantIsAResetByOne() {
        UUID account = granted("SECURITY_ADMIN");
        Actor secadmin = people.actor("secadmin");
        Actor sysadmin = people.actor("sysadmin");
        String before = hash(account);
        assertThat(accounts.grant(secadmin, account, new GrantForm("SECURITY_ADMIN", false, Set.of(), "")))
                .isEmpty();
        accounts.withdrawGrant(secadmin, account);
        assertThatThrownBy(() -> resets.reset(sysadmin, account, number(account)))
                .isInstanceOf(NotAllowedException.class);
        assertThat(accounts.grant(secadmin, account, new GrantForm("REVIEWER", true, Set.of(), "")))
                .isEmpty();
        assertThat(hash(account)).isEqualTo(before);
        // While it has no grant 审计员 confirms.
        accounts.withdrawGrant(secadmin, account);
        resets.propose(sysadmin, account, number(account));
        UUID reset = resets.openOf(sysadmin, account).orElseThrow().id();
        assertThatThrownBy(() -> resets.confirm(secadmin, reset)).isInstanceOf(NotAllowedException.class);
        assertThat(body("auditor", "/admin/resets")).contains("未授权", "确认重置");
        resets.confirm(people.actor("auditor"), reset);
    }

    /** A proposal that was made of an earlier password or grant is in nobody's way. */
    @Test
    void aStaleProposalIsReplacedByANewOne() {
        UUID account = granted("FINANCE");
        Actor sysadmin = people.actor("sysadmin");
        resets.propose(sysadmin, account, number(account));
        accounts.grant(people.actor("secadmin"), account, new GrantForm("REVIEWER", true, Set.of(), ""));
        assertThat(resets.openOf(sysadmin, account)).isEmpty();
        resets.propose(sysadmin, account, number(account));
        assertThat(resets.openOf(sysadmin, account)).isPresent();
    }

    @Test
    void aPasswordThatIsOverIsNotChangedFromASessionThatBeganBefore() {
        UUID account = granted("FINANCE");
        resets.propose(people.actor("sysadmin"), account, number(account));
        OncePassword made = resets.confirm(
                people.actor("secadmin"),
                resets.openOf(people.actor("secadmin"), account).orElseThrow().id());
        jdbc.sql("update account set password_once_until = now() - interval '1 second' where id = ?")
                .param(account)
                .update();
        assertThatThrownBy(() -> service.changePassword(
                        service.actor(account, "-").orElseThrow(),
                        made.password(),
                        "Neu-und-lang-22",
                        "Neu-und-lang-22"))
                .hasMessageContaining("password.over");
    }

    private void assertRefused(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private UUID granted(String role) {
        UUID id = accounts.create(people.actor("sysadmin"), "reset" + COUNT.incrementAndGet(), "某人")
                .accountId();
        boolean reviewer = role.equals("REVIEWER");
        accounts.grant(
                people.actor("secadmin"),
                id,
                new GrantForm(
                        role, reviewer, role.equals("FINANCE") ? Set.of(people.department("DEMO2")) : Set.of(), ""));
        return id;
    }

    private int number(UUID account) {
        return jdbc.sql("select password_no from account where id = ?")
                .param(account)
                .query(Integer.class)
                .single();
    }

    private String hash(UUID account) {
        return jdbc.sql("select password_hash from account where id = ?")
                .param(account)
                .query(String.class)
                .single();
    }

    private String username(UUID account) {
        return jdbc.sql("select username from account where id = ?")
                .param(account)
                .query(String.class)
                .single();
    }

    private String body(String username, String address) {
        try {
            return mvc.get()
                    .uri(address)
                    .with(people.as(username))
                    .exchange()
                    .getResponse()
                    .getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signIn(OncePassword once) {
        return mvc.post()
                .uri("/login")
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .param("username", once.username())
                .param("password", once.password())
                .exchange()
                .getResponse()
                .getRedirectedUrl();
    }
}

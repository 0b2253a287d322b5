package cn.ziping.account;

import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.audit.Audited;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FormReading;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.RefusedFormException;
import cn.ziping.shared.Role;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The people who sign in, and their own passwords. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
public class AccountService {

    private final AccountRepository accounts;
    private final PasswordEncoder passwords;
    private final SignInGuard guard;
    private final PasswordResets resets;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final AuditLog log;

    /**
     * The person of a session as of now: a grant taken back is gone with the next request, and so is the session of a
     * disabled account or of an earlier password.
     *
     * @param passwordNo the number of the password the session began with
     */
    Optional<Person> person(UUID accountId, int passwordNo, String address) {
        return accounts.findWithGrantsById(accountId)
                .filter(account -> account.isEnabled() && account.getPasswordNo() == passwordNo)
                .map(account -> new Person(account.actor(address), account.isPasswordOnce()));
    }

    /** The actor of an account, whatever its sessions. */
    public Optional<Actor> actor(UUID accountId, String address) {
        return accounts.findWithGrantsById(accountId).map(account -> account.actor(address));
    }

    /** The user names of the demo accounts, shown beside the login; none outside a demo. */
    public List<String> demoUsernames() {
        return accounts.findByDemoTrueOrderByUsername().stream()
                .map(Account::getUsername)
                .toList();
    }

    public boolean isEmpty() {
        return accounts.count() == 0;
    }

    /**
     * A person changes the own password; every session of the old one ends.
     *
     * @return the number of the new password, for the session that goes on
     * @throws RefusedFormException with a message for each field that cannot stand
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    @Audited("account.password")
    public int changePassword(Actor actor, String current, String typed, String again) {
        // Compared before a transaction begins: it takes a while, and the guard asks the database by itself.
        Account known = Objects.requireNonNull(transaction.execute(status -> find(actor)));
        FormReading reading = new FormReading();
        requireCurrent(actor, known, current, reading);
        reading.text("password", () -> PasswordRules.checked(typed, known.getUsername()));
        reading.require(!typed.equals(current), "password", "password.same");
        reading.require(typed.equals(again), "again", "password.again");
        reading.requireAll();
        String hash = passwords.encode(typed);
        Integer number = transaction.execute(status -> {
            Account account = find(actor);
            if (account.getPasswordNo() != known.getPasswordNo()) {
                throw new RefusedFormException("current", "password.current");
            }
            account.changePassword(hash);
            resets.seen(account.getId());
            log.done(AuditEvent.of(actor, "account.password", account.getUsername(), ""));
            return account.getPasswordNo();
        });
        return Objects.requireNonNull(number);
    }

    private Account find(Actor actor) {
        return accounts.findWithGrantsById(actor.id()).orElseThrow(() -> new NotFoundException("account", actor.id()));
    }

    /** Guessing the password from a session that was left open counts like guessing it at the door. */
    private void requireCurrent(Actor actor, Account account, String current, FormReading reading) {
        try {
            guard.requireOpen(account.getUsername(), actor.address());
        } catch (SignInLockedException locked) {
            reading.require(
                    false,
                    "current",
                    "password.locked",
                    String.valueOf(locked.remaining().toMinutes() + 1));
            return;
        }
        boolean known = current.getBytes(StandardCharsets.UTF_8).length <= PasswordRules.LONGEST
                && passwords.matches(current, account.getPasswordHash());
        if (known && account.isPasswordOver(clock.instant())) {
            reading.require(false, "current", "password.over");
            return;
        }
        if (!known) {
            guard.failed(account.getUsername(), actor.address());
        }
        reading.require(known, "current", "password.current");
    }

    /** Makes a demo account, marked as such, with its role, departments and, where the role needs one, office. */
    @Transactional
    @Audited("account.create")
    public Actor createDemo(
            Actor actor,
            String username,
            String name,
            String password,
            Role role,
            Set<UUID> departments,
            @Nullable String office) {
        actor.require(Role.PROGRAM);
        Account account = Account.demo(username, name, passwords.encode(password));
        account.grant(role, role.mayHaveAllDepartments() && departments.isEmpty(), departments, office);
        log.done(AuditEvent.of(actor, "account.create", username, role.name()));
        return accounts.save(account).actor(actor.address());
    }

    /**
     * Who is signed in.
     *
     * @param actor the person
     * @param passwordOnce whether the password has to be changed before anything else
     */
    record Person(Actor actor, boolean passwordOnce) {}
}

package cn.ziping.account;

import cn.ziping.account.AccountAdministration.OncePassword;
import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.audit.Audited;
import cn.ziping.shared.Actor;
import cn.ziping.shared.NotAllowedException;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Resets of passwords. Whoever resets a password could become that person, so of an account that holds a grant it takes two: one
 * proposes, another one confirms and alone is shown the password, and the person concerned is told at the next login.
 */
@Service
@Transactional(readOnly = true)
public class PasswordResets {

    /** How long a password that was reset can be used. */
    private static final Duration VALID = Duration.ofHours(24);

    private static final Set<Role> READERS = Set.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR);

    private static final String SELECT = """
            select r.id, r.account_id, a.username, a.name, ar.role, r.password_no, r.proposed_by, r.proposed_name, r.proposed_at,
              r.decided_name, r.decided_at
            from password_reset r join account a on a.id = r.account_id left join account_role ar on ar.account_id = a.id
            """;

    private final AccountRepository accounts;
    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final AuditLog log;
    private final Clock clock;
    private final boolean byTwo;

    PasswordResets(
            AccountRepository accounts,
            JdbcClient jdbc,
            PasswordEncoder passwords,
            AuditLog log,
            Clock clock,
            @Value("${ziping.reset-takes-two:true}") boolean byTwo) {
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.log = log;
        this.clock = clock;
        this.byTwo = byTwo;
    }

    /** Whether this person alone resets the account's password: it holds no grant, or the setting says so of its kind. */
    public boolean alone(Actor actor, Account account) {
        Role role = account.role().orElse(null);
        boolean business = role != null && (role.isBusiness() || role == Role.CONTRIBUTOR);
        return actor.has(Role.SYSTEM_ADMIN) && (!account.isEverGranted() || !byTwo && business);
    }

    /** Whether this person may propose the reset of the account's password. */
    public boolean mayPropose(Actor actor, Account account) {
        return !alone(actor, account)
                && actor.has(PasswordReset.proposer(account.role().orElse(null)));
    }

    /** What waits for a decision, oldest first. */
    public List<PasswordReset> open(Actor actor) {
        requireReader(actor);
        return jdbc.sql(SELECT + " where r.outcome is null and r.password_no = a.password_no order by r.proposed_at")
                .query(RESET)
                .list();
    }

    /** The reset of an account that waits. */
    public Optional<PasswordReset> openOf(Actor actor, UUID accountId) {
        return open(actor).stream()
                .filter(reset -> reset.accountId().equals(accountId))
                .findFirst();
    }

    /** Whether this person may confirm it. */
    public boolean mayConfirm(Actor actor, PasswordReset reset) {
        return actor.has(PasswordReset.confirmer(reset.role())) && !actor.id().equals(reset.accountId());
    }

    /**
     * Gives out a new password of an account that one person resets; its sessions end.
     *
     * @param number the number of the password that the person saw, so that a page loaded again does not make one more
     * @throws RefusedException {@code account.self}, {@code account.reset-already}
     */
    @Transactional
    @Audited("account.reset")
    public OncePassword reset(Actor actor, UUID id, int number) {
        Account account = find(actor, id);
        if (!alone(actor, account)) {
            throw new NotAllowedException("account.reset");
        }
        requireOther(actor, account);
        requireNumber(account, number);
        OncePassword made = make(account);
        boolean one = account.role().isPresent();
        log.done(AuditEvent.of(actor, one ? "account.reset-alone" : "account.reset", account.getUsername(), ""));
        if (one) {
            // The person concerned is told of it all the same.
            insert(actor, account, true);
        }
        return made;
    }

    /**
     * Proposes a reset.
     *
     * @throws RefusedException {@code account.self}, {@code account.reset-already}, {@code account.reset-waits}
     */
    @Transactional
    @Audited("account.reset-propose")
    public void propose(Actor actor, UUID id, int number) {
        Account account = find(actor, id);
        if (!mayPropose(actor, account)) {
            throw new NotAllowedException("account.reset");
        }
        requireOther(actor, account);
        requireNumber(account, number);
        // One that was proposed of an earlier password or grant waits for nothing any more.
        jdbc.sql("update password_reset set decided_by = ?, decided_name = ?, decided_at = ?, outcome = 'DECLINED'"
                        + " where account_id = ? and outcome is null and password_no <> ?")
                .params(actor.id(), actor.name(), now(), id, account.getPasswordNo())
                .update();
        try {
            insert(actor, account, false);
        } catch (DuplicateKeyException waiting) {
            throw new RefusedException("account.reset-waits");
        }
        log.done(AuditEvent.of(actor, "account.reset-propose", account.getUsername(), ""));
    }

    /**
     * Confirms a reset; the sessions of the old password end.
     *
     * @return the new password, to be given out by who confirms
     * @throws RefusedException {@code account.reset-gone} where it has been decided meanwhile, {@code account.reset-already}
     */
    @Transactional
    @Audited("account.reset-confirm")
    public OncePassword confirm(Actor actor, UUID resetId) {
        accounts.lock();
        PasswordReset reset = waiting(actor, resetId);
        if (!mayConfirm(actor, reset) || actor.id().equals(reset.proposedBy())) {
            throw new NotAllowedException("account.reset");
        }
        Account account = find(actor, reset.accountId());
        requireNumber(account, reset.passwordNo());
        OncePassword made = make(account);
        decide(actor, resetId, "DONE");
        log.done(AuditEvent.of(
                actor, "account.reset-confirm", account.getUsername(), reset.proposedName() + " → " + actor.name()));
        return made;
    }

    /**
     * Declines a reset, or takes it back.
     *
     * @throws RefusedException {@code account.reset-gone} where it has been decided meanwhile
     */
    @Transactional
    @Audited("account.reset-decline")
    public void decline(Actor actor, UUID resetId) {
        accounts.lock();
        PasswordReset reset = waiting(actor, resetId);
        if (!mayConfirm(actor, reset) && !actor.id().equals(reset.proposedBy())) {
            throw new NotAllowedException("account.reset");
        }
        decide(actor, resetId, "DECLINED");
        log.done(AuditEvent.of(actor, "account.reset-decline", reset.username(), ""));
    }

    /** The reset that the person has not been told of yet: who did it and when. */
    public Optional<PasswordReset> unseen(Actor actor) {
        return jdbc.sql(SELECT + " where r.account_id = ? and r.outcome = 'DONE' and r.seen_at is null"
                        + " order by r.decided_at desc limit 1")
                .param(actor.id())
                .query(RESET)
                .optional();
    }

    /** The person has been told; said by whoever changes the password, in that transaction. */
    void seen(UUID accountId) {
        jdbc.sql("update password_reset set seen_at = ? where account_id = ? and seen_at is null and outcome = 'DONE'")
                .params(now(), accountId)
                .update();
    }

    private void insert(Actor actor, Account account, boolean decided) {
        jdbc.sql("""
                        insert into password_reset (id, account_id, password_no, proposed_by, proposed_name, proposed_at,
                          decided_by, decided_name, decided_at, outcome)
                        values (gen_random_uuid(), :account, :number, :actor, :name, :now,
                          case when :decided then cast(:actor as uuid) end, case when :decided then cast(:name as text) end,
                          case when :decided then cast(:now as timestamptz) end, case when :decided then 'DONE' end)
                        """)
                .param("account", account.getId())
                .param("number", account.getPasswordNo())
                .param("actor", actor.id())
                .param("name", actor.name())
                .param("now", now())
                .param("decided", decided)
                .update();
    }

    private OncePassword make(Account account) {
        String password = PasswordRules.once();
        account.resetPassword(passwords.encode(password), clock.instant().plus(VALID));
        return new OncePassword(account.getId(), account.getUsername(), account.getName(), password);
    }

    private void decide(Actor actor, UUID resetId, String outcome) {
        jdbc.sql("update password_reset set decided_by = ?, decided_name = ?, decided_at = ?, outcome = ? where id = ?")
                .params(actor.id(), actor.name(), now(), outcome, resetId)
                .update();
    }

    private PasswordReset waiting(Actor actor, UUID resetId) {
        requireReader(actor);
        PasswordReset reset = jdbc.sql(SELECT + " where r.id = ?")
                .param(resetId)
                .query(RESET)
                .optional()
                .orElseThrow(() -> new NotFoundException("reset", resetId));
        if (reset.decidedAt() != null) {
            throw new RefusedException("account.reset-gone");
        }
        return reset;
    }

    private Account find(Actor actor, UUID id) {
        requireReader(actor);
        return accounts.findWithGrantsById(id).orElseThrow(() -> new NotFoundException("account", id));
    }

    private static void requireReader(Actor actor) {
        if (READERS.stream().noneMatch(actor::has)) {
            throw new NotFoundException("page", "resets");
        }
    }

    private static void requireOther(Actor actor, Account account) {
        if (account.getId().equals(actor.id())) {
            throw new RefusedException("account.self");
        }
    }

    private static void requireNumber(Account account, int number) {
        if (account.getPasswordNo() != number) {
            throw new RefusedException("account.reset-already");
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static final RowMapper<PasswordReset> RESET = (row, number) -> {
        OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
        Instant proposed = row.getObject("proposed_at", OffsetDateTime.class).toInstant();
        return new PasswordReset(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("username"),
                row.getString("name"),
                row.getString("role") == null ? null : Role.valueOf(row.getString("role")),
                row.getInt("password_no"),
                row.getObject("proposed_by", UUID.class),
                row.getString("proposed_name"),
                proposed,
                row.getString("decided_name"),
                decided == null ? null : decided.toInstant());
    };
}

package cn.ziping.account;

import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.audit.Audited;
import cn.ziping.department.Department;
import cn.ziping.department.DepartmentService;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FormReading;
import cn.ziping.shared.NameKey;
import cn.ziping.shared.NotAllowedException;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.RefusedFormException;
import cn.ziping.shared.Role;
import cn.ziping.shared.ShownTime;
import cn.ziping.shared.TypedText;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who has an account and what for. 系统管理员 makes accounts, disables them and resets passwords; 安全管理员 grants. Neither can
 * do the other's part, and of each kind of administrator one is always left.
 */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
public class AccountAdministration {

    private static final int NAME_LIMIT = 100;

    /** How long the first password of an account can be used. */
    private static final Duration FIRST = Duration.ofDays(7);

    /** The roles that can be granted. */
    public static final List<Role> GRANTABLE =
            Arrays.stream(Role.values()).filter(role -> role != Role.PROGRAM).toList();

    private final AccountRepository accounts;
    private final DepartmentService departments;
    private final PasswordEncoder passwords;
    private final AuditLog log;
    private final Clock clock;
    private final SignInGuard guard;

    /** Every account by user name, each with the names of its departments. */
    public List<Listed> list(Actor actor) {
        requireReader(actor);
        Map<UUID, String> names = departmentNames(actor);
        return accounts.findAllByOrderByUsername().stream()
                .map(account -> new Listed(account, names(account, names)))
                .toList();
    }

    /** One account with the names of its departments. */
    public Listed get(Actor actor, UUID id) {
        Account account = find(actor, id);
        return new Listed(account, names(account, departmentNames(actor)));
    }

    /**
     * Makes an account without a grant.
     *
     * @return the password to be given out, once
     * @throws RefusedFormException with a message for each field that cannot stand
     */
    @Transactional
    @Audited("account.create")
    public OncePassword create(Actor actor, String username, String name) {
        require(actor, Role.SYSTEM_ADMIN);
        FormReading reading = new FormReading();
        String login = username.strip();
        boolean wellFormed = AccountUserDetails.NAME.matcher(login).matches();
        reading.require(wellFormed, "username", "account.username");
        reading.require(!wellFormed || !accounts.existsByUsername(login), "username", "account.username.taken", login);
        String person = reading.text("name", () -> TypedText.line(name, NAME_LIMIT));
        reading.requireAll();
        String password = PasswordRules.once();
        Account account = accounts.save(Account.made(
                login, person, passwords.encode(password), clock.instant().plus(FIRST)));
        try {
            accounts.flush();
        } catch (DataIntegrityViolationException sameMoment) {
            throw new RefusedFormException("username", "account.username.taken", login);
        }
        log.done(AuditEvent.of(actor, "account.create", login, account.getId().toString()));
        return new OncePassword(account.getId(), login, person, password);
    }

    /**
     * Gives the person another name.
     *
     * @throws RefusedFormException with a message for the name
     */
    @Transactional
    @Audited("account.rename")
    public void rename(Actor actor, UUID id, String name) {
        require(actor, Role.SYSTEM_ADMIN);
        Account account = find(actor, id);
        FormReading reading = new FormReading();
        String person = reading.text("name", () -> TypedText.line(name, NAME_LIMIT));
        reading.requireAll();
        String before = account.getName();
        account.rename(person);
        log.done(AuditEvent.of(actor, "account.rename", account.getUsername(), before + " → " + person));
    }

    /**
     * Disables an account; its sessions end.
     *
     * @throws RefusedException {@code account.self}, {@code account.last} for the last administrator of a kind
     */
    @Transactional
    @Audited("account.disable")
    public void disable(Actor actor, UUID id) {
        require(actor, Role.SYSTEM_ADMIN);
        accounts.lock();
        Account account = find(actor, id);
        requireOther(actor, account);
        requireAnotherAdministrator(account);
        account.enable(false);
        log.done(AuditEvent.of(actor, "account.disable", account.getUsername(), ""));
    }

    /** Enables an account again. */
    @Transactional
    @Audited("account.enable")
    public void enable(Actor actor, UUID id) {
        require(actor, Role.SYSTEM_ADMIN);
        accounts.lock();
        Account account = find(actor, id);
        account.enable(true);
        log.done(AuditEvent.of(actor, "account.enable", account.getUsername(), ""));
    }

    /**
     * Grants one role, instead of the one the account has, with departments where the role needs them. Its sessions end. With
     * its first grant an account becomes somebody: whoever made it knows its password, or has signed in with it, so a new one is
     * given out, to whoever grants. Never with a later grant, which would be a reset by one.
     *
     * @return the new password of an account that had no grant before
     * @throws RefusedFormException with a message for each field that cannot stand
     * @throws RefusedException {@code account.self}, {@code account.last} for the last administrator of a kind
     */
    @Transactional
    @Audited("account.grant")
    public Optional<OncePassword> grant(Actor actor, UUID id, GrantForm form) {
        require(actor, Role.SECURITY_ADMIN);
        accounts.lock();
        Account account = find(actor, id);
        requireOther(actor, account);
        Role role = GRANTABLE.stream()
                .filter(known -> known.name().equals(form.role()))
                .findFirst()
                .orElseThrow(() -> new RefusedFormException("role", "account.role"));
        String office = requireDepartments(actor, role, form);
        if (account.role().filter(role::equals).isEmpty()) {
            requireAnotherAdministrator(account);
        }
        String before = described(account);
        boolean first = !account.isEverGranted();
        account.grant(role, form.allDepartments(), role.needsDepartments() ? form.departmentIds() : Set.of(), office);
        log.done(AuditEvent.of(actor, "account.grant", account.getUsername(), before + " → " + described(account)));
        if (!first) {
            return Optional.empty();
        }
        String password = PasswordRules.once();
        account.resetPassword(passwords.encode(password), clock.instant().plus(FIRST));
        return Optional.of(new OncePassword(account.getId(), account.getUsername(), account.getName(), password));
    }

    /**
     * @return the office, as its department spells it; {@code null} for a role that needs none
     */
    private @Nullable String requireDepartments(Actor actor, Role role, GrantForm form) {
        Set<UUID> departmentIds = form.departmentIds();
        Map<UUID, String> known = departmentNames(actor);
        FormReading reading = new FormReading();
        reading.require(known.keySet().containsAll(departmentIds), "departments", "account.departments.unknown");
        reading.require(
                !form.allDepartments() || role.mayHaveAllDepartments(), "departments", "account.departments.not-all");
        reading.require(
                !form.allDepartments() || departmentIds.isEmpty(), "departments", "account.departments.all-and-some");
        reading.require(
                !role.needsDepartments() || form.allDepartments() || !departmentIds.isEmpty(),
                "departments",
                role.mayHaveAllDepartments() ? "account.departments.some-or-all" : "account.departments.none");
        String office = null;
        if (role.needsOffice()) {
            reading.require(departmentIds.size() <= 1, "departments", "account.departments.one");
            List<String> offices = departmentIds.size() == 1 && known.keySet().containsAll(departmentIds)
                    ? departments.offices(departmentIds.iterator().next())
                    : List.of(form.office().strip());
            office = form.office().isBlank()
                    ? null
                    : NameKey.find(offices, Function.identity(), form.office().strip())
                            .orElse(null);
            reading.require(
                    office != null,
                    "office",
                    offices.isEmpty() ? "account.office.none" : "account.office",
                    String.join("、", offices));
        }
        reading.requireAll();
        return office;
    }

    /**
     * Takes the grant back.
     *
     * @throws RefusedException {@code account.self}, {@code account.last} for the last administrator of a kind
     */
    @Transactional
    @Audited("account.withdraw")
    public void withdrawGrant(Actor actor, UUID id) {
        require(actor, Role.SECURITY_ADMIN);
        accounts.lock();
        Account account = find(actor, id);
        requireOther(actor, account);
        requireAnotherAdministrator(account);
        String before = described(account);
        account.withdrawGrant();
        log.done(AuditEvent.of(actor, "account.withdraw", account.getUsername(), before));
    }

    /**
     * Forgets the failures of an account, so that its person can sign in again.
     *
     * @throws NotAllowedException unless the person is 系统管理员
     */
    @Transactional
    @Audited("account.unlock")
    public void unlock(Actor actor, UUID id) {
        require(actor, Role.SYSTEM_ADMIN);
        Account account = find(actor, id);
        guard.unlock(account.getUsername());
        log.done(AuditEvent.of(actor, "account.unlock", account.getUsername(), ""));
    }

    /** From where signing in as an account has failed lately. */
    public List<Failures> failures(Actor actor, Account account) {
        requireReader(actor);
        return guard.locked(account.getUsername()).stream()
                .map(locked -> new Failures(
                        locked.address(),
                        locked.failures(),
                        locked.until() == null ? null : ShownTime.of(locked.until())))
                .toList();
    }

    /** The user names that are locked from somewhere, or slowed down. */
    public Set<String> lockedNames(Actor actor) {
        requireReader(actor);
        return Set.copyOf(guard.lockedNames());
    }

    /**
     * Failures from one address.
     *
     * @param address from where
     * @param count how many
     * @param until until when account and address are locked, or {@code null} where they are not
     */
    public record Failures(
            String address, int count, @Nullable String until) {}

    private Account find(Actor actor, UUID id) {
        requireReader(actor);
        return accounts.findWithGrantsById(id).orElseThrow(() -> new NotFoundException("account", id));
    }

    private static void requireReader(Actor actor) {
        if (!actor.has(Role.SYSTEM_ADMIN) && !actor.has(Role.SECURITY_ADMIN)) {
            throw new NotFoundException("page", "accounts");
        }
    }

    private static void require(Actor actor, Role role) {
        requireReader(actor);
        if (!actor.has(role)) {
            throw new NotAllowedException(role.name());
        }
    }

    private static void requireOther(Actor actor, Account account) {
        if (account.getId().equals(actor.id())) {
            throw new RefusedException("account.self");
        }
    }

    /** The account's role is about to go: there must be another who can do its work. */
    private void requireAnotherAdministrator(Account account) {
        account.role()
                .filter(Role::isAdministrator)
                .filter(role -> account.isEnabled() && accounts.countEnabledOthers(role, account.getId()) == 0)
                .ifPresent(role -> {
                    throw new RefusedException("account.last." + role.name());
                });
    }

    private Map<UUID, String> departmentNames(Actor actor) {
        Map<UUID, String> names = new LinkedHashMap<>();
        for (Department department : departments.choices(actor)) {
            names.put(department.getId(), department.getName());
        }
        return names;
    }

    private static List<String> names(Account account, Map<UUID, String> names) {
        return names.entrySet().stream()
                .filter(entry -> account.getDepartments().contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static String described(Account account) {
        return account.role()
                .map(role -> role
                        + (account.isAllDepartments() ? " *" : "")
                        + new TreeSet<>(account.getDepartments())
                                .stream().map(UUID::toString).collect(Collectors.joining(" ", " ", ""))
                        + (account.getOffice() == null ? "" : " " + account.getOffice()))
                .orElse("-")
                .strip();
    }

    /**
     * An account in a list.
     *
     * @param account the account
     * @param departments the names of its departments
     */
    public record Listed(Account account, List<String> departments) {}

    /**
     * A password to be given out; it is stored nowhere and shown once.
     *
     * @param accountId the account
     * @param username the name to sign in with
     * @param name the person
     * @param password the password
     */
    public record OncePassword(UUID accountId, String username, String name, String password) {}
}

package cn.ziping.account;

import cn.ziping.shared.Actor;
import cn.ziping.shared.DepartmentScope;
import cn.ziping.shared.Role;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.EqualsAndHashCode;
import lombok.Getter;
import lombok.NoArgsConstructor;
import org.jspecify.annotations.Nullable;

/** A person's account with what the person may do and where. */
@Entity
@Getter
@NoArgsConstructor(access = AccessLevel.PROTECTED)
@EqualsAndHashCode(onlyExplicitlyIncluded = true)
public class Account {

    @Id
    @EqualsAndHashCode.Include
    private UUID id;

    @Version
    private @Nullable Integer version;

    private String username;

    private String name;

    @Getter(AccessLevel.PACKAGE)
    private String passwordHash;

    private boolean demo;

    private boolean enabled;

    /** Whether the password was given out once and has to be changed before anything else. */
    private boolean passwordOnce;

    /** Until when the password that was given out can be used; {@code null} for any time. */
    private @Nullable Instant passwordOnceUntil;

    /** Counts what ends sessions, a new password or grant among it: a session that began under an earlier number has ended. */
    private int passwordNo;

    @ElementCollection
    @CollectionTable(name = "account_role", joinColumns = @JoinColumn(name = "account_id"))
    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    private Set<Role> roles = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "account_department", joinColumns = @JoinColumn(name = "account_id"))
    @Column(name = "department_id")
    private Set<UUID> departments = new HashSet<>();

    /** Whether it reaches every department, those to come among them, instead of those named. */
    private boolean allDepartments;

    /** Whether it was ever granted anything: then it is somebody, also while its grant is taken back. */
    private boolean everGranted;

    /** The one office of the department that a contributor reaches. */
    private @Nullable String office;

    private Account(String username, String name, String passwordHash, boolean demo, boolean passwordOnce) {
        this.id = UUID.randomUUID();
        this.username = username;
        this.name = name;
        this.passwordHash = passwordHash;
        this.demo = demo;
        this.enabled = true;
        this.passwordOnce = passwordOnce;
        this.passwordNo = 1;
    }

    /** An account whose password was given out once, until a time. */
    static Account made(String username, String name, String passwordHash, @Nullable Instant until) {
        Account account = new Account(username, name, passwordHash, false, true);
        account.passwordOnceUntil = until;
        return account;
    }

    /** An account of the demo, free of first-login rules. */
    static Account demo(String username, String name, String passwordHash) {
        return new Account(username, name, passwordHash, true, false);
    }

    /**
     * Gives it one role, instead of the one it has, and the departments that the role needs. Its sessions end.
     *
     * @param allDepartments whether it reaches every department
     * @param office the office of a role that needs one, else {@code null}
     */
    void grant(Role role, boolean allDepartments, Set<UUID> departments, @Nullable String office) {
        withdrawGrant();
        this.roles.add(role);
        this.everGranted = true;
        this.allDepartments = allDepartments;
        this.departments.addAll(departments);
        this.office = office;
    }

    void withdrawGrant() {
        roles.clear();
        departments.clear();
        allDepartments = false;
        office = null;
        passwordNo++;
    }

    void rename(String name) {
        this.name = name;
    }

    /** Its sessions end, also those that had only slept while it was disabled. */
    void enable(boolean enabled) {
        this.enabled = enabled;
        passwordNo++;
    }

    /** Gives out a password to be used once, until a time. */
    void resetPassword(String hash, Instant until) {
        putPassword(hash);
        passwordOnce = true;
        passwordOnceUntil = until;
    }

    void changePassword(String hash) {
        putPassword(hash);
        passwordOnce = false;
        passwordOnceUntil = null;
    }

    /** Whether the password was given out and its time is over. */
    boolean isPasswordOver(Instant now) {
        return passwordOnce && passwordOnceUntil != null && !now.isBefore(passwordOnceUntil);
    }

    private void putPassword(String hash) {
        passwordHash = hash;
        passwordNo++;
    }

    public Optional<Role> role() {
        return roles.stream().findFirst();
    }

    Actor actor(String address) {
        return new Actor(id, username, name, roles, scope(), address);
    }

    private DepartmentScope scope() {
        if (allDepartments && roles.stream().anyMatch(Role::mayHaveAllDepartments)) {
            return DepartmentScope.all();
        }
        if (roles.contains(Role.CONTRIBUTOR)) {
            return office == null ? DepartmentScope.none() : DepartmentScope.ofOffice(departments, office);
        }
        return roles.stream().anyMatch(Role::isBusiness) ? DepartmentScope.of(departments) : DepartmentScope.none();
    }
}

package cn.ziping.shared;

import java.util.Set;
import java.util.UUID;

/**
 * Who does it. Goes into every service call, which asks it before it reads or writes.
 *
 * @param id the account's id
 * @param username the name the person signs in with
 * @param name the person's name as shown
 * @param roles what the person is there for
 * @param scope the departments the person reaches
 * @param address the network address the request came from, for the log
 */
public record Actor(UUID id, String username, String name, Set<Role> roles, DepartmentScope scope, String address) {

    public Actor {
        roles = Set.copyOf(roles);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    public boolean mayRead(UUID departmentId) {
        return scope.includes(departmentId);
    }

    public boolean mayEdit(UUID departmentId) {
        return mayRead(departmentId) && has(Role.FINANCE);
    }

    /** Whether the person may type into the department's ledger: into all of it, or into the lines of one office. */
    public boolean mayType(UUID departmentId) {
        return scope.touches(departmentId) && (has(Role.FINANCE) || has(Role.CONTRIBUTOR));
    }

    /** Whether the person has to do with the department's ledger, be it with the lines of one office alone. */
    public boolean mayReadLedger(UUID departmentId) {
        return scope.touches(departmentId);
    }

    /**
     * @throws NotAllowedException if the person is not there for this
     */
    public void require(Role role) {
        if (!has(role)) {
            throw new NotAllowedException(role.name());
        }
    }

    /**
     * @throws NotFoundException if this department does not exist for the person
     */
    public void requireRead(UUID departmentId) {
        if (!mayRead(departmentId)) {
            throw new NotFoundException("department", departmentId);
        }
    }

    /**
     * @throws NotFoundException if this department does not exist for the person
     * @throws NotAllowedException if the person may read it but not change it
     */
    public void requireEdit(UUID departmentId) {
        requireRead(departmentId);
        if (!mayEdit(departmentId)) {
            throw new NotAllowedException("department.edit");
        }
    }

    /**
     * As {@link #requireRead}, for the ledger, of which a contributor reaches the lines of one office.
     *
     * @throws NotFoundException if this department does not exist for the person
     */
    public void requireLedger(UUID departmentId) {
        if (!mayReadLedger(departmentId)) {
            throw new NotFoundException("department", departmentId);
        }
    }

    /**
     * @throws NotFoundException if this department does not exist for the person
     * @throws NotAllowedException if the person may read its ledger but not type into it
     */
    public void requireType(UUID departmentId) {
        requireLedger(departmentId);
        if (!mayType(departmentId)) {
            throw new NotAllowedException("department.type");
        }
    }
}

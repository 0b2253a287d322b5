package cn.ziping.account;

import java.util.Set;
import java.util.UUID;

/**
 * A grant as it is typed.
 *
 * @param role the name of one role
 * @param allDepartments whether every department is meant, new ones included; only for a role that may reach them all
 * @param departmentIds the departments, where not all are
 * @param office the name of an office of the one department, for a role that reaches no more; else not looked at
 */
public record GrantForm(String role, boolean allDepartments, Set<UUID> departmentIds, String office) {

    public GrantForm {
        departmentIds = Set.copyOf(departmentIds);
    }
}

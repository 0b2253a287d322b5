package cn.ziping.account;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A grant as it is typed.
 *
 * @param role the name of one role
 * @param allDepartments whether every department is meant, new ones included; only for a role that may reach them all
 * @param departmentIds the departments, where not all are
 * @param office the name of an office of the one department, for a role that reaches no more; else not looked at
 */
public record GrantForm(String role, boolean allDepartments, Set<UUID> departmentIds, String office) {

    public GrantForm(
            @Nullable String role, boolean allDepartments, @Nullable Set<UUID> departmentIds, @Nullable String office) {
        this.role = Objects.requireNonNullElse(role, "");
        this.allDepartments = allDepartments;
        this.departmentIds = departmentIds == null ? Set.of() : Set.copyOf(departmentIds);
        this.office = Objects.requireNonNullElse(office, "");
    }
}

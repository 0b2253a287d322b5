package cn.ziping.shared;

import java.util.Set;
import java.util.UUID;

/**
 * The departments a person reaches, by page, address, file or API.
 *
 * @param every whether all of them, present and future
 * @param departments those granted, where not all are
 */
public record DepartmentScope(boolean every, Set<UUID> departments) {

    private static final DepartmentScope ALL = new DepartmentScope(true, Set.of());
    private static final DepartmentScope NONE = new DepartmentScope(false, Set.of());

    public DepartmentScope {
        departments = Set.copyOf(departments);
    }

    public static DepartmentScope all() {
        return ALL;
    }

    public static DepartmentScope none() {
        return NONE;
    }

    public static DepartmentScope of(Set<UUID> departments) {
        return new DepartmentScope(false, departments);
    }

    public boolean includes(UUID departmentId) {
        return every || departments.contains(departmentId);
    }
}

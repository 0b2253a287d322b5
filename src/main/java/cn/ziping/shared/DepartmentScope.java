package cn.ziping.shared;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The departments a person reaches, by page, address, file or API.
 *
 * @param every whether all of them, present and future
 * @param granted those granted, where not all are
 * @param office the one office (科室) of theirs that is reached, of a contributor; {@code null} where the whole department is
 */
public record DepartmentScope(
        boolean every, Set<UUID> granted, @Nullable String office) {

    private static final DepartmentScope ALL = new DepartmentScope(true, Set.of(), null);
    private static final DepartmentScope NONE = new DepartmentScope(false, Set.of(), null);

    public DepartmentScope {
        granted = Set.copyOf(granted);
    }

    public static DepartmentScope all() {
        return ALL;
    }

    public static DepartmentScope none() {
        return NONE;
    }

    public static DepartmentScope of(Set<UUID> departments) {
        return new DepartmentScope(false, departments, null);
    }

    /** One office of departments. */
    public static DepartmentScope ofOffice(Set<UUID> departments, String office) {
        return new DepartmentScope(false, departments, office);
    }

    /** The departments that are reached whole, where not all are. */
    public Set<UUID> departments() {
        return office == null ? granted : Set.of();
    }

    /** Whether the whole department is reached. */
    public boolean includes(UUID departmentId) {
        return office == null && touches(departmentId);
    }

    /** Whether the department is reached, be it one office of it. */
    public boolean touches(UUID departmentId) {
        return every || granted.contains(departmentId);
    }
}

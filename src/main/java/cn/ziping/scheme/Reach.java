package cn.ziping.scheme;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * The departments that a version applies to: those named, or all except those named, new ones among them.
 *
 * @param allExcept whether it is all but those named
 * @param departments those named
 */
public record Reach(boolean allExcept, Set<UUID> departments) {

    /** Every department that there is or will be. */
    public static final Reach ALL = new Reach(true, Set.of());

    public Reach {
        departments = Set.copyOf(departments);
    }

    /** Those named; of none, as the first versions were kept, every one. */
    static Reach only(Set<UUID> departments) {
        return departments.isEmpty() ? ALL : new Reach(false, departments);
    }

    public boolean isAll() {
        return allExcept && departments.isEmpty();
    }

    boolean covers(UUID department) {
        return allExcept != departments.contains(department);
    }

    /** Whether there is, or can come to be, a department that both apply to. */
    boolean meets(Reach other) {
        if (allExcept && other.allExcept) {
            return true;
        }
        if (allExcept || other.allExcept) {
            Reach named = allExcept ? other : this;
            Reach others = allExcept ? this : other;
            return !others.departments.containsAll(named.departments);
        }
        return !Collections.disjoint(departments, other.departments);
    }

    /** Whether it applies to every department that the other applies to. */
    boolean contains(Reach other) {
        if (other.allExcept) {
            return allExcept && other.departments.containsAll(departments);
        }
        return allExcept
                ? Collections.disjoint(departments, other.departments)
                : departments.containsAll(other.departments);
    }

    /** Of some departments those that both apply to. */
    Set<UUID> shared(Reach other, Set<UUID> known) {
        Set<UUID> shared = new HashSet<>(known);
        shared.removeIf(department -> !covers(department) || !other.covers(department));
        return shared;
    }
}

package cn.ziping.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which department the use case of this thread is about, so that the log of its refusal says so. */
public final class RefusalSubject {

    private static final ThreadLocal<UUID> DEPARTMENT = new ThreadLocal<>();

    private RefusalSubject() {}

    /** Said by whoever knows, as soon as it is known. */
    public static void department(UUID departmentId) {
        DEPARTMENT.set(departmentId);
    }

    /** The department that was said, or {@code null}. */
    public static @Nullable UUID department() {
        return get();
    }

    /** A new request is about none yet. */
    public static void clear() {
        DEPARTMENT.remove();
    }

    static @Nullable UUID get() {
        return DEPARTMENT.get();
    }

    static void restore(@Nullable UUID before) {
        if (before == null) {
            DEPARTMENT.remove();
        } else {
            DEPARTMENT.set(before);
        }
    }
}

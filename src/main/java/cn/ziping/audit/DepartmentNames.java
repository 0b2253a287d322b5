package cn.ziping.audit;

import java.util.Map;
import java.util.UUID;

/** Whoever knows what departments are called. */
public interface DepartmentNames {

    /** Every department's name by id, in order. */
    Map<UUID, String> all();
}

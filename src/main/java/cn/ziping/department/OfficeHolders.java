package cn.ziping.department;

import java.util.List;
import java.util.UUID;

/** Whoever gives offices (科室) to people. */
public interface OfficeHolders {

    /** The user names of those who reach this office of a department. */
    List<String> of(UUID departmentId, String office);
}

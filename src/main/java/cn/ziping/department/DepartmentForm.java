package cn.ziping.department;

import java.util.Objects;

/**
 * A department as it is typed.
 *
 * @param code its permanent code: 2 to 20 capital letters and digits
 * @param name its full name
 * @param level its level of government, such as 区级
 * @param offices its 科室, one a line
 * @param peerGroup the departments of its kind that it may be compared with (同类组), or empty
 */
public record DepartmentForm(String code, String name, String level, String offices, String peerGroup) {

    /** A department that is compared with all. */
    public DepartmentForm(String code, String name, String level, String offices) {
        this(code, name, level, offices, "");
    }

    /** A field that a form lacks is blank. */
    public DepartmentForm {
        code = Objects.requireNonNullElse(code, "");
        name = Objects.requireNonNullElse(name, "");
        level = Objects.requireNonNullElse(level, "");
        offices = Objects.requireNonNullElse(offices, "");
        peerGroup = Objects.requireNonNullElse(peerGroup, "");
    }
}

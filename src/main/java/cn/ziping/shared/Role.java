package cn.ziping.shared;

/**
 * What a person is there for; an account has one role or none. Each role arrives with the feature that needs it. The three
 * administrators (系统, 安全, 审计) are different people, and none of them reads business data.
 */
public enum Role {
    /** 财务: types the figures and words of the departments granted. */
    FINANCE,
    /** 业务科室: types the lines of the ledger that belong to one office of a department, and sees no others. */
    CONTRIBUTOR,
    /** 财政局复核人: reads the departments granted or all of them, changes nothing of theirs, and decides on what was handed in. */
    REVIEWER,
    /** 方案管理员: maintains scoring schemes, reads no business data. */
    SCHEME_ADMIN,
    /** 系统管理员: departments and accounts, but grants nothing. */
    SYSTEM_ADMIN,
    /** 安全管理员: grants roles and departments, but makes no account. */
    SECURITY_ADMIN,
    /** 审计员: reads the log. */
    AUDITOR,
    /** The program itself, when it loads the demo or makes the first administrators; no account has it. */
    PROGRAM;

    /** Whether the role reaches only departments that are granted. */
    public boolean needsDepartments() {
        return this == FINANCE || this == CONTRIBUTOR || this == REVIEWER;
    }

    /** Whether it can be granted all departments at once, those to come among them. */
    public boolean mayHaveAllDepartments() {
        return this == REVIEWER;
    }

    /** Whether the role reaches one office (科室) of one department. */
    public boolean needsOffice() {
        return this == CONTRIBUTOR;
    }

    /** Whether it is one of the three administrators, of each of whom one must always be left. */
    public boolean isAdministrator() {
        return this == SYSTEM_ADMIN || this == SECURITY_ADMIN || this == AUDITOR;
    }

    /** Whether the role has to do with departments' figures and reports. */
    public boolean isBusiness() {
        return this == FINANCE || this == REVIEWER;
    }
}

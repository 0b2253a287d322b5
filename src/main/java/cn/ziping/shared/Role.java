package cn.ziping.shared;

/** What a person is there for. Each role arrives with the feature that needs it. */
public enum Role {
    /** 财务: types the figures and words of the departments granted. */
    FINANCE,
    /** 财政局复核人: reads every department, changes nothing of theirs. */
    REVIEWER,
    /** 方案管理员: maintains scoring schemes, reads no business data. */
    SCHEME_ADMIN,
    /** The program itself, when it loads the demo; no account has it. */
    PROGRAM
}

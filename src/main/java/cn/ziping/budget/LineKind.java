package cn.ziping.budget;

/** What a line of the ledger is. */
public enum LineKind {
    /** 部门整体: the whole expenditure in one line, where it is not divided. */
    WHOLE,
    /** 基本支出 */
    BASIC,
    /** 项目支出 */
    PROJECT,
    /** 收入; compared with the expenditure, never its source. */
    INCOME;

    public boolean isExpenditure() {
        return this != INCOME;
    }
}

package cn.ziping.budget;

/** What a line of the ledger is. */
public enum LineKind {
    /** 部门整体: the whole expenditure in one line, where it is not divided. */
    WHOLE,
    /** 基本支出 */
    BASIC,
    /** 项目支出 */
    PROJECT,
    /** 经济科目 (类 or 款); compared with the expenditure, never its source. */
    ECONOMIC,
    /** 三公经费, as one line or divided. */
    PUBLIC,
    /** 收入, by source; compared with the expenditure, never its source. */
    INCOME;

    /** The table the line stands in. */
    public LedgerSection section() {
        return switch (this) {
            case WHOLE, BASIC, PROJECT -> LedgerSection.EXPENDITURE;
            case ECONOMIC -> LedgerSection.ECONOMIC;
            case PUBLIC -> LedgerSection.PUBLIC;
            case INCOME -> LedgerSection.INCOME;
        };
    }

    public boolean isExpenditure() {
        return section() == LedgerSection.EXPENDITURE;
    }
}

package cn.ziping.budget;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tables of a ledger. */
public enum LedgerSection {
    /** 支出: the whole, or basic expenditure and projects, with each month's cumulative execution. */
    EXPENDITURE(List.of(LedgerColumn.values())),
    /** 经济科目 */
    ECONOMIC(List.of(LedgerColumn.ORIGINAL, LedgerColumn.EXECUTED)),
    /** 三公经费 */
    PUBLIC(List.of(LedgerColumn.ORIGINAL, LedgerColumn.EXECUTED)),
    /** 收入 */
    INCOME(List.of(LedgerColumn.ORIGINAL, LedgerColumn.ADJUSTMENT, LedgerColumn.EXECUTED));

    private final List<LedgerColumn> columns;

    LedgerSection(List<LedgerColumn> columns) {
        this.columns = columns;
    }

    /** The columns that are typed in. */
    public List<LedgerColumn> columns() {
        return columns;
    }

    /** Whether the year's budget is 年初预算数 + 调整数; else the one budget column is the year's. */
    public boolean isAdjusted() {
        return columns.contains(LedgerColumn.ADJUSTMENT);
    }

    /** The kinds of its lines. */
    public List<LineKind> kinds() {
        return Arrays.stream(LineKind.values())
                .filter(kind -> kind.section() == this)
                .toList();
    }

    /** Its name in an address. */
    public String address() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The section an address names. */
    public static Optional<LedgerSection> of(String address) {
        return Arrays.stream(values())
                .filter(section -> section.address().equals(address))
                .findFirst();
    }
}

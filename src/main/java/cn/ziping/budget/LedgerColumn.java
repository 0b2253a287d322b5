package cn.ziping.budget;

import java.util.List;
import java.util.stream.Stream;

/** The columns of the ledger that are typed in. {@link #MONTH_12} is 全年执行数. */
public enum LedgerColumn {
    ORIGINAL,
    ADJUSTMENT,
    MONTH_1,
    MONTH_2,
    MONTH_3,
    MONTH_4,
    MONTH_5,
    MONTH_6,
    MONTH_7,
    MONTH_8,
    MONTH_9,
    MONTH_10,
    MONTH_11,
    MONTH_12;

    /** The year's execution. */
    public static final LedgerColumn EXECUTED = MONTH_12;

    /** The months before the last, January to November. */
    public static final List<LedgerColumn> EARLIER_MONTHS = Stream.of(values())
            .filter(column -> column.month() > 0 && column != EXECUTED)
            .toList();

    /** The column of a month, 1 to 12. */
    static LedgerColumn ofMonth(int month) {
        return values()[ADJUSTMENT.ordinal() + month];
    }

    /** 1 to 12, or 0 for a column that is no month. */
    public int month() {
        return Math.max(0, ordinal() - ADJUSTMENT.ordinal());
    }

    /** The message that names a cell of the column, with the line's name as its argument. */
    public String labelCode(LedgerSection section) {
        return "ledger.column." + (this == EXECUTED && section == LedgerSection.INCOME ? "RECEIVED" : name());
    }

    /** Whether it takes amounts below zero. */
    public boolean signed() {
        return this == ADJUSTMENT;
    }
}

package cn.ziping.budget.web;

import cn.ziping.budget.LedgerColumn;
import cn.ziping.budget.LedgerImport;
import cn.ziping.budget.LineKind;
import cn.ziping.shared.MoneyUnit;
import cn.ziping.shared.NumberText;
import cn.ziping.shared.Shown;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a dry run as its page shows it.
 *
 * @param sheet the sheet
 * @param row the row
 * @param kind the line's kind
 * @param name the line's name
 * @param changes the cells that change, in 万元
 * @param moved whether it stands otherwise than when it was compared before
 * @param wrong what cannot stand, with the column's letters
 */
record ImportRow(
        String sheet,
        int row,
        String kind,
        String name,
        List<Change> changes,
        boolean moved,
        List<LedgerImport.Wrong> wrong) {

    /**
     * A cell that changes.
     *
     * @param label the message that names the column
     * @param before what stands there
     * @param after what would
     */
    record Change(String label, String before, String after) {}

    static List<ImportRow> of(List<LedgerImport.Row> rows) {
        return rows.stream().map(ImportRow::of).toList();
    }

    private static ImportRow of(LedgerImport.Row row) {
        List<Change> changes = new ArrayList<>();
        String office = row.officeAfter();
        if (office != null) {
            String before = row.officeBefore();
            changes.add(new Change("ledger.line.office", before == null ? Shown.BLANK : before, office));
        }
        row.changes()
                .forEach(change -> changes.add(new Change(
                        label(LineKind.valueOf(row.kind()), change.column()),
                        wan(change.before()),
                        wan(change.after()))));
        return new ImportRow(row.sheet(), row.row(), row.kind(), row.name(), changes, row.moved(), row.wrong());
    }

    private static String label(LineKind kind, LedgerColumn column) {
        return switch (column) {
            case ORIGINAL -> kind.section().isAdjusted() ? "ledger.column.original" : "ledger.column.budget";
            case ADJUSTMENT -> "ledger.column.adjustment";
            case MONTH_12 -> kind == LineKind.INCOME ? "ledger.column.executed.income" : "ledger.column.executed";
            default -> "ledger.month." + column.month();
        };
    }

    private static String wan(@Nullable BigDecimal yuan) {
        return yuan == null ? Shown.BLANK : NumberText.grouped(NumberText.atLeast(MoneyUnit.WAN.fromYuan(yuan), 2));
    }
}

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
 * @param number its place among all rows
 * @param sheet the sheet
 * @param row the row
 * @param kind the line's kind
 * @param name the line's name
 * @param changes the cells that change
 * @param moved whether the ledger's line was changed between two comparisons
 * @param wrong what cannot stand, with the column's letters
 */
record ImportRow(
        int number,
        String sheet,
        int row,
        LineKind kind,
        String name,
        List<Change> changes,
        boolean moved,
        List<LedgerImport.Wrong> wrong) {

    /**
     * A cell that changes.
     *
     * @param label the message that names the column
     * @param letters the letters of the file's column
     * @param before what stands there, amounts in 万元
     * @param after what would
     */
    record Change(String label, String letters, String before, String after) {}

    /**
     * Something that somebody changed in the ledger in between.
     *
     * @param kind the line's kind
     * @param name the line's name
     * @param label the message that says what changed
     * @param before what stood there, amounts in 万元; empty where the label says all
     * @param after what stands there now
     */
    record Move(LineKind kind, String name, String label, String before, String after) {}

    static List<ImportRow> of(LedgerImport one, List<LedgerImport.Row> rows) {
        return rows.stream().map(row -> of(one, row)).toList();
    }

    private static ImportRow of(LedgerImport one, LedgerImport.Row row) {
        List<Change> changes = new ArrayList<>();
        LedgerImport.OfficeChange office = row.office();
        if (office != null) {
            changes.add(new Change("ledger.line.office", office.letters(), shown(office.before()), office.after()));
        }
        row.changes()
                .forEach(change -> changes.add(new Change(
                        label(row.kind(), change.column()),
                        change.letters(),
                        wan(change.before()),
                        wan(change.after()))));
        boolean moved = one.moved().stream()
                .anyMatch(move -> move.kind() == row.kind()
                        && (move.name().equals(row.name())
                                || move.what().equals("NAME") && move.before().equals(row.name())));
        return new ImportRow(row.number(), row.sheet(), row.row(), row.kind(), row.name(), changes, moved, row.wrong());
    }

    static List<Move> moves(LedgerImport one) {
        return one.moved().stream().map(ImportRow::move).toList();
    }

    private static Move move(LedgerImport.Move move) {
        return switch (move.what()) {
            case "ADDED", "REMOVED", "CLOSED", "OPENED" ->
                new Move(move.kind(), move.name(), "ledger-import.move." + move.what(), "", "");
            case "NAME" -> new Move(move.kind(), move.name(), "ledger-import.move.NAME", move.before(), move.after());
            case "OFFICE" ->
                new Move(move.kind(), move.name(), "ledger.line.office", shown(move.before()), shown(move.after()));
            default ->
                new Move(
                        move.kind(),
                        move.name(),
                        label(move.kind(), LedgerColumn.valueOf(move.what())),
                        wan(amount(move.before())),
                        wan(amount(move.after())));
        };
    }

    private static String label(LineKind kind, LedgerColumn column) {
        return switch (column) {
            case ORIGINAL -> kind.section().isAdjusted() ? "ledger.column.original" : "ledger.column.budget";
            case ADJUSTMENT -> "ledger.column.adjustment";
            case MONTH_12 -> kind == LineKind.INCOME ? "ledger.column.executed.income" : "ledger.column.executed";
            default -> "ledger.month." + column.month();
        };
    }

    private static @Nullable BigDecimal amount(String plain) {
        return plain.isEmpty() ? null : new BigDecimal(plain);
    }

    private static String shown(@Nullable String text) {
        return text == null || text.isEmpty() ? Shown.BLANK : text;
    }

    private static String wan(@Nullable BigDecimal yuan) {
        return yuan == null ? Shown.BLANK : NumberText.grouped(NumberText.atLeast(MoneyUnit.WAN.fromYuan(yuan), 2));
    }
}

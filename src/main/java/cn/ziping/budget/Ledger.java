package cn.ziping.budget;

import cn.ziping.figure.FigureKind;
import cn.ziping.figure.NumberCell;
import cn.ziping.figure.TypedCell;
import cn.ziping.shared.CellKey;
import cn.ziping.shared.FiscalYear;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ledger as it is read and typed in; that of a year not yet begun has no lines. */
public final class Ledger {

    private final UUID departmentId;
    private final FiscalYear year;
    private final List<LedgerLine> lines;

    Ledger(UUID departmentId, FiscalYear year, List<LedgerLine> lines) {
        this.departmentId = departmentId;
        this.year = year;
        this.lines = List.copyOf(lines);
    }

    /** Whether the year's ledger has been begun. */
    public boolean exists() {
        return !lines.isEmpty();
    }

    public List<LedgerLine> income() {
        return lines.stream().filter(line -> line.getKind() == LineKind.INCOME).toList();
    }

    public List<LedgerLine> expenditure() {
        return lines.stream().filter(line -> line.getKind().isExpenditure()).toList();
    }

    List<LedgerLine> expenditure(LineKind kind) {
        return lines.stream().filter(line -> line.getKind() == kind).toList();
    }

    public LedgerSums incomeSums() {
        return LedgerSums.of(income());
    }

    public LedgerSums expenditureSums() {
        return LedgerSums.of(expenditure());
    }

    /** Cumulative execution of the whole expenditure at the end of a month, 1 to 12. */
    public @Nullable BigDecimal cumulative(int month) {
        return LedgerSums.sum(expenditure(), line -> line.cumulative(month));
    }

    /** The path of a cell within this sheet. */
    public static String path(LedgerLine line, LedgerColumn column) {
        return line.getId() + ":" + column;
    }

    public TypedCell cell(LedgerLine line, LedgerColumn column) {
        CellKey key = new CellKey(departmentId, year, "ledger", line.getId().toString(), column.name());
        return NumberCell.of(
                key,
                FigureKind.MONEY,
                column.signed(),
                () -> line.amount(column),
                (amount, sample) -> line.put(column, amount, sample));
    }

    Map<String, TypedCell> cells() {
        Map<String, TypedCell> cells = new LinkedHashMap<>();
        for (LedgerLine line : lines) {
            for (LedgerColumn column : LedgerColumn.values()) {
                cells.put(path(line, column), cell(line, column));
            }
        }
        return cells;
    }
}

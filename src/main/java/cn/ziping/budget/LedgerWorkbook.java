package cn.ziping.budget;

import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.MoneyUnit;
import cn.ziping.sheet.Column;
import cn.ziping.sheet.SheetWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes a year's ledger as a spreadsheet: to be kept, and to be filled in and brought back. A sheet a section, amounts whole,
 * headings in Chinese whatever the page's language, since the file goes round in the office.
 */
@Service
@RequiredArgsConstructor
public class LedgerWorkbook {

    private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    private static final int NAME_WIDTH = 40;
    private static final int WIDTH = 18;

    private final BudgetService budgets;
    private final MessageSource messages;

    /** Writes the sections that the person sees; the unit is that of the amounts. */
    @Transactional(readOnly = true)
    public void write(Actor actor, UUID departmentId, FiscalYear year, MoneyUnit unit, OutputStream out)
            throws IOException {
        boolean whole = actor.mayRead(departmentId);
        try (SheetWriter writer = new SheetWriter(out)) {
            for (LedgerSection section : LedgerSection.values()) {
                if (whole || section == LedgerSection.EXPENDITURE) {
                    write(budgets.ledger(actor, departmentId, year, section), year, unit, writer);
                }
            }
            writer.finish();
        }
    }

    private void write(Ledger ledger, FiscalYear year, MoneyUnit unit, SheetWriter writer) {
        LedgerSection section = ledger.section();
        List<Column> columns = new ArrayList<>(List.of(
                Column.text(text("ledger.line.kind"), WIDTH),
                Column.text(text("ledger.line"), NAME_WIDTH),
                Column.text(text("ledger.line.office"), WIDTH)));
        for (LedgerColumn column : section.columns()) {
            columns.add(Column.number(heading(section, column) + "（" + unit.symbol() + "）", WIDTH));
        }
        writer.sheet(text("ledger.section." + section.address()), columns, false)
                .note(messages.getMessage("ledger.sheet.note", new Object[] {year.toString(), unit.symbol()}, CHINESE));
        for (LedgerLine line : ledger.lines()) {
            List<@Nullable Object> values = new ArrayList<>();
            values.add(text("line." + line.getKind()));
            values.add(line.getName());
            values.add(line.getOffice());
            section.columns()
                    .forEach(column -> values.add(ledger.isDivided(line) ? null : inUnit(line.amount(column), unit)));
            writer.row(values);
        }
        List<@Nullable Object> sums = new ArrayList<>();
        sums.add(null);
        sums.add(text("ledger.sum"));
        sums.add(null);
        section.columns().forEach(column -> sums.add(inUnit(ledger.sums().amount(column), unit)));
        writer.totalRow(sums);
    }

    private String heading(LedgerSection section, LedgerColumn column) {
        if (column == LedgerColumn.EXECUTED) {
            return text(section == LedgerSection.INCOME ? "ledger.column.executed.income" : "ledger.column.executed");
        }
        if (column.month() > 0) {
            return text("ledger.month." + column.month());
        }
        if (column == LedgerColumn.ADJUSTMENT) {
            return text("ledger.column.adjustment");
        }
        return text(section.isAdjusted() ? "ledger.column.original" : "ledger.column.budget");
    }

    private static @Nullable BigDecimal inUnit(@Nullable BigDecimal yuan, MoneyUnit unit) {
        return yuan == null ? null : unit.fromYuan(yuan);
    }

    private String text(String code) {
        return messages.getMessage(code, null, CHINESE);
    }
}

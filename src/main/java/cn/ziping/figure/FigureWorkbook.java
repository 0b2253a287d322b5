package cn.ziping.figure;

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

/** Writes a year's 基础数据 as a spreadsheet: values whole, money in 万元, headings in Chinese. */
@Service
@RequiredArgsConstructor
public class FigureWorkbook {

    private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    private static final int WIDTH = 18;
    private static final int WIDE = 40;

    private final FigureService figures;
    private final MessageSource messages;

    @Transactional(readOnly = true)
    public void write(Actor actor, UUID departmentId, FiscalYear year, OutputStream out) throws IOException {
        FigureSheet sheet = figures.sheet(actor, departmentId, year);
        try (SheetWriter writer = new SheetWriter(out)) {
            writer.sheet(
                    text("tabs.figures"),
                    List.of(
                            Column.text(text("figures.name"), WIDE),
                            Column.text(text("figures.unit"), WIDTH),
                            Column.number(text("figures.value", year.toString()), WIDTH),
                            Column.number(text("figures.value", String.valueOf(year.value() - 1)), WIDTH),
                            Column.text(text("figures.reason"), WIDE)));
            for (FigureSheet.Row row : sheet.rows()) {
                FigureDefinition definition = row.definition();
                boolean money = definition.getKind() == FigureKind.MONEY;
                List<@Nullable Object> values = new ArrayList<>();
                values.add(definition.getCode());
                values.add(money ? MoneyUnit.WAN.symbol() : definition.getUnit());
                values.add(value(row.cell(FigureSheet.Column.VALUE), money));
                values.add(value(row.cell(FigureSheet.Column.LAST_YEAR), money));
                values.add(row.reason().stored());
                writer.row(values);
            }
            writer.finish();
        }
    }

    private static @Nullable BigDecimal value(TypedCell cell, boolean money) {
        String stored = cell.stored();
        if (stored == null) {
            return null;
        }
        BigDecimal value = new BigDecimal(stored);
        return money ? MoneyUnit.WAN.fromYuan(value) : value;
    }

    private String text(String code, Object... arguments) {
        return messages.getMessage(code, arguments, CHINESE);
    }
}

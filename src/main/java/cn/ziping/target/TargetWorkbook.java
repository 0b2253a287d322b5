package cn.ziping.target;

import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.sheet.Column;
import cn.ziping.sheet.SheetWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes a year's performance targets as a spreadsheet: values whole, headings in Chinese. */
@Service
@RequiredArgsConstructor
public class TargetWorkbook {

    private static final int WIDTH = 14;
    private static final int WIDE = 44;

    private final TargetService targets;
    private final MessageSource messages;

    @Transactional(readOnly = true)
    public void write(Actor actor, UUID departmentId, FiscalYear year, OutputStream out) throws IOException {
        TargetSheet sheet = targets.sheet(actor, departmentId, year);
        try (SheetWriter writer = new SheetWriter(out)) {
            writer.sheet(
                    text("tabs.targets"),
                    List.of(
                            Column.text(text("targets.code"), WIDTH),
                            Column.text(text("targets.name"), WIDE),
                            Column.text(text("targets.category"), WIDTH),
                            Column.text(text("targets.direction"), WIDTH),
                            Column.number(text("targets.weight"), WIDTH, Column.GENERAL),
                            Column.number(text("targets.target"), WIDTH, Column.GENERAL),
                            Column.number(text("targets.actual"), WIDTH, Column.GENERAL),
                            Column.text(text("targets.unit"), WIDTH)));
            for (PerformanceTarget target : sheet.targets()) {
                List<@Nullable Object> values = new ArrayList<>();
                values.add(target.getCode());
                values.add(target.getName());
                values.add(target.getCategory());
                values.add(text("direction." + target.getDirection()));
                values.add(target.getWeight());
                values.add(target.getTarget());
                values.add(target.getActual());
                values.add(target.getUnit());
                writer.row(values);
            }
            writer.finish();
        }
    }

    private String text(String code) {
        return messages.getMessage(code, null, Locale.SIMPLIFIED_CHINESE);
    }
}

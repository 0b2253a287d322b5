package cn.ziping.today;

import cn.ziping.sheet.Column;
import cn.ziping.sheet.SheetWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** An execution list of two projects. */
final class LedgerFile {

    private LedgerFile() {}

    static byte[] of(String executed) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter writer = new SheetWriter(out)) {
            writer.sheet("Sheet1", List.of(Column.text("项目名称", 12), Column.text("预算数", 12), Column.text("执行数", 12)));
            writer.row(List.of("应急演练", "200", executed));
            writer.row(List.of("设备购置", "300", "12.5"));
            writer.finish();
        }
        return out.toByteArray();
    }
}

package cn.ziping.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.sheet.Column;
import cn.ziping.sheet.SheetWriter;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import cn.ziping.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xml.sax.InputSource;
import org.xml.sax.XMLReader;

/**
 * 100,000 ledger rows from one file, from the upload to the committed ledger with a revision of each of its 300,000 cells, against
 * nothing but Apache POI's event reader and COPY of the same rows into a table without index or check.
 */
@ApplicationTest
class LedgerImportBenchmark {

    private static final int ROWS = 100_000;
    private static final int ROUNDS = 2;

    @Autowired
    private LedgerImports imports;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcConnectionDetails database;

    @Test
    void importsAHundredThousandRows() throws Exception {
        assertThat(Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(512L << 20);
        byte[] file = file();
        System.out.printf(
                "file %,d bytes, heap at most %,d MB%n",
                file.length, Runtime.getRuntime().maxMemory() >> 20);
        for (int round = 0; round < ROUNDS; round++) {
            long bare = bare(file);
            long whole = whole(file, new FiscalYear(2010 + round));
            System.out.printf(
                    "bare event reader and COPY %d ms (%,d rows/s), import %d ms (%,d rows/s): %.2f of its rate%n",
                    bare, ROWS * 1000L / bare, whole, ROWS * 1000L / whole, (double) bare / whole);
        }
    }

    private long whole(byte[] file, FiscalYear year) {
        Actor finance = people.actor("finance2");
        UUID department = people.department("DEMO2");
        long began = System.nanoTime();
        UUID id = imports.upload(finance, department, year, "large.xlsx", file);
        settle(finance, department, year, id);
        long read = System.nanoTime();
        LedgerImport one = imports.get(finance, department, year, id);
        assertThat(one.state()).isEqualTo(LedgerImport.State.READY);
        assertThat(one.counts()).isEqualTo(new LedgerImport.Counts(ROWS, 0, 0, 0));
        imports.apply(finance, department, year, id);
        settle(finance, department, year, id);
        long took = System.nanoTime() - began;
        assertThat(imports.get(finance, department, year, id).state()).isEqualTo(LedgerImport.State.APPLIED);
        // 1 + 2 + … + 100,000 万元
        assertThat(jdbc.sql(
                                "select sum(original) from ledger_line l join budget b on b.id = l.budget_id where b.year = ?")
                        .param(year.value())
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo(BigDecimal.valueOf(5_000_050_000L).movePointRight(4));
        System.out.printf("  of which dry run %d ms%n", TimeUnit.NANOSECONDS.toMillis(read - began));
        return TimeUnit.NANOSECONDS.toMillis(took);
    }

    private void settle(Actor finance, UUID department, FiscalYear year, UUID id) {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !imports.get(finance, department, year, id).state().isRunning());
    }

    private long bare(byte[] file) throws Exception {
        Path path = Files.createTempFile("bare", ".xlsx");
        Files.write(path, file);
        try (Connection connection = TestServer.get().connectAsOwner(database.getJdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists bare");
            statement.execute(
                    "create table bare (kind text, name text, original numeric, adjustment numeric, executed numeric)");
            long began = System.nanoTime();
            StringBuilder rows = new StringBuilder();
            read(path, cells -> rows.append(String.join("\t", cells)).append('\n'));
            rows.delete(0, rows.indexOf("\n") + 1);
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy bare from stdin", new StringReader(rows.toString()));
            long took = System.nanoTime() - began;
            statement.execute("drop table bare");
            return TimeUnit.NANOSECONDS.toMillis(took);
        } finally {
            Files.delete(path);
        }
    }

    private interface Cells {

        void row(List<String> cells);
    }

    private static void read(Path path, Cells rows) throws Exception {
        try (OPCPackage opened = OPCPackage.open(path.toFile(), PackageAccess.READ)) {
            XSSFReader reader = new XSSFReader(opened);
            XMLReader xml = XMLHelper.newXMLReader();
            List<String> cells = new ArrayList<>();
            xml.setContentHandler(new XSSFSheetXMLHandler(
                    reader.getStylesTable(),
                    new ReadOnlySharedStringsTable(opened),
                    new XSSFSheetXMLHandler.SheetContentsHandler() {
                        @Override
                        public void startRow(int number) {
                            cells.clear();
                        }

                        @Override
                        public void endRow(int number) {
                            rows.row(cells);
                        }

                        @Override
                        public void cell(String reference, String value, XSSFComment comment) {
                            cells.add(value.replace(",", ""));
                        }
                    },
                    false));
            try (InputStream sheet = reader.getSheetsData().next()) {
                xml.parse(new InputSource(sheet));
            }
        }
    }

    private static byte[] file() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter writer = new SheetWriter(out)) {
            writer.sheet(
                    "支出",
                    List.of(
                            Column.text("类别", 12),
                            Column.text("项目名称", 30),
                            Column.number("年初预算数（万元）", 16),
                            Column.number("调整数（万元）", 16),
                            Column.number("全年执行数（万元）", 16)));
            for (int i = 1; i <= ROWS; i++) {
                writer.row(List.of(
                        "项目支出", "项目 " + i, BigDecimal.valueOf(i), BigDecimal.ZERO, BigDecimal.valueOf(i * 7L, 1)));
            }
            writer.finish();
        }
        return out.toByteArray();
    }
}

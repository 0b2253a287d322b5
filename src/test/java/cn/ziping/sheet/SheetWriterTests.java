package cn.ziping.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.util.DefaultTempFileCreationStrategy;
import org.apache.poi.util.TempFile;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetWriterTests {

    @TempDir
    private Path directory;

    /** Writes into a writer that is finished afterwards. */
    private interface Content {
        void write(SheetWriter writer) throws IOException;
    }

    static Stream<String> naughty() {
        return Stream.of(
                "=cmd|' /C calc'!A0",
                "+1+1",
                "-2+3",
                "@SUM(1)",
                "\t=1",
                "\r=1",
                "＝1+1",
                "－5",
                "'=1",
                "\u202E右到左\u200F",
                "😀👩‍👩‍👧 𠮷",
                "第一行\n第二行\r\n第三行",
                "  前后空格  ",
                "a\u00a0b",
                "_x0041_ _x000D_",
                "<t>&amp;\"'</t>",
                "0012",
                "TRUE",
                "长".repeat(1_000),
                "长".repeat(32_767));
    }

    @ParameterizedTest
    @MethodSource("naughty")
    void writesTextThatIsReadAsItWas(String text) throws IOException {
        Path file = written(writer -> writer.sheet("表", List.of(Column.text(text, 20), Column.text("末", 9)))
                .note(text)
                .row(List.of(text, "x"))
                .totalRow(List.of(text, "x")));
        assertThat(SheetReaderTests.read(file))
                .containsExactly(List.of(text), List.of(text, "末"), List.of(text, "x"), List.of(text, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@A1", "\tx", "\rx", "＝1", "＋1", "－1", "＠A", "\u0000=1"})
    void marksTextThatLooksLikeAFormulaAsQuoted(String text) throws IOException {
        try (XSSFWorkbook book = opened(written(writer -> writer.sheet("表", List.of(Column.text(text, 20)))
                .note(text)
                .row(List.of(text))
                .totalRow(List.of(text))))) {
            for (int i = 0; i < 4; i++) {
                Cell cell = book.getSheetAt(0).getRow(i).getCell(0);
                assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                assertThat(cell.getCellStyle().getQuotePrefixed())
                        .as("row %d", i)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"基本支出", " =1", "1-2", "", "'=1"})
    void leavesOtherTextUnmarked(String text) throws IOException {
        try (XSSFWorkbook book = opened(written(
                writer -> writer.sheet("表", List.of(Column.text("列", 20))).row(List.of(text))))) {
            assertThat(book.getSheetAt(0).getRow(1).getCell(0).getCellStyle().getQuotePrefixed())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "7072.88, '7,072.88', 7072.88",
        "7072.8, '7,072.80', 7072.8",
        "0.98460012, 0.98460012, 0.98460012",
        "-1234567, '-1,234,567.00', -1234567",
        "1E+14, '100,000,000,000,000.00', 100000000000000",
        "123456789012.345, '123,456,789,012.345', 123456789012.345",
        "0.0, 0.00, 0"
    })
    void writesANumberAsANumberThatShowsAtLeastTwoDecimals(BigDecimal value, String shown, String read)
            throws IOException {
        Path file = written(
                writer -> writer.sheet("表", List.of(Column.number("金额", 16))).row(List.of(value)));
        assertThat(SheetReaderTests.read(file).get(1)).containsExactly(read);
        try (XSSFWorkbook book = opened(file)) {
            Cell cell = book.getSheetAt(0).getRow(1).getCell(0);
            assertThat(cell.getCellType()).isEqualTo(CellType.NUMERIC);
            assertThat(new DataFormatter().formatCellValue(cell)).isEqualTo(shown);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567890.1234567", "-9999999999999999", "1000000000000000000000001", "1E-320"})
    void writesANumberThatExcelWouldCutAsText(BigDecimal value) throws IOException {
        Path file = written(
                writer -> writer.sheet("表", List.of(Column.number("金额", 16))).row(List.of(value)));
        assertThat(SheetReaderTests.read(file).get(1)).containsExactly(value.toPlainString());
        try (XSSFWorkbook book = opened(file)) {
            assertThat(book.getSheetAt(0).getRow(1).getCell(0).getCellType()).isEqualTo(CellType.STRING);
        }
    }

    @Test
    void writesWholeNumbersBlanksAndAFormatOfTheColumnsOwn() throws IOException {
        Path file = written(writer -> writer.sheet(
                        "表",
                        List.of(Column.number("个", 8, "#,##0"), Column.text("空", 8), Column.number("率", 8, "0.00%")))
                .row(Arrays.asList(12_345, null, new BigDecimal("0.9846")))
                .row(List.of(5L)));
        assertThat(SheetReaderTests.read(file))
                .containsExactly(List.of("个", "空", "率"), List.of("12345", "", "0.9846"), List.of("5"));
        try (XSSFWorkbook book = opened(file)) {
            DataFormatter formatter = new DataFormatter();
            assertThat(formatter.formatCellValue(book.getSheetAt(0).getRow(1).getCell(0)))
                    .isEqualTo("12,345");
            assertThat(formatter.formatCellValue(book.getSheetAt(0).getRow(1).getCell(2)))
                    .isEqualTo("98.46%");
        }
    }

    @Test
    void leavesOutWhatNoFileCanHoldAndCutsWhatIsTooLong() throws IOException {
        Path file = written(writer -> writer.sheet("表", List.of(Column.text("列", 20)))
                .row(List.of("a\u0000b\u0008\u001fc\uFFFF"))
                .row(List.of("x\uD83D y\uDE00"))
                .row(List.of("长".repeat(32_768)))
                .row(List.of("长".repeat(32_765) + "😀😀")));
        List<List<String>> read = SheetReaderTests.read(file);
        assertThat(read.get(1)).containsExactly("abc");
        assertThat(read.get(2)).containsExactly("x\uFFFD y\uFFFD");
        assertThat(read.get(3)).containsExactly("长".repeat(32_766) + "…");
        assertThat(read.get(4)).containsExactly("长".repeat(32_765) + "…");
    }

    @Test
    void freezesABoldHeadingBelowTheNotesAndTheFirstColumnWhereAsked() throws IOException {
        try (XSSFWorkbook book = opened(written(writer -> {
            writer.sheet("甲", List.of(Column.text("项目", 30), Column.number("金额", 12)), true)
                    .note("2022 年度")
                    .row(List.of("基本支出", new BigDecimal("1")))
                    .totalRow(List.of("合计", new BigDecimal("1")));
            writer.sheet("乙", List.of(Column.text("项目", 30)));
        }))) {
            XSSFSheet first = book.getSheetAt(0);
            assertThat(first.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 2);
            assertThat(first.getPaneInformation().getVerticalSplitPosition()).isEqualTo((short) 1);
            assertThat(first.getColumnWidth(0)).isEqualTo(30 * 256);
            assertThat(isBold(book, first, 0)).isFalse();
            assertThat(isBold(book, first, 1)).isTrue();
            assertThat(isBold(book, first, 2)).isFalse();
            assertThat(isBold(book, first, 3)).isTrue();
            assertThat(first.getRow(1).getCell(0).getCellStyle().getFillForegroundColorColor())
                    .isNotNull();
            XSSFSheet second = book.getSheetAt(1);
            assertThat(second.getRow(0).getCell(0).getStringCellValue()).isEqualTo("项目");
            assertThat(second.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
            assertThat(second.getPaneInformation().getVerticalSplitPosition()).isZero();
        }
    }

    @Test
    void givesEverySheetANameThatExcelTakes() throws IOException {
        List<Column> columns = List.of(Column.text("列", 5));
        Path file = written(writer -> {
            for (String name : List.of("收/支:[1]?", "Detail", "DETAIL", "很".repeat(40), "很".repeat(40))) {
                writer.sheet(name, columns);
            }
        });
        List<String> names = new ArrayList<>();
        new SheetReader(SheetLimits.DEFAULT).read(file, (sheet, number, cells) -> names.add(sheet));
        assertThat(names).containsExactly("收 支  1  ", "Detail", "DETAIL (2)", "很".repeat(31), "很".repeat(27) + " (2)");
    }

    @Test
    void leavesNoTemporaryFileWhetherFinishedOrNot() throws IOException {
        Path temporary = Files.createDirectory(directory.resolve("temporary"));
        for (boolean finished : new boolean[] {true, false}) {
            int size = TempFile.withStrategy(
                    new DefaultTempFileCreationStrategy(temporary.toFile()), () -> writtenWith(temporary, finished));
            assertThat(temporary).isEmptyDirectory();
            assertThat(size > 0).isEqualTo(finished);
        }
    }

    /** Bytes that came out of a writer that was closed, and before that finished or not. */
    private static int writtenWith(Path temporary, boolean finished) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter writer = new SheetWriter(out)) {
            writer.sheet("表", List.of(Column.text("列", 5)));
            for (int i = 0; i < 500; i++) {
                writer.row(List.of("x"));
            }
            assertThat(temporary).isNotEmptyDirectory();
            if (finished) {
                writer.finish();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.size();
    }

    @Test
    void refusesWhatMakesNoSheet() throws IOException {
        try (SheetWriter writer = new SheetWriter(new ByteArrayOutputStream())) {
            List<Column> columns = List.of(Column.text("列", 5));
            assertThatIllegalStateException().isThrownBy(() -> writer.row(List.of("x")));
            assertThatIllegalStateException().isThrownBy(() -> writer.note("x"));
            assertThatIllegalStateException().isThrownBy(writer::finish);
            assertThatIllegalArgumentException().isThrownBy(() -> writer.sheet("表", List.of()));
            writer.sheet("表", columns).row(List.of("x"));
            assertThatIllegalStateException().isThrownBy(() -> writer.note("x"));
            assertThatIllegalArgumentException().isThrownBy(() -> writer.row(List.of("x", "y")));
            assertThatIllegalArgumentException().isThrownBy(() -> writer.row(List.of(0.5)));
            writer.finish();
            assertThatIllegalStateException().isThrownBy(writer::finish);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Column.text("列", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Column.number("列", 256));
        assertThatIllegalArgumentException().isThrownBy(() -> Column.number("列", 9, " "));
    }

    private Path written(Content content) throws IOException {
        Path file = Files.createTempFile(directory, "written", ".xlsx");
        try (var out = Files.newOutputStream(file);
                SheetWriter writer = new SheetWriter(out)) {
            content.write(writer);
            writer.finish();
        }
        return file;
    }

    private static XSSFWorkbook opened(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new XSSFWorkbook(in);
        }
    }

    private static boolean isBold(XSSFWorkbook book, XSSFSheet sheet, int row) {
        return book.getFontAt(sheet.getRow(row).getCell(0).getCellStyle().getFontIndex())
                .getBold();
    }
}

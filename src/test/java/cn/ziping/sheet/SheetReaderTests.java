package cn.ziping.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ziping.shared.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetReaderTests {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "7072.88, 7072.88",
        "7072.880000000001, 7072.88",
        "0.30000000000000004, 0.3",
        "0.98460000000000003, 0.9846",
        "1E+15, 1000000000000000",
        "1.0E-7, 0.0000001",
        "-71832200.5, -71832200.5",
        "999999999999999, 999999999999999",
        // A number of an identity card, of which Excel has lost the end.
        "1.1010119900307123E+17, 110101199003071000",
        "0, 0",
        "-0, 0",
        "20, 20",
        "1.50, 1.5"
    })
    void readsANumberInPlainNotationWithTheDigitsThatExcelShows(String stored, String text) throws IOException {
        assertThat(onlyCell("<c r=\"A1\"><v>" + stored + "</v></c>")).isEqualTo(text);
    }

    @Test
    void readsTheNumberBehindAPercentageAndBehindAnyOtherFormat() throws IOException {
        Path file = XlsxFile.of(
                        "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>0.9846</v></c><c r=\"B1\" s=\"2\"><v>7072.88</v></c>"
                                + "<c r=\"C1\" s=\"3\"><v>5</v></c></row>")
                .styles("<numFmt numFmtId=\"170\" formatCode=\"0.00&quot;days&quot;\"/>", 0, 10, 4, 170)
                .write(directory);
        assertThat(rows(file)).containsExactly("表一 1 [0.9846, 7072.88, 5]");
    }

    @ParameterizedTest
    @CsvSource({
        // 1 January 1900 is day 1, and Excel has a 29 February 1900: 44621 is 1 March 2022.
        "14, 44621, 2022-03-01",
        "31, 44621, 2022-03-01",
        "57, 44621, 2022-03-01",
        "22, 44621.354166666664, 2022-03-01T08:30:00",
        "20, 0.35416666666666669, 08:30:00",
        "164, 44621, 2022-03-01",
        "165, 44621, 2022-03-01",
        // Elapsed hours are no day, a count of days beyond 9999 and a number below zero neither.
        "166, 1.5, 1.5",
        "46, 1.5, 1.5",
        "14, 2958465, 9999-12-31",
        "14, 2958466, 2958466",
        "14, -1, -1"
    })
    void readsANumberThatIsFormattedAsADateInIsoForm(int format, String stored, String text) throws IOException {
        Path file = XlsxFile.of("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>" + stored + "</v></c></row>")
                .styles(
                        "<numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@\"/>"
                                + "<numFmt numFmtId=\"165\" formatCode=\"[$-804]yyyy/m/d\"/>"
                                + "<numFmt numFmtId=\"166\" formatCode=\"[h]:mm\"/>",
                        0,
                        format)
                .write(directory);
        assertThat(rows(file)).containsExactly("表一 1 [" + text + "]");
    }

    @Test
    void countsDaysFrom1904WhereTheFileSaysSo() throws IOException {
        // 1462 days lie between the two beginnings.
        Path file = XlsxFile.of("<row r=\"1\"><c r=\"A1\" s=\"0\"><v>43159</v></c></row>")
                .styles("", 14)
                .from1904()
                .write(directory);
        assertThat(rows(file)).containsExactly("表一 1 [2022-03-01]");
    }

    @ParameterizedTest
    @CsvSource({
        "b, 1, TRUE",
        "b, 0, FALSE",
        "e, #DIV/0!, #DIV/0!",
        "str, 基本支出, 基本支出",
        "d, 2022-03-01T00:00:00, 2022-03-01",
        "d, 2022-03-01T08:30:00, 2022-03-01T08:30:00",
        "n, 1.5, 1.5"
    })
    void readsEveryKindOfValue(String type, String stored, String text) throws IOException {
        assertThat(onlyCell("<c r=\"A1\" t=\"" + type + "\"><v>" + stored + "</v></c>"))
                .isEqualTo(text);
    }

    @Test
    void readsInlineSharedAndRichTextAsItStands() throws IOException {
        Path file = XlsxFile.of(
                        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> 行内 &amp;\n二</t></is></c>"
                                + "<c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>0</v></c><c r=\"D1\" t=\"s\"><v>2</v></c>"
                                + "<c r=\"E1\" t=\"inlineStr\"><is><r><t>甲</t></r><r><rPr><b/></rPr><t>乙</t></r></is></c></row>")
                .strings("<si><t>７０７２．８８　万元</t></si>"
                        + "<si><r><rPr><b/></rPr><t>部门</t></r><r><t xml:space=\"preserve\"> 整体</t></r>"
                        + "<rPh sb=\"0\" eb=\"1\"><t>bumen</t></rPh></si>"
                        + "<si><t>a_x000D_b_x005F_x0041_ _x_</t></si>")
                .write(directory);
        assertThat(read(file)).containsExactly(List.of(" 行内 &\n二", "部门 整体", "７０７２．８８　万元", "a\rb_x0041_ _x_", "甲乙"));
    }

    @Test
    void fillsGapsTrimsBlanksAtTheEndAndKeepsRowNumbers() throws IOException {
        Path file = XlsxFile.of(
                        "<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"D2\"><v>2</v></c><c r=\"E2\" s=\"0\"/><c r=\"ZZ2\"/></row>",
                        "<row r=\"3\"><c r=\"A3\"/><c r=\"B3\" t=\"inlineStr\"><is><t>　 </t></is></c></row>",
                        "<row r=\"4\"/>",
                        "<row r=\"7\"><c r=\"A7\"><v>3</v></c></row>",
                        "<row><c><v>4</v></c><c><v>5</v></c></row>")
                .write(directory);
        assertThat(rows(file)).containsExactly("表一 2 [, 1, , 2]", "表一 7 [3]", "表一 8 [4, 5]");
    }

    @Test
    void readsVisibleSheetsInTheOrderOfTheirTabs() throws IOException {
        Path file = new XlsxFile()
                .sheet("收入 &amp; 支出", "visible", row(1, "1"))
                .sheet("参数", "hidden", "<row r=\"1\"><c r=\"A1\"><f>1+1</f><v>2</v></c></row>")
                .sheet("密", "veryHidden", row(1, "3"))
                .sheet("明细", "visible", row(1, "4"))
                .write(directory);
        assertThat(rows(file)).containsExactly("收入 & 支出 1 [1]", "明细 1 [4]");
    }

    @Test
    void readsTheStrictDialectAndTargetsFromTheRoot() throws IOException {
        Path file = XlsxFile.of()
                .part(
                        "xl/worksheets/sheet1.xml",
                        "\uFEFF"
                                + XlsxFile.data(row(1, "7"))
                                        .replace(
                                                "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                                                "http://purl.oclc.org/ooxml/spreadsheetml/main"))
                .part(
                        "xl/_rels/workbook.xml.rels",
                        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                                + "<Relationship Id=\"rId1\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet\""
                                + " Target=\"/xl/./other/../Worksheets/Sheet1.xml\"/></Relationships>")
                .write(directory);
        assertThat(rows(file)).containsExactly("表一 1 [7]");
    }

    @Test
    void doesNotAskTheDeclaredDimension() throws IOException {
        for (String dimension : List.of("A1:A1", "A1:XFD1048576", "nonsense")) {
            Path file = new XlsxFile()
                    .sheet(
                            "表一",
                            "visible",
                            out -> out.write(XlsxFile.bytes(XlsxFile.WORKSHEET + "<dimension ref=\"" + dimension
                                    + "\"/><sheetData>" + row(1, "1") + row(2, "2") + "</sheetData></worksheet>")))
                    .write(directory);
            assertThat(rows(file)).containsExactly("表一 1 [1]", "表一 2 [2]");
        }
    }

    @Test
    void tellsHowFarItIsAfterEveryThousandRows() throws IOException {
        Path file = new XlsxFile()
                .sheet("甲", "visible", data(1_500))
                .sheet("乙", "visible", data(1_500))
                .write(directory);
        List<Integer> told = new ArrayList<>();
        new SheetReader(SheetLimits.DEFAULT).read(file, (sheet, number, cells) -> {}, told::add);
        assertThat(told).containsExactly(1_000, 2_000, 3_000);
    }

    @Test
    void leavesWhatTheConsumerThrowsAsItIsAndClosesTheFile() throws IOException {
        Path file = XlsxFile.of(row(1, "1")).write(directory);
        IllegalStateException thrown = new IllegalStateException("full");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> new SheetReader(SheetLimits.DEFAULT).read(file, (sheet, number, cells) -> {
                    throw thrown;
                }))
                .isSameAs(thrown);
        assertThat(isOpen(file)).isFalse();
    }

    @Test
    void saysThatAFileIsNotThere() {
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> read(directory.resolve("none.xlsx")));
    }

    @Test
    void readsTheFirstRowsOfEachSheetAndLooksAtNothingBehindThem() throws IOException {
        Path file = new XlsxFile()
                .sheet("表一", "visible", row(1, "1") + row(2, "2") + "<row r=\"3\"><c r=\"A3\"><f>1</f></c></row>")
                .sheet("表二", "visible", row(5, "5"))
                .sheet("表三", "visible", row(1, "7") + row(3, "8") + row(4, "9"))
                .write(directory);
        List<String> rows = new ArrayList<>();
        new SheetReader(SheetLimits.DEFAULT)
                .readFirst(file, 2, (sheet, number, cells) -> rows.add(sheet + " " + number + " " + cells));
        assertThat(rows).containsExactly("表一 1 [1]", "表一 2 [2]", "表二 5 [5]", "表三 1 [7]", "表三 3 [8]");
        // Nothing holds the file any more, and the whole of it is still refused.
        assertThatThrownBy(() -> rows(file)).isInstanceOf(RefusedException.class);
        Files.delete(file);
    }

    @Test
    void hasNoLimitBelowOneAndNoMoreColumnsThanExcel() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SheetLimits(1, 0, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new SheetLimits(1, 1, 16_385, 1, 1));
    }

    private static XlsxFile.Body data(int rows) {
        return XlsxFile.repeated(
                XlsxFile.WORKSHEET + "<sheetData>",
                "<row><c><v>1</v></c></row>",
                rows - rows % 1_000,
                "<row><c><v>1</v></c></row>".repeat(rows % 1_000) + "</sheetData></worksheet>");
    }

    private String onlyCell(String cell) throws IOException {
        return read(XlsxFile.of("<row r=\"1\">" + cell + "</row>").write(directory))
                .get(0)
                .get(0);
    }

    static String row(int number, String value) {
        return "<row r=\"%d\"><c r=\"A%d\"><v>%s</v></c></row>".formatted(number, number, value);
    }

    static List<List<String>> read(Path file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        new SheetReader(SheetLimits.DEFAULT).read(file, (sheet, number, cells) -> rows.add(cells));
        return rows;
    }

    static List<String> rows(Path file) throws IOException {
        List<String> rows = new ArrayList<>();
        new SheetReader(SheetLimits.DEFAULT)
                .read(file, (sheet, number, cells) -> rows.add(sheet + " " + number + " " + cells));
        return rows;
    }

    /** Whether this process holds the file open, where the system can tell. */
    static boolean isOpen(Path file) throws IOException {
        Path open = Path.of("/proc/self/fd");
        if (!Files.isDirectory(open)) {
            return false;
        }
        try (var descriptors = Files.list(open)) {
            return descriptors.anyMatch(descriptor -> {
                try {
                    return Files.readSymbolicLink(descriptor).equals(file.toRealPath());
                } catch (IOException e) {
                    return false;
                }
            });
        }
    }
}

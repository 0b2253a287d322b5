package cn.ziping.sheet;

import static cn.ziping.sheet.SheetReaderTests.isOpen;
import static cn.ziping.sheet.SheetReaderTests.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.ziping.shared.RefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link SheetReader} refuses, and that it does so before it has cost anything. */
class HostileSheetTests {

    private static final String DATA = XlsxFile.WORKSHEET + "<sheetData>";
    private static final String END = "</sheetData></worksheet>";
    private static final String TINY_ROW = "<row><c><v>1</v></c></row>";
    private static final byte[] OLE2 = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };

    @TempDir
    private Path directory;

    private final AtomicInteger handed = new AtomicInteger();

    @Test
    void refusesWhatIsNoZip() throws IOException {
        assertRefused(bytes(XlsxFile.bytes("%PDF-1.7\n1 0 obj")), "sheet.not-xlsx");
        // An .xls, and an .xlsx under a password
        assertRefused(bytes(Arrays.copyOf(OLE2, 4096)), "sheet.not-xlsx");
        assertRefused(bytes(new byte[0]), "sheet.not-xlsx");
        assertRefused(bytes(XlsxFile.bytes("项目,金额\n")), "sheet.not-xlsx");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                "application/vnd.ms-excel.sheet.binary.macroEnabled.main",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml",
                "application/xml"
            })
    void refusesAZipThatIsNoWorkbook(String type) throws IOException {
        assertRefused(XlsxFile.of(row(1, "1")).mainType(type), "sheet.not-xlsx");
    }

    @Test
    void refusesMacrosByTypeAndByName() throws IOException {
        assertRefused(
                XlsxFile.of(row(1, "1")).mainType("application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
                "sheet.macros");
        assertRefused(XlsxFile.of(row(1, "1")).part("XL/VBAProject.bin", "x"), "sheet.macros");
        assertRefused(
                XlsxFile.of(row(1, "1"))
                        .part("xl/other.bin", "x")
                        .type("xl/other.bin", "application/vnd.ms-office.vbaProject"),
                "sheet.macros");
        assertRefused(
                XlsxFile.of(row(1, "1"))
                        .part("xl/m.xml", "x")
                        .type("xl/m.xml", "application/vnd.ms-excel.macrosheet+xml"),
                "sheet.macros");
    }

    @Test
    void refusesWhatDrawsOnOtherFilesOrDatabases() throws IOException {
        assertRefused(XlsxFile.of(row(1, "1")).part("xl/externalLinks/externalLink1.xml", "x"), "sheet.external-links");
        assertRefused(XlsxFile.of(row(1, "1")).part("xl/connections.xml", "x"), "sheet.external-links");
        assertRefused(
                XlsxFile.of(row(1, "1"))
                        .part("xl/a.xml", "x")
                        .type(
                                "xl/a.xml",
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"),
                "sheet.external-links");
    }

    @Test
    void namesTheFirstFormula() throws IOException {
        XlsxFile file = XlsxFile.of(
                row(1, "1"),
                "<row r=\"12\"><c r=\"A12\"><v>1</v></c><c r=\"AB12\"><f>SUM(A1:A2)</f><v>2</v></c></row>",
                "<row r=\"13\"><c r=\"A13\"><f>1</f></c></row>");
        assertRefused(file, "sheet.formula", "表一", "12", "AB");
        assertRefused(
                XlsxFile.of("<row r=\"3\"><c r=\"C3\"><f t=\"shared\" si=\"0\"/><v>2</v></c></row>"),
                "sheet.formula",
                "表一",
                "3",
                "C");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xl/worksheets/sheet1.xml",
                "xl/workbook.xml",
                "xl/sharedStrings.xml",
                "xl/styles.xml",
                "xl/_rels/workbook.xml.rels",
                "_rels/.rels",
                "[Content_Types].xml"
            })
    void refusesADocumentTypeInEveryPart(String part) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret.txt"), "秘密");
        String type = "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>";
        XlsxFile file = XlsxFile.of(row(1, "1"))
                .strings("<si><t>x</t></si>")
                .styles("", 0)
                .documentType(part, type);
        assertRefused(file, "sheet.damaged");
    }

    @Test
    void refusesEntitiesThatMultiply() throws IOException {
        String laughs = XlsxFile.HEAD + "<!DOCTYPE worksheet [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
                + "<worksheet " + XlsxFile.NAMESPACE
                + "><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>&b;</v></c></row></sheetData></worksheet>";
        assertRefused(XlsxFile.of().part("xl/worksheets/sheet1.xml", laughs), "sheet.damaged");
    }

    @Test
    void refusesATruncatedFileWhereverItEnds() throws IOException {
        byte[] whole = Files.readAllBytes(XlsxFile.of(row(1, "1"), row(2, "2")).write(directory));
        for (int end : new int[] {4, 30, whole.length / 2, whole.length - 30, whole.length - 1}) {
            assertRefused(bytes(Arrays.copyOf(whole, end)), "sheet.damaged");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<worksheet><sheetData>",
                "<other/>",
                "<worksheet><sheetData><row r=\"2\"/><row r=\"2\"/></sheetData></worksheet>",
                "<worksheet><sheetData><row r=\"1048577\"/></sheetData></worksheet>",
                "<worksheet><sheetData><row r=\"0\"/></sheetData></worksheet>",
                "<worksheet><sheetData><c r=\"A1\"/></sheetData></worksheet>",
                "<worksheet><sheetData><row><c r=\"B1\"/><c r=\"A1\"/></row></sheetData></worksheet>",
                "<worksheet><sheetData><row><c r=\"XFE1\"/></row></sheetData></worksheet>",
                "<worksheet><sheetData><row><c r=\"1\"/></row></sheetData></worksheet>",
                "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData></worksheet>",
                "<worksheet><sheetData><row><c><v>12a</v></c></row></sheetData></worksheet>",
                "<worksheet><sheetData><row><c><v>１２</v></c></row></sheetData></worksheet>",
                "<worksheet><sheetData><row><c><v>1E+999999999</v></c></row></sheetData></worksheet>"
            })
    void refusesAMalformedSheet(String xml) throws IOException {
        assertRefused(XlsxFile.of().part("xl/worksheets/sheet1.xml", xml), "sheet.damaged");
    }

    @Test
    void refusesOtherEncodingsThanTheOneThatIsGuarded() throws IOException {
        String sheet = XlsxFile.data(row(1, "1")).replace("UTF-8", "UTF-16");
        assertRefused(
                XlsxFile.of().part("xl/worksheets/sheet1.xml", (XlsxFile.Body)
                        out -> out.write(sheet.getBytes(StandardCharsets.UTF_16))),
                "sheet.damaged");
    }

    @Test
    void refusesAPartThatIsMissing() throws IOException {
        assertRefused(XlsxFile.of().relation("rId1", "worksheet", "worksheets/none.xml"), "sheet.damaged");
    }

    @Test
    void refusesADigitThatWasAlteredOnTheWay() throws IOException {
        Path file = XlsxFile.of(row(1, "7072.88")).write(directory);
        byte[] stored = restored(file);
        int at = new String(stored, StandardCharsets.ISO_8859_1).indexOf("7072.88");
        stored[at] = '9';
        assertRefused(bytes(stored), "sheet.damaged");
    }

    /** The file anew, with nothing deflated. */
    private static byte[] restored(Path file) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(Files.newInputStream(file));
                var zip = new ZipOutputStream(out)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] body = in.readAllBytes();
                var sum = new CRC32();
                sum.update(body);
                var stored = new ZipEntry(entry.getName());
                stored.setMethod(ZipEntry.STORED);
                stored.setSize(body.length);
                stored.setCrc(sum.getValue());
                zip.putNextEntry(stored);
                zip.write(body);
            }
        }
        return out.toByteArray();
    }

    @Test
    void refusesAFileAboveTheLimitAndTakesOneAtIt() throws IOException {
        Path file = XlsxFile.of(row(1, "1")).write(directory);
        long size = Files.size(file);
        assertRefused(file, new SheetLimits(size - 1, 1, 1, 1, 1), "sheet.too-large", "1");
        new SheetReader(new SheetLimits(size, 1, 1, 1, 1))
                .read(file, (sheet, number, cells) -> handed.incrementAndGet());
        assertThat(handed).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<x/>", "    ", "&#32;", "<!-- -->"})
    void refusesAZipBombOfWhateverIsRepeated(String piece) throws IOException {
        long times = (30L << 20) / piece.length();
        Path file = new XlsxFile()
                .deflatedMost()
                .sheet("表一", "visible", XlsxFile.repeated(DATA, piece, times, END))
                .write(directory);
        assertThat(Files.size(file)).isLessThan(1 << 20);
        assertRefused(file, SheetLimits.DEFAULT, "sheet.too-large", "30");
    }

    @Test
    void letsAFileInflateByItsSizeAndNeverBeyondFourHundredMegabytes() {
        assertThat(Parts.mostInflated(0)).isEqualTo(10_485_760);
        assertThat(Parts.mostInflated(100_000)).isEqualTo(30_485_760);
        assertThat(Parts.mostInflated(30L << 20)).isEqualTo(419_430_400);
        assertThat(Parts.mostInflated(Long.MAX_VALUE / 400)).isEqualTo(419_430_400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<row r=\"|\"/>", "<!--<|-->", "<!--><|-->", "<?x <|?>", "<![CDATA[<|]]>"})
    void refusesAPieceThatTheParserWouldHoldWhole(String around) throws IOException {
        byte[] noise = new byte[(1 << 20) + 10];
        Random random = new Random(1);
        for (int i = 0; i < noise.length; i++) {
            // What looks like the beginning of a tag is none where anything may stand.
            noise[i] = (byte) (i % 1_000 == 0 && !around.startsWith("<row") ? '<' : 'a' + random.nextInt(26));
        }
        String[] ends = around.split("\\|");
        Path file = new XlsxFile()
                .sheet("表一", "visible", out -> {
                    out.write(XlsxFile.bytes(DATA + ends[0]));
                    out.write(noise);
                    out.write(XlsxFile.bytes("x" + ends[1] + END));
                })
                .write(directory);
        assertRefused(file, SheetLimits.DEFAULT, "sheet.too-large", "30");
    }

    @Test
    void refusesDepthAndNamesWithoutEnd() throws IOException {
        assertRefused(XlsxFile.of("<row>" + "<x>".repeat(100) + "</x>".repeat(100) + "</row>"), "sheet.damaged");
        StringBuilder names = new StringBuilder("<row>");
        for (int i = 0; i < 2_001; i++) {
            names.append("<x").append(i).append("/>");
        }
        assertRefused(XlsxFile.of(names + "</row>"), "sheet.damaged");
    }

    @Test
    void refusesTooManyEntries() throws IOException {
        XlsxFile file = XlsxFile.of(row(1, "1"));
        for (int i = 0; i < 5_000; i++) {
            file.part("xl/media/" + i, "");
        }
        assertRefused(file, "sheet.too-large", "30");
    }

    @Test
    void refusesTwoPartsThatDifferInCaseOnly() throws IOException {
        assertRefused(XlsxFile.of(row(1, "1")).part("XL/Worksheets/Sheet1.xml", "x"), "sheet.damaged");
    }

    @Test
    void stopsAtTheLimitOfTwoMillionRows() throws IOException {
        // What follows is not even XML: who reads to the end says that the file is damaged.
        Path file = new XlsxFile()
                .sheet("表一", "visible", XlsxFile.repeated(DATA, TINY_ROW, 2_000_000, "<<<"))
                .write(directory);
        assertRefused(file, SheetLimits.DEFAULT, "sheet.rows", "150000");
        assertThat(handed).hasValue(150_000);
    }

    @Test
    void countsRowsOfAllSheetsTogetherAndOnlyThoseWithContent() throws IOException {
        XlsxFile file = new XlsxFile()
                .sheet("甲", "visible", "<row r=\"1\"/>" + row(2, "1") + "<row r=\"3\"><c r=\"A3\"/></row>")
                .sheet("乙", "visible", row(1, "2") + row(2, "3"));
        assertRefused(file.write(directory), new SheetLimits(1 << 20, 2, 1, 2, 1), "sheet.rows", "2");
        assertThat(handed).hasValue(2);
        handed.set(0);
        new SheetReader(new SheetLimits(1 << 20, 3, 1, 2, 1))
                .read(file.write(directory), (sheet, number, cells) -> handed.incrementAndGet());
        assertThat(handed).hasValue(3);
    }

    @Test
    void refusesColumnsSheetsAndCellsAboveTheirLimits() throws IOException {
        Path wide = XlsxFile.of("<row r=\"1\"><c r=\"CW1\"><v>1</v></c></row>").write(directory);
        assertRefused(wide, SheetLimits.DEFAULT, "sheet.columns", "100");
        Path two = new XlsxFile()
                .sheet("甲", "visible", row(1, "1"))
                .sheet("乙", "visible", "")
                .write(directory);
        assertRefused(two, new SheetLimits(1 << 20, 9, 9, 1, 9), "sheet.sheets", "1");
        Path inline = XlsxFile.of("<row r=\"5\"><c r=\"B5\" t=\"inlineStr\"><is><t>一二三四</t></is></c></row>")
                .write(directory);
        assertRefused(inline, new SheetLimits(1 << 20, 9, 9, 9, 3), "sheet.cell-long", "表一", "5", "B", "3");
        Path shared = XlsxFile.of("<row r=\"5\"><c r=\"B5\" t=\"s\"><v>0</v></c></row>")
                .strings("<si><t>" + "长".repeat(32_768) + "</t></si>")
                .write(directory);
        assertRefused(shared, SheetLimits.DEFAULT, "sheet.cell-long", "表一", "5", "B", "32767");
    }

    @Test
    void takesTheLastColumnAndTheLongestCellThatTheLimitsAllow() throws IOException {
        String longest = "长".repeat(32_767);
        Path file = XlsxFile.of("<row r=\"1\"><c r=\"CV1\" t=\"s\"><v>0</v></c></row>")
                .strings("<si><t>" + longest + "</t></si>")
                .write(directory);
        List<String> cells = SheetReaderTests.read(file).get(0);
        assertThat(cells).hasSize(100).last().isEqualTo(longest);
    }

    @Test
    void refusesASharedStringTableThatNoMemoryShouldHold() throws IOException {
        Random random = new Random(1);
        Path file = XlsxFile.of(row(1, "1"))
                .strings((XlsxFile.Body) out -> {
                    out.write(XlsxFile.bytes("<sst " + XlsxFile.NAMESPACE + ">"));
                    for (int i = 0; i < 3_600; i++) {
                        String part = Long.toString(random.nextLong(1L << 60, Long.MAX_VALUE), 36)
                                .repeat(40);
                        out.write(XlsxFile.bytes("<si><t>" + part.repeat(63) + "</t></si>"));
                    }
                    out.write(XlsxFile.bytes("</sst>"));
                })
                .write(directory);
        assertRefused(file, SheetLimits.DEFAULT, "sheet.too-large", "30");
    }

    private Path bytes(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(directory, "upload", ".xlsx"), content);
    }

    private void assertRefused(XlsxFile file, String code, String... arguments) throws IOException {
        assertRefused(file.write(directory), SheetLimits.DEFAULT, code, arguments);
    }

    private void assertRefused(Path file, String code) throws IOException {
        assertRefused(file, SheetLimits.DEFAULT, code);
    }

    private void assertRefused(Path file, SheetLimits limits, String code, String... arguments) throws IOException {
        RefusedException refused = catchThrowableOfType(
                RefusedException.class,
                () -> new SheetReader(limits).read(file, (sheet, number, cells) -> handed.incrementAndGet()));
        assertThat(refused).as(code).isNotNull();
        assertThat(refused.code()).isEqualTo("refused." + code);
        assertThat(refused.arguments()).containsExactly(arguments);
        assertThat(isOpen(file)).isFalse();
    }
}

package cn.ziping.sheet;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A file made by hand, part by part, so that it can also be what no program would write. */
public final class XlsxFile {

    static final String MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    static final String NAMESPACE = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    static final String WORKSHEET = HEAD + "<worksheet " + NAMESPACE + ">";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

    /** Writes a part. */
    interface Body {
        void write(OutputStream out) throws IOException;
    }

    private final Map<String, Body> parts = new LinkedHashMap<>();
    private final StringBuilder tabs = new StringBuilder();
    private final StringBuilder relations = new StringBuilder();
    private String types = "";
    private String mainType = MAIN;
    private String properties = "";
    private String documentType = "";
    private String partWithDocumentType = "";
    private int level = Deflater.BEST_SPEED;
    private int sheets;

    /** One sheet, 表一, of these rows. */
    public static XlsxFile of(String... rows) {
        return new XlsxFile().sheet("表一", "visible", String.join("", rows));
    }

    XlsxFile sheet(String name, String state, String rows) {
        return sheet(name, state, (Body) out -> out.write(bytes(data(rows))));
    }

    XlsxFile sheet(String name, String state, Body body) {
        sheets++;
        tabs.append("<sheet name=\"%s\" sheetId=\"%d\" state=\"%s\" r:id=\"rId%d\"/>"
                .formatted(name, sheets, state, sheets));
        relation("rId" + sheets, "worksheet", "worksheets/sheet" + sheets + ".xml");
        return part("xl/worksheets/sheet" + sheets + ".xml", body);
    }

    static String data(String rows) {
        return WORKSHEET + "<sheetData>" + rows + "</sheetData></worksheet>";
    }

    XlsxFile strings(String items) {
        return strings((Body) out -> out.write(bytes(HEAD + "<sst " + NAMESPACE + ">" + items + "</sst>")));
    }

    XlsxFile strings(Body body) {
        relation("rIdS", "sharedStrings", "sharedStrings.xml");
        return part("xl/sharedStrings.xml", body);
    }

    /** Styles 0, 1, 2 … with these number formats; {@code own} declares those above 163. */
    XlsxFile styles(String own, int... formats) {
        StringBuilder xfs = new StringBuilder();
        for (int format : formats) {
            xfs.append("<xf numFmtId=\"").append(format).append("\"/>");
        }
        relation("rIdF", "styles", "styles.xml");
        return part(
                "xl/styles.xml",
                HEAD + "<styleSheet " + NAMESPACE + "><numFmts>" + own
                        + "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>" + xfs
                        + "</cellXfs></styleSheet>");
    }

    XlsxFile from1904() {
        properties = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    /** Puts a document type before the root of a part that is else as it was. */
    XlsxFile documentType(String part, String type) {
        partWithDocumentType = part;
        documentType = type;
        return this;
    }

    XlsxFile deflatedMost() {
        level = Deflater.BEST_COMPRESSION;
        return this;
    }

    XlsxFile mainType(String type) {
        mainType = type;
        return this;
    }

    XlsxFile type(String part, String type) {
        types += "<Override PartName=\"/%s\" ContentType=\"%s\"/>".formatted(part, type);
        return this;
    }

    XlsxFile relation(String id, String kind, String target) {
        relations.append("<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>".formatted(id, OFFICE, kind, target));
        return this;
    }

    XlsxFile part(String name, String text) {
        return part(name, (Body) out -> out.write(bytes(text)));
    }

    XlsxFile part(String name, Body body) {
        parts.put(name, body);
        return this;
    }

    /** Writes the file; parts that were given replace those that it has anyway. */
    public Path write(Path directory) throws IOException {
        Map<String, Body> all = new LinkedHashMap<>();
        text(
                all,
                "[Content_Types].xml",
                "<Types xmlns=\"" + PACKAGE + "content-types\"><Default Extension=\"xml\""
                        + " ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\""
                        + mainType + "\"/>" + types + "</Types>");
        text(
                all,
                "_rels/.rels",
                "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"rId1\" Type=\"" + OFFICE
                        + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        text(
                all,
                "xl/workbook.xml",
                "<workbook " + NAMESPACE + " xmlns:r=\"" + OFFICE + "\">" + properties + "<sheets>" + tabs
                        + "</sheets></workbook>");
        text(
                all,
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + relations + "</Relationships>");
        all.putAll(parts);
        all.computeIfPresent(partWithDocumentType, (name, body) -> out -> {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            body.write(text);
            out.write(bytes(text.toString(StandardCharsets.UTF_8).replace(HEAD, HEAD + documentType)));
        });
        Path file = Files.createTempFile(directory, "upload", ".xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            zip.setLevel(level);
            for (Map.Entry<String, Body> part : all.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                part.getValue().write(zip);
                zip.closeEntry();
            }
        }
        return file;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The piece so many times, between a beginning and an end. */
    static Body repeated(String before, String piece, long times, String after) {
        return out -> {
            out.write(bytes(before));
            byte[] block = bytes(piece.repeat(1_000));
            for (long i = 0; i < times / 1_000; i++) {
                out.write(block);
            }
            out.write(bytes(after));
        };
    }

    private static void text(Map<String, Body> all, String name, String text) {
        all.put(name, out -> out.write(bytes(HEAD + text)));
    }
}

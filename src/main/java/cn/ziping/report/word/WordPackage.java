package cn.ziping.report.word;

import cn.ziping.narrative.Run;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.xml.namespace.QName;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.xmlbeans.XmlCursor;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTText;

/** The parts of a Word file that are not its text, and its bytes. */
final class WordPackage {

    /** The name space of the part that says what the tags of content controls are bound to; it never changes. */
    static final String BINDINGS = "urn:ziping:report:bindings";

    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    private WordPackage() {}

    /**
     * A bound number.
     *
     * @param tag the tag of its content control
     * @param paragraph the id of the paragraph or item it stands in
     * @param run what it is bound to
     */
    record Binding(String tag, String paragraph, Run run) {}

    static InputStream resource(String name) {
        return Objects.requireNonNull(WordPackage.class.getResourceAsStream("/word/" + name), name);
    }

    /** Names beside each font what may stand for it, as the licensed ones are not everywhere. */
    static void addFonts(XWPFDocument word) throws IOException, InvalidFormatException {
        try (InputStream fonts = resource("fontTable.xml")) {
            part(word, "/word/fontTable.xml", WORD + "fontTable+xml", "fontTable", fonts.readAllBytes());
        }
    }

    static void addBindings(XWPFDocument word, List<Binding> bindings) throws IOException, InvalidFormatException {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<bindings xmlns=\"")
                .append(BINDINGS)
                .append("\">");
        for (Binding binding : bindings) {
            xml.append("<binding");
            attribute(xml, "tag", binding.tag());
            attribute(xml, "paragraph", binding.paragraph());
            attribute(xml, "reference", Objects.requireNonNull(binding.run().reference()));
            if (binding.run().value() != null) {
                attribute(xml, "value", binding.run().value());
                attribute(xml, "unit", Objects.requireNonNullElse(binding.run().unit(), ""));
            }
            xml.append("/>");
        }
        xml.append("</bindings>");
        part(
                word,
                "/customXml/item1.xml",
                "application/xml",
                "customXml",
                xml.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void attribute(StringBuilder xml, String name, String value) {
        xml.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
    }

    private static void part(XWPFDocument word, String name, String type, String relation, byte[] content)
            throws IOException, InvalidFormatException {
        PackagePart part = word.getPackage().createPart(PackagingURIHelper.createPartName(URI.create(name)), type);
        try (OutputStream out = part.getOutputStream()) {
            out.write(content);
        }
        word.getPackagePart().addRelationship(part.getPartName(), TargetMode.INTERNAL, OFFICE + relation);
    }

    /** Without what XML cannot hold: controls, halves of characters. */
    static String printable(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(c ->
                        c == '\t' || c == '\n' || (c >= 0x20 && c < 0xD800) || (c > 0xDFFF && c < 0xFFFE) || c > 0xFFFF)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    static String escaped(String text) {
        return printable(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\n", "&#10;")
                .replace("\t", "&#9;");
    }

    static void keepSpaces(CTText text) {
        try (XmlCursor cursor = text.newCursor()) {
            cursor.setAttributeText(new QName("http://www.w3.org/XML/1998/namespace", "space"), "preserve");
        }
    }

    /** The same parts in the order of their names and of no time, so that the same document gives the same bytes. */
    static byte[] settled(byte[] file) throws IOException {
        Map<String, byte[]> parts = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}

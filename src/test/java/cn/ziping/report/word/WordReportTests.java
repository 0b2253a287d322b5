package cn.ziping.report.word;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.evaluation.EvaluationReport;
import cn.ziping.evaluation.ReportFormat;
import cn.ziping.evaluation.ReportLift;
import cn.ziping.evaluation.ReportTables;
import cn.ziping.narrative.Run;
import cn.ziping.report.ReportDocument;
import cn.ziping.report.ReportDocuments;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The Word file says what the document says, in its order, and nothing else; read back from its XML. */
class WordReportTests {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/report");
    private static final Instant WRITTEN = Instant.parse("2023-05-08T02:00:00Z");
    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    @ParameterizedTest
    @ValueSource(strings = {"ziping-report-1", "ziping-report-2-seed", "ziping-report-2-large"})
    void theFileHasTheTextOfTheDocumentInItsOrder(String name) throws Exception {
        ReportDocument document = document(name);
        Map<String, byte[]> parts = parts(WordReport.write(document, WRITTEN));
        assertThat(texts(xml(parts.get("word/document.xml")))).containsExactlyElementsOf(expected(document));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ziping-report-1", "ziping-report-2-seed", "ziping-report-2-large"})
    void theSameReportGivesTheSameBytes(String name) throws Exception {
        assertThat(WordReport.write(document(name), WRITTEN)).isEqualTo(WordReport.write(document(name), WRITTEN));
    }

    @Test
    void boundNumbersAreControlsWhoseTagsLeadToTheirReferences() throws Exception {
        ReportDocument document = document("ziping-report-2-seed");
        Map<String, byte[]> parts = parts(WordReport.write(document, WRITTEN));
        List<Run> bound = new ArrayList<>();
        document.chapters().stream()
                .flatMap(chapter -> chapter.sections().stream())
                .flatMap(section -> section.blocks().stream())
                .forEach(block -> {
                    if (block instanceof ReportDocument.Paragraph paragraph) {
                        bound.addAll(paragraph.runs());
                    } else if (block instanceof ReportDocument.Numbered list) {
                        list.items().forEach(item -> bound.addAll(item.runs()));
                    }
                });
        bound.removeIf(run -> run.reference() == null);
        assertThat(bound).hasSizeGreaterThan(10);
        NodeList controls = xml(parts.get("word/document.xml")).getElementsByTagNameNS(WORD, "sdt");
        NodeList bindings =
                xml(parts.get("customXml/item1.xml")).getElementsByTagNameNS(WordPackage.BINDINGS, "binding");
        assertThat(controls.getLength()).isEqualTo(bound.size()).isEqualTo(bindings.getLength());
        Set<String> tags = new TreeSet<>();
        for (int i = 0; i < bound.size(); i++) {
            Element control = (Element) controls.item(i);
            Element binding = (Element) bindings.item(i);
            String tag = ((Element) control.getElementsByTagNameNS(WORD, "tag").item(0)).getAttributeNS(WORD, "val");
            assertThat(tags.add(tag)).isTrue();
            assertThat(binding.getAttribute("tag")).isEqualTo(tag);
            assertThat(binding.getAttribute("reference")).isEqualTo(bound.get(i).reference());
            assertThat(binding.getAttribute("value")).isEqualTo(bound.get(i).value());
            assertThat(control.getTextContent()).isEqualTo(bound.get(i).text());
        }
    }

    /** GB/T 9704-2012: A4, 37, 35, 28 and 26 mm, 22 lines of 28 characters; the 自评表 on its long side. */
    @Test
    void theSheetsAreThoseOfAnOfficialPaper() throws Exception {
        Map<String, byte[]> parts = parts(WordReport.write(document("ziping-report-2-seed"), WRITTEN));
        NodeList sections = xml(parts.get("word/document.xml")).getElementsByTagNameNS(WORD, "sectPr");
        Element upright = (Element) sections.item(0);
        String styles = new String(parts.get("word/styles.xml"), StandardCharsets.UTF_8);
        assertThat(value(upright, "pgSz", "w")).isEqualTo("11906");
        assertThat(value(upright, "pgSz", "h")).isEqualTo("16838");
        assertThat(List.of("top", "bottom", "left", "right").stream().map(side -> value(upright, "pgMar", side)))
                .containsExactly("2098", "1984", "1587", "1471");
        // 225 mm are 637.8 pt: 22 lines of 28.99. 28 characters of 15.8 pt are 442.4 pt, 8848 twentieths: 3 more than
        // 156 mm.
        assertThat(styles).contains("<w:spacing w:val=\"-4\"/><w:kern");
        assertThat(value(upright, "docGrid", "linePitch")).isEqualTo("579");
        assertThat(upright.getElementsByTagNameNS(WORD, "footerReference").getLength())
                .isEqualTo(2);
        List<String> turned = new ArrayList<>();
        for (int i = 0; i < sections.getLength(); i++) {
            turned.add(value((Element) sections.item(i), "pgSz", "orient"));
        }
        assertThat(turned).contains("landscape");
        assertThat(new String(parts.get("word/settings.xml"), StandardCharsets.UTF_8))
                .contains("evenAndOddHeaders");
        assertThat(styles).contains("heading 1", "heading 2", "仿宋_GB2312", "方正小标宋简体", "楷体_GB2312", "黑体");
        Document body = xml(parts.get("word/document.xml"));
        assertThat(body.getElementsByTagNameNS(WORD, "tblHeader").getLength())
                .isEqualTo(body.getElementsByTagNameNS(WORD, "tbl").getLength());
    }

    @Test
    void aGroupIsOneCellOverItsRows() throws Exception {
        Document body = xml(parts(WordReport.write(document("ziping-report-2-large"), WRITTEN))
                .get("word/document.xml"));
        NodeList merged = body.getElementsByTagNameNS(WORD, "vMerge");
        int begun = 0;
        for (int i = 0; i < merged.getLength(); i++) {
            begun += ((Element) merged.item(i)).getAttributeNS(WORD, "val").equals("restart") ? 1 : 0;
        }
        // Five dimensions of 40 indicators.
        assertThat(begun).isEqualTo(5);
        assertThat(merged.getLength()).isEqualTo(200);
    }

    /** Characters that no XML can hold are left out, markup is words, and a draft says so over every page. */
    @Test
    void whatWasTypedIsWordsWhateverItIs() throws Exception {
        List<Run> runs =
                List.of(Run.words("<w:t>&\"\u0001\uFFFF\uD800 ]]> 𠮷  x"), Run.bound("5\u0000", "a\"<b", "5", "个"));
        ReportDocument document = new ReportDocument(
                "标题/../\u202E",
                new ReportDocument.Mark("草稿", ReportDocument.Medium.EVERYWHERE),
                null,
                List.of(new ReportDocument.Chapter(
                        new ReportDocument.Heading(1, "c", "一、=1+1"),
                        List.of(new ReportDocument.Section(
                                null, List.of(new ReportDocument.Paragraph("p", runs, List.of())))))));
        Map<String, byte[]> parts = parts(WordReport.write(document, WRITTEN));
        assertThat(texts(xml(parts.get("word/document.xml"))))
                .containsExactly("标题/../\u202E", "一、=1+1", "<w:t>&\" ]]> 𠮷  x5");
        Element binding = (Element) xml(parts.get("customXml/item1.xml"))
                .getElementsByTagNameNS(WordPackage.BINDINGS, "binding")
                .item(0);
        assertThat(binding.getAttribute("reference")).isEqualTo("a\"<b");
        assertThat(parts.keySet()).anyMatch(part -> part.startsWith("word/header"));
        assertThat(new String(parts.get("word/header1.xml"), StandardCharsets.UTF_8))
                .contains("草稿");
    }

    private static List<String> expected(ReportDocument document) {
        List<String> texts = new ArrayList<>();
        texts.add(document.title());
        if (document.sample() != null) {
            texts.add(document.sample().text());
        }
        for (ReportDocument.Chapter chapter : document.chapters()) {
            texts.add(chapter.heading().text());
            for (ReportDocument.Section section : chapter.sections()) {
                if (section.heading() != null) {
                    texts.add(section.heading().text());
                }
                for (ReportDocument.Block block : section.blocks()) {
                    texts.addAll(block.lines());
                    if (block.picture() != null) {
                        texts.add(block.picture().caption());
                        grid(block.picture().grid(), texts);
                    }
                    if (block.table() != null) {
                        texts.add(block.table().heading().text());
                        grid(block.table().grid(), texts);
                        texts.add(block.table().note());
                    }
                }
            }
        }
        texts.removeIf(String::isEmpty);
        return texts;
    }

    private static void grid(ReportDocument.Grid grid, List<String> texts) {
        grid.columns().forEach(column -> texts.add(column.title()));
        for (List<ReportDocument.Row> rows : List.of(grid.body(), grid.foot())) {
            for (ReportDocument.Row row : rows) {
                if (row.head() != null) {
                    texts.add(row.head().text());
                }
                row.cells().forEach(cell -> texts.add(cell.text()));
            }
        }
    }

    private static ReportDocument document(String name) throws IOException {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/report");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        EvaluationReport report = ReportFormat.read(Files.readAllBytes(GOLDEN.resolve(name + ".json")));
        return new ReportDocuments((MessageSource) messages)
                .of(new ReportLift(new ReportTables(messages)).lift(report));
    }

    private static Map<String, byte[]> parts(byte[] file) throws IOException {
        Map<String, byte[]> parts = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        }
        return parts;
    }

    private static Document xml(byte[] part) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(part));
    }

    /** Each paragraph that says something. */
    private static List<String> texts(Document body) {
        List<String> texts = new ArrayList<>();
        NodeList paragraphs = body.getElementsByTagNameNS(WORD, "p");
        for (int i = 0; i < paragraphs.getLength(); i++) {
            StringBuilder text = new StringBuilder();
            NodeList words = ((Element) paragraphs.item(i)).getElementsByTagNameNS(WORD, "t");
            for (int j = 0; j < words.getLength(); j++) {
                Node word = words.item(j);
                text.append(word.getTextContent());
            }
            if (!text.isEmpty()) {
                texts.add(text.toString());
            }
        }
        return texts;
    }

    private static String value(Element section, String name, String attribute) {
        return ((Element) section.getElementsByTagNameNS(WORD, name).item(0)).getAttributeNS(WORD, attribute);
    }
}

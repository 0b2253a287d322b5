package cn.ziping.report.word;

import cn.ziping.narrative.Run;
import cn.ziping.report.ReportDocument;
import cn.ziping.report.ReportDocument.Block;
import cn.ziping.report.ReportDocument.Heading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.XWPFChart;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTChartSpace;
import org.openxmlformats.schemas.drawingml.x2006.chart.ChartSpaceDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSdtPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSdtRun;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTText;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/**
 * Writes one report as a Word file, by GB/T 9704-2012: styles, a grid of 22 lines of 28 characters, headings in the outline,
 * page numbers outside, wide tables on sheets of their own. Each bound number is a content control whose tag leads to its
 * reference in a part of its own; a program that drops them loses no word. The same document gives the same bytes.
 *
 * <p>Not for several threads.
 */
public final class WordReport {

    /** A picture is as wide as the lines, and so many points high a bar. */
    private static final int CHART_WIDTH = 430;

    private static final int CHART_BAR = 26;
    private static final int CHART_EDGE = 24;

    private final XWPFDocument word = new XWPFDocument();
    private final WordSheets sheets = new WordSheets(word);
    private final List<WordPackage.Binding> bindings = new ArrayList<>();

    private WordReport() {}

    /**
     * @param written when the report was written, which the file says of itself
     */
    public static byte[] write(ReportDocument document, Instant written) {
        WordReport report = new WordReport();
        try {
            return report.bytes(document, written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OpenXML4JException | XmlException e) {
            throw new IllegalStateException("The parts of the file are our own", e);
        }
    }

    private byte[] bytes(ReportDocument document, Instant written)
            throws IOException, OpenXML4JException, XmlException {
        word.createStyles()
                .setStyles(StylesDocument.Factory.parse(WordPackage.resource("styles.xml"))
                        .getStyles());
        properties(document.title(), written);
        paragraph("Title", document.title());
        if (document.sample() != null) {
            paragraph("Caption", document.sample().text());
        }
        for (ReportDocument.Chapter chapter : document.chapters()) {
            heading(chapter.heading());
            for (ReportDocument.Section section : chapter.sections()) {
                if (section.heading() != null) {
                    heading(section.heading());
                }
                for (Block block : section.blocks()) {
                    block(block);
                }
            }
        }
        sheets.finish(document.draft() == null ? null : document.draft().text());
        WordPackage.addFonts(word);
        WordPackage.addBindings(word, bindings);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        word.write(out);
        word.close();
        return WordPackage.settled(out.toByteArray());
    }

    private void properties(String title, Instant written) throws InvalidFormatException {
        POIXMLProperties.CoreProperties core = word.getProperties().getCoreProperties();
        core.setTitle(title);
        core.setCreator("");
        core.setCreated(written.toString());
        core.setModified(written.toString());
        core.setLastModifiedByUser("");
        core.setRevision("1");
    }

    private void block(Block block) throws IOException, InvalidFormatException, XmlException {
        if (block instanceof ReportDocument.Paragraph paragraph) {
            runs(paragraph("BodyText"), paragraph.runs(), paragraph.id());
        } else if (block instanceof ReportDocument.Numbered list) {
            for (ReportDocument.Item item : list.items()) {
                XWPFParagraph line = paragraph("BodyText", item.marker());
                runs(line, item.runs(), item.id());
            }
        } else if (block instanceof ReportDocument.Picture picture) {
            picture(picture);
        } else if (block instanceof ReportDocument.TableBlock table) {
            boolean landscape = table.sheet() == ReportDocument.Sheet.LANDSCAPE;
            if (landscape) {
                sheets.turn(true);
            }
            heading(table.heading());
            WordTables.add(word, table.grid(), landscape ? WordSheets.LANDSCAPE_WIDTH : WordSheets.PORTRAIT_WIDTH);
            paragraph("TableNote", table.note());
            if (landscape) {
                sheets.turn(false);
            }
        }
    }

    private void picture(ReportDocument.Picture picture) throws IOException, InvalidFormatException, XmlException {
        paragraph("Caption", picture.caption());
        XWPFParagraph place = paragraph("Picture");
        XWPFChart chart = word.createChart(
                place.createRun(),
                Units.EMU_PER_POINT * CHART_WIDTH,
                Units.EMU_PER_POINT
                        * (CHART_EDGE + CHART_BAR * picture.chart().bars().size()));
        CTChartSpace drawn = ChartSpaceDocument.Factory.parse(WordCharts.xml(picture.chart()))
                .getChartSpace();
        chart.getCTChartSpace().set(drawn);
        WordTables.add(word, picture.grid(), WordSheets.PORTRAIT_WIDTH);
        // Two tables without a paragraph between them would be one.
        paragraph("Picture");
    }

    private void heading(Heading heading) {
        paragraph("Heading" + heading.level(), heading.text());
    }

    private XWPFParagraph paragraph(String style) {
        XWPFParagraph paragraph = sheets.paragraph();
        paragraph.setStyle(style);
        return paragraph;
    }

    private XWPFParagraph paragraph(String style, String text) {
        XWPFParagraph paragraph = paragraph(style);
        words(paragraph, text);
        return paragraph;
    }

    private void runs(XWPFParagraph paragraph, List<Run> runs, String id) {
        for (Run run : runs) {
            if (run.reference() == null) {
                words(paragraph, run.text());
            } else {
                bound(paragraph, run, id);
            }
        }
    }

    private static void words(XWPFParagraph paragraph, String text) {
        put(paragraph.getCTP().addNewR().addNewT(), text);
    }

    private void bound(XWPFParagraph paragraph, Run run, String id) {
        String tag = "ziping-" + (bindings.size() + 1);
        bindings.add(new WordPackage.Binding(tag, id, run));
        CTSdtRun control = paragraph.getCTP().addNewSdt();
        CTSdtPr properties = control.addNewSdtPr();
        properties.addNewTag().setVal(tag);
        put(control.addNewSdtContent().addNewR().addNewT(), run.text());
    }

    private static void put(CTText place, String text) {
        place.setStringValue(WordPackage.printable(text));
        WordPackage.keepSpaces(place);
    }
}

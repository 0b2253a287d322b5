package cn.ziping.report.word;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import javax.xml.namespace.QName;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFHeader;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.xmlbeans.XmlCursor;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlObject;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBody;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTDocGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STDocGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STSectionMark;

/**
 * The sheets of a Word file: A4 upright with the margins of GB/T 9704-2012 (top 37, bottom 35, left 28, right 26 mm) and a
 * grid of 22 lines of 28 characters, or on its long side; page numbers outside, odd right and even left.
 */
final class WordSheets {

    /**
     * The length of a line of 28 characters, in twentieths of a point: 16 pt each, 0.2 pt closer, as the styles say. By the
     * margins it would be 3 less.
     */
    static final int PORTRAIT_WIDTH = 28 * (16 * 20 - 4);

    static final int LANDSCAPE_WIDTH = twips(297 - 15 - 15);

    private static final int SHORT = twips(210);
    private static final int LONG = twips(297);

    /** 225 mm by 22 lines. */
    private static final int LINE = twips(297 - 37 - 35) / 22;

    private final XWPFDocument word;
    private boolean landscape;
    private boolean toLandscape;

    WordSheets(XWPFDocument word) {
        this.word = word;
    }

    private static int twips(int millimetres) {
        return (int) Math.round(millimetres * 1440 / 25.4);
    }

    XWPFParagraph paragraph() {
        if (toLandscape != landscape) {
            // The last paragraph of a section says what its sheets are like.
            CTPPr last = word.createParagraph().getCTP().addNewPPr();
            last.addNewSnapToGrid().setVal(false);
            last.addNewSpacing().setLine(BigInteger.valueOf(20));
            describe(last.addNewSectPr());
            landscape = toLandscape;
        }
        return word.createParagraph();
    }

    /** What comes next, if anything does, stands on new sheets, on their long side or upright. */
    void turn(boolean onLongSide) {
        toLandscape = onLongSide;
    }

    /**
     * Describes the last sheets, and what stands on all of them.
     *
     * @param mark what lies over every page, or {@code null}
     */
    void finish(@Nullable String mark) {
        CTBody body = word.getDocument().getBody();
        CTSectPr last = body.isSetSectPr() ? body.getSectPr() : body.addNewSectPr();
        word.setEvenAndOddHeadings(true);
        number(word.createFooter(HeaderFooterType.DEFAULT), ParagraphAlignment.RIGHT);
        number(word.createFooter(HeaderFooterType.EVEN), ParagraphAlignment.LEFT);
        if (mark != null) {
            lay(mark, word.createHeader(HeaderFooterType.DEFAULT));
            lay(mark, word.createHeader(HeaderFooterType.EVEN));
        }
        describe(last);
        // Sections take over what stands on the pages of the one before them: the first has to say it.
        for (var paragraph : body.getPList()) {
            if (paragraph.isSetPPr() && paragraph.getPPr().isSetSectPr()) {
                CTSectPr section = paragraph.getPPr().getSectPr();
                last.getHeaderReferenceList()
                        .forEach(reference -> section.addNewHeaderReference().set(reference));
                last.getFooterReferenceList()
                        .forEach(reference -> section.addNewFooterReference().set(reference));
                break;
            }
        }
    }

    /** Lays a word over the page, so pale and aslant that the words under it are read. */
    private static void lay(String mark, XWPFHeader header) {
        XWPFParagraph paragraph = header.createParagraph();
        paragraph.setStyle("Header");
        try (InputStream drawing = WordPackage.resource("mark.xml");
                XmlCursor cursor = XmlObject.Factory.parse(drawing).newCursor()) {
            cursor.toFirstChild();
            XmlObject drawn = cursor.getObject();
            while (cursor.hasNextToken()) {
                if (cursor.toNextToken().isStart() && cursor.getAttributeText(new QName("string")) != null) {
                    cursor.setAttributeText(new QName("string"), WordPackage.printable(mark));
                }
            }
            paragraph.getCTP().addNewR().addNewPict().set(drawn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XmlException e) {
            throw new IllegalStateException("The drawing is our own", e);
        }
    }

    private static void number(XWPFFooter footer, ParagraphAlignment alignment) {
        XWPFParagraph paragraph = footer.createParagraph();
        paragraph.setStyle("Footer");
        paragraph.setAlignment(alignment);
        paragraph.createRun().setText("— ");
        paragraph.getCTP().addNewFldSimple().setInstr("PAGE");
        paragraph.getCTP().getFldSimpleArray(0).addNewR().addNewT().setStringValue("1");
        paragraph.createRun().setText(" —");
    }

    private void describe(CTSectPr section) {
        section.addNewType().setVal(STSectionMark.NEXT_PAGE);
        CTPageSz size = section.isSetPgSz() ? section.getPgSz() : section.addNewPgSz();
        size.setW(BigInteger.valueOf(landscape ? LONG : SHORT));
        size.setH(BigInteger.valueOf(landscape ? SHORT : LONG));
        if (landscape) {
            size.setOrient(STPageOrientation.LANDSCAPE);
        }
        CTPageMar margins = section.addNewPgMar();
        margins.setTop(BigInteger.valueOf(twips(landscape ? 20 : 37)));
        margins.setBottom(BigInteger.valueOf(twips(landscape ? 20 : 35)));
        margins.setLeft(BigInteger.valueOf(twips(landscape ? 15 : 28)));
        margins.setRight(BigInteger.valueOf(landscape ? twips(15) : SHORT - twips(28) - PORTRAIT_WIDTH));
        margins.setHeader(BigInteger.valueOf(twips(landscape ? 10 : 15)));
        margins.setFooter(BigInteger.valueOf(twips(landscape ? 10 : 25)));
        margins.setGutter(BigInteger.ZERO);
        CTDocGrid grid = section.addNewDocGrid();
        // Characters are kept by the styles: a grid of them is drawn otherwise by each program.
        grid.setType(STDocGrid.LINES);
        grid.setLinePitch(BigInteger.valueOf(landscape ? 312 : LINE));
    }
}

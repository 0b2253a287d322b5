package cn.ziping.sheet;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;

/** The styles of one file, each made once, as a file takes 64,000 of them. */
final class WrittenStyles {

    /** What a cell is in: the table's body, its heading, its total, or a note above it. */
    enum Place {
        BODY,
        HEADING,
        TOTAL,
        NOTE
    }

    private record Key(Place place, Column.Kind kind, String format, boolean quoted, boolean lines) {}

    private final Workbook book;
    private final Font bold;
    private final Map<Key, CellStyle> styles = new HashMap<>();

    WrittenStyles(Workbook book) {
        this.book = book;
        bold = book.createFont();
        bold.setBold(true);
    }

    /** For a text as written. One that looks like a formula is marked as Excel marks what is typed after an apostrophe. */
    CellStyle text(Place place, Column.Kind kind, String written) {
        return styles.computeIfAbsent(
                new Key(
                        place,
                        kind,
                        Column.GENERAL,
                        WrittenText.looksLikeFormula(written),
                        place == Place.HEADING || place != Place.NOTE && written.indexOf('\n') >= 0),
                this::made);
    }

    CellStyle number(Place place, Column column) {
        return styles.computeIfAbsent(new Key(place, column.kind(), column.format(), false, false), this::made);
    }

    private CellStyle made(Key key) {
        XSSFCellStyle style = (XSSFCellStyle) book.createCellStyle();
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setWrapText(key.lines());
        style.setQuotePrefixed(key.quoted());
        if (key.place() != Place.NOTE) {
            style.setAlignment(key.kind() == Column.Kind.NUMBER ? HorizontalAlignment.RIGHT : HorizontalAlignment.LEFT);
        }
        if (!key.format().equals(Column.GENERAL)) {
            style.setDataFormat(book.createDataFormat().getFormat(key.format()));
        }
        if (key.place() == Place.HEADING) {
            style.setFont(bold);
            style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            style.setBorderBottom(BorderStyle.THIN);
        } else if (key.place() == Place.TOTAL) {
            style.setFont(bold);
            style.setBorderTop(BorderStyle.THIN);
        }
        return style;
    }
}

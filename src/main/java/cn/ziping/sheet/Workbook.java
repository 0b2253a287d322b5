package cn.ziping.sheet;

import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;

/**
 * What a file says of itself: whether it is a workbook that may be read at all, and where its sheets are.
 *
 * @param sheets the visible worksheets in the order of their tabs
 * @param sharedStrings the part of the shared strings, or {@code ""}
 * @param styles the part of the styles, or {@code ""}
 * @param from1904 whether days are counted from 1904 instead of 1900
 */
record Workbook(List<Tab> sheets, String sharedStrings, String styles, boolean from1904) {

    private static final String MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    private static final int LONGEST_NAME = 255;

    /** A visible sheet and the part that holds it. */
    record Tab(String name, String part) {}

    /**
     * Reads it, and refuses what is no workbook, holds macros or draws on other files, without having read a cell.
     *
     * @throws cn.ziping.shared.RefusedException {@code sheet.not-xlsx}, {@code sheet.macros},
     *     {@code sheet.external-links}, {@code sheet.sheets}, and as {@link Parts#parse}
     */
    static Workbook of(Parts parts, SheetLimits limits) {
        if (!parts.has(ContentTypes.PART) || !parts.has("_rels/.rels")) {
            throw Refusals.notXlsx();
        }
        ContentTypes types = new ContentTypes();
        parts.parse(ContentTypes.PART, types);
        Relations roots = new Relations("");
        parts.parse("_rels/.rels", roots);
        String main = roots.first("officeDocument");
        String type = types.of(main);
        if (type.startsWith("application/vnd.ms-excel.")
                && type.contains(".macroenabled.")
                && !type.contains("binary")) {
            throw Refusals.macros();
        }
        if (!type.equals(MAIN)) {
            throw Refusals.notXlsx();
        }
        for (String name : parts.names()) {
            if (name.endsWith("vbaproject.bin") || name.contains("/macrosheets/")) {
                throw Refusals.macros();
            }
            if (name.contains("externallinks/") || name.endsWith("connections.xml")) {
                throw Refusals.externalLinks();
            }
        }
        types.refuseMacrosAndLinks();
        Relations relations = new Relations(main);
        parts.parse(Relations.partFor(main), relations);
        Main workbook = new Main(relations, limits);
        parts.parse(main, workbook);
        return new Workbook(
                List.copyOf(workbook.tabs),
                relations.first("sharedStrings"),
                relations.first("styles"),
                workbook.from1904);
    }

    /** The workbook part. */
    private static final class Main extends PartHandler {

        private final Relations relations;
        private final SheetLimits limits;
        private final List<Tab> tabs = new ArrayList<>();
        private boolean from1904;

        Main(Relations relations, SheetLimits limits) {
            super("workbook");
            this.relations = relations;
            this.limits = limits;
        }

        @Override
        void start(String name, Attributes attributes) {
            if (name.equals("workbookPr")) {
                String value = value(attributes, "date1904");
                from1904 = value.equals("1") || value.equals("true");
            } else if (name.equals("sheet")) {
                String state = value(attributes, "state");
                String part = relations.worksheet(relationId(attributes));
                if ((state.isEmpty() || state.equals("visible")) && !part.isEmpty()) {
                    add(value(attributes, "name"), part);
                }
            }
        }

        private void add(String name, String part) {
            if (tabs.size() == limits.maxSheets()) {
                throw Refusals.sheets(limits);
            }
            tabs.add(new Tab(name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name, part));
        }

        /** The attribute {@code id} that is in a namespace; {@code sheetId} and a bare {@code id} are something else. */
        private static String relationId(Attributes attributes) {
            for (int i = 0; i < attributes.getLength(); i++) {
                if (attributes.getLocalName(i).equals("id")
                        && !attributes.getURI(i).isEmpty()) {
                    return attributes.getValue(i);
                }
            }
            return "";
        }
    }
}

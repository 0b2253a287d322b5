package cn.ziping.sheet;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.xml.sax.Attributes;

/** Of all the styles only this: which of them show a number as a date. */
final class CellFormats extends PartHandler {

    /** More than Excel takes; beyond, styles are taken to show plain numbers. */
    private static final int MOST = 100_000;

    /** Elapsed hours, minutes or seconds are a length of time, not a day. */
    private static final Pattern ELAPSED = Pattern.compile("\\[(h+|m+|s+)]", Pattern.CASE_INSENSITIVE);

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\\\.");

    private final Map<Integer, Boolean> ownFormats = new HashMap<>();
    private final BitSet dates = new BitSet();
    private boolean inCellFormats;
    private int count;

    CellFormats() {
        super("styleSheet");
    }

    /** Whether the style of that number shows a date. */
    boolean isDate(int style) {
        return style >= 0 && dates.get(style);
    }

    @Override
    void start(String name, Attributes attributes) {
        switch (name) {
            case "numFmt" -> {
                int id = CellPlace.whole(value(attributes, "numFmtId"), MOST);
                if (id >= 0 && ownFormats.size() < MOST) {
                    ownFormats.put(id, isDateFormat(value(attributes, "formatCode")));
                }
            }
            case "cellXfs" -> inCellFormats = true;
            case "xf" -> {
                if (inCellFormats && count < MOST) {
                    dates.set(count++, isDateFormat(CellPlace.whole(value(attributes, "numFmtId"), MOST)));
                }
            }
            default -> {}
        }
    }

    @Override
    void end(String name) {
        if (name.equals("cellXfs")) {
            inCellFormats = false;
        }
    }

    private boolean isDateFormat(int id) {
        Boolean own = ownFormats.get(id);
        return own != null ? own : isBuiltInDate(id);
    }

    /** 27 to 36 and 50 to 58 are the dates of Chinese, Japanese and Korean Excel, such as 2022年3月1日; 46 is elapsed. */
    private static boolean isBuiltInDate(int id) {
        return id >= 14 && id <= 22 || id >= 27 && id <= 36 || id == 45 || id == 47 || id >= 50 && id <= 58;
    }

    private static boolean isDateFormat(String code) {
        String signs = QUOTED.matcher(code).replaceAll("");
        return !ELAPSED.matcher(signs).find() && DateUtil.isADateFormat(MOST, signs);
    }
}

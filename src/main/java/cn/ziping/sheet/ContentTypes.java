package cn.ziping.sheet;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.xml.sax.Attributes;

/** What kind each part is, as the file's list of contents says. */
final class ContentTypes extends PartHandler {

    static final String PART = "[Content_Types].xml";

    private static final int MOST = 10_000;

    private final Map<String, String> byPart = new HashMap<>();
    private final Map<String, String> byExtension = new HashMap<>();

    ContentTypes() {
        super("Types");
    }

    @Override
    void start(String name, Attributes attributes) {
        String type = value(attributes, "ContentType").toLowerCase(Locale.ROOT);
        if (name.equals("Override")) {
            byPart.put(Relations.plain(value(attributes, "PartName")).toLowerCase(Locale.ROOT), type);
        } else if (name.equals("Default")) {
            byExtension.put(value(attributes, "Extension").toLowerCase(Locale.ROOT), type);
        }
        if (byPart.size() + byExtension.size() > MOST) {
            throw Refusals.damaged();
        }
    }

    /** The part's type in lower case, or {@code ""} where the list does not say. */
    String of(String part) {
        String name = part.toLowerCase(Locale.ROOT);
        String type = byPart.get(name);
        if (type == null) {
            type = byExtension.get(name.substring(name.lastIndexOf('.') + 1));
        }
        return type == null ? "" : type;
    }

    /** Parts may have any name, so what runs or draws on other files is told by its type as well. */
    void refuseMacrosAndLinks() {
        byPart.values().forEach(ContentTypes::refuse);
        byExtension.values().forEach(ContentTypes::refuse);
    }

    private static void refuse(String type) {
        if (type.contains("vbaproject") || type.contains("macrosheet") || type.contains("macroenabled")) {
            throw Refusals.macros();
        }
        if (type.endsWith(".externallink+xml") || type.endsWith(".connections+xml")) {
            throw Refusals.externalLinks();
        }
    }
}

package cn.ziping.sheet;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** Which parts a part refers to, by id and by kind. What lies outside the file is left out. */
final class Relations extends PartHandler {

    private static final int MOST = 10_000;

    private final String source;
    private final Map<String, String> worksheets = new HashMap<>();
    private final Map<String, String> firsts = new LinkedHashMap<>();
    private int count;

    /** @param source the part that refers, or {@code ""} for the file itself */
    Relations(String source) {
        super("Relationships");
        this.source = source;
    }

    /** The part in which a part's relations stand: {@code xl/workbook.xml} → {@code xl/_rels/workbook.xml.rels}. */
    static String partFor(String part) {
        int slash = part.lastIndexOf('/') + 1;
        return part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels";
    }

    /** A part's name with neither backslashes nor a slash before. */
    static String plain(String name) {
        String plain = name.replace('\\', '/');
        return plain.startsWith("/") ? plain.substring(1) : plain;
    }

    @Override
    void start(String name, Attributes attributes) {
        if (!name.equals("Relationship") || value(attributes, "TargetMode").equals("External")) {
            return;
        }
        if (++count > MOST) {
            throw Refusals.damaged();
        }
        String type = value(attributes, "Type");
        String target = resolved(value(attributes, "Target"));
        String kind = type.substring(type.lastIndexOf('/') + 1);
        firsts.putIfAbsent(kind, target);
        if (kind.equals("worksheet")) {
            worksheets.put(value(attributes, "Id"), target);
        }
    }

    /** The worksheet of that id, or {@code ""}: a sheet may also be a chart or a dialogue, which hold no rows. */
    String worksheet(String id) {
        return orEmpty(worksheets.get(id));
    }

    /** The first part of a kind: the last word of the relation's type; or {@code ""}. */
    String first(String kind) {
        return orEmpty(firsts.get(kind));
    }

    private static String orEmpty(@Nullable String part) {
        return part == null ? "" : part;
    }

    private String resolved(String target) {
        String path = target.replace('\\', '/');
        String whole = path.startsWith("/") ? path : source.substring(0, source.lastIndexOf('/') + 1) + path;
        Deque<String> names = new ArrayDeque<>();
        for (String name : whole.split("/")) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return String.join("/", names);
    }
}

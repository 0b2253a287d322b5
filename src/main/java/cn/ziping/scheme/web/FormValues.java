package cn.ziping.scheme.web;

import cn.ziping.scheme.FormatException;
import cn.ziping.scheme.Shape;
import cn.ziping.scoring.Band;
import cn.ziping.scoring.Share;
import cn.ziping.shared.NumberText;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.TypedText;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A part of a scheme as the fields of a form: each value under its JSON pointer, {@code /@type} for the kind of a variant,
 * {@code /@size} for the length of a list, {@code /@given} for something that may be left out. What was typed stays as it
 * was typed until it is read.
 */
final class FormValues {

    static final String TYPE = "/@type";
    static final String SIZE = "/@size";
    static final String GIVEN = "/@given";

    private static final String SHARE_KIND = Band.AwardKind.SHARE.name();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** A share above this is taken for a percentage whose sign was left out: nobody means 500 %, and 1.3 is 130 %. */
    private static final BigDecimal LIKELY_PERCENT = BigDecimal.valueOf(3);

    private final Map<String, String> values;
    private final Map<String, RefusedException> refusals = new LinkedHashMap<>();
    private final Map<String, Integer> marks = new LinkedHashMap<>();
    private final Map<String, String> taken = new LinkedHashMap<>();

    /** The most fields of a form: many times what a whole outline has, and a page that is still drawn at once. */
    private static final int FIELDS = 3000;

    /** In characters: longer than the name of any field. */
    private static final int DEEPEST = 500;

    FormValues(Map<String, String> values) {
        this.values = new TreeMap<>(values);
        if (values.size() > FIELDS) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        boundLists();
    }

    /** A list is as long as it says only as far as its elements stand in the form: no number makes a page of its own. */
    private void boundLists() {
        Map<String, BitSet> elements = new HashMap<>();
        for (String name : values.keySet()) {
            if (name.length() > DEEPEST) {
                continue;
            }
            for (int slash = name.indexOf('/', 1); slash > 0; slash = name.indexOf('/', slash + 1)) {
                Integer index = index(name, slash);
                if (index != null) {
                    elements.computeIfAbsent(name.substring(0, slash), list -> new BitSet())
                            .set(index);
                }
            }
        }
        for (Map.Entry<String, String> entry : values.entrySet()) {
            if (entry.getKey().endsWith(SIZE)) {
                String list = entry.getKey().substring(0, entry.getKey().length() - SIZE.length());
                BitSet typed = elements.getOrDefault(list, new BitSet());
                entry.setValue(String.valueOf(Math.min(size(list, 0), typed.nextClearBit(0))));
            }
        }
    }

    /** The number between this slash and the next one or the end. */
    private static @Nullable Integer index(String name, int slash) {
        int end = name.indexOf('/', slash + 1);
        String digits = name.substring(slash + 1, end < 0 ? name.length() : end);
        return digits.length() < 5 && !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.valueOf(digits)
                : null;
    }

    /** As a stored value fills them. */
    static FormValues of(Shape shape, JsonNode stored) {
        FormValues form = new FormValues(Map.of());
        form.fill(shape, stored, "", false, false);
        return form;
    }

    String get(String pointer) {
        return values.getOrDefault(pointer, "");
    }

    boolean has(String pointer) {
        return values.containsKey(pointer);
    }

    int size(String pointer, int otherwise) {
        try {
            return Math.min(1000, Math.max(0, Integer.parseInt(get(pointer + SIZE))));
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }

    Map<String, RefusedException> refusals() {
        return refusals;
    }

    void refuse(String pointer, RefusedException why) {
        refusals.putIfAbsent(pointer, why);
    }

    /** What a share that was typed without its sign is taken for, such as 90% for 0.9; empty where nothing was taken. */
    String taken(String pointer) {
        return taken.getOrDefault(pointer, "");
    }

    /** Forgets the refusals of other fields. */
    void keepRefusals(Predicate<String> pointers) {
        refusals.keySet().removeIf(pointers.negate());
    }

    private void fill(Shape shape, JsonNode value, String pointer, boolean percent, boolean share) {
        if (shape instanceof Shape.Variant variant) {
            String kind = value.path(variant.discriminator()).asString();
            values.put(pointer + TYPE, kind);
            Shape.Parts parts = variant.kinds().get(kind);
            if (parts != null) {
                fillParts(parts, value, pointer, percent);
            }
        } else if (shape instanceof Shape.Parts parts) {
            fillParts(parts, value, pointer, percent);
        } else if (shape instanceof Shape.Several several) {
            fillSeveral(several, value, pointer, percent);
        } else if (shape instanceof Shape.Check) {
            if (value.asBoolean()) {
                values.put(pointer, "true");
            }
        } else if (shape instanceof Shape.Number number) {
            values.put(pointer, shown(value, share && !number.whole()));
        } else {
            values.put(pointer, value.asString());
        }
    }

    private static boolean isShare(Shape.Component component, boolean percent, boolean shareKind) {
        Share.When when = component.share();
        return when != null
                && switch (when) {
                    case ALWAYS -> true;
                    case IN_PERCENT -> percent;
                    case OF_KIND -> shareKind;
                    case TYPED -> false;
                };
    }

    private void fillParts(Shape.Parts parts, JsonNode value, String pointer, boolean around) {
        boolean own = value.path("percent").isBoolean();
        boolean percent = own ? value.path("percent").asBoolean() : around;
        boolean shareKind = value.path("kind").asString("").equals(SHARE_KIND);
        for (Shape.Component component : parts.components()) {
            String below = pointer + "/" + component.name();
            JsonNode part = value.path(component.name());
            boolean given = !part.isMissingNode() && !part.isNull();
            if (component.nullable() && given) {
                values.put(below + GIVEN, "true");
            }
            if (given) {
                fill(component.shape(), part, below, percent, isShare(component, percent, shareKind));
            }
        }
    }

    private void fillSeveral(Shape.Several several, JsonNode value, String pointer, boolean percent) {
        if (isLines(several)) {
            values.put(pointer, value.valueStream().map(JsonNode::asString).collect(Collectors.joining("\n")));
            return;
        }
        values.put(pointer + SIZE, String.valueOf(value.size()));
        for (int i = 0; i < value.size(); i++) {
            fill(several.each(), value.get(i), pointer + "/" + i, percent, false);
        }
    }

    /** Texts and whole numbers stand in one field, a line each. */
    static boolean isLines(Shape.Several several) {
        Shape each = several.each();
        return each instanceof Shape.Text || (each instanceof Shape.Number number && number.whole());
    }

    private static String shown(JsonNode value, boolean share) {
        BigDecimal number = value.isNumber() ? value.decimalValue() : new BigDecimal(value.asString());
        return share ? NumberText.plain(number.movePointRight(2)) + "%" : NumberText.plain(number);
    }

    /** The pointers of the fields in which something else stands than in another form. */
    Set<String> differing(FormValues other) {
        return Stream.concat(values.keySet().stream(), other.values.keySet().stream())
                .filter(name -> name.startsWith("/"))
                .filter(name -> !get(name).equals(other.get(name)))
                .map(name -> name.contains("/@") ? name.substring(0, name.indexOf("/@")) : name)
                .collect(Collectors.toSet());
    }

    /** The JSON that was typed; what cannot be read is refused at its pointer and left out. */
    JsonNode read(Shape shape, String pointer) {
        return read(shape, pointer, false, false);
    }

    private JsonNode read(Shape shape, String pointer, boolean percent, boolean share) {
        if (shape instanceof Shape.Variant variant) {
            return readVariant(variant, pointer, percent);
        }
        if (shape instanceof Shape.Parts parts) {
            return readParts(parts, pointer, JSON.objectNode(), percent);
        }
        if (shape instanceof Shape.Several several) {
            return readSeveral(several, pointer, percent);
        }
        if (shape instanceof Shape.Check) {
            return JSON.booleanNode(has(pointer));
        }
        return shape instanceof Shape.Number number
                ? readNumber(number, pointer, share)
                : JSON.stringNode(expression(pointer));
    }

    /** A text as it is read: what stands around it does not count, nor in its places. */
    String expression(String pointer) {
        return TypedText.withOneLineBreak(get(pointer));
    }

    private JsonNode readVariant(Shape.Variant variant, String pointer, boolean percent) {
        String kind = get(pointer + TYPE);
        Shape.Parts parts = variant.kinds().get(kind);
        if (parts == null) {
            refuse(pointer, new RefusedException("choice.unknown"));
            return JSON.nullNode();
        }
        ObjectNode node = JSON.objectNode();
        node.put(variant.discriminator(), kind);
        return readParts(parts, pointer, node, percent);
    }

    private JsonNode readParts(Shape.Parts parts, String pointer, ObjectNode node, boolean around) {
        parts.tag().ifPresent(tag -> node.put(tag.getKey(), tag.getValue()));
        boolean own = parts.components().stream()
                .anyMatch(component -> component.name().equals("percent") && component.shape() instanceof Shape.Check);
        boolean percent = own ? has(pointer + "/percent") : around;
        boolean shareKind = get(pointer + "/kind").equals(SHARE_KIND);
        for (Shape.Component component : parts.components()) {
            String below = pointer + "/" + component.name();
            if (component.share() == Share.When.TYPED) {
                values.computeIfPresent(below, (name, typed) -> NumberText.withoutPercent(typed));
            }
            if (!component.nullable() || isGiven(component, below)) {
                boolean share = isShare(component, percent, shareKind);
                node.set(component.name(), read(component.shape(), below, percent, share));
            } else {
                node.putNull(component.name());
            }
        }
        return node;
    }

    private boolean isGiven(Shape.Component component, String pointer) {
        if (component.shape() instanceof Shape.Several several && !isLines(several)) {
            return size(pointer, 0) > 0;
        }
        boolean composed = component.shape() instanceof Shape.Parts || component.shape() instanceof Shape.Variant;
        return composed ? has(pointer + GIVEN) : !get(pointer).isBlank();
    }

    private JsonNode readSeveral(Shape.Several several, String pointer, boolean percent) {
        ArrayNode array = JSON.arrayNode();
        if (isLines(several)) {
            Arrays.stream(get(pointer).split(several.each() instanceof Shape.Text ? "\\R" : "[\\s,，、]+"))
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> array.add(
                            several.each() instanceof Shape.Number ? whole(line, pointer) : JSON.stringNode(line)));
            return array;
        }
        IntStream.range(0, size(pointer, 0))
                .forEach(i -> array.add(read(several.each(), pointer + "/" + i, percent, false)));
        return array;
    }

    private JsonNode readNumber(Shape.Number number, String pointer, boolean share) {
        String typed = get(pointer).strip();
        if (number.whole()) {
            return typed.isEmpty() ? missing(pointer) : whole(typed, pointer);
        }
        try {
            boolean percent = NumberText.isPercent(typed);
            BigDecimal value = NumberText.parse(NumberText.withoutPercent(typed))
                    .map(read -> percent ? read.movePointLeft(2) : read)
                    .orElse(null);
            if (value == null) {
                return missing(pointer);
            }
            if (share && !percent && value.compareTo(LIKELY_PERCENT) > 0) {
                refuse(pointer, new RefusedException("number.percent-sign", typed));
                return JSON.nullNode();
            }
            String plain = NumberText.plain(value);
            if (share && !percent) {
                taken.put(pointer, NumberText.plain(value.movePointRight(2)) + "%");
            }
            return number.text() ? JSON.stringNode(plain) : JSON.numberNode(new BigDecimal(plain));
        } catch (RefusedException refused) {
            refuse(pointer, refused);
            return JSON.nullNode();
        }
    }

    private JsonNode whole(String typed, String pointer) {
        try {
            return JSON.numberNode(Integer.parseInt(typed));
        } catch (NumberFormatException none) {
            refuse(pointer, new RefusedException("number.invalid", typed));
            return JSON.nullNode();
        }
    }

    private JsonNode missing(String pointer) {
        refuse(pointer, new RefusedException("text.blank"));
        return JSON.nullNode();
    }

    /** Says at its field what the format refuses. */
    void refuse(FormatException refused, @Nullable String words) {
        refuse(refused.pointer(), new RefusedException("definition", String.valueOf(words)));
        if (refused.code().startsWith("definition.formula-")) {
            mark(refused.pointer(), Integer.parseInt(refused.arguments().get(0)) - 1);
        }
    }

    /** Points at a character of a field. */
    void mark(String pointer, int position) {
        marks.putIfAbsent(pointer, position);
    }

    /** The field's text in one line and a mark below the character that cannot stand, or {@code null}. */
    @Nullable
    String marked(String pointer) {
        Integer position = marks.get(pointer);
        if (position == null) {
            return null;
        }
        String text = expression(pointer).replaceAll("\\R", " ");
        StringBuilder mark = new StringBuilder();
        text.substring(0, Math.min(position, text.length()))
                .chars()
                .forEach(character -> mark.append(character > 0x2E7F ? '\u3000' : ' '));
        return text + "\n" + mark + "▲";
    }

    /** A list one longer, or without one of its elements, or with two of them exchanged: {@code add /bands}. */
    void reshape(String action) {
        String[] words = action.split(" ", 2);
        if (words.length < 2) {
            return;
        }
        String pointer = words[1];
        if (words[0].equals("add")) {
            values.put(pointer + SIZE, String.valueOf(size(pointer, 0) + 1));
            return;
        }
        int cut = pointer.lastIndexOf('/');
        String list = pointer.substring(0, Math.max(0, cut));
        int index;
        try {
            index = Integer.parseInt(pointer.substring(cut + 1));
        } catch (NumberFormatException none) {
            return;
        }
        int size = size(list, 0);
        if (words[0].equals("remove") && index < size) {
            for (int i = index; i < size - 1; i++) {
                exchange(list + "/" + i, list + "/" + (i + 1));
            }
            take(list + "/" + (size - 1));
            values.put(list + SIZE, String.valueOf(size - 1));
        } else if (words[0].equals("up") && index > 0 && index < size) {
            exchange(list + "/" + index, list + "/" + (index - 1));
        }
    }

    private void exchange(String one, String other) {
        Map<String, String> first = take(one);
        Map<String, String> second = take(other);
        first.forEach((rest, value) -> values.put(other + rest, value));
        second.forEach((rest, value) -> values.put(one + rest, value));
    }

    private Map<String, String> take(String prefix) {
        Map<String, String> taken = new LinkedHashMap<>();
        List.copyOf(values.keySet()).stream()
                .filter(key -> key.equals(prefix) || key.startsWith(prefix + "/"))
                .forEach(key -> taken.put(key.substring(prefix.length()), String.valueOf(values.remove(key))));
        return taken;
    }
}

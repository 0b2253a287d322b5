package cn.ziping.scheme;

import cn.ziping.scoring.Formula;
import cn.ziping.shared.Bounds;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON Schema (2020-12) of a scheme, drawn from the records it is made of. */
public final class SchemeSchema {

    private final Map<String, Object> definitions = new LinkedHashMap<>();
    private final String prefix;

    private SchemeSchema(String prefix) {
        this.prefix = prefix;
    }

    /** The schema of an exported scheme, whole. */
    public static Map<String, Object> document() {
        SchemeSchema schema = new SchemeSchema("#/$defs/");
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        document.put("title", "评分方案 (scoring scheme)");
        document.put("$ref", schema.reference(SchemeDraft.class));
        document.put("$defs", schema.definitions);
        return document;
    }

    /**
     * The schemas of some records and all they are made of, by name.
     *
     * @param prefix what goes before a name in a reference
     */
    public static Map<String, Object> definitions(String prefix, List<Class<?>> types) {
        SchemeSchema schema = new SchemeSchema(prefix);
        types.forEach(schema::reference);
        return schema.definitions;
    }

    /** The name of a type within the definitions. */
    public static String name(Class<?> type) {
        return type.getName().substring(type.getName().lastIndexOf('.') + 1).replace('$', '.');
    }

    private String reference(Class<?> type) {
        String name = name(type);
        if (!definitions.containsKey(name)) {
            // Before its parts, which may refer to it.
            definitions.put(name, Map.of());
            Shape shape = Shape.of(type);
            if (shape instanceof Shape.Variant variant) {
                definitions.put(name, variant(variant));
            } else {
                Map.Entry<String, String> tag = new Shape.Parts(type).tag().orElse(null);
                definitions.put(
                        name, parts(type, tag == null ? null : tag.getKey(), tag == null ? null : tag.getValue()));
            }
        }
        return prefix + name;
    }

    private Map<String, Object> variant(Shape.Variant variant) {
        List<Object> kinds = new ArrayList<>();
        variant.kinds().forEach((kind, parts) -> {
            String name = name(parts.type());
            definitions.put(name, parts(parts.type(), variant.discriminator(), kind));
            kinds.add(Map.of("$ref", prefix + name));
        });
        return Map.of("oneOf", kinds);
    }

    private Map<String, Object> parts(Class<?> type, @Nullable String discriminator, @Nullable String kind) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        if (discriminator != null && kind != null) {
            properties.put(discriminator, Map.of("const", kind));
            required.add(discriminator);
        }
        for (Shape.Component component : new Shape.Parts(type).components()) {
            boolean blank = component.nullable() || component.leftOut();
            properties.put(component.name(), described(component, type, schema(component.shape(), blank, component)));
            if (!blank) {
                required.add(component.name());
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        if (kind != null) {
            String words = SchemaWords.ofKind(kind);
            if (!words.isEmpty()) {
                schema.put("description", words);
            }
        }
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", required);
        schema.put("additionalProperties", false);
        return schema;
    }

    /** With what it is called in both languages, and what its number means. */
    private static Map<String, Object> described(
            Shape.Component component, Class<?> owner, Map<String, Object> schema) {
        String words = SchemaWords.of(owner, component);
        if (words.isEmpty()) {
            return schema;
        }
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("description", words);
        described.putAll(schema);
        return described;
    }

    private Map<String, Object> schema(Shape shape, boolean nullable, Shape.Component component) {
        Map<String, Object> bounded = new LinkedHashMap<>(plain(shape));
        Bounds bounds = component.bounds();
        if (bounds != null) {
            bound(bounded, "minimum", bounds.least());
            bound(bounded, "exclusiveMinimum", bounds.above());
            bound(bounded, "maximum", bounds.most());
        }
        if (!nullable) {
            return bounded;
        }
        // Of a number or a choice an empty text is the same blank as null.
        boolean plain = shape instanceof Shape.Number || shape instanceof Shape.Choice;
        return Map.of(
                "anyOf", List.of(bounded, plain ? Map.of("enum", Arrays.asList(null, "")) : Map.of("type", "null")));
    }

    private static void bound(Map<String, Object> schema, String name, String value) {
        if (!value.isEmpty()) {
            schema.put(name, new BigDecimal(value));
        }
    }

    private Map<String, Object> schema(Shape shape, boolean nullable) {
        Map<String, Object> schema = plain(shape);
        return nullable ? Map.of("anyOf", List.of(schema, Map.of("type", "null"))) : schema;
    }

    /** Of inputs: what is typed may be written as text, number or yes and no, all of which are read as their text. */
    private Map<String, Object> value(Shape.Named named) {
        Shape each = named.each();
        if (named.nullable() && each instanceof Shape.Text) {
            return Map.of("type", List.of("string", "number", "boolean", "null"));
        }
        return schema(each, named.nullable());
    }

    private Map<String, Object> plain(Shape shape) {
        if (shape instanceof Shape.Number number) {
            return number.whole()
                    ? Map.of("type", "integer")
                    // However it is written: both are read, and files have both.
                    : Map.of("type", List.of("string", "number"), "pattern", "^-?\\d{1,15}(\\.\\d{1,10})?$");
        }
        if (shape instanceof Shape.Check) {
            return Map.of("type", "boolean");
        }
        if (shape instanceof Shape.Choice choice) {
            return Map.of("enum", choice.names());
        }
        if (shape instanceof Shape.Several several) {
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("type", "array");
            schema.put("items", plain(several.each()));
            if (several.set()) {
                schema.put("uniqueItems", true);
            }
            return schema;
        }
        if (shape instanceof Shape.Named named) {
            return Map.of("type", "object", "additionalProperties", value(named));
        }
        if (shape instanceof Shape.Parts parts) {
            return Map.of("$ref", reference(parts.type()));
        }
        if (shape instanceof Shape.Variant variant) {
            return Map.of("$ref", reference(variant.type()));
        }
        return shape instanceof Shape.Expression
                ? Map.of("type", "string", "maxLength", Formula.LIMIT)
                : Map.of("type", "string");
    }
}

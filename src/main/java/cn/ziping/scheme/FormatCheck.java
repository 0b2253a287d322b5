package cn.ziping.scheme;

import cn.ziping.scoring.Formula;
import cn.ziping.shared.DefinitionException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds everything in a document that cannot stand, where reading it stopped at the first: each with its place and with what
 * would be allowed there.
 */
final class FormatCheck {

    /** The most that anybody mends at once. */
    private static final int MOST = 50;

    private final JsonMapper json;
    private final List<FormatException> found = new ArrayList<>();
    private int refusals;

    FormatCheck(JsonMapper json) {
        this.json = json;
    }

    List<FormatException> find(JsonNode document, Class<?> type) {
        check(document, Shape.of(type), false, "");
        return List.copyOf(found);
    }

    private void add(String pointer, String code, String... arguments) {
        add(new FormatException(pointer, "definition." + code, List.of(arguments)));
    }

    /** What comes after the fiftieth is counted alone. */
    private void add(FormatException refused) {
        refusals++;
        if (found.size() < MOST) {
            found.add(refused);
        }
    }

    private static String listed(Collection<String> names) {
        return String.join(", ", names);
    }

    /**
     * @param blank whether it may be blank
     */
    private void check(JsonNode node, Shape shape, boolean blank, String at) {
        boolean text = shape instanceof Shape.Text || shape instanceof Shape.Expression;
        if (node.isMissingNode()
                || node.isNull()
                || (!text && node.isString() && node.asString().isBlank())) {
            if (!blank) {
                missing(shape, at);
            }
        } else if (shape instanceof Shape.Choice choice) {
            if (!node.isString() || !choice.names().contains(node.asString())) {
                add(at, "choice", shown(node), listed(choice.names()));
            }
        } else if (shape instanceof Shape.Check) {
            require(
                    node.isBoolean() || List.of("true", "false").contains(node.asString("")),
                    at,
                    "expected.check",
                    node);
        } else if (shape instanceof Shape.Number number) {
            number(node, number, at);
        } else if (shape instanceof Shape.Expression) {
            formula(node, at);
        } else if (shape instanceof Shape.Text) {
            require(node.isValueNode(), at, "expected.text", node);
        } else if (shape instanceof Shape.Several several) {
            if (require(node.isArray(), at, "expected.list", node)) {
                for (int i = 0; i < node.size(); i++) {
                    check(node.get(i), several.each(), false, at + "/" + i);
                }
            }
        } else if (shape instanceof Shape.Named named) {
            if (require(node.isObject(), at, "expected.object", node)) {
                node.propertyNames()
                        .forEach(name ->
                                check(node.path(name), named.each(), named.nullable(), at + "/" + escaped(name)));
            }
        } else if (shape instanceof Shape.Parts parts) {
            if (require(node.isObject(), at, "expected.object", node)) {
                parts(node, parts, parts.tag().map(tag -> tag.getKey()).orElse(""), at);
            }
        } else if (shape instanceof Shape.Variant variant) {
            variant(node, variant, at);
        }
    }

    private void missing(Shape shape, String at) {
        if (shape instanceof Shape.Choice choice) {
            add(at, "missing-choice", listed(choice.names()));
        } else if (shape instanceof Shape.Variant variant) {
            add(
                    at,
                    "missing-kind",
                    variant.discriminator(),
                    listed(variant.kinds().keySet()));
        } else {
            add(at, "missing");
        }
    }

    private boolean require(boolean holds, String at, String code, JsonNode node) {
        if (!holds) {
            add(at, code, shown(node));
        }
        return holds;
    }

    private static String shown(JsonNode node) {
        String text = node.toString();
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private void number(JsonNode node, Shape.Number number, String at) {
        try {
            Class<?> type = number.whole() ? Integer.class : BigDecimal.class;
            json.treeToValue(node, type);
        } catch (JacksonException | DefinitionException refused) {
            DefinitionException cause = SchemeFormat.cause(refused);
            if (cause != null && !cause.code().equals("definition.invalid")) {
                add(new FormatException(at, cause.code(), cause.arguments()));
            } else {
                add(at, number.whole() ? "expected.whole" : "expected.number", shown(node));
            }
        }
    }

    private void formula(JsonNode node, String at) {
        if (!require(node.isString(), at, "expected.text", node)) {
            return;
        }
        try {
            Formula.of(node.asString());
        } catch (DefinitionException refused) {
            add(new FormatException(at, refused.code(), refused.arguments()));
        }
    }

    private void variant(JsonNode node, Shape.Variant variant, String at) {
        if (!require(node.isObject(), at, "expected.object", node)) {
            return;
        }
        String discriminator = variant.discriminator();
        JsonNode kind = node.path(discriminator);
        Shape.Parts parts = variant.kinds().get(kind.asString(""));
        if (parts != null) {
            parts(node, parts, discriminator, at);
        } else if (kind.asString("").isEmpty()) {
            add(
                    at + "/" + discriminator,
                    "missing-choice",
                    listed(variant.kinds().keySet()));
        } else {
            add(
                    at + "/" + discriminator,
                    "unknown-kind",
                    kind.asString(),
                    listed(variant.kinds().keySet()));
        }
    }

    private void parts(JsonNode node, Shape.Parts parts, String discriminator, String at) {
        int before = refusals;
        List<Shape.Component> components = parts.components();
        List<String> names = components.stream().map(Shape.Component::name).collect(Collectors.toList());
        node.propertyNames().stream()
                .filter(name -> !names.contains(name) && !name.equals(discriminator))
                .forEach(name -> add(at + "/" + escaped(name), "unknown-name", name, listed(names)));
        components.forEach(component -> check(
                node.path(component.name()),
                component.shape(),
                component.nullable() || component.leftOut(),
                at + "/" + component.name()));
        if (refusals == before) {
            whole(node, parts, at);
        }
    }

    /** What the record itself refuses where each of its components can stand. */
    private void whole(JsonNode node, Shape.Parts parts, String at) {
        try {
            json.treeToValue(node, parts.type());
        } catch (JacksonException | DefinitionException refused) {
            DefinitionException cause = SchemeFormat.cause(refused);
            if (cause != null) {
                String component = cause.component();
                add(new FormatException(
                        component.isEmpty() ? at : at + "/" + component, cause.code(), cause.arguments()));
            }
        }
    }
}

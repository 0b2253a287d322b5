package cn.ziping.scheme;

import cn.ziping.shared.Points;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the parts of a scheme are called in its schema: as in the forms of the editor, in both languages. */
final class SchemaWords {

    private static final List<ResourceBundle> BUNDLES = Stream.of(Locale.ROOT, Locale.ENGLISH)
            .map(locale -> ResourceBundle.getBundle(
                    "messages.editor",
                    locale,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)))
            .toList();

    private SchemaWords() {}

    /** The name of a component, its hint, and the unit of its number; empty where it has no words. */
    static String of(Class<?> owner, Shape.Component component) {
        String name = component.name();
        String type = owner.getSimpleName();
        return Stream.of(
                        said("field." + type + "." + name, "field." + name),
                        said("hint." + type + "." + name, "hint." + name),
                        unit(component))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    static String ofKind(String kind) {
        return said("kind." + kind, "kind." + kind);
    }

    private static String unit(Shape.Component component) {
        if (component.share() != null) {
            return said("schema.share." + component.share(), "schema.share." + component.share());
        }
        return component.type().getType() == Points.class ? said("schema.points", "schema.points") : "";
    }

    private static String said(String code, String otherwise) {
        return BUNDLES.stream()
                .flatMap(bundle -> Stream.of(code, otherwise)
                        .filter(bundle::containsKey)
                        .limit(1)
                        .map(bundle::getString))
                .collect(Collectors.joining(" / "));
    }
}

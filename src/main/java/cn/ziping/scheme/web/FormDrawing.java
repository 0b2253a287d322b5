package cn.ziping.scheme.web;

import cn.ziping.scheme.Shape;
import cn.ziping.scheme.web.FieldView.OptionView;
import cn.ziping.shared.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Draws the form of a part of a scheme from its shape. Words come from the bundles: {@code field.}, {@code kind.}, {@code option.}. */
@Component
@RequiredArgsConstructor
class FormDrawing {

    /** What a variant is before somebody chooses: kinds that need nothing further of their own sort. */
    private static final Map<String, String> FIRST =
            Map.of("ScoringRule", "yes-no", "Quantity", "figure", "Condition", "compared");

    private static final Set<String> MAY_BE_EMPTY =
            Set.of("extras", "vetoes", "entries", "chapters", "sections", "caps", "quantities");

    /** What a choice is before somebody chooses, where the first is not the safest. */
    private static final Map<String, String> SAFEST = Map.of("ZeroChoice", "INCOMPLETE");

    private static final Set<String> LONG = Set.of("guidance", "description", "standard");
    private static final Set<String> REFERENCES =
            Set.of("reference", "cumulative", "AverageProgress.whole", "NamedQuantity.name");

    private final MessageSource messages;

    FieldView draw(Shape shape, FormValues values, String label, Locale locale) {
        return draw(shape, values, "", label, "", "", false, locale);
    }

    private FieldView draw(
            Shape shape,
            FormValues values,
            String pointer,
            String label,
            String owner,
            String component,
            boolean optional,
            Locale locale) {
        boolean composed = shape instanceof Shape.Parts || shape instanceof Shape.Variant;
        boolean given = !optional || !composed || values.has(pointer + FormValues.GIVEN);
        String kind = optional && shape instanceof Shape.Check ? "choice" : kind(shape, owner, component);
        String value = values.get(pointer);
        List<OptionView> options = List.of();
        List<FieldView> parts = List.of();
        if (shape instanceof Shape.Choice choice) {
            if (value.isEmpty() && !optional) {
                value = SAFEST.getOrDefault(choice.type().getSimpleName(), "");
            }
            String words = "option." + choice.type().getSimpleName() + ".";
            options = Stream.concat(optional ? Stream.of("") : Stream.empty(), choice.names().stream())
                    .map(name -> new OptionView(
                            name,
                            say(
                                    "option." + owner + "." + component + "." + name,
                                    say(words + name, name, locale),
                                    locale)))
                    .toList();
        } else if (shape instanceof Shape.Check && optional) {
            // What may be left out is no box to tick: one of its two states is what the first schemes meant.
            options = Stream.of("", "true")
                    .map(name -> new OptionView(name, say("option." + component + "." + name, name, locale)))
                    .toList();
        } else if (shape instanceof Shape.Check) {
            value = values.has(pointer) ? "true" : "";
        } else if (shape instanceof Shape.Variant variant && given) {
            value = values.get(pointer + FormValues.TYPE);
            if (!variant.kinds().containsKey(value)) {
                value = FIRST.getOrDefault(
                        variant.type().getSimpleName(),
                        variant.kinds().keySet().iterator().next());
            }
            options = variant.kinds().keySet().stream()
                    .map(name -> new OptionView(name, say("kind." + name, name, locale)))
                    .toList();
            Shape.Parts chosen = variant.kinds().get(value);
            parts = chosen == null ? List.of() : parts(chosen, values, pointer, locale);
        } else if (shape instanceof Shape.Parts record && given) {
            parts = parts(record, values, pointer, locale);
        } else if (shape instanceof Shape.Several several && !FormValues.isLines(several)) {
            int size = values.size(pointer, MAY_BE_EMPTY.contains(component) ? 0 : 2);
            value = String.valueOf(size);
            parts = IntStream.range(0, size)
                    .mapToObj(i -> draw(
                            several.each(),
                            values,
                            pointer + "/" + i,
                            say("field.nth", String.valueOf(i + 1), locale, String.valueOf(i + 1)),
                            component,
                            "",
                            false,
                            locale))
                    .toList();
        }
        RefusedException refused = values.refusals().get(pointer);
        return new FieldView(
                kind,
                pointer,
                label,
                say("hint." + owner + "." + component, say("hint." + component, "", locale), locale),
                value,
                options,
                parts,
                optional && composed,
                given,
                refused == null
                        ? null
                        : messages.getMessage(
                                refused.code(), refused.arguments().toArray(), locale),
                values.marked(pointer),
                values.taken(pointer));
    }

    private List<FieldView> parts(Shape.Parts record, FormValues values, String pointer, Locale locale) {
        List<FieldView> fields = new ArrayList<>();
        String owner = record.type().getSimpleName();
        for (Shape.Component component : record.components()) {
            String label = say(
                    "field." + owner + "." + component.name(),
                    say("field." + component.name(), component.name(), locale),
                    locale);
            fields.add(draw(
                    component.shape(),
                    values,
                    pointer + "/" + component.name(),
                    label,
                    owner,
                    component.name(),
                    component.nullable(),
                    locale));
        }
        return fields;
    }

    private static String kind(Shape shape, String owner, String component) {
        if (shape instanceof Shape.Several several) {
            return FormValues.isLines(several) ? "lines" : "list";
        }
        if (shape instanceof Shape.Text) {
            return REFERENCES.contains(component) || REFERENCES.contains(owner + "." + component)
                    ? "reference"
                    : LONG.contains(component) ? "lines" : "text";
        }
        return shape instanceof Shape.Parts
                ? "group"
                : shape.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private String say(String code, String otherwise, Locale locale, Object... arguments) {
        return String.valueOf(messages.getMessage(code, arguments, otherwise, locale));
    }
}

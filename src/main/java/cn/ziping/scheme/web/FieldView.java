package cn.ziping.scheme.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form that is drawn from a shape, with the fields within it; the fragment is {@code scheme/form.html}.
 *
 * @param kind {@code text}, {@code lines}, {@code reference}, {@code expression}, {@code number}, {@code check},
 *     {@code choice}, {@code group}, {@code list} or {@code variant}
 * @param pointer the name of the field
 * @param label what it is
 * @param hint what is to be typed, or empty
 * @param value what stands in it; of a variant its kind, of a list its length
 * @param options what can be chosen
 * @param parts the fields within it
 * @param optional whether it can be left out as a whole
 * @param given whether it is not
 * @param error what is wrong with it, or {@code null}
 * @param marked its text with a mark below the character that cannot stand, or {@code null}
 * @param taken what a number without its sign of percent is taken for, or empty
 */
record FieldView(
        String kind,
        String pointer,
        String label,
        String hint,
        String value,
        List<OptionView> options,
        List<FieldView> parts,
        boolean optional,
        boolean given,
        @Nullable String error,
        @Nullable String marked,
        String taken) {

    /**
     * Something to choose.
     *
     * @param value what is stored
     * @param label how it is shown
     */
    record OptionView(String value, String label) {}

    /** The id of the field on the page. */
    public String id() {
        return "f" + pointer.replace('/', '-').replace("@", "");
    }

    /** What a field within it is called, with what it stands in: 「分档 · 第 2 项 · 得分」; empty where there is none. */
    Optional<String> pathTo(String field) {
        if (pointer.equals(field)) {
            return Optional.of(label);
        }
        return parts.stream()
                .flatMap(part -> part.pathTo(field).stream())
                .findFirst()
                .map(below -> pointer.isEmpty() || label.isEmpty() ? below : label + " · " + below);
    }

    /** Whether it takes the whole width. */
    public boolean wide() {
        return switch (kind) {
            case "group", "list", "variant", "lines", "expression" -> true;
            default -> false;
        };
    }
}

package cn.ziping.figure;

import cn.ziping.shared.NumberText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cell as a page shows it; the fragment is {@code cells.html}.
 *
 * @param cell its path within the sheet
 * @param was what the field showed when it was filled, which is what the next edit replaces
 * @param text what stands in the field
 * @param editor the kind of field: {@code number}, {@code choice}, {@code line} or {@code text}
 * @param options of a choice, what can be chosen
 * @param labelCode the message of what the field is, for those who do not see the table around it
 * @param label the row's name, the message's argument; words of the data
 * @param unit the unit behind the field, or empty
 * @param state the state to show: {@code saved}, {@code invalid}, {@code conflict}, {@code unsaved}, or empty
 * @param message the message's code, or {@code null}
 * @param arguments the message's arguments
 * @param question what is asked about the stored value, or {@code null}
 * @param readOnly whether the person may only read it
 * @param sample whether the value was made up for the demo
 */
public record CellView(
        String cell,
        String was,
        String text,
        String editor,
        List<Option> options,
        String labelCode,
        String label,
        String unit,
        String state,
        @Nullable String message,
        List<String> arguments,
        @Nullable NumberDoubt question,
        boolean readOnly,
        boolean sample) {

    /**
     * Something that can be chosen.
     *
     * @param value what is stored
     * @param code the message that names it, or {@code null} where its name is data
     * @param name its name where that is data, else empty
     */
    public record Option(String value, @Nullable String code, String name) {

        /** A choice that a message names. */
        public static Option worded(String value, String code) {
            return new Option(value, code, "");
        }

        /** A choice whose value is its name. */
        public static Option plain(String value) {
            return new Option(value, null, value);
        }
    }

    /** The two answers to a question. */
    public static final List<Option> YES_NO =
            List.of(Option.worded("yes", "choice.yes"), Option.worded("no", "choice.no"));

    /** How a cell is presented; what it holds comes from the {@link TypedCell}. */
    public record Look(
            String editor,
            List<Option> options,
            String labelCode,
            String label,
            String unit,
            boolean readOnly,
            boolean sample) {

        public static Look number(String labelCode, String label, boolean readOnly, boolean sample) {
            return new Look("number", List.of(), labelCode, label, "", readOnly, sample);
        }

        public static Look line(String labelCode, String label, boolean readOnly) {
            return new Look("line", List.of(), labelCode, label, "", readOnly, false);
        }

        public static Look choice(List<Option> options, String labelCode, String label, boolean readOnly) {
            return new Look("choice", options, labelCode, label, "", readOnly, false);
        }
    }

    public static CellView of(String path, TypedCell cell, Look look, Map<String, CellResult> results) {
        CellResult result = results.get(path);
        String stored = cell.shown();
        boolean open = result != null && result.open();
        return new CellView(
                path,
                result == null || result.was() == null ? stored : result.was(),
                result != null && result.open()
                        ? result.typed()
                        : look.readOnly() && look.editor().equals("number") ? NumberText.grouped(stored) : stored,
                look.editor(),
                look.options(),
                look.labelCode(),
                look.label(),
                look.unit(),
                state(result),
                result == null ? null : result.message(),
                result == null ? List.of() : result.arguments(),
                null,
                look.readOnly() && !open,
                look.sample() && !open);
    }

    /** A cell that holds what is derived from others, and so is only read. */
    public static CellView derived(String path, String text) {
        return new CellView(path, text, text, "number", List.of(), "", "", "", "", null, List.of(), null, true, false);
    }

    /** The same cell with what is asked about what it holds; nothing is asked beside a message. */
    public CellView asking(Optional<NumberDoubt> doubt) {
        return doubt.isEmpty() || message != null
                ? this
                : new CellView(
                        cell,
                        was,
                        text,
                        editor,
                        options,
                        labelCode,
                        label,
                        unit,
                        state,
                        null,
                        List.of(),
                        doubt.get(),
                        readOnly,
                        sample);
    }

    private static String state(@Nullable CellResult result) {
        if (result == null || result.state() == CellResult.State.UNCHANGED) {
            return "";
        }
        return result.state().name().toLowerCase(Locale.ROOT);
    }

    /** The id of the field on the page. */
    public String id() {
        return id(cell);
    }

    /** The id of the field of a path on its page. */
    public static String id(String cell) {
        return "cell-" + Integer.toHexString(cell.hashCode()) + "-" + cell.length();
    }

    /** What can be chosen under a value, or {@code null}. */
    public @Nullable Option option(String value) {
        return options.stream()
                .filter(option -> option.value().equals(value))
                .findFirst()
                .orElse(null);
    }

    /** The arguments as a message takes them. */
    public Object[] argumentArray() {
        return arguments.toArray();
    }
}

package cn.ziping.narrative;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a paragraph as it was printed: words, or a number bound to what it is the number of. The names are published.
 *
 * @param text what is printed
 * @param reference what it is bound to, as {@link cn.ziping.shared.Reference} is written; {@code null} of words
 * @param value the value as data: money in 万元, a rate in percent, in plain notation; {@code null} of words, of a blank, and of
 *     what there is no figure of
 * @param unit the unit of the value; {@code null} where there is no value
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Run(
        String text,
        @Nullable String reference,
        @Nullable String value,
        @Nullable String unit) {

    /** Words. */
    public static Run words(String text) {
        return new Run(text, null, null, null);
    }

    /** A number in its place. */
    public static Run bound(String text, Object reference, @Nullable String value, String unit) {
        return new Run(text, reference.toString(), value, value == null ? null : unit);
    }

    /** What is printed of them all. */
    public static String text(List<Run> runs) {
        return runs.size() == 1
                ? runs.get(0).text()
                : runs.stream().map(Run::text).collect(Collectors.joining());
    }
}

package cn.ziping.narrative;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words with figures bound in them: {@code 全年执行数为{{全年执行数|万元}}}.
 *
 * @param pieces text and bound figures, in order
 */
public record BoundWords(List<Piece> pieces) {

    /** Braces and bar as they are, or in the full width that an input method may give. */
    private static final Pattern BINDING =
            Pattern.compile("(?:\\{\\{|｛｛)([^{}｛｝|｜\\n]{1,80})(?:[|｜]([^{}｛｝|｜\\n]{0,20}))?(?:}}|｝｝)");

    /** Double braces that bind nothing, with what stands beside them. */
    private static final Pattern MALFORMED =
            Pattern.compile("(?:\\{\\{|｛｛)[\\p{L}\\p{Nd}_|｜ ]{0,20}(?:}}|｝｝)?|[\\p{L}\\p{Nd}_|｜ ]{0,20}(?:}}|｝｝)");

    /** How a figure can be asked to be printed; see {@link FigureText}. */
    private static final Set<String> FORMATS = Set.of("", "数", "元", "万元", "亿元");

    /** A piece of the words. */
    public sealed interface Piece {

        /** Words as they are. */
        record Text(String text) implements Piece {}

        /**
         * A figure in its place.
         *
         * @param reference the reference as written
         * @param format the format as written, or empty for the figure's own
         */
        record Bound(String reference, String format) implements Piece {}
    }

    public BoundWords {
        pieces = List.copyOf(pieces);
    }

    public static BoundWords parse(String words) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = BINDING.matcher(words);
        int end = 0;
        while (matcher.find()) {
            if (matcher.start() > end) {
                pieces.add(new Piece.Text(words.substring(end, matcher.start())));
            }
            pieces.add(new Piece.Bound(
                    matcher.group(1).strip(),
                    Objects.requireNonNullElse(matcher.group(2), "").strip()));
            end = matcher.end();
        }
        if (end < words.length()) {
            pieces.add(new Piece.Text(words.substring(end)));
        }
        return new BoundWords(pieces);
    }

    /**
     * What cannot be printed as it is meant: double braces that bind nothing, as they stand in the words, and references
     * that ask for a format there is none of.
     */
    public Stream<String> malformed() {
        return pieces.stream().flatMap(BoundWords::malformed);
    }

    private static Stream<String> malformed(Piece piece) {
        if (piece instanceof Piece.Bound bound) {
            return FORMATS.contains(bound.format()) ? Stream.of() : Stream.of(bound.reference() + "|" + bound.format());
        }
        return MALFORMED.matcher(((Piece.Text) piece).text()).results().map(MatchResult::group);
    }

    /** The references in the words, in order. */
    public Stream<String> references() {
        return pieces.stream().filter(Piece.Bound.class::isInstance).map(piece -> ((Piece.Bound) piece).reference());
    }
}

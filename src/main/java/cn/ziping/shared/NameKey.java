package cn.ziping.shared;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What tells one name from another: people do not see how a space is written, nor whether one stands beside a Chinese character.
 * What is stored keeps its spelling.
 *
 * @param text the name in the one form that is compared
 */
public record NameKey(String text) {

    /** Characters beside which a space says nothing: those of Chinese, and its punctuation and full-width forms. */
    private static final String CHINESE =
            "[\\p{IsHan}\\p{InCJK_Symbols_and_Punctuation}\\p{InHalfwidth_and_Fullwidth_Forms}]";

    private static final Pattern BESIDE_CHINESE = Pattern.compile("(?<=" + CHINESE + ") | (?=" + CHINESE + ")");

    /** The key of a name as it is typed or stored. */
    public static NameKey of(String name) {
        return new NameKey(BESIDE_CHINESE.matcher(TypedText.withOneSpace(name)).replaceAll(""));
    }

    /** Whether two names are one. */
    public static boolean same(String one, String other) {
        return one.equals(other) || of(one).equals(of(other));
    }

    /**
     * What has a name: the one that has it as it is written, else the only one that has it at all. Of several that differ in
     * spaces alone none is meant more than another.
     */
    public static <T> Optional<T> find(Collection<T> things, Function<T, String> nameOf, String name) {
        Optional<T> exact =
                things.stream().filter(one -> nameOf.apply(one).equals(name)).findFirst();
        if (exact.isPresent()) {
            return exact;
        }
        NameKey key = of(name);
        List<T> alike =
                things.stream().filter(one -> of(nameOf.apply(one)).equals(key)).toList();
        return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
    }
}

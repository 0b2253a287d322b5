package cn.ziping.shared;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** How a {@link Reference} is written and read. */
final class ReferenceGrammar {

    static final String LAST_YEAR = "_上年";
    static final String CHANGE = "_同比";
    /** Of each month. */
    static final List<String> MONTHS =
            IntStream.rangeClosed(1, 12).mapToObj(month -> "_" + month + "月").toList();

    static final String PEERS = "同级_";
    static final String SAME_KIND = "同类_";
    static final String PROJECT = "项目:";

    private static final String ENDINGS = "(?<ending>_上年|_同比|_(?<month>[1-9]|1[0-2])月)?";
    private static final Pattern FIGURE = Pattern.compile("(?<code>[\\p{L}\\p{Nd}_]{1,60}?)" + ENDINGS);
    private static final Pattern ANY = Pattern.compile("(?<code>.+?)" + ENDINGS, Pattern.DOTALL);

    private static final Pattern OF_PROJECT =
            Pattern.compile(PROJECT + "(?<line>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):(?<figure>.+)");

    private static final Pattern ENDED = Pattern.compile("_(上年|同比|([1-9]|1[0-2])月)$");
    private static final Pattern LIKE_ENDED = Pattern.compile("_(上年|同比|[0-9]+月)$");

    private ReferenceGrammar() {}

    static Optional<Reference> parse(String text) {
        if (text.startsWith(PEERS) && text.length() > PEERS.length()) {
            return peersOf(text)
                    .filter(peers -> own(peers.of().toString()).isPresent())
                    .map(peers -> peers);
        }
        Matcher project = OF_PROJECT.matcher(text);
        if (project.matches()) {
            return figure(project.group("figure"))
                    .map(figure -> new Reference.Project(UUID.fromString(project.group("line")), figure));
        }
        return own(text);
    }

    static Optional<Reference> own(String text) {
        return figure(text)
                .map(figure ->
                        figure instanceof Reference.Own own ? result(own.code()).orElse(own) : figure);
    }

    /** Letter by letter, so that what is kept under a key is found under it. */
    static Optional<Reference.Peers> peersOf(String text) {
        return text.startsWith(PEERS) ? Optional.of(peers(text.substring(PEERS.length()))) : Optional.empty();
    }

    static Reference.Peers peers(String key) {
        boolean sameKind = key.startsWith(SAME_KIND);
        String of = sameKind ? key.substring(SAME_KIND.length()) : key;
        // What follows 得分_ is a code whole.
        return new Reference.Peers(result(of).orElseGet(() -> Reference.of(of)), sameKind);
    }

    /** What a text refers to that is known to name something: its code may have any letters. */
    static Reference any(String text) {
        return own(text)
                .orElseGet(
                        () -> figure(ANY, text).<Reference>map(figure -> figure).orElse(new Reference.Own(text)));
    }

    private static Optional<Reference.OfFigure> figure(String text) {
        return figure(FIGURE, text);
    }

    private static Optional<Reference.OfFigure> figure(Pattern form, String text) {
        Matcher matcher = form.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String code = matcher.group("code");
        String ending = matcher.group("ending");
        String month = matcher.group("month");
        if (month != null) {
            return Optional.of(new Reference.Month(code, Integer.parseInt(month)));
        }
        if (ending == null) {
            return Optional.of(new Reference.Own(code));
        }
        return Optional.of(ending.equals(LAST_YEAR) ? new Reference.LastYear(code) : new Reference.Change(code));
    }

    static Optional<Reference> result(String text) {
        for (Reference.Result.Kind kind : Reference.Result.Kind.values()) {
            if (kind == Reference.Result.Kind.SCORE ? text.startsWith(kind.text()) : text.equals(kind.text())) {
                return Optional.of(
                        new Reference.Result(kind, text.substring(kind.text().length())));
            }
        }
        return Optional.empty();
    }

    static boolean isEnded(String code) {
        return ENDED.matcher(code).find();
    }

    static boolean isLikeEnded(String code) {
        return LIKE_ENDED.matcher(code).find();
    }
}

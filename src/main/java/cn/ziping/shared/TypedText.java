package cn.ziping.shared;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text as people type it into forms, brought into the one form that is stored. What it says is kept as it is. */
public final class TypedText {

    /** Control characters, and those that are there but cannot be seen. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    /** Control characters that no database and no document takes; line breaks and tabs are allowed. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\n\t]]");

    /** What programs write for the end of a line; Word writes U+000B for a line within a paragraph. */
    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|[\r\u000B\f\u0085\u2028\u2029]");

    /** White space of any kind: a name that is copied from a table holds those that cannot be told from a space. */
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\u0085]+");

    /** What has no width and no meaning in a name: joiners, marks of byte order, soft hyphens. */
    private static final Pattern NO_WIDTH = Pattern.compile("[\u00AD\u200B-\u200D\u2060\uFEFF]");

    private TypedText() {}

    /**
     * A name: one line, with one space for each run of white space, and without invisible characters.
     *
     * @param limit the most characters it may have
     * @throws RefusedException {@code text.blank}, {@code text.control}, {@code text.long}
     */
    public static String line(String typed, int limit) {
        String text = withOneSpace(typed);
        if (text.isEmpty()) {
            throw new RefusedException("text.blank");
        }
        requireNone(UNSEEN, text);
        return within(text, limit);
    }

    /** As {@link #line}, or empty. */
    public static String optionalLine(String typed, int limit) {
        return withOneSpace(typed).isEmpty() ? "" : line(typed, limit);
    }

    /**
     * Words of several lines, or empty.
     *
     * @throws RefusedException {@code text.control}, {@code text.long}
     */
    public static String lines(String typed, int limit) {
        String text = withOneLineBreak(typed);
        requireNone(CONTROL, text);
        return within(text, limit);
    }

    /** As {@link #lines}, but not empty. */
    public static String requiredLines(String typed, int limit) {
        String text = lines(typed, limit);
        if (text.isEmpty()) {
            throw new RefusedException("text.blank");
        }
        return text;
    }

    /** Stripped, with one space for each run of white space, and without what has no width. */
    static String withOneSpace(String typed) {
        return SPACES.matcher(NO_WIDTH.matcher(typed).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    /** Stripped, and with {@code \n} for what any program writes for the end of a line. */
    public static String withOneLineBreak(String typed) {
        return LINE_BREAK.matcher(typed).replaceAll("\n").strip();
    }

    /** How many characters a text has. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static void requireNone(Pattern refused, String text) {
        Matcher found = refused.matcher(text);
        if (found.find()) {
            throw new RefusedException(
                    "text.control",
                    "U+%04X".formatted(text.codePointAt(found.start())),
                    String.valueOf(text.codePointCount(0, found.start()) + 1));
        }
    }

    /** Counted as people count: a rare character, which takes two places in memory, is one. */
    private static String within(String text, int limit) {
        int length = length(text);
        if (length > limit) {
            throw new RefusedException("text.long", String.valueOf(limit), String.valueOf(length));
        }
        return text;
    }
}

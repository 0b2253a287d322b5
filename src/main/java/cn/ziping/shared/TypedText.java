package cn.ziping.shared;

import java.util.regex.Pattern;

/** Text as people type it into forms, brought into the one form that is stored. What it says is kept as it is. */
public final class TypedText {

    /** Control characters, and those that are there but cannot be seen. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    /** Control characters that no database and no document takes; line breaks and tabs are allowed. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\n\t]]");

    private TypedText() {}

    /**
     * A name: one line without invisible characters.
     *
     * @param limit the most characters it may have
     * @throws RefusedException {@code text.blank}, {@code text.control}, {@code text.long}
     */
    public static String line(String typed, int limit) {
        String text = typed.strip();
        if (text.isEmpty()) {
            throw new RefusedException("text.blank");
        }
        if (UNSEEN.matcher(text).find()) {
            throw new RefusedException("text.control");
        }
        return within(text, limit);
    }

    /** As {@link #line}, or empty. */
    public static String optionalLine(String typed, int limit) {
        return typed.isBlank() ? "" : line(typed, limit);
    }

    /**
     * Words of several lines, or empty.
     *
     * @throws RefusedException {@code text.control}, {@code text.long}
     */
    public static String lines(String typed, int limit) {
        String text = typed.replace("\r\n", "\n").replace('\r', '\n').strip();
        if (CONTROL.matcher(text).find()) {
            throw new RefusedException("text.control");
        }
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

    private static String within(String text, int limit) {
        if (text.length() > limit) {
            throw new RefusedException("text.long", String.valueOf(limit), String.valueOf(text.length()));
        }
        return text;
    }
}

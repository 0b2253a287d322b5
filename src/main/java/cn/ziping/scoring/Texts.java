package cn.ziping.scoring;

import cn.ziping.shared.DefinitionException;
import cn.ziping.shared.Reference;
import cn.ziping.shared.TypedText;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What names and codes of a scheme may look like. */
final class Texts {

    /** The longest description. */
    static final int LONG = 2000;

    /** As in the tables. */
    private static final int NAME = 100;

    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{Nd}_]{1,60}");

    private Texts() {}

    /** A code can be referred to, as in {@code 得分_code}, so it has the form of a reference without an ending. */
    static void code(String code) {
        if (!CODE.matcher(code).matches() || Reference.isEnded(code)) {
            throw new DefinitionException("code", "code");
        }
    }

    /** It stands in formulas, so it begins with no digit and has no ending. */
    static void nameOfQuantity(String name) {
        if (!CODE.matcher(name).matches() || Reference.isEnded(name) || Character.isDigit(name.codePointAt(0))) {
            throw new DefinitionException("name", "quantity-name");
        }
    }

    static void name(String name) {
        if (name.isBlank()) {
            throw new DefinitionException("name", "missing");
        }
        within(name, "name", NAME);
    }

    /** What may be left out is left out where it is empty. */
    static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    static void within(String text, String component, int limit) {
        int length = TypedText.length(text);
        if (length > limit) {
            throw new DefinitionException(component, "long", String.valueOf(limit), String.valueOf(length));
        }
    }
}

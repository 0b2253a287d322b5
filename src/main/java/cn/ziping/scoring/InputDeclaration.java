package cn.ziping.scoring;

import cn.ziping.shared.NumberText;
import cn.ziping.shared.Points;
import cn.ziping.shared.RefusedException;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An input that a rule needs. Entry forms, completeness and explanations are drawn from it.
 *
 * @param name the figure's reference, the category of targets, or the name of the entry; permanent
 * @param source where its value comes from
 * @param type the type of an entry; of a figure, {@link InputType#NUMBER}
 * @param unit the unit behind the field, or empty
 * @param maximum the largest value of {@link InputType#POINTS}, else {@code null}
 * @param required whether a blank makes the leaf incomplete whatever the other inputs say
 */
public record InputDeclaration(
        String name,
        InputSource source,
        InputType type,
        String unit,
        @Nullable Points maximum,
        boolean required) {

    /** The longest text an entry takes. */
    public static final int TEXT_LIMIT = 1000;

    public static final String YES = "yes";
    public static final String NO = "no";

    static InputDeclaration figure(String reference) {
        return new InputDeclaration(reference, InputSource.FIGURE, InputType.NUMBER, "", null, true);
    }

    static InputDeclaration targets(String category) {
        return new InputDeclaration(category, InputSource.TARGETS, InputType.NUMBER, "", null, true);
    }

    static InputDeclaration entry(String name, InputType type, String unit) {
        return new InputDeclaration(name, InputSource.ENTRY, type, unit, null, true);
    }

    /**
     * Brings typed text into the one form that is stored, or empty for a blank, which is not zero.
     *
     * @throws RefusedException with a message for the field
     */
    public Optional<String> canonical(String typed) {
        return switch (type) {
            case TEXT -> text(typed);
            case YES_NO -> yesOrNo(typed);
            case COUNT, NUMBER, POINTS ->
                NumberText.parse(typed).map(this::checked).map(NumberText::plain);
        };
    }

    private Optional<String> text(String typed) {
        String text = plainText(typed);
        if (text.length() > TEXT_LIMIT) {
            throw new RefusedException("text.long", String.valueOf(TEXT_LIMIT), String.valueOf(text.length()));
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** One kind of line break, and no other control characters, which no database takes. */
    private static String plainText(String typed) {
        String text = typed.replace("\r\n", "\n").replace('\r', '\n').strip();
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            throw new RefusedException("text.control");
        }
        return text;
    }

    private static Optional<String> yesOrNo(String typed) {
        return switch (typed.strip()) {
            case "" -> Optional.empty();
            case YES -> Optional.of(YES);
            case NO -> Optional.of(NO);
            default -> throw new RefusedException("choice.unknown");
        };
    }

    private BigDecimal checked(BigDecimal value) {
        if (type == InputType.COUNT && (value.signum() < 0 || value.scale() > 0)) {
            throw new RefusedException("number.count");
        }
        if (value.precision() - value.scale() > 15 || value.scale() > 10) {
            throw new RefusedException("number.large");
        }
        if (type == InputType.POINTS) {
            if (value.signum() < 0 || (maximum != null && value.compareTo(maximum.value()) > 0)) {
                throw new RefusedException("points.range", maximum == null ? "" : maximum.toString());
            }
        }
        return value;
    }
}

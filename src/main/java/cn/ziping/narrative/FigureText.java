package cn.ziping.narrative;

import cn.ziping.figure.FigureBook;
import cn.ziping.figure.FigureValue;
import cn.ziping.figure.Reference;
import cn.ziping.shared.MoneyUnit;
import cn.ziping.shared.NumberText;
import cn.ziping.shared.NumericPolicy;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Prints words with their figures in place. A figure is printed with its unit, so that none is forgotten: money in 万元
 * with two decimals, rates in percent with two, a year-on-year rate with its direction in words.
 */
@Component
@RequiredArgsConstructor
public class FigureText {

    /** The format that prints the number without its unit. */
    private static final String BARE = "数";

    private final MessageSource messages;

    /** The paragraphs of some words, figures in place. */
    public List<String> paragraphs(String words, FigureBook book, Locale locale) {
        return words.lines()
                .filter(line -> !line.isBlank())
                .map(line -> print(BoundWords.parse(line), book, locale))
                .toList();
    }

    /** Some words with their figures in place, as one text. */
    public String text(String words, FigureBook book, Locale locale) {
        return print(BoundWords.parse(words), book, locale);
    }

    private String print(BoundWords words, FigureBook book, Locale locale) {
        StringBuilder text = new StringBuilder();
        for (BoundWords.Piece piece : words.pieces()) {
            text.append(
                    piece instanceof BoundWords.Piece.Bound bound
                            ? print(bound, book, locale)
                            : ((BoundWords.Piece.Text) piece).text());
        }
        return text.toString();
    }

    private String print(BoundWords.Piece.Bound bound, FigureBook book, Locale locale) {
        Optional<FigureValue> found = book.find(bound.reference());
        if (found.isEmpty()) {
            return say("words.unknown", locale, bound.reference());
        }
        FigureValue figure = found.get();
        Optional<Reference> yearOnYear = Reference.parse(bound.reference())
                .filter(reference -> reference.ending() == Reference.Ending.YEAR_ON_YEAR);
        if (yearOnYear.isPresent() && book.fromZero(yearOnYear.get())) {
            return say("words.from-zero", locale);
        }
        if (figure.blank()) {
            return say("words.blank", locale, bound.reference());
        }
        return yearOnYear.isPresent() ? change(figure.value(), locale) : print(figure, bound.format());
    }

    private String change(@Nullable BigDecimal rate, Locale locale) {
        if (rate == null || rate.signum() == 0) {
            return say("words.same", locale);
        }
        return say(rate.signum() > 0 ? "words.up" : "words.down", locale, percent(rate.abs()));
    }

    private String say(String code, Locale locale, String... arguments) {
        return messages.getMessage(code, arguments, locale);
    }

    /** A figure as it stands in words; {@code —} for a blank. */
    public static String print(FigureValue figure, String format) {
        String text = figure.text();
        BigDecimal value = figure.value();
        if (text != null || value == null) {
            return text == null ? "—" : text;
        }
        boolean bare = format.equals(BARE);
        return switch (figure.kind()) {
            case MONEY -> {
                MoneyUnit unit = Arrays.stream(MoneyUnit.values())
                        .filter(known -> known.symbol().equals(format))
                        .findFirst()
                        .orElse(MoneyUnit.WAN);
                yield NumericPolicy.DISPLAY.shown(unit.fromYuan(value), 2).toPlainString()
                        + (bare ? "" : unit.symbol());
            }
            case RATE -> percent(value);
            case COUNT, NUMBER, TEXT -> NumberText.plain(value) + (bare ? "" : figure.unit());
        };
    }

    private static String percent(BigDecimal share) {
        return NumericPolicy.DISPLAY.shown(share.movePointRight(2), 2).toPlainString() + "%";
    }
}

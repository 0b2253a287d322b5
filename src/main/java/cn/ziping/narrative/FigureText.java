package cn.ziping.narrative;

import cn.ziping.figure.FigureBook;
import cn.ziping.figure.FigureKind;
import cn.ziping.figure.FigureValue;
import cn.ziping.figure.Referable;
import cn.ziping.shared.MoneyUnit;
import cn.ziping.shared.NumberText;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Reference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    private static final Pattern DIRECTION =
            Pattern.compile("(?:同比|较上年|比上年)?(?:上升|增长|增加|提高|下降|减少|降低|持平|增幅|降幅|涨幅|增速)(?:了|为|率为|达)?\\s*$");

    private final MessageSource messages;

    /** The paragraphs of some words, figures in place. */
    public List<String> paragraphs(String words, FigureBook book, Locale locale) {
        return WrittenWords.lines(words).stream()
                .map(line -> Run.text(runs(line, book, locale)))
                .toList();
    }

    /** Some words with their figures in place, as one paragraph; of no words none. */
    public List<Run> runs(String words, FigureBook book, Locale locale) {
        return BoundWords.parse(words).pieces().stream()
                .map(piece -> piece instanceof BoundWords.Piece.Bound bound
                        ? run(bound, book, locale)
                        : Run.words(((BoundWords.Piece.Text) piece).text()))
                .toList();
    }

    private Run run(BoundWords.Piece.Bound bound, FigureBook book, Locale locale) {
        return book.find(bound.reference())
                .map(figure ->
                        Run.bound(print(figure, bound, book, locale), figure.reference(), value(figure), unit(figure)))
                .orElseGet(() -> Run.bound(print(bound, book, locale), bound.reference(), null, ""));
    }

    /** The value as the published formats say it: money in 万元, a rate in percent; {@code null} of a blank. */
    public static @Nullable String value(FigureValue figure) {
        BigDecimal value = figure.value();
        if (value == null) {
            return figure.text();
        }
        return NumberText.plain(
                switch (figure.kind()) {
                    case MONEY -> MoneyUnit.WAN.fromYuan(value);
                    case RATE -> value.movePointRight(2);
                    case COUNT, NUMBER, TEXT -> value;
                });
    }

    /** The unit of what {@link #value} gives. */
    public static String unit(Referable figure) {
        return switch (figure.kind()) {
            case MONEY -> MoneyUnit.WAN.symbol();
            case RATE -> "%";
            case COUNT, NUMBER, TEXT -> figure.unit();
        };
    }

    /**
     * What would be printed twice: a direction before a change that prints its own, a unit behind a figure that brings its own.
     *
     * @param written the words as they are written, from what is doubled to the figure
     * @param printed the same as it would be printed
     */
    public record Doubled(String written, String printed) {}

    /** What the words say that the figures in them say again, in order. */
    public List<Doubled> doubled(String words, FigureBook book, Locale locale) {
        List<BoundWords.Piece> pieces = BoundWords.parse(words).pieces();
        List<Doubled> doubled = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i) instanceof BoundWords.Piece.Bound bound) {
                String printed = print(bound, book, locale);
                String written =
                        "{{" + bound.reference() + (bound.format().isEmpty() ? "" : "|" + bound.format()) + "}}";
                Matcher before = DIRECTION.matcher(text(pieces, i - 1));
                if (isChange(bound) && before.find()) {
                    doubled.add(new Doubled(before.group() + written, before.group() + printed));
                }
                String unit = unitBehind(bound, book, text(pieces, i + 1));
                if (!unit.isEmpty()) {
                    doubled.add(new Doubled(written + unit, printed + unit));
                }
            }
        }
        return doubled;
    }

    private static String text(List<BoundWords.Piece> pieces, int index) {
        return index >= 0 && index < pieces.size() && pieces.get(index) instanceof BoundWords.Piece.Text piece
                ? piece.text()
                : "";
    }

    /** The unit that stands behind a figure although the figure is printed with one; empty where none does. */
    private static String unitBehind(BoundWords.Piece.Bound bound, FigureBook book, String behind) {
        FigureValue figure = book.find(bound.reference()).orElse(null);
        if (figure == null || (bound.format().equals(BARE) && figure.kind() != FigureKind.RATE)) {
            return "";
        }
        Stream<String> units = switch (figure.kind()) {
            case MONEY -> Stream.of("亿元", "万元", "元");
            case RATE -> Stream.of("%", "％", "个百分点");
            case COUNT, NUMBER -> Stream.of(figure.unit()).filter(unit -> !unit.isEmpty());
            case TEXT -> Stream.of();
        };
        return units.flatMap(unit -> Stream.of(unit, "（" + unit + "）"))
                .filter(behind.stripLeading()::startsWith)
                .findFirst()
                .orElse("");
    }

    private String print(BoundWords.Piece.Bound bound, FigureBook book, Locale locale) {
        return book.find(bound.reference())
                .map(figure -> print(figure, bound, book, locale))
                .orElseGet(() -> say("words.unknown", locale, bound.reference()));
    }

    private String print(FigureValue figure, BoundWords.Piece.Bound bound, FigureBook book, Locale locale) {
        if (book.fromZero(figure.reference())) {
            return say("words.from-zero", locale);
        }
        if (figure.blank()) {
            return say("words.blank", locale, bound.reference());
        }
        return figure.reference() instanceof Reference.Change
                ? change(figure.value(), locale)
                : print(figure, bound.format());
    }

    private static boolean isChange(BoundWords.Piece.Bound bound) {
        return Reference.of(bound.reference()) instanceof Reference.Change;
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

    /** As {@link #print(FigureValue, String)}, with so many decimals of money in 万元 or of a percentage. */
    public static String print(FigureValue figure, int decimals) {
        BigDecimal value = figure.value();
        if (value == null || (figure.kind() != FigureKind.MONEY && figure.kind() != FigureKind.RATE)) {
            return print(figure, "");
        }
        return figure.kind() == FigureKind.RATE
                ? NumericPolicy.DISPLAY.shown(value.movePointRight(2), decimals).toPlainString() + "%"
                : NumericPolicy.DISPLAY
                                .shown(MoneyUnit.WAN.fromYuan(value), decimals)
                                .toPlainString()
                        + MoneyUnit.WAN.symbol();
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

package cn.ziping.figure;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All figures of one department and year, those of last year among them, by reference. */
public final class FigureBook {

    private final Map<String, FigureValue> values = new LinkedHashMap<>();

    public FigureBook(Collection<FigureValue> figures) {
        figures.forEach(figure -> values.put(figure.reference(), figure));
    }

    /** The same book with further figures, such as the results of scoring. */
    public FigureBook with(Collection<FigureValue> further) {
        FigureBook book = new FigureBook(values.values());
        further.forEach(figure -> book.values.put(figure.reference(), figure));
        return book;
    }

    /** All that is stored; year-on-year rates are derived when asked for. */
    public Collection<FigureValue> all() {
        return Collections.unmodifiableCollection(values.values());
    }

    /** The known references nearest to a text that is none: the fewest letters to be changed, at most three of them. */
    public List<String> nearest(String text) {
        return values.keySet().stream()
                .map(reference -> Map.entry(EditDistance.between(text, reference), reference))
                .filter(candidate -> candidate.getKey()
                        < Math.max(text.length(), candidate.getValue().length()))
                .sorted(Map.Entry.comparingByKey())
                .limit(3)
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The figure of a reference, possibly blank; empty where there is no such figure. */
    public Optional<FigureValue> find(String text) {
        FigureValue stored = values.get(text);
        if (stored != null) {
            return Optional.of(stored);
        }
        return Reference.parse(text).flatMap(this::find);
    }

    private Optional<FigureValue> find(Reference reference) {
        return switch (reference.ending()) {
            case YEAR_ON_YEAR -> yearOnYear(reference);
            case LAST_YEAR ->
                Optional.ofNullable(values.get(reference.code()))
                        .filter(now -> now.source() == FigureSource.FIGURES)
                        .map(now -> new FigureValue(
                                reference.toString(),
                                now.kind(),
                                now.unit(),
                                null,
                                null,
                                now.source(),
                                false,
                                List.of()));
            case NONE, MONTH -> Optional.ofNullable(values.get(reference.toString()));
        };
    }

    /** (this year − last year) ÷ last year. From zero there is no rate: the value is then blank. */
    private Optional<FigureValue> yearOnYear(Reference reference) {
        FigureValue now = values.get(reference.code());
        if (now == null || now.kind() == FigureKind.RATE || now.kind() == FigureKind.TEXT) {
            return Optional.empty();
        }
        BigDecimal rate = YearOnYear.of(now.value(), lastYear(reference.code())).rate();
        return Optional.of(FigureValue.rate(reference.toString(), rate, now.source())
                .from(reference.code(), Reference.lastYear(reference.code())));
    }

    /** What a derived figure without a value lacks: the references of those it is made from, in the end, that are blank. */
    public List<String> blankOperands(String text) {
        return find(text).filter(FigureValue::blank).stream()
                .flatMap(figure -> figure.madeFrom().stream())
                .filter(operand -> find(operand).map(FigureValue::blank).orElse(false))
                .flatMap(operand -> {
                    List<String> below = blankOperands(operand);
                    return below.isEmpty() ? Stream.of(operand) : below.stream();
                })
                .distinct()
                .toList();
    }

    /** Whether a reference is to a year-on-year rate that has no value because last year's figure is zero. */
    public boolean fromZero(String text) {
        return Reference.parse(text)
                .filter(reference -> reference.ending() == Reference.Ending.YEAR_ON_YEAR)
                .map(this::fromZero)
                .orElse(false);
    }

    /** Whether a year-on-year rate has no value because last year's figure is zero. */
    public boolean fromZero(Reference reference) {
        BigDecimal base = lastYear(reference.code());
        return base != null && base.signum() == 0;
    }

    private @Nullable BigDecimal lastYear(String code) {
        FigureValue base = values.get(Reference.lastYear(code));
        return base == null ? null : base.value();
    }
}

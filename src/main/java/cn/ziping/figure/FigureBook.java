package cn.ziping.figure;

import cn.ziping.shared.Reference;
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
        figures.forEach(figure -> values.put(figure.reference().toString(), figure));
    }

    /** The same book with further figures, such as the results of scoring. */
    public FigureBook with(Collection<FigureValue> further) {
        FigureBook book = new FigureBook(values.values());
        further.forEach(figure -> book.values.put(figure.reference().toString(), figure));
        return book;
    }

    /** All that is stored; year-on-year rates are derived when asked for. */
    public Collection<FigureValue> all() {
        return Collections.unmodifiableCollection(values.values());
    }

    /** The known references nearest to a text that is none: the fewest letters to be changed, at most three of them. */
    public List<String> nearest(String text) {
        return NearestTexts.to(text, values.keySet());
    }

    /** The figure that words or a rule refer to, possibly blank; empty where there is no such figure. */
    public Optional<FigureValue> find(String text) {
        return Optional.ofNullable(values.get(text))
                .or(() -> Reference.parseOwn(text).flatMap(this::find));
    }

    /** The figure of a reference, possibly blank; empty where there is no such figure. */
    public Optional<FigureValue> find(Reference reference) {
        FigureValue stored = values.get(reference.toString());
        if (stored != null) {
            return Optional.of(stored);
        }
        if (reference instanceof Reference.LastYear last) {
            return figure(last).filter(Referable::hasLastYear).map(now -> blank(now, reference));
        }
        return reference instanceof Reference.Change change
                ? figure(change).filter(Referable::hasChange).map(now -> change(now, change))
                : Optional.empty();
    }

    private Optional<FigureValue> figure(Reference.OfFigure reference) {
        return Optional.ofNullable(values.get(reference.code()));
    }

    private static FigureValue blank(FigureValue now, Reference reference) {
        return new FigureValue(reference, now.kind(), now.unit(), null, null, now.source(), false, List.of());
    }

    /** (this year − last year) ÷ last year. From zero there is no rate: the value is then blank. */
    private FigureValue change(FigureValue now, Reference.Change change) {
        BigDecimal rate = YearOnYear.of(now.value(), lastYear(change)).rate();
        return FigureValue.rate(change, rate, now.source())
                .from(List.of(now.reference(), new Reference.LastYear(change.code())));
    }

    /** What a derived figure without a value lacks: the references of those it is made from, in the end, that are blank. */
    public List<Reference> blankOperands(String text) {
        return find(text).filter(FigureValue::blank).stream()
                .flatMap(figure -> figure.madeFrom().stream())
                .filter(operand -> find(operand).map(FigureValue::blank).orElse(false))
                .flatMap(operand -> {
                    List<Reference> below = blankOperands(operand.toString());
                    return below.isEmpty() ? Stream.of(operand) : below.stream();
                })
                .distinct()
                .toList();
    }

    /** Whether a reference is to a change against last year that has no value because last year's figure is zero. */
    public boolean fromZero(Reference reference) {
        BigDecimal base = reference instanceof Reference.Change change ? lastYear(change) : null;
        return base != null && base.signum() == 0;
    }

    private @Nullable BigDecimal lastYear(Reference.Change change) {
        FigureValue base = values.get(new Reference.LastYear(change.code()).toString());
        return base == null ? null : base.value();
    }
}

package cn.ziping.scoring;

import cn.ziping.shared.Reference;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What values a quantity can take, as far as its kind says: a share of one lies between 0 and 3, as nobody plans for four
 * times as much; a count is not negative. It bounds nothing; it is what thresholds are held against.
 *
 * @param low the smallest value, or {@code null} for any
 * @param high the largest value, or {@code null} for any
 * @param share whether it is a share of one, printed in percent
 */
record ValueRange(@Nullable Fraction low, @Nullable Fraction high, boolean share) {

    private static final ValueRange ANY = new ValueRange(null, null, false);
    static final Fraction MOST_OF_A_SHARE = Fraction.of(3);
    private static final ValueRange SHARE = new ValueRange(Fraction.ZERO, MOST_OF_A_SHARE, true);
    private static final ValueRange CHANGE = new ValueRange(Fraction.ONE.negate(), MOST_OF_A_SHARE, true);
    private static final ValueRange COUNT = new ValueRange(Fraction.ZERO, null, false);
    private static final ValueRange RANK = new ValueRange(Fraction.ONE, null, false);

    /**
     * The range of a quantity.
     *
     * @param likeUnits whether only a quotient of like units is a share
     * @param units the unit of a figure
     */
    static ValueRange of(Quantity quantity, boolean likeUnits, Function<String, Unit> units) {
        if (quantity instanceof Quantity.FigureQuantity figure) {
            return ofFigure(figure.reference());
        }
        if (quantity instanceof Quantity.EntryQuantity entry) {
            return ofEntry(entry, likeUnits);
        }
        if (quantity instanceof Quantity.Constant constant) {
            Fraction value = Fraction.of(constant.value());
            return new ValueRange(value, value, false);
        }
        if (quantity instanceof Quantity.Quotient quotient) {
            return unit(quotient, likeUnits, units).isPercent() ? SHARE : ANY;
        }
        if (quantity instanceof ArithmeticQuantity arithmetic) {
            return ofArithmetic(
                    arithmetic,
                    arithmetic.operands().stream()
                            .map(operand -> of(operand, likeUnits, units))
                            .toList());
        }
        if (quantity instanceof TallyQuantity tally) {
            return new ValueRange(Fraction.ZERO, Fraction.of(tally.items().size()), false);
        }
        if (quantity instanceof PeerQuantity peer) {
            return peer.statistic() == PeerQuantity.Statistic.MEAN ? ofFigure(peer.reference()) : RANK;
        }
        if (quantity instanceof TargetsQuantity targets) {
            return new ValueRange(
                    Fraction.ZERO, targets.cap() == null ? Fraction.ONE : Fraction.of(targets.cap()), true);
        }
        if (quantity instanceof FormulaQuantity formula) {
            return formula.percent() ? CHANGE : ANY;
        }
        // A name that stands for nothing is a problem of its own.
        return quantity instanceof Quantity.AverageProgress ? SHARE : ANY;
    }

    private static ValueRange ofFigure(String reference) {
        Reference read = Reference.of(reference);
        if (!read.isRate()) {
            return ANY;
        }
        return read instanceof Reference.Change || reference.contains("增长") ? CHANGE : SHARE;
    }

    private static ValueRange ofEntry(Quantity.EntryQuantity entry, boolean likeUnits) {
        boolean percent = entry.isShare(likeUnits);
        ValueRange usual = percent ? CHANGE : entry.type() == InputType.COUNT ? COUNT : ANY;
        return new ValueRange(
                entry.least() == null ? usual.low : typed(entry.least(), percent),
                entry.most() == null ? usual.high : typed(entry.most(), percent),
                percent);
    }

    private static Fraction typed(BigDecimal value, boolean percent) {
        return Fraction.of(percent ? value.movePointLeft(2) : value);
    }

    /** The unit of a quantity as its definition says: what {@link Quantity#read} would say of it. */
    static Unit unit(Quantity quantity, boolean likeUnits, Function<String, Unit> units) {
        if (quantity instanceof Quantity.FigureQuantity figure) {
            return units.apply(figure.reference());
        }
        if (quantity instanceof Quantity.EntryQuantity entry) {
            return entry.isShare(likeUnits) ? Unit.PERCENT : Unit.of(entry.unit());
        }
        if (quantity instanceof Quantity.Quotient quotient) {
            Unit above = unit(quotient.part(), likeUnits, units);
            Unit below = unit(quotient.whole(), likeUnits, units);
            return quotient.isRate(above, below, likeUnits) ? Unit.PERCENT : quotient.unit(above, below);
        }
        if (quantity instanceof ArithmeticQuantity arithmetic) {
            return arithmetic.likeUnit(arithmetic.operands().stream()
                    .map(operand -> unit(operand, likeUnits, units))
                    .toList());
        }
        if (quantity instanceof PeerQuantity peer && peer.statistic() == PeerQuantity.Statistic.MEAN) {
            return units.apply(peer.reference());
        }
        if (quantity instanceof FormulaQuantity formula) {
            return formula.resultUnit();
        }
        return Unit.NUMBER;
    }

    private static ValueRange ofArithmetic(ArithmeticQuantity arithmetic, List<ValueRange> parts) {
        boolean share = parts.stream().anyMatch(ValueRange::share);
        ValueRange first = parts.get(0);
        ValueRange second = parts.get(1);
        return switch (arithmetic.operation()) {
            case SUM -> new ValueRange(sum(lows(parts)), sum(highs(parts)), share);
            case DIFFERENCE -> new ValueRange(minus(first.low, second.high), minus(first.high, second.low), share);
            case DEVIATION -> new ValueRange(Fraction.ZERO, null, share);
            case MEAN ->
                new ValueRange(over(sum(lows(parts)), parts.size()), over(sum(highs(parts)), parts.size()), share);
            case LARGEST, SMALLEST -> new ValueRange(null, null, share);
            // Beside a number above 1 a rate makes points, or times something.
            case PRODUCT ->
                new ValueRange(null, null, parts.stream().allMatch(part -> part.share() || part.within(Fraction.ONE)));
        };
    }

    private static Stream<@Nullable Fraction> lows(List<ValueRange> parts) {
        return parts.stream().map(ValueRange::low);
    }

    private static Stream<@Nullable Fraction> highs(List<ValueRange> parts) {
        return parts.stream().map(ValueRange::high);
    }

    private static @Nullable Fraction sum(Stream<@Nullable Fraction> ends) {
        Fraction sum = Fraction.ZERO;
        for (Fraction end : ends.toList()) {
            if (end == null) {
                return null;
            }
            sum = sum.plus(end);
        }
        return sum;
    }

    private static @Nullable Fraction minus(@Nullable Fraction one, @Nullable Fraction other) {
        return one == null || other == null ? null : one.minus(other);
    }

    private static @Nullable Fraction over(@Nullable Fraction sum, int count) {
        return sum == null ? null : sum.dividedBy(Fraction.of(count));
    }

    private boolean within(Fraction most) {
        return high != null && high.compareTo(most) <= 0;
    }

    /** Whether every value lies below a number, or on it where it is not reached then. */
    boolean staysBelow(Fraction threshold, boolean inclusive) {
        if (high == null) {
            return false;
        }
        int order = high.compareTo(threshold);
        return order < 0 || (order == 0 && !inclusive);
    }

    /** Whether every value lies above a number, or on it where it is reached then. */
    boolean staysAbove(Fraction threshold, boolean inclusive) {
        if (low == null) {
            return false;
        }
        int order = low.compareTo(threshold);
        return order > 0 || (order == 0 && inclusive);
    }
}

package cn.ziping.figure;

import cn.ziping.shared.CellKey;
import cn.ziping.shared.Money;
import cn.ziping.shared.MoneyUnit;
import cn.ziping.shared.NumberText;
import cn.ziping.shared.RefusedException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A cell that takes a number: money in the unit on screen, a count, or any number. */
public final class NumberCell implements TypedCell {

    private final CellKey key;
    private final FigureKind kind;
    private final MoneyUnit unit;
    private final boolean signed;
    private final Supplier<@Nullable BigDecimal> getter;
    private final Setter setter;

    private NumberCell(
            CellKey key,
            FigureKind kind,
            MoneyUnit unit,
            boolean signed,
            Supplier<@Nullable BigDecimal> getter,
            Setter setter) {
        this.key = key;
        this.kind = kind;
        this.unit = unit;
        this.signed = signed;
        this.getter = getter;
        this.setter = setter;
    }

    /** The same cell with money typed and shown in another unit. */
    public NumberCell in(MoneyUnit other) {
        return new NumberCell(key, kind, other, signed, getter, setter);
    }

    /**
     * @param signed whether it takes a number below zero
     */
    public static NumberCell of(
            CellKey key, FigureKind kind, boolean signed, Supplier<@Nullable BigDecimal> getter, Setter setter) {
        return new NumberCell(key, kind, MoneyUnit.WAN, signed, getter, setter);
    }

    /**
     * Any number as it is typed, or empty.
     *
     * @throws RefusedException with a message for the field
     */
    public static Optional<BigDecimal> number(String typed) {
        return NumberText.parse(typed).map(NumberCell::small);
    }

    @Override
    public CellKey key() {
        return key;
    }

    @Override
    public @Nullable String stored() {
        BigDecimal value = getter.get();
        return value == null ? null : NumberText.plain(value);
    }

    @Override
    public Optional<String> read(String typed) {
        if (kind == FigureKind.MONEY) {
            return NumberText.parseMoney(typed, unit, signed).map(Money::toString);
        }
        return NumberText.parse(typed).map(this::checked).map(NumberText::plain);
    }

    @Override
    public Optional<String> readShown(String was) {
        // 分 are not typed in 亿元, but they are shown.
        return kind == FigureKind.MONEY
                ? NumberText.parse(was).map(unit::toYuan).map(NumberText::plain)
                : read(was);
    }

    private BigDecimal checked(BigDecimal value) {
        if (!signed && value.signum() < 0) {
            throw new RefusedException("number.negative");
        }
        if (kind == FigureKind.COUNT && value.scale() > 0) {
            throw new RefusedException("number.count");
        }
        return small(value);
    }

    private static BigDecimal small(BigDecimal value) {
        if (value.precision() - value.scale() > 15 || value.scale() > 10) {
            throw new RefusedException("number.large");
        }
        return value;
    }

    @Override
    public String show(String stored) {
        BigDecimal value = new BigDecimal(stored);
        return kind == FigureKind.MONEY ? NumberText.atLeast(unit.fromYuan(value), 2) : NumberText.plain(value);
    }

    @Override
    public void put(@Nullable String value, boolean sample) {
        setter.put(value == null ? null : new BigDecimal(value), sample);
    }

    /** Where the cell's owner puts the number. */
    public interface Setter {

        void put(@Nullable BigDecimal value, boolean sample);
    }
}

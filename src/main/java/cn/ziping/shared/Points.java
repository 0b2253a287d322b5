package cn.ziping.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An exact amount of score (分). It never rounds by itself: {@link NumericPolicy} alone does. It may be negative, as an
 * adjustment of a total can be; a leaf refuses that.
 *
 * @param value the amount; two are equal where their numbers are, whatever zeros trail them
 */
public record Points(BigDecimal value) implements Comparable<Points> {

    public static final Points ZERO = new Points(BigDecimal.ZERO);

    @JsonCreator
    public static Points of(String amount) {
        return new Points(new BigDecimal(amount));
    }

    public Points plus(Points other) {
        return new Points(value.add(other.value));
    }

    public Points minus(Points other) {
        return new Points(value.subtract(other.value));
    }

    public Points atMost(Points limit) {
        return compareTo(limit) <= 0 ? this : limit;
    }

    public Points atLeast(Points limit) {
        return compareTo(limit) >= 0 ? this : limit;
    }

    public boolean isPositive() {
        return value.signum() > 0;
    }

    public boolean isNegative() {
        return value.signum() < 0;
    }

    @Override
    public int compareTo(Points other) {
        return value.compareTo(other.value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Points points && compareTo(points) == 0;
    }

    @Override
    public int hashCode() {
        return value.stripTrailingZeros().hashCode();
    }

    /** Plain notation without trailing zeros: {@code 20}, {@code 9.846}. */
    @JsonValue
    @Override
    public String toString() {
        return value.stripTrailingZeros().toPlainString();
    }
}

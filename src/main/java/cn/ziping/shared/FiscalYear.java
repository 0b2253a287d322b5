package cn.ziping.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A fiscal year (预算年度), 1 January to 31 December.
 *
 * @param value the calendar year, 2000 to 2099
 */
public record FiscalYear(int value) implements Comparable<FiscalYear> {

    public static final int FIRST = 2000;
    public static final int LAST = 2099;

    @JsonCreator
    public FiscalYear {
        if (value < FIRST || value > LAST) {
            throw new IllegalArgumentException(
                    "A fiscal year lies between %d and %d, not %d".formatted(FIRST, LAST, value));
        }
    }

    /**
     * The year a person asks to work in: one that has a year before and a year after it.
     *
     * @throws IllegalArgumentException if the text is no such year
     */
    public static FiscalYear parse(String text) {
        int value = Integer.parseInt(text.strip());
        if (value <= FIRST || value >= LAST) {
            throw new IllegalArgumentException("Not a year to work in: " + value);
        }
        return new FiscalYear(value);
    }

    /**
     * As {@link #parse}, from a form.
     *
     * @throws RefusedException {@code text.blank}, {@code year.invalid}
     */
    public static FiscalYear typed(String text) {
        if (text.isBlank()) {
            throw new RefusedException("text.blank");
        }
        try {
            return parse(text);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("year.invalid", text.strip());
        }
    }

    /** Whether a number is that of a year. */
    public static boolean isOne(int number) {
        return number >= FIRST && number <= LAST;
    }

    public boolean hasPrevious() {
        return value - 1 > FIRST;
    }

    public boolean hasNext() {
        return value + 1 < LAST;
    }

    public FiscalYear previous() {
        return new FiscalYear(value - 1);
    }

    public FiscalYear next() {
        return new FiscalYear(value + 1);
    }

    @JsonValue
    @Override
    public int value() {
        return value;
    }

    @Override
    public int compareTo(FiscalYear other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}

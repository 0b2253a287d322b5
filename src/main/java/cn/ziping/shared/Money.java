package cn.ziping.shared;

import java.math.BigDecimal;

/**
 * An amount of money, exact, in 元.
 *
 * @param yuan the amount in 元, without trailing zeros
 */
public record Money(BigDecimal yuan) implements Comparable<Money> {

    public static final Money ZERO = new Money(BigDecimal.ZERO);

    /** One beyond the largest amount a cell takes: 10 万亿元. */
    public static final Money LIMIT = new Money(new BigDecimal("1E13"));

    public Money {
        yuan = yuan.stripTrailingZeros();
    }

    public static Money of(String amount, MoneyUnit unit) {
        return new Money(unit.toYuan(new BigDecimal(amount)));
    }

    @Override
    public int compareTo(Money other) {
        return yuan.compareTo(other.yuan);
    }

    @Override
    public String toString() {
        return yuan.toPlainString();
    }
}

package cn.ziping.scoring;

import cn.ziping.shared.NumberText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * An exact rational number. A rule computes in fractions and rounds only where its scheme says so, so that 1 ÷ 3 × 3 is
 * 1 and no result depends on a working precision.
 *
 * @param numerator the numerator, carrying the sign
 * @param denominator the denominator, positive and without a factor in common with the numerator
 */
public record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {

    public static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);
    public static final Fraction ONE = new Fraction(BigInteger.ONE, BigInteger.ONE);

    public Fraction {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("A fraction has no zero denominator");
        }
        BigInteger factor = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            factor = factor.negate();
        }
        numerator = numerator.divide(factor);
        denominator = denominator.divide(factor);
    }

    public static Fraction of(BigDecimal value) {
        return value.scale() <= 0
                ? new Fraction(value.toBigIntegerExact(), BigInteger.ONE)
                : new Fraction(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }

    public static Fraction of(long value) {
        return new Fraction(BigInteger.valueOf(value), BigInteger.ONE);
    }

    public Fraction plus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Fraction minus(Fraction other) {
        return plus(new Fraction(other.numerator.negate(), other.denominator));
    }

    public Fraction times(Fraction other) {
        return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /**
     * @throws ArithmeticException if the other is zero
     */
    public Fraction dividedBy(Fraction other) {
        return new Fraction(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    public Fraction atMost(Fraction limit) {
        return compareTo(limit) <= 0 ? this : limit;
    }

    public Fraction atLeast(Fraction limit) {
        return compareTo(limit) >= 0 ? this : limit;
    }

    public int signum() {
        return numerator.signum();
    }

    /** The same number as a decimal, where it has one of finite length. */
    public Optional<BigDecimal> decimal() {
        BigInteger rest = denominator;
        for (BigInteger prime : new BigInteger[] {BigInteger.TWO, BigInteger.valueOf(5)}) {
            BigInteger[] step = rest.divideAndRemainder(prime);
            while (step[1].signum() == 0) {
                rest = step[0];
                step = rest.divideAndRemainder(prime);
            }
        }
        return rest.equals(BigInteger.ONE)
                ? Optional.of(new BigDecimal(numerator).divide(new BigDecimal(denominator)))
                : Optional.empty();
    }

    public boolean isExactly(BigDecimal value) {
        return compareTo(of(value)) == 0;
    }

    @Override
    public int compareTo(Fraction other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** As a decimal where there is one, else as {@code 1/3}. */
    @Override
    public String toString() {
        return decimal().map(NumberText::plain).orElseGet(() -> numerator + "/" + denominator);
    }
}

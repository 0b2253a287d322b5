package cn.ziping.scoring;

import cn.ziping.shared.NumberText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An exact rational number. A rule computes in fractions and rounds only where its scheme says so, so that 1 ÷ 3 × 3 is
 * 1 and no result depends on a working precision.
 *
 * <p>It is kept as two decimals and reduced only where it is printed: most numbers of a rule are decimals, and dividing
 * them costs nothing until somebody rounds.
 */
public final class Fraction implements Comparable<Fraction> {

    public static final Fraction ZERO = new Fraction(BigDecimal.ZERO, BigDecimal.ONE);
    public static final Fraction ONE = new Fraction(BigDecimal.ONE, BigDecimal.ONE);

    /** Digits of a denominator from which on a sum is reduced. */
    private static final int TIDY = 200;

    private final BigDecimal above;
    /** Never zero; the constant one itself for a decimal. */
    private final BigDecimal below;

    private Fraction(BigDecimal above, BigDecimal below) {
        this.above = above;
        this.below = below;
    }

    public static Fraction of(BigDecimal value) {
        return new Fraction(value, BigDecimal.ONE);
    }

    public static Fraction of(long value) {
        return of(BigDecimal.valueOf(value));
    }

    /**
     * @throws ArithmeticException if the denominator is zero
     */
    public static Fraction of(BigInteger numerator, BigInteger denominator) {
        return of(new BigDecimal(numerator)).dividedBy(of(new BigDecimal(denominator)));
    }

    /** Whether it is kept as a decimal. */
    boolean isDecimal() {
        return below == BigDecimal.ONE;
    }

    public Fraction plus(Fraction other) {
        return isDecimal() && other.isDecimal()
                ? of(above.add(other.above))
                : tidy(above.multiply(other.below).add(other.above.multiply(below)), below.multiply(other.below));
    }

    /** Long sums of fractions are reduced on the way, or their denominators would grow with every term. */
    private static Fraction tidy(BigDecimal above, BigDecimal below) {
        Fraction sum = new Fraction(above, below);
        if (below.precision() <= TIDY) {
            return sum;
        }
        BigInteger[] reduced = sum.reduced();
        return new Fraction(new BigDecimal(reduced[0]), new BigDecimal(reduced[1]));
    }

    public Fraction minus(Fraction other) {
        return isDecimal() && other.isDecimal()
                ? of(above.subtract(other.above))
                : tidy(above.multiply(other.below).subtract(other.above.multiply(below)), below.multiply(other.below));
    }

    public Fraction times(Fraction other) {
        return new Fraction(
                above.multiply(other.above),
                isDecimal() ? other.below : other.isDecimal() ? below : below.multiply(other.below));
    }

    Fraction times(BigDecimal decimal) {
        return new Fraction(above.multiply(decimal), below);
    }

    /**
     * @throws ArithmeticException if the other is zero
     */
    public Fraction dividedBy(Fraction other) {
        if (other.signum() == 0) {
            throw new ArithmeticException("Divided by zero");
        }
        return other.isDecimal() && other.above.compareTo(BigDecimal.ONE) == 0
                ? this
                : new Fraction(
                        other.isDecimal() ? above : above.multiply(other.below),
                        isDecimal() ? other.above : below.multiply(other.above));
    }

    Fraction negate() {
        return new Fraction(above.negate(), below);
    }

    public Fraction abs() {
        return signum() < 0 ? negate() : this;
    }

    public Fraction atMost(Fraction limit) {
        return compareTo(limit) <= 0 ? this : limit;
    }

    public Fraction atLeast(Fraction limit) {
        return compareTo(limit) >= 0 ? this : limit;
    }

    /** The nearest whole number below or above it. */
    Fraction whole(RoundingMode mode) {
        BigInteger[] reduced = reduced();
        return of(new BigDecimal(reduced[0]).divide(new BigDecimal(reduced[1]), 0, mode));
    }

    public int signum() {
        return isDecimal() ? above.signum() : above.signum() * below.signum();
    }

    /** The numerator of the reduced fraction, carrying the sign. */
    public BigInteger numerator() {
        return reduced()[0];
    }

    /** The denominator of the reduced fraction, positive. */
    public BigInteger denominator() {
        return reduced()[1];
    }

    private BigInteger[] reduced() {
        int scale = Math.max(0, Math.max(above.scale(), below.scale()));
        BigInteger numerator = above.movePointRight(scale).toBigIntegerExact();
        BigInteger denominator = below.movePointRight(scale).toBigIntegerExact();
        BigInteger factor = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            factor = factor.negate();
        }
        return new BigInteger[] {numerator.divide(factor), denominator.divide(factor)};
    }

    /** What to divide by what to get it; for the policy, which alone rounds. */
    BigDecimal above() {
        return above;
    }

    /** See {@link #above()}. */
    BigDecimal below() {
        return below;
    }

    /** The same number as a decimal, where it has one of finite length. */
    public Optional<BigDecimal> decimal() {
        if (isDecimal()) {
            return Optional.of(above);
        }
        BigInteger[] reduced = reduced();
        BigInteger rest = reduced[1];
        for (BigInteger prime : new BigInteger[] {BigInteger.TWO, BigInteger.valueOf(5)}) {
            BigInteger[] step = rest.divideAndRemainder(prime);
            while (step[1].signum() == 0) {
                rest = step[0];
                step = rest.divideAndRemainder(prime);
            }
        }
        return rest.equals(BigInteger.ONE)
                ? Optional.of(new BigDecimal(reduced[0]).divide(new BigDecimal(reduced[1])))
                : Optional.empty();
    }

    public boolean isExactly(BigDecimal value) {
        return compareTo(value) == 0;
    }

    int compareTo(BigDecimal decimal) {
        return isDecimal() ? above.compareTo(decimal) : above.compareTo(decimal.multiply(below)) * below.signum();
    }

    @Override
    public int compareTo(Fraction other) {
        if (isDecimal() && other.isDecimal()) {
            return above.compareTo(other.above);
        }
        BigDecimal left = other.isDecimal() ? above : above.multiply(other.below);
        BigDecimal right = isDecimal() ? other.above : other.above.multiply(below);
        return left.compareTo(right) * below.signum() * other.below.signum();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fraction fraction && compareTo(fraction) == 0;
    }

    @Override
    public int hashCode() {
        BigInteger[] reduced = reduced();
        return 31 * reduced[0].hashCode() + reduced[1].hashCode();
    }

    /** As a decimal where there is one, else as {@code 1/3}. */
    @Override
    public String toString() {
        return decimal().map(NumberText::plain).orElseGet(() -> numerator() + "/" + denominator());
    }
}

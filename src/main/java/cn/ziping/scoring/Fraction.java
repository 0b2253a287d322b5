package cn.ziping.scoring;

import cn.ziping.shared.NumberText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An exact rational number. A rule computes in fractions and rounds only where its scheme says so, so that 1 ÷ 3 × 3 is
 * 1 and no result depends on a working precision. A number of more than {@value #LIMIT} digits is none it computes with.
 *
 * <p>It is kept as two decimals and reduced only where it is printed: most numbers of a rule are decimals, and dividing
 * them costs nothing until somebody rounds.
 */
public final class Fraction implements Comparable<Fraction> {

    public static final Fraction ZERO = new Fraction(BigDecimal.ZERO, BigDecimal.ONE);
    public static final Fraction ONE = new Fraction(BigDecimal.ONE, BigDecimal.ONE);

    /**
     * The most digits above or below the line. Sums of money by money and means of a hundred rates stay below; a formula of
     * hundreds of divisions does not, and whoever reads its trace could redo none of it.
     */
    static final int LIMIT = 1200;

    /** The most decimals that are printed; what would take more is printed as a fraction, which is exact as well. */
    static final int SHOWN = 40;

    private static final BigInteger FIVE = BigInteger.valueOf(5);

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

    /** The sum of some readings; of decimals without a fraction for each step. */
    static Fraction sum(Quantity.Reading[] readings, boolean exact) {
        BigDecimal decimals = BigDecimal.ZERO;
        Fraction others = null;
        for (Quantity.Reading reading : readings) {
            Fraction next = reading.of(exact);
            if (next.isDecimal()) {
                decimals = decimals.add(next.above);
            } else {
                others = others == null ? next : others.plus(next);
            }
        }
        return others == null ? of(decimals) : others.plus(of(decimals));
    }

    /**
     * Long sums of fractions are reduced on the way, or their denominators would grow with every term. What is then not
     * half as long would have to be reduced again at every term, which takes long.
     */
    private static Fraction tidy(BigDecimal above, BigDecimal below) {
        Fraction sum = new Fraction(above, below);
        if (size(above) <= LIMIT && size(below) <= LIMIT) {
            return sum;
        }
        BigInteger[] reduced = sum.reduced();
        return new Fraction(
                bounded(new BigDecimal(reduced[0]), LIMIT / 2), bounded(new BigDecimal(reduced[1]), LIMIT / 2));
    }

    private static int size(BigDecimal number) {
        return Math.max(number.precision(), number.scale());
    }

    private static BigDecimal bounded(BigDecimal number, int limit) {
        if (size(number) > limit) {
            throw new TooLongException();
        }
        return number;
    }

    /** A number grew beyond {@link #LIMIT} digits. It is not rounded, as no result may depend on a working precision. */
    static final class TooLongException extends ArithmeticException {

        private static final long serialVersionUID = 1L;

        TooLongException() {
            super("More than " + LIMIT + " digits");
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    public Fraction minus(Fraction other) {
        return isDecimal() && other.isDecimal()
                ? of(above.subtract(other.above))
                : tidy(above.multiply(other.below).subtract(other.above.multiply(below)), below.multiply(other.below));
    }

    public Fraction times(Fraction other) {
        return new Fraction(
                product(above, other.above),
                isDecimal() ? other.below : other.isDecimal() ? below : product(below, other.below));
    }

    /** Of a share and the points it is of, once for a leaf, so that nothing can grow by it and it costs no check. */
    Fraction times(BigDecimal decimal) {
        return new Fraction(above.multiply(decimal), below);
    }

    private static BigDecimal product(BigDecimal a, BigDecimal b) {
        return bounded(a.multiply(b), LIMIT);
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
                        other.isDecimal() ? above : product(above, other.below),
                        isDecimal() ? other.above : product(below, other.above));
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

    /** The same number as a decimal, where it is kept as one or has one of at most {@link #SHOWN} decimals. */
    public Optional<BigDecimal> decimal() {
        if (isDecimal()) {
            return Optional.of(above);
        }
        BigInteger[] reduced = reduced();
        int twos = reduced[1].getLowestSetBit();
        if (twos > SHOWN) {
            return Optional.empty();
        }
        BigInteger rest = reduced[1].shiftRight(twos);
        int fives = 0;
        for (BigInteger[] step = rest.divideAndRemainder(FIVE);
                step[1].signum() == 0 && fives <= SHOWN;
                step = rest.divideAndRemainder(FIVE)) {
            rest = step[0];
            fives++;
        }
        return rest.equals(BigInteger.ONE) && fives <= SHOWN
                ? Optional.of(new BigDecimal(reduced[0])
                        .divide(new BigDecimal(reduced[1]), Math.max(twos, fives), RoundingMode.UNNECESSARY)
                        .stripTrailingZeros())
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

    /**
     * How many decimals it takes, cut, to see on which side of another number it lies; at most {@link #SHOWN}.
     *
     * @param shift how far the point moves before it is printed: 2 of a rate in percent
     */
    int decimalsFrom(Fraction other, int shift) {
        int side = Integer.signum(compareTo(other));
        for (int decimals = 0; decimals < SHOWN; decimals++) {
            Fraction cut = of(above.divide(below, decimals + shift, RoundingMode.DOWN));
            if (Integer.signum(cut.compareTo(other)) == side) {
                return decimals;
            }
        }
        return SHOWN;
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

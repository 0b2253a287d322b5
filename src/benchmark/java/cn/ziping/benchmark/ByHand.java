package cn.ziping.benchmark;

import cn.ziping.scoring.ScoringInput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * The arithmetic of {@link BenchmarkScheme} as somebody writes it who knows the scheme: figures by their names from the same
 * map, rates divided and rounded, no question whether something is blank or zero, no deduction, no total.
 */
final class ByHand {

    private static final BigDecimal TEN = BigDecimal.TEN;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TARGET = new BigDecimal("0.95");
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal LOW = new BigDecimal("0.6");
    private static final BigDecimal GOOD = new BigDecimal("0.8");
    private static final BigDecimal HIGH = new BigDecimal("0.9");
    private static final BigDecimal SPAN = new BigDecimal("0.3");

    private static final String[] NAMES = BenchmarkScheme.names();

    private final Map<String, ScoringInput.InputFigure> figures;
    private int at;

    private ByHand(Map<String, ScoringInput.InputFigure> figures) {
        this.figures = figures;
    }

    private BigDecimal figure(int index) {
        return figures.get(NAMES[index]).value();
    }

    static BigDecimal[] score(Map<String, ScoringInput.InputFigure> figures) {
        ByHand hand = new ByHand(figures);
        BigDecimal[] points = new BigDecimal[BenchmarkScheme.INDICATORS];
        int leaf = 0;
        for (int i = 0; i < 8; i++) {
            points[leaf++] = share(hand.rate());
        }
        for (int i = 0; i < 4; i++) {
            points[leaf++] = share(hand.rate());
        }
        for (int i = 0; i < 4; i++) {
            BigDecimal rate = hand.rate();
            points[leaf++] = rate.compareTo(HIGH) >= 0
                    ? TEN
                    : rate.compareTo(GOOD) >= 0
                            ? BigDecimal.valueOf(8)
                            : rate.compareTo(LOW) >= 0 ? BigDecimal.valueOf(5) : BigDecimal.ZERO;
        }
        for (int i = 0; i < 3; i++) {
            BigDecimal below = TARGET.subtract(hand.rate()).max(BigDecimal.ZERO);
            points[leaf++] =
                    rounded(TEN.subtract(below.multiply(HUNDRED).multiply(HALF)).max(BigDecimal.ZERO));
        }
        for (int i = 0; i < 2; i++) {
            BigDecimal rate = hand.rate();
            points[leaf++] = rate.compareTo(LOW) <= 0
                    ? BigDecimal.ZERO
                    : rate.compareTo(HIGH) >= 0
                            ? TEN
                            : rate.subtract(LOW).multiply(TEN).divide(SPAN, 3, RoundingMode.HALF_UP);
        }
        BigDecimal progress = BigDecimal.ZERO;
        for (int quarter = 0; quarter < 4; quarter++) {
            BigDecimal done = quotient(hand.figure(81 + quarter), hand.figure(85));
            progress = progress.add(quotient(done.multiply(BigDecimal.valueOf(4)), BigDecimal.valueOf(quarter + 1L)));
        }
        points[leaf++] = share(quotient(progress, BigDecimal.valueOf(4)));
        BigDecimal mean = hand.rate().add(hand.rate()).add(hand.rate());
        points[leaf++] = share(quotient(mean, BigDecimal.valueOf(3)));
        points[leaf] = share(quotient(hand.sum(16), hand.sum(17)));
        return points;
    }

    private BigDecimal rate() {
        return quotient(figure(at++), figure(at++));
    }

    private BigDecimal sum(int terms) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < terms; i++) {
            sum = sum.add(figure(at++));
        }
        return sum;
    }

    private static BigDecimal quotient(BigDecimal part, BigDecimal whole) {
        return part.divide(whole, 4, RoundingMode.HALF_UP);
    }

    private static BigDecimal share(BigDecimal rate) {
        return rounded(rate.multiply(TEN).min(TEN));
    }

    private static BigDecimal rounded(BigDecimal points) {
        return points.setScale(3, RoundingMode.HALF_UP);
    }
}

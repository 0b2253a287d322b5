package cn.ziping.benchmark;

import cn.ziping.scoring.DimensionDefinition;
import cn.ziping.scoring.GradeBand;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.Quantity;
import cn.ziping.scoring.RateRule;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.scoring.Scoring;
import cn.ziping.scoring.ScoringInput;
import cn.ziping.scoring.Unit;
import cn.ziping.scoring.ZeroChoice;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Scoring 200 rates, with and without traces, against the same divisions and multiplications done by hand. */
class ScoringBenchmark {

    private static final int INDICATORS = 200;
    private static final int ROUNDS = 2000;
    private static final int REPEATS = 7;

    @Test
    void scoringAgainstTheBareArithmetic() {
        SchemeDefinition scheme = scheme();
        ScoringInput input = input();
        Supplier<Object> bare = () -> bare(input);
        Supplier<Object> points = () -> Scoring.score(scheme, input).soFar();
        Supplier<Object> traced = () -> Scoring.explain(scheme, input).soFar();
        List.of(bare, points, traced).forEach(ScoringBenchmark::nanos);
        List<Long> bareTimes = new ArrayList<>();
        List<Long> pointTimes = new ArrayList<>();
        List<Long> tracedTimes = new ArrayList<>();
        for (int i = 0; i < REPEATS; i++) {
            bareTimes.add(nanos(bare));
            pointTimes.add(nanos(points));
            tracedTimes.add(nanos(traced));
        }
        long reference = median(bareTimes);
        System.out.printf(
                "200 rates: bare arithmetic %d us; points %d us = %.1f x; points and traces %d us = %.1f x%n",
                reference / 1000,
                median(pointTimes) / 1000,
                (double) median(pointTimes) / reference,
                median(tracedTimes) / 1000,
                (double) median(tracedTimes) / reference);
    }

    private static long nanos(Supplier<Object> work) {
        long start = System.nanoTime();
        int seen = 0;
        for (int i = 0; i < ROUNDS; i++) {
            seen += work.get().hashCode();
        }
        long time = (System.nanoTime() - start) / ROUNDS;
        if (seen == 42) {
            System.out.println("never mind");
        }
        return time;
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static BigDecimal bare(ScoringInput input) {
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i < INDICATORS; i++) {
            BigDecimal rate = NumericPolicy.DISPLAY.rate(
                    input.figures().get("执行" + i).value(),
                    input.figures().get("预算" + i).value());
            total = total.add(NumericPolicy.DISPLAY
                    .points(rate.multiply(BigDecimal.TEN), BigDecimal.ONE)
                    .value());
        }
        return total;
    }

    private static SchemeDefinition scheme() {
        List<IndicatorDefinition> leaves = IntStream.range(0, INDICATORS)
                .mapToObj(i -> new IndicatorDefinition(
                        "指标" + i,
                        "指标" + i,
                        "",
                        Points.of("10"),
                        "",
                        "",
                        new RateRule(new Quantity.Quotient(
                                new Quantity.FigureQuantity("执行" + i),
                                new Quantity.FigureQuantity("预算" + i),
                                ZeroChoice.NO_POINTS))))
                .toList();
        Points full = Points.of("2000");
        return new SchemeDefinition(
                full,
                NumericPolicy.DISPLAY,
                List.of(new GradeBand("差", Points.ZERO)),
                List.of(new DimensionDefinition("维度", "维度", full, List.of(), leaves)));
    }

    private static ScoringInput input() {
        Map<String, ScoringInput.InputFigure> figures = new HashMap<>();
        for (int i = 0; i < INDICATORS; i++) {
            figures.put(
                    "执行" + i,
                    new ScoringInput.InputFigure(new BigDecimal("7072.88").add(BigDecimal.valueOf(i)), Unit.MONEY));
            figures.put("预算" + i, new ScoringInput.InputFigure(new BigDecimal("7383.32"), Unit.MONEY));
        }
        return new ScoringInput(figures, Map.of(), List.of());
    }
}

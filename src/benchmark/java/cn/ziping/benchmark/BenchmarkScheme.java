package cn.ziping.benchmark;

import cn.ziping.scoring.ArithmeticQuantity;
import cn.ziping.scoring.Award;
import cn.ziping.scoring.Band;
import cn.ziping.scoring.BandedRule;
import cn.ziping.scoring.DimensionDefinition;
import cn.ziping.scoring.Direction;
import cn.ziping.scoring.GradeBand;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.LinearRule;
import cn.ziping.scoring.ProportionalRule;
import cn.ziping.scoring.Quantity;
import cn.ziping.scoring.RateRule;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.scoring.ScoringInput;
import cn.ziping.scoring.ScoringRule;
import cn.ziping.scoring.StepsRule;
import cn.ziping.scoring.Unit;
import cn.ziping.scoring.ZeroChoice;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A scheme of 24 indicators that read 86 figures, each worth 10 points: 8 rates of two figures; 4 in proportion to a target;
 * 4 bands of a rate; 3 that deduct for each percentage point below 95 %; 2 in a line from 60 % to 90 %; 1 average execution
 * rate of four quarters; 1 mean of three rates; 1 rate of a sum of 16 by a sum of 17. The policy of the seed: rates to two
 * decimals of a percent first, points to three, half up.
 */
final class BenchmarkScheme {

    static final int FIGURES = 86;
    static final int INDICATORS = 24;

    private int next;
    private final List<IndicatorDefinition> leaves = new ArrayList<>();

    static SchemeDefinition definition() {
        BenchmarkScheme made = new BenchmarkScheme();
        IntStream.range(0, 8).forEach(i -> made.add(new RateRule(made.rate())));
        IntStream.range(0, 4)
                .forEach(i -> made.add(new ProportionalRule(
                        made.figure(),
                        made.figure(),
                        Direction.HIGHER_IS_BETTER,
                        BigDecimal.ONE,
                        ZeroChoice.NO_POINTS)));
        IntStream.range(0, 4)
                .forEach(i -> made.add(new BandedRule(
                        made.rate(),
                        true,
                        List.of(band("0.9", "10"), band("0.8", "8"), band("0.6", "5"), band(null, "0")))));
        IntStream.range(0, 3)
                .forEach(i -> made.add(new StepsRule(
                        made.rate(),
                        new Quantity.Constant(new BigDecimal("0.95")),
                        StepsRule.Side.BELOW,
                        new BigDecimal("0.01"),
                        true,
                        StepsRule.StepRounding.LINEAR,
                        StepsRule.Effect.DEDUCT,
                        new Award(new BigDecimal("0.5"), Band.AwardKind.POINTS),
                        new Award(BigDecimal.ONE, Band.AwardKind.SHARE),
                        BigDecimal.ONE)));
        IntStream.range(0, 2)
                .forEach(i -> made.add(new LinearRule(
                        made.rate(),
                        true,
                        List.of(
                                new LinearRule.Knot(new BigDecimal("0.6"), BigDecimal.ZERO),
                                new LinearRule.Knot(new BigDecimal("0.9"), BigDecimal.ONE)))));
        // Five figures: the four quarters are named as months of one.
        made.add(new RateRule(new Quantity.AverageProgress("累计", "全年", List.of(3, 6, 9, 12), ZeroChoice.NO_POINTS)));
        made.add(new RateRule(new ArithmeticQuantity(
                ArithmeticQuantity.Operation.MEAN, List.of(made.rate(), made.rate(), made.rate()))));
        made.add(new RateRule(new Quantity.Quotient(made.sum(16), made.sum(17), ZeroChoice.NO_POINTS)));
        Points full = Points.of("240");
        return new SchemeDefinition(
                full,
                new NumericPolicy(2, 3, RoundingMode.HALF_UP, true),
                List.of(new GradeBand("优", Points.of("216")), new GradeBand("差", Points.ZERO)),
                List.of(new DimensionDefinition("维度", "维度", full, List.of(), made.leaves)));
    }

    private void add(ScoringRule rule) {
        String name = "指标" + leaves.size();
        leaves.add(new IndicatorDefinition(name, name, "", Points.of("10"), "", "", rule));
    }

    private Quantity figure() {
        return new Quantity.FigureQuantity("数" + next++);
    }

    private Quantity rate() {
        return new Quantity.Quotient(figure(), figure(), ZeroChoice.NO_POINTS);
    }

    private Quantity sum(int terms) {
        return new ArithmeticQuantity(
                ArithmeticQuantity.Operation.SUM,
                IntStream.range(0, terms).mapToObj(i -> figure()).toList());
    }

    private static Band band(String from, String points) {
        return new Band(
                from == null ? null : new BigDecimal(from), true, new BigDecimal(points), Band.AwardKind.POINTS);
    }

    /** 81 numbered figures, in pairs part and whole, then four quarters and the year. */
    static BigDecimal[] values() {
        BigDecimal[] values = new BigDecimal[FIGURES];
        for (int i = 0; i < FIGURES - 5; i++) {
            values[i] = new BigDecimal(i % 2 == 0 ? "7072.88" : "8183.32").add(BigDecimal.valueOf(i));
        }
        values[81] = new BigDecimal("1077.50");
        values[82] = new BigDecimal("2873.33");
        values[83] = new BigDecimal("4453.66");
        values[84] = new BigDecimal("7072.88");
        values[85] = new BigDecimal("7183.32");
        return values;
    }

    /** What they are called, in the same order. */
    static String[] names() {
        String[] names = new String[FIGURES];
        for (int i = 0; i < FIGURES - 5; i++) {
            names[i] = "数" + i;
        }
        for (int quarter = 0; quarter < 4; quarter++) {
            names[81 + quarter] = "累计_" + (quarter + 1) * 3 + "月";
        }
        names[85] = "全年";
        return names;
    }

    static ScoringInput input(BigDecimal[] values) {
        Map<String, ScoringInput.InputFigure> figures = new HashMap<>();
        String[] names = names();
        for (int i = 0; i < FIGURES; i++) {
            figures.put(names[i], new ScoringInput.InputFigure(values[i], Unit.MONEY));
        }
        return new ScoringInput(figures, Map.of(), List.of());
    }
}

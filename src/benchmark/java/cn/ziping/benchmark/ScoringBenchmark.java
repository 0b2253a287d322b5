package cn.ziping.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.scoring.LeafScore;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.scoring.ScoreSheet;
import cn.ziping.scoring.Scoring;
import cn.ziping.scoring.ScoringInput;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** One evaluation of {@link BenchmarkScheme}: by hand, by the program without and with traces, and as a spreadsheet. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ScoringBenchmark {

    private final SchemeDefinition scheme = BenchmarkScheme.definition();
    private final BigDecimal[] values = BenchmarkScheme.values();
    private final ScoringInput input = BenchmarkScheme.input(values);
    private final Spreadsheet spreadsheet = new Spreadsheet(values);

    @Benchmark
    public Object byHand() {
        return ByHand.score(input.figures());
    }

    @Benchmark
    public Object points() {
        return Scoring.score(scheme, input);
    }

    @Benchmark
    public Object traces() {
        return Scoring.explain(scheme, input);
    }

    @Benchmark
    public double spreadsheet() {
        return spreadsheet.total();
    }

    @Test
    void ratios() throws Exception {
        List<BigDecimal> program = Scoring.score(scheme, input)
                .leaves()
                .map(LeafScore::score)
                .map(points -> points.value())
                .toList();
        List<BigDecimal> hand = Arrays.asList(ByHand.score(input.figures()));
        assertThat(program).usingElementComparator(BigDecimal::compareTo).isEqualTo(hand);
        BigDecimal total = hand.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(BigDecimal.valueOf(spreadsheet.total()).subtract(total).abs())
                .isLessThan(new BigDecimal("0.0001"));
        ScoreSheet sheet = Scoring.score(scheme, input);
        assertThat(sheet.total().value()).isEqualByComparingTo(total);

        // A fork starts with the class path of the tests, which Surefire hides in a jar.
        System.setProperty(
                "java.class.path",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(ScoringBenchmark.class.getName())
                        .forks(4)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(3)
                        .measurementTime(TimeValue.seconds(1))
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
        Map<String, Double> times = new TreeMap<>();
        results.forEach(result -> times.put(
                result.getPrimaryResult().getLabel(), result.getPrimaryResult().getScore()));
        results.forEach(result -> System.out.printf(
                "%-12s %9.2f us = %6.2f x by hand, %.0f bytes%n",
                result.getPrimaryResult().getLabel(),
                result.getPrimaryResult().getScore(),
                result.getPrimaryResult().getScore() / times.get("byHand"),
                result.getSecondaryResults().get("gc.alloc.rate.norm").getScore()));
        System.out.printf(
                "the spreadsheet takes %.0f x as long as points%n", times.get("spreadsheet") / times.get("points"));
    }
}

package cn.ziping.scoring;

import static cn.ziping.scoring.ScoringFixtures.dimension;
import static cn.ziping.scoring.ScoringFixtures.indicator;
import static cn.ziping.scoring.ScoringFixtures.policy;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every rule whatever the figures, on random schemes and inputs; a seed always gives the same ones. */
class ScoringPropertiesTests {

    private static final int SHEETS = 300;
    private static final List<String> INDICATORS = List.of("I1", "I2", "I3", "I4");
    private static final List<String> FIGURES = List.of("甲", "乙", "丙", "丁_3月", "丁_6月", "丁_9月", "丁_12月");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 7, 2022, 707288, 718332})
    void everyScoreStaysWithinItsPointsAddsUpAndExplainsItself(long seed) {
        Generator random = new Generator(new Random(seed));
        int complete = 0;
        int lost = 0;
        for (int i = 0; i < SHEETS; i++) {
            SchemeDefinition scheme = random.scheme();
            ScoringInput input = random.input();
            ScoreSheet sheet = Scoring.score(scheme, input);
            ScoreSheet explained = Scoring.explain(scheme, input);
            String about = "seed %d, sheet %d: %s of %s".formatted(seed, i, scheme, input);
            for (LeafScore leaf : sheet.leaves().toList()) {
                assertWorded(explained.leaf(leaf.code()).orElseThrow());
                assertLeaf(leaf, explained.leaf(leaf.code()).orElseThrow(), scheme.policy(), about);
                complete += leaf.complete() ? 1 : 0;
                lost += leaf.lost() ? 1 : 0;
            }
            assertSums(sheet, about);
            assertThat(explained.total()).as(about).isEqualTo(sheet.total());
            assertThat(explained.soFar()).as(about).isEqualTo(sheet.soFar());
            assertThat(explained.grade()).as(about).isEqualTo(sheet.grade());
            assertThat(explained.missing()).as(about).isEqualTo(sheet.missing());
            assertThat(Scoring.score(scheme, input)).as(about).isEqualTo(sheet);
        }
        // The cases are worth running: many leaves are scored, and many of those lose something.
        assertThat(complete).isGreaterThan(SHEETS);
        assertThat(lost).isGreaterThan(SHEETS / 2);
    }

    private static void assertWorded(LeafScore explained) {
        Points full = explained.indicator().points();
        ScoringRule rule = explained.indicator().rule();
        Stream.of(explained.trace(), rule.wording(full), rule.problems(full))
                .flatMap(List::stream)
                .forEach(ScoringBundles::assertWorded);
    }

    private static void assertLeaf(LeafScore leaf, LeafScore explained, NumericPolicy policy, String about) {
        Points full = leaf.indicator().points();
        if (leaf.complete()) {
            assertThat(leaf.missing()).as(about).isEmpty();
            assertThat(leaf.score()).as(about).isBetween(Points.ZERO, full);
            assertThat(leaf.deduction()).as(about).isBetween(Points.ZERO, full);
            assertThat(leaf.score().plus(leaf.deduction())).as(about).isEqualTo(full);
            // Full marks are as long as the indicator's points; whatever is less has the decimals of the scheme.
            assertThat(leaf.score().equals(full)
                            || leaf.score().value().stripTrailingZeros().scale() <= policy.pointsDecimals())
                    .as(about)
                    .isTrue();
            assertThat(explained.trace()).as(about).isNotEmpty();
        } else {
            assertThat(leaf.score()).as(about).isNull();
            assertThat(leaf.deduction()).as(about).isNull();
            assertThat(leaf.missing()).as(about).isNotEmpty();
        }
        assertThat(leaf.trace()).as(about).isEmpty();
        assertThat(explained.score()).as(about).isEqualTo(leaf.score());
        assertThat(explained.deduction()).as(about).isEqualTo(leaf.deduction());
        assertThat(explained.missing()).as(about).isEqualTo(leaf.missing());
    }

    private static void assertSums(ScoreSheet sheet, String about) {
        BigDecimal sum = sheet.leaves()
                .filter(LeafScore::complete)
                .map(leaf -> leaf.score().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sheet.soFar().value()).as(about).isEqualByComparingTo(sum);
        assertThat(sheet.complete()).as(about).isEqualTo(sheet.missing().isEmpty());
        if (sheet.complete()) {
            assertThat(sheet.total().value()).as(about).isEqualByComparingTo(sum);
            assertThat(sheet.rawTotal()).as(about).isEqualTo(sheet.total());
            assertThat(sheet.grade()).as(about).isNotNull();
        } else {
            assertThat(sheet.total()).as(about).isNull();
            assertThat(sheet.grade()).as(about).isNull();
        }
    }

    private record Generator(Random random) {

        SchemeDefinition scheme() {
            List<IndicatorDefinition> leaves = new ArrayList<>();
            for (String code : INDICATORS) {
                Points points = points(1, 4000);
                leaves.add(indicator(code, code, points.toString(), rule()));
            }
            // Sums of nodes do not matter to scoring.
            return ScoringFixtures.scheme(
                    "100",
                    rounding(),
                    dimension("D1", "50", List.of(dimension("D2", "20", leaves.get(1))), leaves.get(0)),
                    dimension("D3", "50", leaves.get(2), leaves.get(3)));
        }

        private NumericPolicy rounding() {
            RoundingMode mode = random.nextBoolean() ? RoundingMode.HALF_UP : RoundingMode.DOWN;
            return policy(random.nextInt(11), random.nextInt(7), mode, random.nextBoolean());
        }

        ScoringInput input() {
            ScoringFixtures.Inputs inputs = ScoringFixtures.inputs();
            for (String figure : FIGURES) {
                inputs.figure(
                        figure, blankOr(figure(-500, 3000)), any(new Unit[] {Unit.MONEY, Unit.NUMBER, Unit.PERCENT}));
            }
            for (String code : INDICATORS) {
                inputs.entry(code, "数值", blankOr(figure(-500, 3000)))
                        .entry(code, "问题", blankOr(random.nextBoolean() ? "yes" : "no"))
                        .entry(code, "条目1", blankOr(random.nextBoolean() ? "yes" : "no"))
                        .entry(code, "条目2", blankOr(random.nextBoolean() ? "yes" : "no"))
                        .entry(code, DiscretionaryRule.DEDUCTION, blankOr(figure(-4, 40)))
                        .entry(code, DiscretionaryRule.REASON, blankOr("理由"));
            }
            for (int i = random.nextInt(5); i > 0; i--) {
                inputs.target(
                        random.nextInt(3) == 0 ? "效益" : "产出",
                        "目标" + i,
                        blankOr(figure(-100, 500)),
                        blankOr(figure(-100, 500)),
                        any(Direction.values()),
                        points(1, 500).toString());
            }
            return inputs.build();
        }

        private ScoringRule rule() {
            return switch (random.nextInt(8)) {
                case 0 -> new RateRule(quantity(2));
                case 1 ->
                    new ProportionalRule(
                            quantity(1),
                            quantity(1),
                            any(Direction.values()),
                            BigDecimal.valueOf(1 + random.nextInt(100), 2),
                            any(ZeroChoice.values()));
                case 2 -> new TargetCompletionRule(random.nextBoolean() ? "产出" : "效益", any(ZeroChoice.values()));
                case 3 -> new BandedRule(quantity(2), random.nextBoolean(), bands());
                case 4 -> new YesNoRule("问题");
                case 5 ->
                    new ChecklistRule(List.of(
                            new ChecklistRule.Item("条目1", points(1, 2500)),
                            new ChecklistRule.Item("条目2", points(1, 2500))));
                case 6 -> new OccurrenceRule(quantity(1), "例", points(1, 2000));
                default -> new DiscretionaryRule("酌情");
            };
        }

        private List<Band> bands() {
            List<Band> bands = new ArrayList<>();
            BigDecimal from = new BigDecimal(figure(0, 5));
            for (int i = random.nextInt(4); i >= 0; i--) {
                bands.add(band(from));
                from = from.subtract(points(1, 200).value());
            }
            bands.add(band(null));
            return bands;
        }

        private Band band(@Nullable BigDecimal from) {
            return random.nextBoolean()
                    ? new Band(from, random.nextBoolean(), points(0, 4000).value(), Band.AwardKind.POINTS)
                    : new Band(
                            from,
                            random.nextBoolean(),
                            BigDecimal.valueOf(random.nextInt(1001), 3),
                            Band.AwardKind.SHARE);
        }

        private Quantity quantity(int depth) {
            return switch (random.nextInt(depth > 0 ? 6 : 3)) {
                case 0 -> new Quantity.FigureQuantity(any(FIGURES.toArray(String[]::new)));
                case 1 -> new Quantity.EntryQuantity("数值", InputType.NUMBER, "");
                case 2 -> new Quantity.Constant(new BigDecimal(figure(-20, 300)));
                case 3 ->
                    new Quantity.AverageProgress(
                            "丁",
                            "甲",
                            random.nextBoolean() ? List.of(3, 6, 9, 12) : List.of(6, 9),
                            any(ZeroChoice.values()));
                default -> new Quantity.Quotient(quantity(depth - 1), quantity(depth - 1), any(ZeroChoice.values()));
            };
        }

        /** A number of 0 to 4 decimals, each eighth a zero where zero lies between the ends. */
        private String figure(int from, int to) {
            if (from <= 0 && random.nextInt(8) == 0) {
                return "0";
            }
            int scale = random.nextInt(5);
            long ten = BigInteger.TEN.pow(scale).longValueExact();
            return BigDecimal.valueOf(from * ten + (long) (random.nextDouble() * (to - from) * ten), scale)
                    .toPlainString();
        }

        /** From so many to so many hundredths of a point. */
        private Points points(int from, int to) {
            return new Points(BigDecimal.valueOf(from + random.nextInt(to - from + 1), 2));
        }

        private @Nullable String blankOr(String value) {
            return random.nextInt(12) == 0 ? null : value;
        }

        private <T> T any(T[] values) {
            return values[random.nextInt(values.length)];
        }
    }
}

package cn.ziping.scoring;

import static cn.ziping.scoring.ScoringFixtures.CODE;
import static cn.ziping.scoring.ScoringFixtures.count;
import static cn.ziping.scoring.ScoringFixtures.figure;
import static cn.ziping.scoring.ScoringFixtures.inputs;
import static cn.ziping.scoring.ScoringFixtures.quotient;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.scoring.ScoringFixtures.Inputs;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who does better never earns less, whatever the parameters and the rounding: thousands of pairs for each form of which that holds. */
class MonotoneTests {

    private static final int PAIRS = 2000;
    private static final long SEED = 20221231;
    private static final String X = "实际";
    private static final String T = "目标";

    /**
     * Two departments by one rule.
     *
     * @param rule the rule
     * @param worse the inputs of the one that does worse, or as well
     * @param better the inputs of the other
     */
    private record Pair(ScoringRule rule, Inputs worse, Inputs better) {}

    static Stream<Arguments> forms() {
        return Stream.of(
                form("rate", draw -> draw.rising(new RateRule(share()))),
                form("points", draw -> draw.rising(new PointsRule(figure(X)))),
                form("proportional", draw -> draw.rising(proportional(Direction.HIGHER_IS_BETTER, draw))),
                form("reverse proportional", draw -> draw.falling(proportional(Direction.LOWER_IS_BETTER, draw))),
                form("linear", draw -> draw.rising(new LinearRule(share(), true, draw.knots(false)))),
                form("reverse linear", draw -> draw.falling(new LinearRule(share(), true, draw.knots(true)))),
                form("bands", draw -> draw.rising(new BandedRule(share(), true, draw.bands()))),
                form(
                        "steps above deduct",
                        draw -> draw.falling(draw.steps(StepsRule.Side.ABOVE, StepsRule.Effect.DEDUCT))),
                form(
                        "steps below deduct",
                        draw -> draw.rising(draw.steps(StepsRule.Side.BELOW, StepsRule.Effect.DEDUCT))),
                form("steps above add", draw -> draw.rising(draw.steps(StepsRule.Side.ABOVE, StepsRule.Effect.ADD))),
                form("steps signed add", draw -> draw.rising(draw.steps(StepsRule.Side.SIGNED, StepsRule.Effect.ADD))),
                form("occurrences", draw -> draw.occurrences()),
                form("tally", draw -> draw.tally()),
                form("checklist", draw -> draw.checklist()),
                form("targets", draw -> draw.targets(new TargetCompletionRule("产出", ZeroChoice.NO_POINTS))),
                form("targets met", draw -> draw.targets(new TargetsMetRule("产出", null, ZeroChoice.NO_POINTS))),
                form("peer rank", draw -> draw.rank()));
    }

    private static Arguments form(String name, Function<Draw, Pair> pair) {
        return Arguments.of(name, pair);
    }

    private static Quantity share() {
        return quotient(figure(X), figure(T), ZeroChoice.INCOMPLETE);
    }

    private static ProportionalRule proportional(Direction direction, Draw draw) {
        return new ProportionalRule(
                figure(X), figure(T), direction, BigDecimal.valueOf(1 + draw.below(100), 2), ZeroChoice.INCOMPLETE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void whoDoesBetterNeverEarnsLess(String name, Function<Draw, Pair> form) {
        Draw draw = new Draw(new Random(SEED));
        int differ = 0;
        for (int i = 0; i < PAIRS; i++) {
            Pair pair = form.apply(draw);
            NumericPolicy policy = draw.policy();
            String full = draw.number(1, 40);
            Points worse = worth(pair.rule(), full, policy, pair.worse());
            Points better = worth(pair.rule(), full, policy, pair.better());
            assertThat(better)
                    .as("%s, pair %d: %s of %s points, %s", name, i, pair.rule(), full, policy)
                    .isGreaterThanOrEqualTo(worse);
            differ += better.equals(worse) ? 0 : 1;
        }
        // Most pairs could have told: points that never differ would be in order however they are computed.
        assertThat(differ).isGreaterThan(PAIRS / 20);
    }

    private static Points worth(ScoringRule rule, String full, NumericPolicy policy, Inputs inputs) {
        LeafScore leaf = ScoringFixtures.score(rule, full, policy, inputs);
        assertThat(leaf.missing()).isEmpty();
        return leaf.score().plus(leaf.excess());
    }

    /** Parameters and inputs, in the same order for ever. */
    private record Draw(Random random) {

        int below(int bound) {
            return random.nextInt(bound);
        }

        /** Above zero, of 0 to 4 decimals. */
        String number(int from, int to) {
            int scale = below(5);
            long ten = BigDecimal.TEN.pow(scale).longValueExact();
            return BigDecimal.valueOf(from * ten + (long) (random.nextDouble() * (to - from) * ten), scale)
                    .toPlainString();
        }

        NumericPolicy policy() {
            return ScoringFixtures.policy(
                    below(5),
                    below(5),
                    random.nextBoolean() ? RoundingMode.HALF_UP : RoundingMode.DOWN,
                    random.nextBoolean());
        }

        private Pair pair(ScoringRule rule, boolean rising) {
            // Often close to each other and to the target, where steps and roundings are.
            BigDecimal low = new BigDecimal(number(1, 150));
            BigDecimal high = low.add(new BigDecimal(number(0, random.nextBoolean() ? 3 : 80)));
            Inputs less = inputs().count(X, low.toPlainString()).count(T, "100");
            Inputs more = inputs().count(X, high.toPlainString()).count(T, "100");
            return rising ? new Pair(rule, less, more) : new Pair(rule, more, less);
        }

        Pair rising(ScoringRule rule) {
            return pair(rule, true);
        }

        Pair falling(ScoringRule rule) {
            return pair(rule, false);
        }

        List<LinearRule.Knot> knots(boolean falling) {
            List<LinearRule.Knot> knots = new ArrayList<>();
            int at = below(60);
            int share = below(30);
            for (int i = below(3); i >= -1; i--) {
                knots.add(new LinearRule.Knot(
                        BigDecimal.valueOf(at, 2), BigDecimal.valueOf(falling ? 100 - share : share, 2)));
                at += 1 + below(40);
                share = Math.min(100, share + below(60));
            }
            return knots;
        }

        List<Band> bands() {
            List<Band> bands = new ArrayList<>();
            int from = 140;
            int share = 100;
            for (int i = 1 + below(5); i >= 0; i--) {
                bands.add(band(BigDecimal.valueOf(from, 2), share));
                from -= 1 + below(35);
                share = Math.max(0, share - below(50));
            }
            bands.add(band(null, share));
            return bands;
        }

        private Band band(@Nullable BigDecimal from, int share) {
            return new Band(
                    from, from != null && random.nextBoolean(), BigDecimal.valueOf(share, 2), Band.AwardKind.SHARE);
        }

        StepsRule steps(StepsRule.Side side, StepsRule.Effect effect) {
            boolean adds = effect == StepsRule.Effect.ADD;
            return new StepsRule(
                    share(),
                    ScoringFixtures.constant(
                            BigDecimal.valueOf(60 + below(60), 2).toPlainString()),
                    side,
                    BigDecimal.valueOf(1 + below(10), 2),
                    true,
                    StepsRule.StepRounding.values()[below(3)],
                    effect,
                    new Award(new BigDecimal(number(1, 4)), Band.AwardKind.POINTS),
                    new Award(BigDecimal.valueOf(adds ? below(101) : 100, 2), Band.AwardKind.SHARE),
                    BigDecimal.valueOf(adds ? 50 + below(100) : 100, 2));
        }

        Pair occurrences() {
            int few = below(20);
            OccurrenceRule rule = new OccurrenceRule(count("次数"), "次", Points.of(number(1, 5)));
            return new Pair(
                    rule,
                    inputs().entry(CODE, "次数", String.valueOf(few + below(5))),
                    inputs().entry(CODE, "次数", String.valueOf(few)));
        }

        private Pair answered(List<String> items, ScoringRule rule) {
            Inputs worse = inputs();
            Inputs better = inputs();
            for (String item : items) {
                boolean met = random.nextBoolean();
                worse.entry(CODE, item, met ? "yes" : "no");
                better.entry(CODE, item, met || random.nextBoolean() ? "yes" : "no");
            }
            return new Pair(rule, worse, better);
        }

        Pair tally() {
            List<String> items = List.of("章程", "预案", "台账", "档案");
            boolean met = random.nextBoolean();
            Quantity tally = new TallyQuantity(items, met);
            return answered(
                    items, met ? new PointsRule(tally) : new OccurrenceRule(tally, "项", Points.of(number(1, 5))));
        }

        Pair checklist() {
            List<ChecklistRule.Item> items = Stream.of("一", "二", "三")
                    .map(name -> new ChecklistRule.Item(name, Points.of(number(1, 20))))
                    .toList();
            return answered(items.stream().map(ChecklistRule.Item::name).toList(), new ChecklistRule(items));
        }

        Pair targets(ScoringRule rule) {
            Inputs worse = inputs();
            Inputs better = inputs();
            for (int i = 0; i <= below(4); i++) {
                Direction direction = Direction.values()[below(2)];
                BigDecimal one = new BigDecimal(number(1, 150));
                BigDecimal other = one.add(new BigDecimal(number(0, 60)));
                boolean higher = direction == Direction.HIGHER_IS_BETTER;
                String weight = number(1, 30);

                worse.target("产出", "指标" + i, (higher ? one : other).toPlainString(), "100", direction, weight);
                better.target("产出", "指标" + i, (higher ? other : one).toPlainString(), "100", direction, weight);
            }
            return new Pair(rule, worse, better);
        }

        Pair rank() {
            BandedRule rule = new BandedRule(
                    new PeerQuantity(X, PeerQuantity.Statistic.RANK, Direction.HIGHER_IS_BETTER),
                    false,
                    List.of(
                            new Band(new BigDecimal("4"), true, new BigDecimal("0.2"), Band.AwardKind.SHARE),
                            new Band(new BigDecimal("2"), true, new BigDecimal("0.6"), Band.AwardKind.SHARE),
                            new Band(null, false, BigDecimal.ONE, Band.AwardKind.SHARE)));
            String[] others = Stream.generate(() -> number(1, 150)).limit(5).toArray(String[]::new);
            Pair pair = rising(rule);
            return new Pair(rule, pair.worse().peers(X, others), pair.better().peers(X, others));
        }
    }
}

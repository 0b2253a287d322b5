package cn.ziping.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.shared.Comparing;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import cn.ziping.shared.Rates;
import cn.ziping.shared.Reference;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * What holds for every scheme of the forms of domain §4.1 and of every kind ever stored, with adjustments, under every
 * numeric policy; a seed always gives the same cases. Together more than four thousand sheets.
 */
class CompositionPropertiesTests {

    private static final List<Unit> UNITS = List.of(Unit.MONEY, Unit.PERCENT, Unit.POINTS, Unit.NUMBER);

    private static final int SHEETS = 700;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3, 17, 2023, 31415, 271828, 999983})
    void sheetsAddUpStayWithinTheirPointsAndComeOutTheSame(long seed) throws IOException {
        assertProperties(seed, new Generator(new Random(seed), false));
    }

    /** The same with everything that rules and policies may say besides. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 19, 2026, 57721, 141421, 999979})
    void soTheyDoWithWhatRulesAndPoliciesMaySayBesides(long seed) throws IOException {
        assertProperties(seed, new Generator(new Random(seed), true));
    }

    /** A policy that says nothing means what the earlier meaning says: the same points, the same traces. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 23, 2027})
    void whatIsLeftOutIsTheEarlierMeaning(long seed) throws IOException {
        Generator random = new Generator(new Random(seed), false);
        int present = 0;
        for (int i = 0; i < SHEETS; i++) {
            SchemeDefinition silent = random.scheme();
            ScoringInput input = random.input(silent);
            NumericPolicy policy = silent.policy();
            SchemeDefinition stated = with(
                    silent,
                    new NumericPolicy(
                            policy.rateDecimals(),
                            policy.pointsDecimals(),
                            policy.mode(),
                            policy.roundRateFirst(),
                            Rates.EVERY_QUOTIENT,
                            Comparing.ROUNDED,
                            null,
                            null));
            ScoreSheet sheet = Scoring.explain(silent, input);
            assertThat(Scoring.explain(stated, input)).isEqualTo(sheet);
            present += Scoring.score(silent.withPresentMeaning(), input).equals(Scoring.score(silent, input)) ? 0 : 1;
        }
        // The other meaning is another one.
        assertThat(present).isGreaterThan(SHEETS / 50);
    }

    private static SchemeDefinition with(SchemeDefinition scheme, NumericPolicy policy) {
        return new SchemeDefinition(
                scheme.fullMarks(), policy, scheme.grades(), scheme.dimensions(), scheme.adjustments());
    }

    private static void assertProperties(long seed, Generator random) {
        List<SchemeDefinition> schemes = new ArrayList<>();
        List<ScoringInput> inputs = new ArrayList<>();
        int totals = 0;
        int adjusted = 0;
        for (int i = 0; i < SHEETS; i++) {
            SchemeDefinition scheme = random.scheme();
            ScoringInput input = random.input(scheme);
            schemes.add(scheme);
            inputs.add(input);
            ScoreSheet sheet = Scoring.explain(scheme, input);
            String about = "seed %d, sheet %d: %s of %s".formatted(seed, i, scheme, input);
            sheet.scored().forEach(leaf -> assertLeaf(leaf, about));
            sheet.adjustments().forEach(line -> {
                ScoringBundles.assertWorded(line.reason());
                line.trace().forEach(ScoringBundles::assertWorded);
            });
            scheme.adjustmentWording().forEach(ScoringBundles::assertWorded);
            assertSums(scheme, sheet, about);
            totals += sheet.complete() ? 1 : 0;
            adjusted += sheet.adjustments().isEmpty() ? 0 : 1;
        }
        assertSameWhateverTheWay(schemes, inputs);
        // The cases are worth running: many have a total, and many of those are adjusted.
        assertThat(totals).isGreaterThan(SHEETS / 10);
        assertThat(adjusted).isGreaterThan(SHEETS / 30);
    }

    private static void assertLeaf(LeafScore leaf, String about) {
        Points full = leaf.indicator().points();
        leaf.trace().forEach(ScoringBundles::assertWorded);
        if (leaf.score() != null) {
            assertThat(leaf.score()).as(about).isBetween(Points.ZERO, full);
            assertThat(leaf.score().plus(leaf.deduction())).as(about).isEqualTo(full);
            assertThat(leaf.excess().isNegative()).as(about).isFalse();
        } else {
            assertThat(leaf.applicable() && leaf.missing().isEmpty()).as(about).isFalse();
        }
    }

    private static void assertSums(SchemeDefinition scheme, ScoreSheet sheet, String about) {
        BigDecimal leaves = sheet.leaves()
                .filter(leaf -> leaf.score() != null)
                .map(leaf -> leaf.score().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sheet.soFar().value()).as(about).isEqualByComparingTo(leaves);
        assertThat(sheet.complete()).as(about).isEqualTo(sheet.missing().isEmpty());
        if (!sheet.complete()) {
            assertThat(sheet.total()).as(about).isNull();
            assertThat(sheet.grade()).as(about).isNull();
            return;
        }
        BigDecimal lines = sheet.adjustments().stream()
                .map(line -> line.amount().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sheet.total().value()).as(about).isEqualByComparingTo(leaves.add(lines));
        assertThat(sheet.rawTotal().value()).as(about).isEqualByComparingTo(leaves);
        assertThat(sheet.total().isNegative()).as(about).isFalse();
        if (scheme.adjustments().withinFullMarks()) {
            assertThat(sheet.total()).as(about).isLessThanOrEqualTo(scheme.outOf());
        }
        assertThat(scheme.grades().stream().filter(grade -> grade.name().equals(sheet.grade())))
                .as(about)
                .hasSize(1);
    }

    /** Without traces, again, in parallel, and after the scheme was written and read. */
    private static void assertSameWhateverTheWay(List<SchemeDefinition> schemes, List<ScoringInput> inputs) {
        List<ScoreSheet> serial = IntStream.range(0, schemes.size())
                .mapToObj(i -> Scoring.score(schemes.get(i), inputs.get(i)))
                .toList();
        List<ScoreSheet> parallel = IntStream.range(0, schemes.size())
                .parallel()
                .mapToObj(i -> Scoring.score(schemes.get(i), inputs.get(i)))
                .toList();
        assertThat(parallel).isEqualTo(serial);
        for (int i = 0; i < schemes.size(); i++) {
            SchemeDefinition read = JSON.readValue(JSON.writeValueAsString(schemes.get(i)), SchemeDefinition.class);
            ScoreSheet sheet = Scoring.score(read, inputs.get(i));
            assertThat(sheet.total()).isEqualTo(serial.get(i).total());
            assertThat(sheet.missing()).isEqualTo(serial.get(i).missing());
            assertThat(Scoring.explain(schemes.get(i), inputs.get(i)).total())
                    .isEqualTo(serial.get(i).total());
        }
    }

    private static final class Generator {

        private final Random random;
        private final boolean besides;
        private final List<ScoringRule> rules;

        /**
         * @param besides whether rules and policies say what they may say besides
         */
        Generator(Random random, boolean besides) throws IOException {
            this.random = random;
            this.besides = besides;
            this.rules = Stream.concat(
                            RuleFormsTests.rules().values().stream(),
                            StoredRuleFormatTests.rules().entrySet().stream()
                                    .filter(golden ->
                                            besides || !golden.getKey().contains("."))
                                    .sorted(Map.Entry.comparingByKey())
                                    .map(Map.Entry::getValue))
                    .collect(Collectors.toCollection(ArrayList::new));
            if (besides) {
                rules.addAll(RuleMeaningTests.rules().values());
            }
        }

        SchemeDefinition scheme() {
            List<IndicatorDefinition> leaves = new ArrayList<>();
            Points sum = Points.ZERO;
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                // Parts in points of their own fit the points they were written for.
                ScoringRule rule = rules.get(random.nextInt(rules.size()));
                String points = rule instanceof PartsRule || rule instanceof CasesRule || random.nextBoolean()
                        ? "15"
                        : String.valueOf(1 + random.nextInt(40));
                leaves.add(ScoringFixtures.indicator("I" + i, "指标" + i, points, rule));
                sum = sum.plus(Points.of(points));
            }
            NumericPolicy policy = new NumericPolicy(
                    random.nextInt(11),
                    random.nextInt(7),
                    random.nextBoolean() ? RoundingMode.HALF_UP : RoundingMode.DOWN,
                    random.nextBoolean());
            return new SchemeDefinition(
                    sum,
                    besides ? sayingMore(policy) : policy,
                    List.of(
                            new GradeBand(
                                    "优",
                                    new Points(sum.value().multiply(new BigDecimal("0.9"))),
                                    besides && random.nextBoolean() ? true : null),
                            new GradeBand("差", Points.ZERO)),
                    List.of(new DimensionDefinition("D", "维度", sum, List.of(), leaves)),
                    adjustments(leaves));
        }

        private NumericPolicy sayingMore(NumericPolicy policy) {
            return new NumericPolicy(
                    policy.rateDecimals(),
                    policy.pointsDecimals(),
                    random.nextInt(3) == 0 ? RoundingMode.HALF_EVEN : policy.mode(),
                    policy.roundRateFirst(),
                    maybe(Rates.LIKE_UNITS),
                    maybe(Comparing.EXACT),
                    maybe(random.nextInt(4)),
                    maybe(random.nextInt(4)));
        }

        private <T> @Nullable T maybe(T value) {
            return random.nextBoolean() ? value : null;
        }

        private SchemeAdjustments adjustments(List<IndicatorDefinition> leaves) {
            SchemeAdjustments stated = statedAdjustments(leaves);
            if (!besides) {
                return stated;
            }
            List<SchemeAdjustments.TotalCap> caps = List.of(new SchemeAdjustments.TotalCap(
                    new TargetsQuantity("产出", ZeroChoice.NO_POINTS, null, maybe(new BigDecimal("1.2"))),
                    true,
                    List.of(
                            new SchemeAdjustments.TotalCap.Limit(new BigDecimal("0.6"), true, null),
                            new SchemeAdjustments.TotalCap.Limit(null, false, Points.of("0.5"))),
                    maybe(Comparing.EXACT)));
            return new SchemeAdjustments(
                    stated.notApplicable(),
                    stated.cap(),
                    random.nextInt(3) == 0
                            ? List.of(new SchemeAdjustments.Veto("违纪", null, "差", true))
                            : stated.vetoes(),
                    stated.overAchievement(),
                    stated.extras(),
                    stated.withinFullMarks(),
                    random.nextInt(4) == 0 ? caps : null,
                    random.nextInt(3) == 0 ? Points.of("100") : null);
        }

        private SchemeAdjustments statedAdjustments(List<IndicatorDefinition> leaves) {
            int policies = besides ? SchemeAdjustments.NotApplicable.Policy.values().length : 3;
            return new SchemeAdjustments(
                    random.nextInt(3) == 0
                            ? new SchemeAdjustments.NotApplicable(
                                    SchemeAdjustments.NotApplicable.Policy.values()[random.nextInt(policies)],
                                    Set.of(leaves.get(0).code()))
                            : null,
                    random.nextInt(4) == 0
                            ? new SchemeAdjustments.TotalCap(
                                    ScoringFixtures.executionRate(ZeroChoice.NO_POINTS),
                                    true,
                                    List.of(
                                            new SchemeAdjustments.TotalCap.Limit(new BigDecimal("0.8"), true, null),
                                            new SchemeAdjustments.TotalCap.Limit(null, false, Points.of("1.5"))))
                            : null,
                    random.nextInt(4) == 0 ? List.of(new SchemeAdjustments.Veto("违纪", null, "差")) : List.of(),
                    random.nextInt(4) == 0
                            ? new SchemeAdjustments.OverAchievement(
                                    new BigDecimal("1.3"), Points.of("2"), Points.of("3"))
                            : null,
                    random.nextInt(3) == 0
                            ? List.of(new SchemeAdjustments.Extra(
                                    SchemeAdjustments.Extra.Kind.values()[random.nextInt(2)],
                                    ScoringFixtures.indicator(
                                            "X", "加减", "3", new PointsRule(ScoringFixtures.count("次数")))))
                            : List.of(),
                    random.nextBoolean());
        }

        ScoringInput input(SchemeDefinition scheme) {
            Map<String, ScoringInput.InputFigure> figures = new HashMap<>();
            Map<String, Map<String, String>> entries = new HashMap<>();
            Map<String, List<BigDecimal>> peers = new HashMap<>();
            scheme.inputs().forEach(input -> {
                if (input.source() == InputSource.FIGURE && given()) {
                    figures.put(input.name(), new ScoringInput.InputFigure(number(), unit()));
                } else if (input.source() == InputSource.PEERS && given()) {
                    peers.put(
                            Reference.Peers.of(input.name()).orElseThrow().key(),
                            besides
                                    ? Stream.generate(this::number)
                                            .limit(random.nextInt(4))
                                            .toList()
                                    : List.of(number(), number(), number()));
                }
            });
            scheme.scored()
                    .forEach(leaf -> scheme.inputs(leaf).stream()
                            .filter(input -> input.source() == InputSource.ENTRY)
                            .forEach(input -> {
                                boolean applies = input.name().equals(SchemeAdjustments.NotApplicable.ANSWER);
                                if (applies ? random.nextInt(4) == 0 : given()) {
                                    entries.computeIfAbsent(leaf.code(), code -> new HashMap<>())
                                            .put(input.name(), typed(input));
                                }
                            }));
            peers.put("得分_I0", List.of(BigDecimal.ONE, BigDecimal.TEN, new BigDecimal("3.3")));
            entries.put(SchemeAdjustments.VETOES, Map.of("违纪", random.nextInt(3) == 0 ? "yes" : "no"));
            figures.putIfAbsent("全年执行数", new ScoringInput.InputFigure(number(), Unit.MONEY));
            figures.putIfAbsent("全年预算数", new ScoringInput.InputFigure(number(), Unit.MONEY));
            return new ScoringInput(figures, entries, targets(), peers);
        }

        private Unit unit() {
            return besides && random.nextInt(3) == 0 ? Unit.of("人") : UNITS.get(random.nextInt(UNITS.size()));
        }

        private List<ScoringInput.TargetInput> targets() {
            List<ScoringInput.TargetInput> targets = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                targets.add(new ScoringInput.TargetInput(
                        "T" + i,
                        "目标" + i,
                        i % 2 == 0 ? "产出" : "效益",
                        random.nextInt(15) == 0 ? null : number(),
                        random.nextInt(15) == 0 ? null : number(),
                        "个",
                        random.nextInt(3) == 0 ? Direction.LOWER_IS_BETTER : Direction.HIGHER_IS_BETTER,
                        new BigDecimal("50")));
            }
            return targets;
        }

        private boolean given() {
            return random.nextInt(14) != 0;
        }

        private String typed(InputDeclaration input) {
            return switch (input.type()) {
                case YES_NO -> random.nextBoolean() ? "yes" : "no";
                case CHOICE ->
                    input.options().get(random.nextInt(input.options().size()));
                case TEXT -> "理由";
                case COUNT -> String.valueOf(random.nextInt(12));
                case PERCENT -> String.valueOf(random.nextInt(101));
                case NUMBER -> number().toPlainString();
                case POINTS -> "0.5";
            };
        }

        /** Zero, a share, money, and now and then something negative. */
        private BigDecimal number() {
            return switch (random.nextInt(8)) {
                case 0 -> BigDecimal.ZERO;
                case 1 -> BigDecimal.valueOf(-random.nextInt(5000), 2);
                case 2, 3 -> BigDecimal.valueOf(random.nextInt(13000), 4);
                default -> BigDecimal.valueOf(random.nextInt(1_000_000), 2);
            };
        }
    }
}

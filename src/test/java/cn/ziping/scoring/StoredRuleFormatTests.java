package cn.ziping.scoring;

import static cn.ziping.scoring.ScoringFixtures.band;
import static cn.ziping.scoring.ScoringFixtures.constant;
import static cn.ziping.scoring.ScoringFixtures.count;
import static cn.ziping.scoring.ScoringFixtures.executionRate;
import static cn.ziping.scoring.ScoringFixtures.figure;
import static cn.ziping.scoring.ScoringFixtures.item;
import static cn.ziping.scoring.ScoringFixtures.number;
import static cn.ziping.scoring.ScoringFixtures.quotient;
import static cn.ziping.scoring.ScoringFixtures.shareBand;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.ziping.shared.Comparing;
import cn.ziping.shared.Points;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stored form of rules, one golden file for each shape ever published. What was readable stays readable: a golden
 * file is never edited, a new shape gets a new one.
 */
class StoredRuleFormatTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What the golden files say, by file name. */
    private static final Map<String, ScoringRule> RULES = Map.ofEntries(
            Map.entry("fixed", new FixedRule(points("2.5"))),
            Map.entry("points", new PointsRule(figure("甲"))),
            Map.entry(
                    "linear",
                    new LinearRule(
                            executionRate(ZeroChoice.INCOMPLETE),
                            true,
                            List.of(
                                    new LinearRule.Knot(new BigDecimal("0.6"), new BigDecimal("0")),
                                    new LinearRule.Knot(new BigDecimal("0.9"), new BigDecimal("1"))))),
            Map.entry(
                    "steps",
                    new StepsRule(
                            executionRate(ZeroChoice.INCOMPLETE),
                            constant("0.95"),
                            StepsRule.Side.BELOW,
                            new BigDecimal("0.05"),
                            true,
                            StepsRule.StepRounding.CEIL,
                            StepsRule.Effect.DEDUCT,
                            points("2"),
                            share("1"),
                            new BigDecimal("1"))),
            Map.entry("unwritten", new UnwrittenRule()),
            Map.entry(
                    "cases",
                    new CasesRule(
                            List.of(
                                    new CasesRule.Case(
                                            new Condition.Comparison(
                                                    executionRate(ZeroChoice.INCOMPLETE),
                                                    Condition.Comparison.Relation.LESS,
                                                    constant("0.7"),
                                                    true),
                                            new FixedRule(points("0"))),
                                    new CasesRule.Case(new Condition.Answer("要素完整"), new FixedRule(share("1")))),
                            new DiscretionaryRule("酌情扣分", "要素"))),
            Map.entry(
                    "parts",
                    new PartsRule(List.of(
                            new PartsRule.Part("制度", share("0.5"), new YesNoRule("制度健全")),
                            new PartsRule.Part(
                                    "执行", points("2"), new RateRule(executionRate(ZeroChoice.INCOMPLETE)))))),
            Map.entry(
                    "alternatives",
                    new AlternativesRule(
                            "",
                            AlternativesRule.Choice.BEST,
                            List.of(
                                    new AlternativesRule.Option(
                                            "按执行率", new RateRule(executionRate(ZeroChoice.INCOMPLETE))),
                                    new AlternativesRule.Option("按是否", new YesNoRule("已完成"))))),
            Map.entry(
                    "levels",
                    new LevelsRule(
                            "",
                            List.of(
                                    new LevelsRule.Level(
                                            "达成预期", new BigDecimal("0.8"), false, new BigDecimal("1"), true),
                                    new LevelsRule.Level(
                                            "未达成", new BigDecimal("0"), true, new BigDecimal("0.8"), true)))),
            Map.entry("targets-met", new TargetsMetRule("产出", new BigDecimal("1.3"), ZeroChoice.NO_POINTS)),
            Map.entry(
                    "quantity-arithmetic",
                    new RateRule(new ArithmeticQuantity(
                            ArithmeticQuantity.Operation.DIFFERENCE,
                            List.of(
                                    constant("1"),
                                    new ArithmeticQuantity(
                                            ArithmeticQuantity.Operation.PRODUCT,
                                            List.of(constant("10"), executionRate(ZeroChoice.INCOMPLETE))))))),
            Map.entry(
                    "quantity-tally",
                    new OccurrenceRule(new TallyQuantity(List.of("章程", "预案"), false), "项", Points.of("1"))),
            Map.entry(
                    "quantity-peers",
                    new PointsRule(new PeerQuantity("全年执行率", PeerQuantity.Statistic.RANK, Direction.HIGHER_IS_BETTER))),
            Map.entry(
                    "quantity-formula",
                    new PointsRule(new FormulaQuantity(
                            Formula.of("MAX(0, 5 - 扣分次数 * 0.5)"),
                            false,
                            List.of(new Quantity.EntryQuantity("扣分次数", InputType.COUNT, "次")),
                            ZeroChoice.INCOMPLETE))),
            Map.entry(
                    "quantity-target-completion",
                    new RateRule(new TargetsQuantity(
                            "产出", ZeroChoice.INCOMPLETE, new BigDecimal("100"), new BigDecimal("1.2")))),
            Map.entry(
                    "quantity-quotient.number",
                    new PointsRule(new Quantity.Quotient(
                            figure("公用经费"),
                            figure("在职人数"),
                            ZeroChoice.INCOMPLETE,
                            Quantity.Quotient.As.NUMBER,
                            "万元/人",
                            2))),
            Map.entry(
                    "quantity-entry.range",
                    new RateRule(new Quantity.EntryQuantity(
                            "满意度", InputType.PERCENT, "%", new BigDecimal("0"), new BigDecimal("100")))),
            Map.entry(
                    "quantity-formula.unit",
                    new PointsRule(new FormulaQuantity(
                            Formula.of("公用经费/在职人数"), false, List.of(), ZeroChoice.INCOMPLETE, "万元/人", null))),
            Map.entry(
                    "quantity-peers.few",
                    new PointsRule(new PeerQuantity(
                            "全年执行率",
                            PeerQuantity.Statistic.MEAN,
                            Direction.HIGHER_IS_BETTER,
                            PeerQuantity.Among.SAME_KIND,
                            new PeerQuantity.Few(PeerQuantity.Few.Choice.SHARE, new BigDecimal("0.8"))))),
            Map.entry(
                    "bands.comparing",
                    new BandedRule(
                            figure("全年执行率"),
                            true,
                            List.of(band("0.9", true, "5"), band(null, false, "0")),
                            Comparing.EXACT)),
            Map.entry(
                    "cases.comparing",
                    new CasesRule(
                            List.of(new CasesRule.Case(
                                    new Condition.Comparison(
                                            figure("全年执行率"),
                                            Condition.Comparison.Relation.EQUAL,
                                            constant("1"),
                                            true,
                                            Comparing.ROUNDED),
                                    new FixedRule(share("1")))),
                            new FixedRule(points("0")))),
            Map.entry(
                    "alternatives.worst",
                    new AlternativesRule(
                            "",
                            AlternativesRule.Choice.WORST,
                            List.of(
                                    new AlternativesRule.Option("甲", new YesNoRule("甲")),
                                    new AlternativesRule.Option("乙", new YesNoRule("乙"))))),
            Map.entry(
                    "parts.best",
                    new PartsRule(
                            Stream.of("甲", "乙", "丙")
                                    .map(name -> new PartsRule.Part(name, share("0.5"), new YesNoRule(name)))
                                    .toList(),
                            2)),
            Map.entry(
                    "targets.cap", new TargetCompletionRule("产出", ZeroChoice.INCOMPLETE, null, new BigDecimal("1.2"))),
            Map.entry(
                    "steps.comparing",
                    new StepsRule(
                            figure("全年执行率"),
                            constant("0.95"),
                            StepsRule.Side.BELOW,
                            new BigDecimal("0.05"),
                            true,
                            StepsRule.StepRounding.FLOOR,
                            StepsRule.Effect.DEDUCT,
                            points("2"),
                            share("1"),
                            new BigDecimal("1"),
                            Comparing.ROUNDED)),
            Map.entry("quantity-named", new RateRule(new NamedQuantity("执行率"))),
            Map.entry(
                    "quantity-formula.quantities",
                    new PointsRule(new FormulaQuantity(
                            Formula.of("10*执行率"),
                            false,
                            List.of(),
                            ZeroChoice.INCOMPLETE,
                            null,
                            List.of(new QuantityDefinition("执行率", executionRate(ZeroChoice.NO_POINTS)))))),
            Map.entry("rate", new RateRule(executionRate(ZeroChoice.NO_POINTS))),
            Map.entry(
                    "proportional",
                    new ProportionalRule(
                            figure("三公经费执行数"),
                            figure("三公经费预算数"),
                            Direction.LOWER_IS_BETTER,
                            new BigDecimal("0.95"),
                            ZeroChoice.FULL_POINTS)),
            Map.entry("targets", new TargetCompletionRule("产出", ZeroChoice.INCOMPLETE)),
            Map.entry(
                    "bands",
                    new BandedRule(
                            executionRate(ZeroChoice.INCOMPLETE),
                            true,
                            List.of(
                                    band("0.9", true, "5"),
                                    shareBand("0.825", false, "0.75"),
                                    band("0", true, "2.5"),
                                    band(null, false, "0")))),
            Map.entry("yes-no", new YesNoRule("新增预算项目是否开展事前绩效评估")),
            Map.entry(
                    "checklist",
                    new ChecklistRule(List.of(item("意向公开", "2"), item("合同签订与备案时效", "1.5"), item("政策效能", "20")))),
            Map.entry("occurrences", new OccurrenceRule(count("违规采购例数"), "例", Points.of("0.5"))),
            Map.entry("discretionary", new DiscretionaryRule("制度内容是否完整，有缺漏的酌情扣分")),
            Map.entry("quantity-figure", new RateRule(figure("累计执行数_9月"))),
            Map.entry("quantity-entry", new RateRule(quotient(number("抽查合格数"), count("抽查数"), ZeroChoice.FULL_POINTS))),
            Map.entry(
                    "quantity-constant",
                    new RateRule(quotient(constant("-12.5"), constant("1000000"), ZeroChoice.NO_POINTS))),
            Map.entry(
                    "quantity-quotient",
                    new RateRule(quotient(
                            quotient(figure("结转结余数"), figure("全年预算数"), ZeroChoice.FULL_POINTS),
                            quotient(figure("结转结余数_上年"), figure("全年预算数_上年"), ZeroChoice.INCOMPLETE),
                            ZeroChoice.NO_POINTS))),
            Map.entry(
                    "quantity-average-progress",
                    new RateRule(new Quantity.AverageProgress(
                            "累计执行数", "全年预算数", List.of(3, 6, 9, 12), ZeroChoice.NO_POINTS))));

    static Set<String> names() {
        return new TreeSet<>(RULES.keySet());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void aStoredRuleIsRead(String name) throws IOException {
        assertThat(JSON.readValue(golden(name), ScoringRule.class)).isEqualTo(RULES.get(name));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void aRuleThatWasReadIsWrittenAsItWasStored(String name) throws IOException {
        ScoringRule rule = JSON.readValue(golden(name), ScoringRule.class);
        assertThat(JSON.readTree(JSON.writeValueAsString(rule))).isEqualTo(JSON.readTree(golden(name)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void aRuleMadeInCodeIsWrittenAsItIsStored(String name) throws IOException {
        assertThat(JSON.readTree(JSON.writeValueAsString(RULES.get(name)))).isEqualTo(JSON.readTree(golden(name)));
    }

    @Test
    void theFileOfARuleIsNamedForItsType() throws IOException {
        for (String name : names()) {
            JsonNode stored = JSON.readTree(golden(name));
            // What a kind came to say later has a file of its own: bands.comparing
            String kind = name.split("\\.")[0];
            if (name.startsWith("quantity-")) {
                assertThat(stored.toString()).contains("\"of\":\"" + kind.substring("quantity-".length()) + "\"");
            } else {
                assertThat(stored.path("type").asString()).isEqualTo(kind);
            }
        }
    }

    @Test
    void everyKindOfRuleHasAGoldenFile() {
        assertThat(ScoringRule.class.getPermittedSubclasses())
                .allSatisfy(kind -> assertThat(RULES.values()).anyMatch(kind::isInstance));
    }

    @Test
    void everyKindOfQuantityHasAGoldenFile() {
        Set<Quantity> quantities = RULES.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("quantity-"))
                .map(entry -> quantity(entry.getValue()))
                .flatMap(StoredRuleFormatTests::withParts)
                .collect(Collectors.toSet());
        assertThat(Quantity.class.getPermittedSubclasses())
                .allSatisfy(kind -> assertThat(quantities).anyMatch(kind::isInstance));
    }

    private static Award points(String value) {
        return new Award(new BigDecimal(value), Band.AwardKind.POINTS);
    }

    private static Award share(String value) {
        return new Award(new BigDecimal(value), Band.AwardKind.SHARE);
    }

    private static Quantity quantity(ScoringRule rule) {
        return rule instanceof RateRule rate
                ? rate.rate()
                : rule instanceof PointsRule points ? points.points() : ((OccurrenceRule) rule).count();
    }

    /** Every rule of the golden files, for tests of what holds for all. */
    static Map<String, ScoringRule> rules() {
        return RULES;
    }

    private static Stream<Quantity> withParts(Quantity quantity) {
        return quantity instanceof Quantity.Quotient quotient
                ? Stream.of(quotient, quotient.part(), quotient.whole())
                : Stream.of(quantity);
    }

    @Test
    void numbersKeepEveryDigit() {
        ScoringRule rule =
                new OccurrenceRule(constant("123456789012345.1234567891"), "例", Points.of("0.000000000000000000001"));
        assertThat(JSON.readValue(JSON.writeValueAsString(rule), ScoringRule.class))
                .isEqualTo(rule);
    }

    @Test
    void theOrderOfPropertiesDoesNotMatter() {
        // As a database may hand them back: the discriminators last
        String stored = """
                {"unit": "例", "perOccurrence": "0.5",
                 "count": {"whenZero": "NO_POINTS",
                           "whole": {"value": 0.1234567890123456789012, "of": "constant"},
                           "part": {"unit": "例", "type": "COUNT", "name": "违规例数", "of": "entry"},
                           "of": "quotient"},
                 "type": "occurrences"}
                """;
        assertThat(JSON.readValue(stored, ScoringRule.class))
                .isEqualTo(new OccurrenceRule(
                        quotient(count("违规例数"), constant("0.1234567890123456789012"), ZeroChoice.NO_POINTS),
                        "例",
                        Points.of("0.5")));
    }

    @Test
    void pointsAreStoredAsPlainText() {
        assertThat(JSON.writeValueAsString(Points.of("20.00"))).isEqualTo("\"20\"");
        assertThat(JSON.writeValueAsString(Points.of("9.8460"))).isEqualTo("\"9.846\"");
        assertThat(JSON.readValue("\"2E+1\"", Points.class)).isEqualTo(Points.of("20"));
        assertThat(JSON.readValue("\"-0.154\"", Points.class)).isEqualTo(Points.of("-0.154"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"lottery\",\"question\":\"?\"}",
                "{\"question\":\"?\"}",
                "{\"type\":\"rate\",\"rate\":{\"of\":\"dice\"}}",
                "{\"type\":\"rate\",\"rate\":{\"reference\":\"全年执行数\"}}",
                // Refused by the rule itself: one band only, no points an occurrence
                "{\"type\":\"bands\",\"measure\":{\"of\":\"figure\",\"reference\":\"甲\"},\"percent\":true,\"bands\":[]}",
                "{\"type\":\"occurrences\",\"count\":{\"of\":\"figure\",\"reference\":\"甲\"},\"unit\":\"例\","
                        + "\"perOccurrence\":\"0\"}"
            })
    void whatIsNoRuleIsRefused(String stored) {
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> JSON.readValue(stored, ScoringRule.class));
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = StoredRuleFormatTests.class.getResourceAsStream("/golden/rules/" + name + ".json")) {
            assertThat(file).as("golden file of %s", name).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

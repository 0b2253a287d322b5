package cn.ziping.scoring;

import static cn.ziping.scoring.ScoringFixtures.EXECUTED;
import static cn.ziping.scoring.ScoringFixtures.SEED_POLICY;
import static cn.ziping.scoring.ScoringFixtures.assertEarned;
import static cn.ziping.scoring.ScoringFixtures.assertIncomplete;
import static cn.ziping.scoring.ScoringFixtures.constant;
import static cn.ziping.scoring.ScoringFixtures.executionRate;
import static cn.ziping.scoring.ScoringFixtures.explain;
import static cn.ziping.scoring.ScoringFixtures.figure;
import static cn.ziping.scoring.ScoringFixtures.inputs;
import static cn.ziping.scoring.ScoringFixtures.quotient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.ziping.shared.DefinitionException;
import cn.ziping.shared.NumericPolicy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Quantities that are said once and used by name. */
class NamedQuantityTests {

    private static final NamedQuantities NAMED = new NamedQuantities(List.of(
            new QuantityDefinition("执行率", executionRate(ZeroChoice.NO_POINTS)),
            new QuantityDefinition(
                    "偏差率",
                    new ArithmeticQuantity(
                            ArithmeticQuantity.Operation.DIFFERENCE,
                            List.of(constant("1"), new NamedQuantity("执行率"))))));

    /** Every rule of the golden files in which a quotient stands scores the same with the quotient said elsewhere. */
    @Test
    void aRuleScoresAsIfTheQuantityStoodInIt() {
        Quantity rate = executionRate(ZeroChoice.INCOMPLETE);
        NamedQuantities named = new NamedQuantities(List.of(new QuantityDefinition("执行率", rate)));
        List<ScoringRule> rules = new ArrayList<>();
        for (Quantity quantity : List.of(rate, new NamedQuantity("执行率"))) {
            rules.add(new RateRule(quantity));
            rules.add(new PartsRule(List.of(
                    new PartsRule.Part(
                            "一",
                            new Award(new BigDecimal("0.5"), Band.AwardKind.SHARE),
                            new CasesRule(
                                    List.of(new CasesRule.Case(
                                            new Condition.Comparison(
                                                    quantity,
                                                    Condition.Comparison.Relation.AT_LEAST,
                                                    constant("0.9"),
                                                    true),
                                            new RateRule(quantity))),
                                    new FixedRule(new Award(BigDecimal.ZERO, Band.AwardKind.POINTS)))),
                    new PartsRule.Part(
                            "二",
                            new Award(new BigDecimal("0.5"), Band.AwardKind.SHARE),
                            new RateRule(new ArithmeticQuantity(
                                    ArithmeticQuantity.Operation.MEAN, List.of(quantity, constant("1"))))))));
        }
        for (int i = 0; i < 2; i++) {
            assertThat(named.within(rules.get(i + 2))).isEqualTo(rules.get(i));
            assertThat(named.within(rules.get(i))).isSameAs(rules.get(i));
        }
        assertEarned(
                explain(named.within(rules.get(2)), "10", inputs().execution("7072.88", "7183.32")), "9.846", "0.154");
    }

    @Test
    void oneMayUseThoseBeforeIt() {
        // 1 − 98.46 % = 1.54 %
        assertEarned(
                explain(
                        NAMED.within(new RateRule(new NamedQuantity("偏差率"))),
                        "10",
                        inputs().execution("7072.88", "7183.32")),
                "0.154",
                "9.846");
    }

    @ParameterizedTest(name = "{0} of {1} ÷ {2}: {3}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # 98.46 %, rounded first as it is wherever it stands
            10*执行率               | 7072.88 | 7183.32 | 9.846
            5+5*执行率-100*偏差率   | 7072.88 | 7183.32 | 8.383
            MIN(执行率, 0.9)*10     | 7072.88 | 7183.32 | 9
            # A blank is blank: the figure that it lacks is missing, unless another stands in for it
            10*执行率               | 7072.88 | -       | incomplete 全年预算数
            COALESCE(执行率, 0.5)*10 | 7072.88 | -      | 5
            IF(0, 执行率, 0.7)*10   | 7072.88 | -       | 7
            # Its own zero divisor means what it says itself
            10*执行率               | 5       | 0       | 0
            """)
    void aFormulaUsesThemByName(String expression, String executed, String budget, String expected) {
        ScoringRule rule = NAMED.within(
                new PointsRule(new FormulaQuantity(Formula.of(expression), false, List.of(), ZeroChoice.INCOMPLETE)));
        LeafScore leaf = explain(rule, "10", SEED_POLICY, inputs().execution(executed, budget));
        if (expected.startsWith("incomplete ")) {
            assertIncomplete(leaf, expected.substring("incomplete ".length()));
        } else {
            assertThat(leaf.missing()).isEmpty();
            assertThat(leaf.score().toString()).isEqualTo(expected);
        }
        leaf.trace().forEach(ScoringBundles::assertWorded);
    }

    @Test
    void aFormulaExplainsHowEachCameAbout() {
        ScoringRule rule = NAMED.within(
                new PointsRule(new FormulaQuantity(Formula.of("10*执行率"), false, List.of(), ZeroChoice.INCOMPLETE)));
        assertThat(explain(rule, "10", inputs().execution("7072.88", "7183.32")).trace().stream()
                        .map(Message::code))
                .startsWith("trace.quotient", "trace.formula-operands", "trace.formula");
        assertThat(rule.inputs(cn.ziping.shared.Points.of("10")).stream().map(InputDeclaration::name))
                .containsExactly("全年执行数", "全年预算数");
    }

    /** 9999.6 of 10000 prints as 100.00 % and is less, also where a formula says the rate by its name. */
    @Test
    void aFormulaIsComparedBeforeTheRatesInItAreRounded() {
        ScoringRule rule = NAMED.within(new CasesRule(
                List.of(new CasesRule.Case(
                        new Condition.Comparison(
                                new FormulaQuantity(Formula.of("执行率"), true, List.of(), ZeroChoice.INCOMPLETE),
                                Condition.Comparison.Relation.AT_LEAST,
                                constant("1"),
                                true),
                        new FixedRule(new Award(BigDecimal.ONE, Band.AwardKind.SHARE)))),
                new FixedRule(new Award(BigDecimal.ZERO, Band.AwardKind.POINTS))));
        assertEarned(explain(rule, "10", SEED_POLICY, inputs().execution("9999.6", "10000")), "10", "0");
        assertEarned(
                explain(rule, "10", SEED_POLICY.withPresentMeaning(), inputs().execution("9999.6", "10000")),
                "0",
                "10");
    }

    @Test
    void whatIsNotDefinedBeforeItIsUsedIsAProblem() {
        NamedQuantities named = new NamedQuantities(List.of(
                new QuantityDefinition("一", new NamedQuantity("二")),
                new QuantityDefinition("二", new NamedQuantity("一")),
                new QuantityDefinition("三", new NamedQuantity("三")),
                new QuantityDefinition("二", figure("甲"))));
        assertThat(named.problems().stream().map(problem -> problem.pointer()))
                .containsExactly(
                        "/quantities/0/quantity",
                        "/quantities/1/quantity",
                        "/quantities/2/quantity",
                        "/quantities/3/name");
        named.problems().forEach(problem -> ScoringBundles.assertWorded(problem.said()));
        assertThat(NAMED.problems()).isEmpty();
        RateRule unknown = new RateRule(new NamedQuantity("没有"));
        assertThat(NAMED.within(unknown)).isEqualTo(unknown);
        assertThat(unknown.problems(cn.ziping.shared.Points.of("10")))
                .extracting(Message::code)
                .containsExactly("problem.quantity-unknown");
        assertIncomplete(explain(unknown, "10", inputs()), "没有");
    }

    /** Each is twice the one before: thirty of them would be longer than anything that can be read. */
    @Test
    void whatGrowsWithoutBoundIsFoundBeforeItIsBuilt() {
        List<QuantityDefinition> doubling = IntStream.range(0, 60)
                .mapToObj(i -> new QuantityDefinition(
                        "数" + i,
                        i == 0
                                ? figure("甲")
                                : quotient(
                                        new NamedQuantity("数" + (i - 1)),
                                        new NamedQuantity("数" + (i - 1)),
                                        ZeroChoice.INCOMPLETE)))
                .toList();
        assertThat(NamedQuantities.requireBounded(doubling, 5000))
                .hasValueSatisfying(length -> assertThat(length).isBetween(5001, 20_000));
        assertThat(NamedQuantities.requireBounded(doubling.subList(0, 4), 5000)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1率", "执行率_上年", "执行率_3月", "a b", "a-b"})
    void aNameCanStandInAFormula(String name) {
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> new QuantityDefinition(name, figure("甲")));
    }

    /** Each halves and doubles the one before it: 95 % of the budget are 95 %, whether looked at twice or 2²⁵ times. */
    @Test
    @Timeout(20)
    void aChainOfNamesIsReadOncePerName() {
        List<QuantityDefinition> chain = new ArrayList<>(List.of(new QuantityDefinition("数0", figure(EXECUTED))));
        IntStream.range(0, 25)
                .forEach(i -> chain.add(new QuantityDefinition(
                        "数" + (i + 1),
                        new FormulaQuantity(
                                Formula.of("数%d / 2 + 数%d / 2".formatted(i, i)),
                                false,
                                List.of(),
                                ZeroChoice.INCOMPLETE))));
        ScoringRule rule = new NamedQuantities(chain)
                .within(new BandedRule(
                        new NamedQuantity("数25"),
                        false,
                        List.of(ScoringFixtures.band("95", true, "8"), ScoringFixtures.band(null, false, "3"))));
        NumericPolicy present = SEED_POLICY.withPresentMeaning();
        assertEarned(explain(rule, "10", present, inputs().execution("95", "100")), "8", "2");
        assertEarned(explain(rule, "10", present, inputs().execution("94.999", "100")), "3", "7");
        assertIncomplete(explain(rule, "10", present, inputs()), EXECUTED);
    }
}

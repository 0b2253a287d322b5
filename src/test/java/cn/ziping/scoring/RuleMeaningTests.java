package cn.ziping.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What rules may say besides: the rules of docs/rules.md against the cases of rule-meanings.csv, which were worked out by
 * hand, with a policy that says nothing of rates and comparing and with one of the present meaning.
 */
class RuleMeaningTests {

    private static final NumericPolicy EARLIER = ScoringFixtures.SEED_POLICY;
    private static final NumericPolicy PRESENT = EARLIER.withPresentMeaning();
    private static final Pattern SECTION = Pattern.compile("(?ms)^### ([a-z-]+)\\n.*?^```json\\n(.*?)^```$");

    /** A line of the table. */
    record Case(
            int line, String rule, String points, Map<String, String> inputs, List<String> expected, String working) {

        @Override
        public String toString() {
            return "%s, line %d: %s".formatted(rule, line, working);
        }
    }

    static List<Case> cases() throws IOException {
        return RuleTables.rows("rule-meanings.csv", 6).stream()
                .map(row -> new Case(
                        row.line(),
                        row.cells().get(0),
                        row.cells().get(1),
                        RuleTables.inputs(row.cells().get(2)),
                        row.cells().subList(3, 5),
                        row.cells().get(5)))
                .toList();
    }

    static Map<String, ScoringRule> rules() throws IOException {
        Map<String, ScoringRule> rules = new TreeMap<>();
        RuleTables.sections(SECTION).forEach((name, json) -> rules.put(name, RuleTables.rule(json)));
        return rules;
    }

    @Test
    void everyRuleHasThreeCasesAtLeastAndEveryCaseARule() throws IOException {
        Map<String, Long> counted =
                cases().stream().collect(Collectors.groupingBy(Case::rule, TreeMap::new, Collectors.counting()));
        assertThat(counted.keySet()).isEqualTo(rules().keySet()).hasSizeGreaterThan(12);
        assertThat(counted)
                .allSatisfy((rule, count) -> assertThat(count).as(rule).isGreaterThanOrEqualTo(3));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aRuleEarnsWhatWasWorkedOutByHandByEachMeaning(Case example) throws IOException {
        ScoringRule rule = rules().get(example.rule());
        assertThat(rule.problems(Points.of(example.points()))).isEmpty();
        assertThat(rule.wording(Points.of(example.points()))).allSatisfy(ScoringBundles::assertWorded);
        ScoringInput input = RuleTables.input(rule, example.points(), example.inputs());
        for (int i = 0; i < 2; i++) {
            SchemeDefinition scheme = ScoringFixtures.scheme(rule, example.points(), i == 0 ? EARLIER : PRESENT);
            LeafScore leaf =
                    Scoring.explain(scheme, input).leaf(ScoringFixtures.CODE).orElseThrow();
            assertThat(Scoring.score(scheme, input)
                            .leaf(ScoringFixtures.CODE)
                            .orElseThrow()
                            .score())
                    .isEqualTo(leaf.score());
            assertThat(leaf.trace()).allSatisfy(ScoringBundles::assertWorded);
            String expected = example.expected().get(i);
            if (expected.startsWith("incomplete:")) {
                assertThat(leaf.score()).isNull();
                assertThat(leaf.missing()).containsExactly(expected.substring("incomplete:".length()));
            } else {
                assertThat(leaf.missing()).isEmpty();
                assertThat(leaf.score()).as(i == 0 ? "earlier" : "present").isEqualTo(Points.of(expected));
            }
        }
    }

    /** With no other, or one, the points are those that the rule chose; with two the figures decide: second of three, 60 %. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {"choice": "FULL_POINTS"}            | 5 | 5 | 3
            {"choice": "SHARE", "share": 0.4}    | 2 | 2 | 3
            {"choice": "INCOMPLETE"}             |   |   | 3
            """)
    void aRuleSaysWhatCountsWithFewerThanTwoOthers(
            String choice, @Nullable String none, @Nullable String one, String two) throws IOException {
        String json = new String(RuleTables.sections(SECTION).get("few-peers"), StandardCharsets.UTF_8);
        ScoringRule rule =
                RuleTables.rule(json.replaceFirst("\\{\"choice\".*?}", choice).getBytes(StandardCharsets.UTF_8));
        String[] others = {"", "0.8", "0.8/0.95"};
        String[] expected = {none, one, two};
        for (int i = 0; i < others.length; i++) {
            ScoringInput input = RuleTables.input(rule, "5", RuleTables.inputs("全年执行率=90%;同级_全年执行率=" + others[i]));
            LeafScore leaf = Scoring.score(ScoringFixtures.scheme(rule, "5", PRESENT), input)
                    .leaf(ScoringFixtures.CODE)
                    .orElseThrow();
            assertThat(leaf.score()).isEqualTo(expected[i] == null ? null : Points.of(expected[i]));
            assertThat(leaf.missing()).isEqualTo(expected[i] == null ? List.of("同级_全年执行率") : List.of());
        }
    }

    /** 20 × 98.46 % are 19.692 points and not 1969.2 %; 4.996 % below is printed with the digits that make it no step. */
    @Test
    void aTraceSaysWhatANumberIs() throws IOException {
        ScoringFixtures.Inputs inputs = ScoringFixtures.inputs().execution("7072.88", "7183.32");
        assertThat(ScoringFixtures.said(ScoringFixtures.explain(rules().get("rate-of-a-formula"), "20", PRESENT, inputs)
                        .trace()))
                .anySatisfy(step ->
                        assertThat(step).startsWith("trace.arithmetic.PRODUCT").contains("19.692 NUMBER"));
        assertThat(ScoringFixtures.said(ScoringFixtures.explain(
                                rules().get("whole-steps"),
                                "6",
                                PRESENT,
                                ScoringFixtures.inputs().execution("9500.4", "10000"))
                        .trace()))
                .anySatisfy(step -> assertThat(step)
                        .startsWith("trace.steps-off.BELOW")
                        .contains("0.95004 PERCENT", "0.04996 PERCENT"));
    }

    /** 1 − 10 × 4.90 % are 51 %, beside a band from 50 %: a rate as the rule says so, by either meaning. */
    @Test
    void whatARuleTakesForARateIsPrintedAsOne() {
        Quantity rate = ScoringFixtures.executionRate(ZeroChoice.INCOMPLETE);
        Quantity less = new ArithmeticQuantity(
                ArithmeticQuantity.Operation.DIFFERENCE,
                List.of(
                        ScoringFixtures.constant("1"),
                        new ArithmeticQuantity(
                                ArithmeticQuantity.Operation.PRODUCT, List.of(ScoringFixtures.constant("10"), rate))));
        ScoringRule rule = new BandedRule(
                less, true, List.of(ScoringFixtures.band("0.5", true, "8"), ScoringFixtures.band(null, false, "3")));
        for (NumericPolicy policy : List.of(EARLIER, PRESENT)) {
            LeafScore leaf = ScoringFixtures.explain(
                    rule, "10", policy, ScoringFixtures.inputs().execution("4.9", "100"));
            ScoringFixtures.assertEarned(leaf, "8", "2");
            assertThat(ScoringFixtures.said(leaf.trace()))
                    .anySatisfy(
                            step -> assertThat(step).startsWith("trace.band").contains("0.51 PERCENT"));
        }
    }

    /**
     * 0.005 % is printed 0.01 %, so that 0.01 % + 0.01 % − 0.01 % is 0.01 % as printed and nothing exactly. 10 % of it is
     * 100,000 %, which is what there is to compare.
     */
    @Test
    void aWholeThatIsZeroOnlyBeforeItIsRoundedDividesAsPrinted() {
        Quantity half = ScoringFixtures.executionRate(ZeroChoice.INCOMPLETE);
        Quantity one = ScoringFixtures.quotient(
                ScoringFixtures.figure("调整数"), ScoringFixtures.figure(ScoringFixtures.BUDGET), ZeroChoice.INCOMPLETE);
        Quantity whole = new ArithmeticQuantity(
                ArithmeticQuantity.Operation.DIFFERENCE,
                List.of(new ArithmeticQuantity(ArithmeticQuantity.Operation.SUM, List.of(half, half)), one));
        ScoringRule rule = new BandedRule(
                ScoringFixtures.quotient(ScoringFixtures.figure("占比"), whole, ZeroChoice.INCOMPLETE),
                true,
                List.of(ScoringFixtures.band("1000", true, "8"), ScoringFixtures.band(null, false, "3")));
        ScoringFixtures.assertEarned(
                ScoringFixtures.explain(
                        rule,
                        "10",
                        PRESENT,
                        ScoringFixtures.inputs()
                                .execution("5", "100000")
                                .money("调整数", "10")
                                .figure("占比", "0.1", Unit.PERCENT)),
                "8",
                "2");
    }
}

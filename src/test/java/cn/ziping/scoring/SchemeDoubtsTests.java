package cn.ziping.scoring;

import static cn.ziping.scoring.ScoringFixtures.CODE;
import static cn.ziping.scoring.ScoringFixtures.SEED_POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.scheme.SchemeFormat;
import cn.ziping.shared.NumericPolicy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked about in a rule before it is published, and what is not. */
class SchemeDoubtsTests {

    private static final Map<String, Unit> UNITS =
            Map.of("公用经费", Unit.MONEY, "在职人数", Unit.of("人"), "全年执行数", Unit.MONEY, "全年预算数", Unit.MONEY);

    /** Short names for what the cases measure. */
    private static final Map<String, String> MEASURES = Map.of(
            "执行率", """
                    {"of": "quotient", "part": {"of": "figure", "reference": "全年执行数"},
                     "whole": {"of": "figure", "reference": "全年预算数"}, "whenZero": "INCOMPLETE"}""",
            "人均", """
                    {"of": "quotient", "part": {"of": "figure", "reference": "公用经费"},
                     "whole": {"of": "figure", "reference": "在职人数"}, "whenZero": "INCOMPLETE"}""",
            "例数", "{\"of\": \"entry\", \"name\": \"例数\", \"type\": \"COUNT\", \"unit\": \"例\"}",
            "金额", "{\"of\": \"figure\", \"reference\": \"全年执行数\"}",
            "满意度", "{\"of\": \"entry\", \"name\": \"满意度\", \"type\": \"PERCENT\", \"least\": 0, \"most\": 100}",
            "百分数", "{\"of\": \"entry\", \"name\": \"百分数\", \"type\": \"NUMBER\", \"unit\": \"%\"}",
            "缺项", "{\"of\": \"tally\", \"items\": [\"甲\", \"乙\"], \"met\": false}",
            "名次", """
                    {"of": "peers", "reference": "全年执行率", "statistic": "RANK", "best": "HIGHER_IS_BETTER"}""",
            "扣减", """
                    {"of": "arithmetic", "operation": "DIFFERENCE", "operands": [{"of": "constant", "value": 100},
                     {"of": "figure", "reference": "全年执行率"}]}""",
            "元",
                    "{\"of\": \"quotient\", \"part\": {\"of\": \"entry\", \"name\": \"罚款\", \"type\": \"NUMBER\", \"unit\": \"元\"},"
                            + "\"whole\": {\"of\": \"figure\", \"reference\": \"全年预算数\"}, \"whenZero\": \"INCOMPLETE\"}");

    private static List<String> doubts(String rule, NumericPolicy policy) {
        ScoringRule read = SchemeFormat.read(rule.getBytes(StandardCharsets.UTF_8), ScoringRule.class);
        return ScoringFixtures.scheme(read, "10", policy)
                .doubts(figure -> UNITS.getOrDefault(figure, Unit.NUMBER))
                .stream()
                .peek(doubt -> ScoringBundles.assertWorded(doubt.said()))
                .peek(doubt -> assertThat(doubt.indicator()).isEqualTo(CODE))
                .map(doubt -> doubt.pointer().replace("/dimensions/0/indicators/0/rule", "") + " "
                        + ((Argument.Phrase) doubt.said().arguments().get(1))
                                .message()
                                .code())
                .toList();
    }

    private static String bands(String measure, boolean percent, String... ends) {
        StringBuilder bands = new StringBuilder();
        for (String end : ends) {
            bands.append("{\"from\": %s, \"inclusive\": true, \"award\": 1, \"kind\": \"POINTS\"},".formatted(end));
        }
        return """
                {"type": "bands", "measure": %s, "percent": %s,
                 "bands": [%s {"from": null, "inclusive": false, "award": 0, "kind": "POINTS"}]}
                """.formatted(MEASURES.get(measure), percent, bands);
    }

    @ParameterizedTest(name = "{0} ≥ {2}: {3}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # 90 of a share is 9000 %; 90 % is 0.9
            执行率 | true  | 90 0.8   | /bands/0/from doubt.never
            执行率 | true  | 0.9 0.8  | -
            执行率 | true  | 1.3 0.9  | -
            执行率 | true  | 5 0.9    | /bands/0/from doubt.never
            执行率 | false | 90 80    | /bands/0/from doubt.never;/bands/1/from doubt.never
            # Every rate is 0 % at least: the end of the last band but one may say so, another not
            执行率 | true  | 0.9 0    | -
            执行率 | true  | 0.9 0 -1 | /bands/1/from doubt.always;/bands/2/from doubt.always
            例数   | false | 2 1      | -
            例数   | false | 2 0      | -
            例数   | false | 2 0 -1   | /bands/1/from doubt.always;/bands/2/from doubt.always
            缺项   | false | 2 1      | -
            缺项   | false | 3 1      | /bands/0/from doubt.never
            名次   | false | 5 3 1    | -
            名次   | false | 5 1 0    | /bands/1/from doubt.always;/bands/2/from doubt.always
            满意度 | true  | 0.9 0.6  | -
            满意度 | true  | 1.2 0.6  | /bands/0/from doubt.never
            # Money has no bounds
            金额   | false | 90 -5    | -
            # Typed as 95, held against 0.9
            百分数 | true  | 0.9 0.6  | /bands doubt.percent-entry
            # 公用经费÷在职人数, by the earlier meaning a share
            人均   | false | 3.5 2    | /bands/0/from doubt.never
            """)
    void aBandThatNoValueReachesOrThatAllReach(String measure, boolean percent, String ends, String expected) {
        assertThat(doubts(bands(measure, percent, ends.split(" ")), SEED_POLICY))
                .isEqualTo(expected == null ? List.of() : List.of(expected.split(";")));
    }

    @ParameterizedTest(name = "{0} ≥ {2}: {3}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            百分数 | true  | 0.9 0.6 | -
            百分数 | true  | 90 60   | /bands/0/from doubt.never;/bands/1/from doubt.never
            # A number of 万元/人 has no bounds, but it is no percentage
            人均   | false | 3.5 2   | -
            人均   | true  | 3.5 2   | /bands doubt.no-rate
            执行率 | true  | 90 0.8  | /bands/0/from doubt.never
            """)
    void byThePresentMeaning(String measure, boolean percent, String ends, String expected) {
        assertThat(doubts(bands(measure, percent, ends.split(" ")), SEED_POLICY.withPresentMeaning()))
                .isEqualTo(expected == null ? List.of() : List.of(expected.split(";")));
    }

    /** 300 万元 of others, of money typed beside or of a formula, by 人: 3.5 万元/人 can be reached, and is no rate. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{'of': 'peers', 'reference': '公用经费', 'statistic': 'MEAN', 'best': 'HIGHER_IS_BETTER'}",
                "{'of': 'arithmetic', 'operation': 'SUM', 'operands': [{'of': 'figure', 'reference': '公用经费'}, {'of': 'entry', 'name': '另', 'type': 'NUMBER', 'unit': '万元'}]}",
                "{'of': 'formula', 'expression': '公用经费+0', 'percent': false, 'entries': [], 'whenZero': 'INCOMPLETE', 'unit': '万元'}"
            })
    void moneyByPeopleIsNoRateWhateverTheMoneyIs(String money) {
        String rule = """
                {"type": "bands", "percent": false, "measure": {"of": "quotient", "part": %s,
                 "whole": {"of": "entry", "name": "在职人数", "type": "COUNT", "unit": "人"}, "whenZero": "INCOMPLETE"},
                 "bands": [{"from": 3.5, "inclusive": true, "award": 1, "kind": "POINTS"},
                  {"from": null, "inclusive": false, "award": 0, "kind": "POINTS"}]}
                """.formatted(money.replace('\'', '"'));
        assertThat(doubts(rule, SEED_POLICY.withPresentMeaning())).isEmpty();
        assertThat(doubts(rule, SEED_POLICY)).containsExactly("/bands/0/from doubt.never");
    }

    /** 元 by 万元 inside a quantity that a formula uses by name. */
    @Test
    void moneyInTwoUnitsIsFoundBehindANameOfAFormula() {
        String rule = """
                {"type": "points", "points": {"of": "formula", "expression": "比*10", "percent": false, "entries": [],
                 "whenZero": "INCOMPLETE", "quantities": [{"name": "比", "quantity": %s}]}}
                """.formatted(MEASURES.get("元"));
        assertThat(doubts(rule, SEED_POLICY)).containsExactly("/points/expression doubt.money-units");
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            执行率 | AT_LEAST | 0.9 | -
            执行率 | AT_LEAST | 90  | /cases/0/when/right doubt.holds-never
            执行率 | LESS     | 70  | /cases/0/when/right doubt.holds-always
            执行率 | LESS     | 0   | /cases/0/when/right doubt.holds-never
            执行率 | EQUAL    | 100 | /cases/0/when/right doubt.holds-never
            执行率 | EQUAL    | 1   | -
            执行率 | UNEQUAL  | 100 | /cases/0/when/right doubt.holds-always
            例数   | GREATER  | 0   | -
            例数   | AT_LEAST | 0   | /cases/0/when/right doubt.holds-always
            缺项   | AT_MOST  | 2   | /cases/0/when/right doubt.holds-always
            金额   | AT_MOST  | 0   | -
            """)
    void aConditionThatAlwaysOrNeverHolds(String measure, String relation, String threshold, String expected) {
        String rule = """
                {"type": "cases", "cases": [{"when": {"is": "compared", "left": %s, "relation": "%s",
                 "right": {"of": "constant", "value": %s}, "percent": %s},
                 "rule": {"type": "fixed", "award": {"value": 1, "kind": "SHARE"}}}],
                 "otherwise": {"type": "fixed", "award": {"value": 0, "kind": "POINTS"}}}
                """.formatted(MEASURES.get(measure), relation, threshold, measure.equals("执行率"));
        assertThat(doubts(rule, SEED_POLICY)).isEqualTo(expected == null ? List.of() : List.of(expected.split(";")));
    }

    @ParameterizedTest(name = "from {0} by {1}: {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            0.95 | 0.05 | -
            0.95 | 5    | /step doubt.step
            95   | 0.05 | /reference doubt.never
            0.95 | 1    | /step doubt.step
            """)
    void aStepThatIsLongerThanAnyDistance(String reference, String step, String expected) {
        String rule = """
                {"type": "steps", "measure": %s, "reference": {"of": "constant", "value": %s}, "side": "BELOW",
                 "step": %s, "percent": true, "rounding": "FLOOR", "effect": "DEDUCT",
                 "each": {"value": 2, "kind": "POINTS"}, "start": {"value": 1, "kind": "SHARE"}, "cap": 1}
                """.formatted(MEASURES.get("执行率"), reference, step);
        assertThat(doubts(rule, SEED_POLICY)).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void aConstantBesideARateAndMoneyInTwoUnits() {
        assertThat(doubts("{\"type\": \"rate\", \"rate\": %s}".formatted(MEASURES.get("扣减")), SEED_POLICY))
                .containsExactly("/rate/operands/0/value doubt.share");
        assertThat(doubts("{\"type\": \"rate\", \"rate\": %s}".formatted(MEASURES.get("元")), SEED_POLICY))
                .containsExactly("/rate doubt.money-units");
        assertThat(doubts(
                        "{\"type\": \"rate\", \"rate\": %s}".formatted(MEASURES.get("人均")),
                        SEED_POLICY.withPresentMeaning()))
                .containsExactly("/rate doubt.no-rate");
    }

    @ParameterizedTest
    @CsvSource({"执行率, true", "金额, false"})
    void aLineBetweenKnotsThatNoValueReaches(String measure, boolean percent) {
        String rule = """
                {"type": "linear", "measure": %s, "percent": %s,
                 "knots": [{"at": 60, "share": 0}, {"at": 90, "share": 1}]}
                """.formatted(MEASURES.get(measure), percent);
        assertThat(doubts(rule, SEED_POLICY))
                .isEqualTo(percent ? List.of("/knots/0/at doubt.never", "/knots/1/at doubt.never") : List.of());
    }
}

package cn.ziping.scoring;

import static cn.ziping.scoring.ScoringFixtures.CODE;
import static cn.ziping.scoring.ScoringFixtures.SEED_POLICY;
import static cn.ziping.scoring.ScoringFixtures.constant;
import static cn.ziping.scoring.ScoringFixtures.count;
import static cn.ziping.scoring.ScoringFixtures.executionRate;
import static cn.ziping.scoring.ScoringFixtures.figure;
import static cn.ziping.scoring.ScoringFixtures.quotient;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.shared.Points;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The other choices of forms that docs/rules.md shows by one: mean of the others (26), chosen by a person (29), penalty (33). */
class RuleVariantTests {

    private static final Map<String, ScoringRule> RULES = Map.of(
            // One's own rate by the mean of the others
            "26 MEAN",
            new ProportionalRule(
                    figure("全年执行率"),
                    new PeerQuantity("全年执行率", PeerQuantity.Statistic.MEAN, Direction.HIGHER_IS_BETTER),
                    Direction.HIGHER_IS_BETTER,
                    BigDecimal.ONE,
                    ZeroChoice.INCOMPLETE),
            "29 CHOSEN",
            new AlternativesRule(
                    "",
                    AlternativesRule.Choice.CHOSEN,
                    List.of(
                            new AlternativesRule.Option("部门预算执行率", new RateRule(executionRate(ZeroChoice.INCOMPLETE))),
                            new AlternativesRule.Option(
                                    "项目支出执行率",
                                    new RateRule(
                                            quotient(figure("项目支出执行数"), figure("项目支出预算数"), ZeroChoice.NO_POINTS))))),
            "33 PENALTY",
            new StepsRule(
                    count("通报次数"),
                    constant("0"),
                    StepsRule.Side.ABOVE,
                    BigDecimal.ONE,
                    false,
                    StepsRule.StepRounding.FLOOR,
                    StepsRule.Effect.ADD,
                    new Award(BigDecimal.ONE, Band.AwardKind.POINTS),
                    new Award(BigDecimal.ZERO, Band.AwardKind.POINTS),
                    BigDecimal.ONE));

    @ParameterizedTest(name = "{0} of {1}: {2} → {3} ({4})")
    @CsvSource(delimiter = '|', textBlock = """
            26 MEAN | 5 | 全年执行率=90%;同级_全年执行率=0.8/1      | 5 | mean 90%: 90÷90, all
            26 MEAN | 5 | 全年执行率=72%;同级_全年执行率=0.8/1      | 4 | 72÷90=80%; 80%×5
            26 MEAN | 5 | 全年执行率=95%;同级_全年执行率=0.8/1      | 5 | 95÷90, not more than all
            26 MEAN | 5 | 全年执行率=80%;同级_全年执行率=0.8/0.9/0.85 | 4.706 | mean 85%: 80÷85=94.1176…→94.12%; 94.12%×5=4.706
            26 MEAN | 5 | 全年执行率=0%;同级_全年执行率=0.8/1       | 0 | nothing
            26 MEAN | 5 | 全年执行率=90%;同级_全年执行率=0.8        | incomplete:同级_全年执行率 | a mean of one would give it away
            26 MEAN | 5 | 同级_全年执行率=0.8/1                     | incomplete:全年执行率 | one's own is blank
            29 CHOSEN | 10 | 选用评分办法=部门预算执行率;全年执行数=900;全年预算数=1000 | 9 | 90%×10, and nothing of the other is needed
            29 CHOSEN | 10 | 选用评分办法=项目支出执行率;全年执行数=900;全年预算数=1000;项目支出执行数=1600;项目支出预算数=2000 | 8 | 80%×10, though the other is better
            29 CHOSEN | 10 | 选用评分办法=项目支出执行率;项目支出执行数=1600;项目支出预算数=0 | 0 | zero 项目支出预算数: NO_POINTS
            29 CHOSEN | 10 | 选用评分办法=项目支出执行率;全年执行数=900;全年预算数=1000;项目支出预算数=2000 | incomplete:项目支出执行数 | the chosen one lacks it
            29 CHOSEN | 10 | 全年执行数=900;全年预算数=1000 | incomplete:选用评分办法 | nobody has chosen
            33 PENALTY | 3 | 通报次数=0 | 0 | none
            33 PENALTY | 3 | 通报次数=1 | 1 | 1×1
            33 PENALTY | 3 | 通报次数=3 | 3 | 3×1, exactly the cap
            33 PENALTY | 3 | 通报次数=5 | 3 | 5×1, at most 3
            33 PENALTY | 3 |            | incomplete:通报次数 | blank is not 0
            """)
    void aVariantEarnsWhatWasWorkedOutByHand(
            String variant, String points, @Nullable String given, String expected, String working) {
        ScoringRule rule = RULES.get(variant);
        ScoringInput input = RuleTables.input(rule, points, RuleTables.inputs(given));
        LeafScore leaf = Scoring.explain(ScoringFixtures.scheme(rule, points, SEED_POLICY), input)
                .leaf(CODE)
                .orElseThrow();
        leaf.trace().forEach(ScoringBundles::assertWorded);
        if (expected.startsWith("incomplete:")) {
            assertThat(leaf.score()).isNull();
            assertThat(leaf.missing()).containsExactly(expected.substring("incomplete:".length()));
        } else {
            assertThat(leaf.missing()).isEmpty();
            assertThat(leaf.score()).isEqualTo(Points.of(expected));
        }
    }
}

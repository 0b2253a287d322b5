package cn.ziping.scoring;

import static cn.ziping.scoring.ScoringFixtures.SEED_POLICY;
import static cn.ziping.scoring.ScoringFixtures.constant;
import static cn.ziping.scoring.ScoringFixtures.dimension;
import static cn.ziping.scoring.ScoringFixtures.grade;
import static cn.ziping.scoring.ScoringFixtures.indicator;
import static cn.ziping.scoring.ScoringFixtures.inputs;
import static cn.ziping.scoring.ScoringFixtures.number;
import static cn.ziping.scoring.ScoringFixtures.policy;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.shared.Points;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which grades a scheme can reach, and how far a veto lowers a total to get below one. */
class GradeLimitTests {

    private static final YesNoRule YES_NO = new YesNoRule("完成");

    @ParameterizedTest(name = "卓越 from 11 of 10 points, steps up to {0} {1}: {2}")
    @CsvSource({
        "1.2, top, ''",
        "1.2, cases, ''",
        "1.2, otherwise, ''",
        "1.2, alternatives, ''",
        // What a part earns beyond its points is not handed on
        "1.2, parts, problem.grade-unreachable",
        "1, top, problem.grade-unreachable",
        "1, cases, problem.grade-unreachable",
        "1, alternatives, problem.grade-unreachable"
    })
    void aGradeAboveTheFullMarksIsReachedByStepsWhereverTheyStand(String cap, String where, String problem) {
        StepsRule steps = new StepsRule(
                number("个数"),
                constant("0"),
                StepsRule.Side.ABOVE,
                BigDecimal.ONE,
                false,
                StepsRule.StepRounding.FLOOR,
                StepsRule.Effect.ADD,
                new Award(BigDecimal.ONE, Band.AwardKind.POINTS),
                new Award(BigDecimal.ZERO, Band.AwardKind.POINTS),
                new BigDecimal(cap));
        Condition asked = new Condition.Answer("问");
        ScoringRule rule = switch (where) {
            case "cases" -> new CasesRule(List.of(new CasesRule.Case(asked, steps)), YES_NO);
            case "otherwise" -> new CasesRule(List.of(new CasesRule.Case(asked, YES_NO)), steps);
            case "alternatives" ->
                new AlternativesRule(
                        "",
                        AlternativesRule.Choice.BEST,
                        List.of(new AlternativesRule.Option("甲", steps), new AlternativesRule.Option("乙", YES_NO)));
            case "parts" ->
                new PartsRule(List.of(
                        new PartsRule.Part("甲", new Award(new BigDecimal("0.5"), Band.AwardKind.SHARE), steps),
                        new PartsRule.Part("乙", new Award(new BigDecimal("0.5"), Band.AwardKind.SHARE), YES_NO)));
            default -> steps;
        };
        SchemeDefinition scheme = new SchemeDefinition(
                Points.of("10"),
                SEED_POLICY,
                List.of(grade("卓越", "11"), grade("一般", "0")),
                List.of(dimension("甲", "10", indicator("I1", "一", "10", rule))));
        assertThat(scheme.problems().stream().map(Message::code).toList())
                .isEqualTo(problem.isEmpty() ? List.of() : List.of(problem));
    }

    @ParameterizedTest(name = "{0} + {1} points, 优 from 99.6, veto 良: {2}")
    @CsvSource({
        // 99.5 is 良 already
        "yes, no, 99.5",
        // 100 goes to the highest total that is 良: the full points of the leaves have one decimal, so 99.6 - 0.1
        "yes, yes, 99.5",
        "no, yes, 0.5"
    })
    void aVetoLowersNothingThatIsWithinItsGrade(String first, String second, String total) {
        SchemeDefinition scheme = new SchemeDefinition(
                Points.of("100"),
                policy(2, 0, RoundingMode.HALF_UP, true),
                List.of(grade("优", "99.6"), grade("良", "80"), grade("差", "0")),
                List.of(dimension(
                        "甲",
                        "100",
                        indicator("I1", "一", "99.5", new YesNoRule("一")),
                        indicator("I2", "二", "0.5", new YesNoRule("二")))),
                new SchemeAdjustments(
                        null, null, List.of(new SchemeAdjustments.Veto("弄虚作假", null, "良")), null, List.of(), false));
        ScoreSheet sheet = Scoring.score(
                scheme,
                inputs().entry("I1", "一", first)
                        .entry("I2", "二", second)
                        .entry(SchemeAdjustments.VETOES, "弄虚作假", "yes")
                        .build());
        assertThat(sheet.total()).isEqualTo(Points.of(total));
        assertThat(sheet.grade()).isEqualTo(total.equals("0.5") ? "差" : "良");
        assertThat(sheet.adjustments()).hasSize(first.equals(second) ? 1 : 0);
    }
}

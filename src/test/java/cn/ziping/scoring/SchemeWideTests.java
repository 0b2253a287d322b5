package cn.ziping.scoring;

import static cn.ziping.scoring.ScoringFixtures.BUDGET;
import static cn.ziping.scoring.ScoringFixtures.EXECUTED;
import static cn.ziping.scoring.ScoringFixtures.GRADES;
import static cn.ziping.scoring.ScoringFixtures.SEED_POLICY;
import static cn.ziping.scoring.ScoringFixtures.dimension;
import static cn.ziping.scoring.ScoringFixtures.executionRate;
import static cn.ziping.scoring.ScoringFixtures.indicator;
import static cn.ziping.scoring.ScoringFixtures.inputs;
import static cn.ziping.scoring.ScoringFixtures.number;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.scoring.SchemeAdjustments.Extra;
import cn.ziping.scoring.SchemeAdjustments.NotApplicable;
import cn.ziping.scoring.SchemeAdjustments.TotalCap.Limit;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a scheme does between the sum of its leaves and the total (domain §4.1, scheme-wide), worked out by hand. Three
 * leaves of 50, 30 and 20 points earn what is typed; rates are rounded to two decimals of a percent, points to three.
 */
class SchemeWideTests {

    private static ScoreSheet sheet(SchemeAdjustments adjustments, String given) {
        return sheet(SEED_POLICY, GRADES, adjustments, given);
    }

    static ScoreSheet sheet(NumericPolicy policy, List<GradeBand> grades, SchemeAdjustments adjustments, String given) {
        SchemeDefinition scheme = new SchemeDefinition(
                Points.of("100"),
                policy,
                grades,
                List.of(
                        dimension("甲", "80", typed("一", "50"), typed("二", "30")),
                        dimension("乙", "20", typed("三", "20"))),
                adjustments);
        assertThat(scheme.problems()).isEmpty();
        ScoringFixtures.Inputs inputs = inputs();
        for (String pair : given.split(" ")) {
            give(inputs, pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        ScoreSheet sheet = Scoring.explain(scheme, inputs.build());
        sheet.adjustments().forEach(line -> ScoringBundles.assertWorded(line.reason()));
        return sheet;
    }

    private static IndicatorDefinition typed(String code, String points) {
        return indicator(code, code, points, new PointsRule(number("得分")));
    }

    private static void give(ScoringFixtures.Inputs inputs, String name, String value) {
        switch (name) {
            case "执行" -> inputs.count(EXECUTED, value).count(BUDGET, "1000");
            case "同级" -> inputs.peers("得分_" + "三", value.split("/"));
            case "超" -> {
                String[] targets = value.split("/");
                for (int i = 0; i < targets.length; i++) {
                    inputs.target("产出", "指标" + i, targets[i], "100", Direction.HIGHER_IS_BETTER, "1");
                }
            }
            case "降" -> inputs.target("产出", "成本", value, "100", Direction.LOWER_IS_BETTER, "1");
            case "说明" -> inputs.entry(SchemeAdjustments.EXPLANATIONS, "T-指标" + value, "政策调整");
            case "否决" -> inputs.entry(SchemeAdjustments.VETOES, "造假", value);
            default -> {
                if (value.startsWith("不适用")) {
                    inputs.entry(name, NotApplicable.ANSWER, "yes");
                    if (value.length() > 3) {
                        inputs.entry(name, NotApplicable.REASON, value.substring(4));
                    }
                } else {
                    inputs.entry(name, "得分", value);
                }
            }
        }
    }

    static void assertAdjusted(ScoreSheet sheet, @Nullable String lines, String total) {
        if (total.startsWith("missing ")) {
            assertThat(sheet.total()).isNull();
            assertThat(sheet.grade()).isNull();
            assertThat(sheet.missing().stream()
                            .map(missing -> missing.indicator() + "." + missing.input())
                            .collect(Collectors.joining(" ")))
                    .isEqualTo(total.substring("missing ".length()));
            return;
        }
        assertThat(sheet.missing()).isEmpty();
        assertThat(sheet.adjustments().stream()
                        .map(line -> line.kind() + " " + line.amount())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(lines == null ? "" : lines);
        assertThat(sheet.total()).isEqualTo(Points.of(total));
        Points sum = sheet.adjustments().stream().map(Adjustment::amount).reduce(sheet.rawTotal(), Points::plus);
        assertThat(sum).isEqualTo(sheet.total());
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # 80 % and more: no cap
            一=50 二=30 三=15 执行=1000  |          | 95
            一=50 二=30 三=15 执行=800   |          | 95
            # 79.999 % is rounded to 80.00 % first, 79.994 % to 79.99 %
            一=50 二=30 三=15 执行=799.99 |         | 95
            一=50 二=30 三=15 执行=799.94 | CAP -6  | 89
            # 70 %(含)–80 %: 89, 60 %(含)–70 %: 79, 50 %(含)–60 %: 69, below: 59
            一=50 二=30 三=15 执行=700   | CAP -6   | 89
            一=50 二=30 三=15 执行=699.9 | CAP -16  | 79
            一=50 二=30 三=15 执行=600   | CAP -16  | 79
            一=50 二=30 三=15 执行=599.9 | CAP -26  | 69
            一=50 二=30 三=15 执行=500   | CAP -26  | 69
            一=50 二=30 三=15 执行=499.9 | CAP -36  | 59
            一=50 二=30 三=15 执行=0     | CAP -36  | 59
            # What lies below its cap, or on it, is not moved
            一=50 二=30 三=9 执行=750    |          | 89
            一=50 二=30 三=9.001 执行=750 | CAP -0.001 | 89
            一=30 二=10 三=10 执行=100   |          | 50
            一=50 二=30 三=15            |          | missing 总分上限.全年执行数 总分上限.全年预算数
            """)
    void theTotalIsCappedByTheBandOfItsExecutionRate(String given, String lines, String total) {
        SchemeAdjustments.TotalCap cap = new SchemeAdjustments.TotalCap(
                executionRate(ZeroChoice.INCOMPLETE),
                true,
                List.of(
                        limit("0.8", null),
                        limit("0.7", "89"),
                        limit("0.6", "79"),
                        limit("0.5", "69"),
                        limit(null, "59")));
        assertAdjusted(sheet(new SchemeAdjustments(null, cap, List.of(), null, List.of(), false), given), lines, total);
    }

    static Limit limit(@Nullable String from, @Nullable String atMost) {
        return new Limit(
                from == null ? null : new BigDecimal(from), from != null, atMost == null ? null : Points.of(atMost));
    }

    @ParameterizedTest(name = "{0}, {1}: {2} → {3}")
    @CsvSource(delimiter = '|', textBlock = """
            FULL_POINTS   | 一=40 二=20 三=不适用:无采购            | REDISTRIBUTION 20     | 80
            FULL_POINTS   | 一=40 二=不适用:无采购 三=不适用:无项目 | REDISTRIBUTION 30 REDISTRIBUTION 20 | 90
            FULL_POINTS   | 一=40 二=20 三=10                       |                       | 70
            # (40 + 20) ÷ (100 − 20) × 100 = 75
            REDISTRIBUTED | 一=40 二=20 三=不适用:无采购            | REDISTRIBUTION 15     | 75
            # (40 + 15) ÷ (100 − 30) × 100 = 78.5714… → 78.571
            REDISTRIBUTED | 一=40 二=不适用:无采购 三=15            | REDISTRIBUTION 23.571 | 78.571
            # Full of what is left is full of all: 50 ÷ 50 × 100
            REDISTRIBUTED | 一=50 二=不适用:无采购 三=不适用:无项目 | REDISTRIBUTION 50     | 100
            REDISTRIBUTED | 一=0 二=0 三=不适用:无采购              | REDISTRIBUTION 0      | 0
            # (10 + 15) ÷ 2 = 12.5; (10 + 15 + 12) ÷ 3 = 12.333…
            PEER_MEAN     | 一=40 二=20 三=不适用:无采购 同级=10/15    | REDISTRIBUTION 12.5   | 72.5
            PEER_MEAN     | 一=40 二=20 三=不适用:无采购 同级=10/15/12 | REDISTRIBUTION 12.333 | 72.333
            # The mean of one would be that one
            PEER_MEAN     | 一=40 二=20 三=不适用:无采购 同级=10    |                       | missing 三.同级_得分_三
            # Not without a reason
            FULL_POINTS   | 一=40 二=20 三=不适用                   |                       | missing 三.不适用理由
            """)
    void whatDoesNotApplyIsTreatedAsTheSchemeSays(
            NotApplicable.Policy policy, String given, String lines, String total) {
        NotApplicable stated = new NotApplicable(policy, Set.of("二", "三"));
        assertAdjusted(
                sheet(new SchemeAdjustments(stated, null, List.of(), null, List.of(), false), given), lines, total);
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(delimiter = '|', textBlock = """
            一=50 二=30 三=10 超=129.99                       |            | 90
            # 130 % itself is far
            一=50 二=30 三=10 超=130                          | PENALTY -2 | 88
            一=50 二=30 三=10 超=130 说明=0                   |            | 90
            一=50 二=30 三=10 超=100/150/200                  | PENALTY -4 | 86
            一=50 二=30 三=10 超=100/150/200 说明=2           | PENALTY -2 | 88
            # 4 × 2 = 8, at most 6
            一=50 二=30 三=10 超=150/150/150/150              | PENALTY -6 | 84
            # Half of what may be used is no over-achievement
            一=50 二=30 三=10 降=50                           |            | 90
            # Not below zero
            一=1 二=0 三=0 超=150                             | PENALTY -2 LIMIT 1 | 0
            """)
    void anOverAchievementIsExplainedOrCosts(String given, String lines, String total) {
        SchemeAdjustments.OverAchievement rule =
                new SchemeAdjustments.OverAchievement(new BigDecimal("1.3"), Points.of("2"), Points.of("6"));
        assertAdjusted(
                sheet(new SchemeAdjustments(null, null, List.of(), rule, List.of(), false), given), lines, total);
    }

    @ParameterizedTest(name = "within the full marks {0}, {1}: {2} → {3}")
    @CsvSource(delimiter = '|', textBlock = """
            false | 一=50 二=30 三=10 加=0 减=0 否决=no      |                          | 90
            false | 一=50 二=30 三=10 加=3 减=0 否决=no      | BONUS 3                  | 93
            # Of 5 at most, and of 4 at most
            false | 一=50 二=30 三=10 加=9 减=0 否决=no      | BONUS 5                  | 95
            false | 一=50 二=30 三=10 加=0 减=7 否决=no      | PENALTY -4               | 86
            false | 一=50 二=30 三=10 加=1.5 减=2.5 否决=no  | BONUS 1.5 PENALTY -2.5   | 89
            # Above the full marks, where the scheme lets it
            false | 一=50 二=30 三=20 加=3 减=0 否决=no      | BONUS 3                  | 103
            true  | 一=50 二=30 三=20 加=3 减=0 否决=no      | BONUS 3 LIMIT -3         | 100
            true  | 一=50 二=30 三=19 加=3 减=1 否决=no      | BONUS 3 PENALTY -1 LIMIT -1 | 100
            false | 一=1 二=1 三=1 加=0 减=4 否决=no         | PENALTY -4 LIMIT 1       | 0
            # The veto last: 103 to 89.999, below 优 from 90
            false | 一=50 二=30 三=20 加=3 减=0 否决=yes     | BONUS 3 VETO -13.001     | 89.999
            false | 一=50 二=30 三=9 加=0 减=0 否决=yes      |                          | 89
            # A blank is not 0
            false | 一=50 二=30 三=10 减=0 否决=no           |                          | missing 加.得分
            false | 一=50 二=30 三=10 加=0 减=0              |                          | missing 否决事项.造假
            """)
    void bonusAndPenaltyHaveTheirOwnCapsAndTheTotalItsBounds(boolean within, String given, String lines, String total) {
        SchemeAdjustments adjustments = new SchemeAdjustments(
                null,
                null,
                List.of(new SchemeAdjustments.Veto("造假", null, "良")),
                null,
                List.of(new Extra(Extra.Kind.BONUS, typed("加", "5")), new Extra(Extra.Kind.PENALTY, typed("减", "4"))),
                within);
        assertAdjusted(sheet(adjustments, given), lines, total);
    }
}

package cn.ziping.scoring;

import static cn.ziping.scoring.ScoringFixtures.CODE;
import static cn.ziping.scoring.ScoringFixtures.SEED_POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.shared.Points;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What was stored is not only read but scores as it did: every golden file with inputs and points worked out by hand. */
class StoredRuleScoreTests {

    private static final String CASES = """
            fixed | 10 | | 2.5
            points | 10 | 甲=7 | 7
            # 75% halfway from 60% to 90%
            linear | 10 | 全年执行数=750;全年预算数=1000 | 5
            # 5 points below 95%: one step of 2
            steps | 10 | 全年执行数=900;全年预算数=1000 | 8
            cases | 10 | 全年执行数=900;全年预算数=1000;要素完整=yes | 10
            # 2 for the half that is a question, 90% of the 2 of the rate
            parts | 4 | 制度健全=yes;全年执行数=900;全年预算数=1000 | 3.8
            alternatives | 10 | 全年执行数=900;全年预算数=1000;已完成=no | 9
            levels | 10 | 完成等次=达成预期;得分比例=90% | 9
            # One of two
            targets-met | 10 | target:甲=产出,10,10,HIGHER_IS_BETTER,1;target:乙=产出,5,10,HIGHER_IS_BETTER,1 | 5
            # (2 × 100% + 1 × 50%) ÷ 3 = 83.33%
            targets | 10 | target:甲=产出,10,10,HIGHER_IS_BETTER,2;target:乙=产出,5,10,HIGHER_IS_BETTER,1 | 8.333
            rate | 10 | 全年执行数=900;全年预算数=1000 | 9
            # 100 ÷ 200
            proportional | 10 | 三公经费执行数=200;三公经费预算数=100 | 5
            bands | 10 | 全年执行数=900;全年预算数=1000 | 5
            yes-no | 10 | 新增预算项目是否开展事前绩效评估=yes | 10
            checklist | 10 | 意向公开=yes;合同签订与备案时效=yes;政策效能=no | 3.5
            occurrences | 10 | 违规采购例数=3 | 8.5
            discretionary | 10 | 酌情扣分=1.5;扣分理由=缺漏 | 8.5
            # 1 − 10 × 3% = 70%
            quantity-arithmetic | 10 | 全年执行数=30;全年预算数=1000 | 7
            # One of two is missing
            quantity-tally | 10 | 章程=no;预案=yes | 9
            # Second of three
            quantity-peers | 10 | 全年执行率=90%;同级_全年执行率=0.95/0.8 | 2
            # 5 − 3 × 0.5
            quantity-formula | 10 | 扣分次数=3 | 3.5
            quantity-figure | 10 | 累计执行数_9月=75% | 7.5
            quantity-entry | 10 | 抽查合格数=18;抽查数=20 | 9
            # −12.5 ÷ 1000000 is below zero
            quantity-constant | 10 | | 0
            # 10% ÷ 20%
            quantity-quotient | 10 | 结转结余数=10;全年预算数=100;结转结余数_上年=20;全年预算数_上年=100 | 5
            # (25%÷25% + 50%÷50% + 60%÷75% + 90%) ÷ 4 = 92.5%
            quantity-average-progress | 10 | 累计执行数_3月=25;累计执行数_6月=50;累计执行数_9月=60;累计执行数_12月=90;全年预算数=100 | 9.25
            # (60 × 100% + 40 × 50%) ÷ 100
            quantity-target-completion | 10 | target:甲=产出,10,10,HIGHER_IS_BETTER,60;target:乙=产出,5,10,HIGHER_IS_BETTER,40 | 8
            # 351 ÷ 100 points
            quantity-quotient.number | 10 | 公用经费=351;在职人数=100 | 3.51
            quantity-entry.range | 10 | 满意度=90% | 9
            # 10 × 98.46%: the named rate is rounded first
            quantity-formula.quantities | 10 | 全年执行数=7072.88;全年预算数=7183.32 | 9.846
            # 7 ÷ 2 points
            quantity-formula.unit | 10 | 公用经费=7;在职人数=2 | 3.5
            # The mean of the two is the points
            quantity-peers.few | 10 | 同级_同类_全年执行率=0.9/0.8 | 0.85
            # 5 points below 95%: one step of 2
            steps.comparing | 10 | 全年执行率=90% | 8
            bands.comparing | 10 | 全年执行率=90% | 5
            cases.comparing | 10 | 全年执行率=100% | 10
            alternatives.worst | 10 | 甲=yes;乙=no | 0
            parts.best | 10 | 甲=yes;乙=no;丙=yes | 10
            # (120% + 50%) ÷ 2
            targets.cap | 10 | target:甲=产出,15,10,HIGHER_IS_BETTER,1;target:乙=产出,5,10,HIGHER_IS_BETTER,1 | 8.5
            """;

    /** What nobody has written yet scores nothing, nor does a name that no scheme defines. */
    private static final Set<String> UNSCORED = Set.of("unwritten.json", "quantity-named.json");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path GOLDEN = Path.of("src/test/resources/golden/rules");

    @ParameterizedTest(name = "{0}: {2} → {3}")
    @CsvSource(delimiter = '|', textBlock = CASES)
    void aStoredRuleScoresAsItDid(String file, String points, @Nullable String given, String expected)
            throws IOException {
        ScoringRule rule = JSON.readValue(Files.readString(GOLDEN.resolve(file + ".json")), ScoringRule.class);
        ScoringInput input = RuleTables.input(rule, points, RuleTables.inputs(given));
        LeafScore leaf = Scoring.score(ScoringFixtures.scheme(rule, points, SEED_POLICY), input)
                .leaf(CODE)
                .orElseThrow();
        assertThat(leaf.missing()).isEmpty();
        assertThat(leaf.score()).isEqualTo(Points.of(expected));
    }

    @Test
    void noGoldenFileIsLeftOut() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            Set<String> scored = CASES.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ")[0] + ".json")
                    .collect(Collectors.toSet());
            assertThat(files.map(file -> file.getFileName().toString()).filter(file -> !UNSCORED.contains(file)))
                    .hasSameElementsAs(scored);
        }
    }
}

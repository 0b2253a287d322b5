package cn.ziping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import cn.ziping.testing.StatementCount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The seed's numbers, which are the oracle (domain §2), through the whole application. */
@ApplicationTest
class SeedReportTests {

    private static final Path SEED = Path.of("src/test/resources/seed/zengcheng-2022-report.txt");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void putTheExecutionBack() throws Exception {
        typeExecuted("", "7072.88");
        typeExecuted("7000.00", "7072.88");
    }

    @Test
    void theScoresAreThoseOfThePublishedReport() throws Exception {
        JsonNode report = json();
        assertThat(dimensions(report))
                .containsExactly(
                        Map.entry("整体效能", "49.846"),
                        Map.entry("预算编制", "3"),
                        Map.entry("预算结余", "4"),
                        Map.entry("信息公开", "4"),
                        Map.entry("绩效管理", "14.5"),
                        Map.entry("采购管理", "20"),
                        Map.entry("运行成本", "4"));
        assertThat(report.get("total").asString()).isEqualTo("99.346");
        assertThat(report.get("rawTotal").asString()).isEqualTo("99.346");
        assertThat(report.get("grade").asString()).isEqualTo("优");
        assertThat(report.get("complete").asBoolean()).isTrue();
        assertThat(report.get("status").asString()).isEqualTo("IN_PROGRESS");
        assertThat(report.get("budget").get("annual").asString()).isEqualTo("7183.32");
        assertThat(report.get("budget").get("executed").asString()).isEqualTo("7072.88");
        assertThat(report.get("budget").get("rate").asString()).isEqualTo("98.46");
        assertThat(leaf(report, "部门预算资金支出率").get("deduction").asString()).isEqualTo("0.154");
        assertThat(leaf(report, "绩效管理制度建设").get("deduction").asString()).isEqualTo("0.5");
        assertThat(leaf(report, "部门预算资金支出率").get("path").get(0).asString()).isEqualTo("整体效能");
    }

    @Test
    void theTraceIsTheLineThatAReaderCanRedo() {
        assertThat(mvc.get()
                        .uri("/evaluations/{id}/scores", people.evaluation())
                        .with(people.as("finance")))
                .hasStatusOk()
                .bodyText()
                .contains("部门预算资金支出率：7072.88 ÷ 7183.32 = 98.46%（四舍五入至两位），98.46% × 10 分 = 9.846 分，扣 0.154 分");
    }

    @Test
    void thePageSaysScoreGradeAndDeductionsInGeneratedSentences() {
        assertThat(mvc.get()
                        .uri("/evaluations/{id}/report", people.evaluation())
                        .with(people.as("reviewer")))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "整体效能得分 49.846 分，预算编制得分 3 分，预算结余得分 4 分，信息公开得分 4 分，绩效管理得分 14.5 分，采购管理得分 20 分，运行成本得分 4 分，总体得分 99.346 分。",
                        "我部门整体支出绩效自评得分为 99.346 分，等级为“优”。",
                        "1.整体效能中的部门预算资金支出率：7072.88 ÷ 7183.32 = 98.46%（四舍五入至两位），扣 0.154 分。</p>",
                        "2.绩效管理中的绩效管理制度建设：制度内容有缺漏，酌情扣 0.5 分。</p>",
                        // The whole calculation stays in the table.
                        "7072.88 ÷ 7183.32 = 98.46%（四舍五入至两位），98.46% × 10 分 = 9.846 分，扣 0.154 分",
                        "草稿",
                        "示例，请按本级财政部门当年通知核对");
    }

    /** The whole text, figures in their places, is the published one; only the sentences about scores are generated. */
    @Test
    void theWordsAreThoseOfThePublishedReport() throws Exception {
        String published = squeeze(Files.readString(SEED));
        List<String> missing = new ArrayList<>();
        int compared = 0;
        for (JsonNode chapter : json().get("chapters")) {
            for (JsonNode section : chapter.get("sections")) {
                for (JsonNode paragraph : section.get("paragraphs")) {
                    String text = squeeze(paragraph.asString());
                    boolean generated = text.startsWith("各个评价维度")
                            || text.startsWith("扣分原因")
                            || text.startsWith("我部门整体支出绩效自评得分")
                            || text.matches("[0-9]+\\.(整体效能|绩效管理)中的.*");
                    if (!generated) {
                        compared++;
                        if (!published.contains(text)) {
                            missing.add(paragraph.asString());
                        }
                    }
                }
            }
        }
        // 19 duties with their lead, 10 words of chapter one, 1 + 11 + 1 + 14 of two, 3 + 3 of three, 3 of four, 1 of
        // five.
        assertThat(compared).isEqualTo(19 + 10 + 27 + 6 + 3 + 1);
        assertThat(missing).isEmpty();
    }

    @Test
    void lessExecutionIsFollowedByEverything() throws Exception {
        typeExecuted("7072.88", "7000.00");

        JsonNode report = json();
        assertThat(report.get("total").asString()).isEqualTo("99.245");
        assertThat(report.get("budget").get("executed").asString()).isEqualTo("7000");
        assertThat(report.get("budget").get("rate").asString()).isEqualTo("97.45");
        assertThat(leaf(report, "部门预算资金支出率").get("score").asString()).isEqualTo("9.745");
        String page = page();
        assertThat(page)
                .contains("全年执行数为7000.00万元，全年执行率为97.45%", "总体得分 99.245 分", "7000.00 万元", "扣 0.255 分")
                // The published slip about 2021 is the one place that keeps the old number.
                .containsOnlyOnce("支出预算执行为7072.88万元")
                .doesNotContain("98.46%", "9.846", "99.346");
        assertThat(page.split("7072.88", -1)).hasSize(3);
        assertThat(jdbc.sql("select total from self_evaluation where id = ?")
                        .param(people.evaluation())
                        .query(String.class)
                        .single())
                .isEqualTo("99.245");
    }

    @Test
    void withoutTheExecutionThereIsNoTotalAndNoGradeAndThePageSaysWhatIsMissing() throws Exception {
        typeExecuted("7072.88", "");

        JsonNode report = json();
        assertThat(report.get("complete").asBoolean()).isFalse();
        for (String absent : List.of("total", "rawTotal", "grade")) {
            assertThat(report.get(absent).isNull()).as(absent).isTrue();
        }
        // 99.346 without 9.846 of the rate and 4 of the unspent part, which read the same figure.
        assertThat(report.get("soFar").asString()).isEqualTo("85.5");
        List<String> missing = new ArrayList<>();
        report.get("missing")
                .forEach(one -> missing.add(
                        one.get("indicator").asString() + " " + one.get("input").asString()));
        assertThat(missing).containsExactly("部门预算资金支出率 全年执行数", "结转结余率 结转结余数");
        assertThat(leaf(report, "部门预算资金支出率").get("score").isNull()).isTrue();
        assertThat(page()).contains("〔待填：全年执行数〕", "暂无总分").doesNotContain("等级为");
        assertThat(mvc.get().uri("/evaluations/{id}", people.evaluation()).with(people.as("finance")))
                .bodyText()
                .contains("台账：全年执行数", "/ledgers/ZCYJ/2022");
    }

    @Test
    void theReportCostsAtMostTwelveStatementsWhateverItsSize() throws Exception {
        UUID evaluation = people.evaluation();
        page(evaluation);
        StatementCount.reset();
        page(evaluation);
        assertThat(StatementCount.statements()).hasSizeLessThanOrEqualTo(12);
    }

    private void typeExecuted(String was, String typed) {
        UUID line = jdbc.sql("select l.id from ledger_line l join budget b on b.id = l.budget_id"
                        + " where l.kind = 'WHOLE' and b.department_id = ?")
                .param(people.department("ZCYJ"))
                .query(UUID.class)
                .single();
        mvc.post()
                .uri("/ledgers/ZCYJ/2022/form")
                .with(people.as("finance"))
                .with(csrf())
                .param("cell", line + ":MONTH_12")
                .param("was", was)
                .param("value", typed)
                .exchange();
    }

    private String page() throws Exception {
        return page(people.evaluation());
    }

    private String page(UUID evaluation) throws Exception {
        return mvc.get()
                .uri("/evaluations/{id}/report", evaluation)
                .with(people.as("finance"))
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    private JsonNode json() throws Exception {
        return JsonMapper.builder()
                .build()
                .readTree(mvc.get()
                        .uri("/evaluations/{id}/report.json", people.evaluation())
                        .with(people.as("finance"))
                        .exchange()
                        .getResponse()
                        .getContentAsByteArray());
    }

    private static List<Map.Entry<String, String>> dimensions(JsonNode report) {
        List<Map.Entry<String, String>> scores = new ArrayList<>();
        report.get("dimensions")
                .forEach(dimension -> scores.add(Map.entry(
                        dimension.get("name").asString(), dimension.get("score").asString())));
        return scores;
    }

    private static JsonNode leaf(JsonNode report, String code) {
        for (JsonNode dimension : report.get("dimensions")) {
            for (JsonNode indicator : dimension.get("indicators")) {
                if (indicator.get("code").asString().equals(code)) {
                    return indicator;
                }
            }
        }
        throw new AssertionError("No indicator " + code);
    }

    /** White space and the width of brackets and points are a matter of print. */
    private static String squeeze(String text) {
        return text.replaceAll("\\s", "").replace('（', '(').replace('）', ')');
    }
}

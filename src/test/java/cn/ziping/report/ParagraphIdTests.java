package cn.ziping.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.evaluation.EvaluationWords;
import cn.ziping.figure.CellResult;
import cn.ziping.shared.Actor;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import cn.ziping.testing.SmallEvaluations;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** A paragraph of the author keeps its id from draft to draft, whatever is typed around it. */
@ApplicationTest
class ParagraphIdTests {

    @Autowired
    private SmallEvaluations small;

    @Autowired
    private EvaluationWords words;

    @Autowired
    private People people;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aParagraphKeepsItsIdWhileOthersComeAndGo() throws Exception {
        UUID evaluation = small.started(2090);
        type(evaluation, "", "甲段，本年总体情况良好。\n\n乙段。");
        List<String> first = ids(evaluation);
        assertThat(first).hasSize(2);
        assertThat(ids(evaluation)).isEqualTo(first);

        type(evaluation, "甲段，本年总体情况良好。\n\n乙段。", "新段。\n甲段，本年总体情况良好。\n乙段。\n丙段。");
        List<String> second = ids(evaluation);
        assertThat(second).hasSize(4).doesNotHaveDuplicates();
        assertThat(second.subList(1, 3)).isEqualTo(first);

        type(evaluation, "新段。\n甲段，本年总体情况良好。\n乙段。\n丙段。", "新段。\n甲段，{{年度}}年总体情况较好。\n丙段。");
        List<String> third = ids(evaluation);
        assertThat(third).containsExactly(second.get(0), second.get(1), second.get(3));

        // All is taken away and brought again, as from another program.
        type(evaluation, "新段。\n甲段，{{年度}}年总体情况较好。\n丙段。", "");
        assertThat(ids(evaluation)).isEmpty();
        assertThat(jdbc.sql("select sum(1) filter (where not erased) from narrative_section where year = 2090")
                        .query(Integer.class)
                        .optional())
                .isEmpty();
        type(evaluation, "", "新段。\n甲段，{{年度}}年总体情况较好。\n丙段。");
        assertThat(ids(evaluation)).isEqualTo(third);
    }

    /** Words from before paragraphs had ids are known by their places until they change, and keep those ids then. */
    @Test
    void wordsOfBeforeHaveIdsThatStay() throws Exception {
        UUID evaluation = small.started(2068);
        type(evaluation, "", "甲段。\n乙段。");
        assertThat(jdbc.sql("update narrative_section set paragraphs = null where department_id = ? and year = 2068")
                        .param(people.department("ZCYJ"))
                        .update())
                .isEqualTo(1);
        List<String> first = ids(evaluation);
        assertThat(ids(evaluation)).isEqualTo(first).doesNotHaveDuplicates();
        type(evaluation, "甲段。\n乙段。", "零段。\n甲段。\n乙段。");
        assertThat(ids(evaluation).subList(1, 3)).isEqualTo(first);
    }

    private void type(UUID evaluation, String was, String typed) {
        Actor finance = people.actor("finance");
        assertThat(words.save(finance, evaluation, List.of(SmallEvaluations.edit(SmallEvaluations.WORDS, was, typed)))
                        .values())
                .extracting(CellResult::state)
                .containsOnly(CellResult.State.SAVED);
    }

    private List<String> ids(UUID evaluation) throws Exception {
        JsonNode report = ReportChecks.JSON.readTree(mvc.get()
                .uri("/evaluations/{id}/report.json", evaluation)
                .with(people.as("finance"))
                .exchange()
                .getResponse()
                .getContentAsByteArray());
        List<String> ids = new ArrayList<>();
        report.at("/chapters/0/sections/0/blocks").forEach(block -> {
            if (block.get("id").asString().length() == 36) {
                ids.add(block.get("id").asString());
            }
        });
        return ids;
    }
}

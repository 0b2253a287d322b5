package cn.ziping.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.ziping.figure.CellEdit;
import cn.ziping.figure.CellResult;
import cn.ziping.figure.FigureForm;
import cn.ziping.figure.FigureService;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import cn.ziping.testing.SmallEvaluations;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Nothing that would be printed as missing can be handed in. */
@ApplicationTest
class CompletenessTests {

    @Autowired
    private SmallEvaluations small;

    @Autowired
    private EvaluationReader reader;

    @Autowired
    private EvaluationWords words;

    @Autowired
    private FigureService figures;

    @Autowired
    private SubmissionService submissions;

    @Autowired
    private SubmissionReader handedIn;

    @Autowired
    private EvaluationService evaluations;

    @Autowired
    private People people;

    @Autowired
    private MockMvcTester mvc;

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                // What a figure is made of in the end, where that is typed.
                "2083 | {{三公经费执行数_同比}} | LEDGER 三公经费执行数;LEDGER 三公经费执行数_上年",
                "2084 | {{全年执行率}} | LEDGER 全年执行数;LEDGER 年初预算数;LEDGER 预算调整数",
                "2085 | {{全年执行率_上年}} | LEDGER 全年执行数_上年;LEDGER 年初预算数_上年;LEDGER 预算调整数_上年",
                "2086 | {{全年执行}} | UNKNOWN 全年执行",
                "2087 | 断开的{{全年执行数 | UNKNOWN {{全年执行数",
                "2088 | 年度{{年度}}，总分{{总分}} | ''"
            })
    void whatWordsReferToAndHasNoValueIsCounted(int year, String typed, String gaps) {
        UUID evaluation = small.complete(year);
        Actor finance = people.actor("finance");
        words.save(
                finance,
                evaluation,
                List.of(SmallEvaluations.edit(SmallEvaluations.WORDS, "{{年度}}年总分{{总分}}，等级{{等级}}。", typed)));
        List<String> found = reader.overview(finance, evaluation).completeness().chapters().stream()
                .flatMap(chapter -> chapter.gaps().stream())
                .map(gap -> gap.kind() + " " + gap.name())
                .toList();
        assertThat(String.join(";", found)).isEqualTo(gaps);
    }

    @Test
    void wordsOfAHundredThousandCharactersAreKeptAndOneMoreIsRefusedAndStaysInTheField() throws Exception {
        UUID evaluation = small.complete(2092);
        Actor finance = people.actor("finance");
        String stored = "{{年度}}年总分{{总分}}，等级{{等级}}。";
        String most = "长".repeat(100_000);
        assertThat(mvc.post()
                        .uri("/evaluations/{id}/narrative", evaluation)
                        .with(people.as("finance"))
                        .with(csrf())
                        .param("cell", SmallEvaluations.WORDS)
                        .param("was", stored)
                        .param("value", most + "文"))
                .hasStatus(422)
                .bodyText()
                .contains("最多 100000 字，现有 100001 字", most + "文</textarea>", "2092年总分60分，等级中。");
        assertThat(words.save(finance, evaluation, List.of(SmallEvaluations.edit(SmallEvaluations.WORDS, stored, most)))
                        .get(SmallEvaluations.WORDS)
                        .state())
                .isEqualTo(CellResult.State.SAVED);
    }

    /** "符合 0 项" would say that somebody has looked and found nothing. */
    @Test
    @DirtiesContext // leaves an evaluation by the demo's scheme behind, which other tests would list
    void aChecklistThatNobodyHasAnsweredPrintsNothing() {
        Actor finance = people.actor("finance2");
        UUID evaluation = evaluations.start(finance, people.department("DEMO2"), new FiscalYear(2022));
        assertThat(printed(finance, evaluation)).isEmpty();
        answer(finance, evaluation, "绩效目标已公开", "no");
        assertThat(printed(finance, evaluation)).isEqualTo("符合 0 项，共 2 项，1 项未填");
        answer(finance, evaluation, "绩效自评资料已公开", "yes");
        assertThat(printed(finance, evaluation)).isEqualTo("符合 1 项，共 2 项");
    }

    private void answer(Actor finance, UUID evaluation, String question, String typed) {
        String cell = EntrySheet.path("绩效信息公开情况", question);
        assertThat(evaluations
                        .saveEntries(finance, evaluation, List.of(SmallEvaluations.edit(cell, "", typed)))
                        .get(cell)
                        .state())
                .isEqualTo(CellResult.State.SAVED);
    }

    private String printed(Actor finance, UUID evaluation) {
        return handedIn.shown(finance, evaluation).report().dimensions().stream()
                .flatMap(dimension -> dimension.indicators().stream())
                .filter(line -> line.code().equals("绩效信息公开情况"))
                .map(EvaluationReport.Indicator::actual)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void lastYearsFiguresAreLockedWithTheYearThatRefersToThem() {
        UUID evaluation = small.complete(2091);
        Actor finance = people.actor("finance");
        UUID department = people.department("ZCYJ");
        figures.define(finance, department, new FiscalYear(2091), new FigureForm("锁定数", "COUNT", "个", ""));
        assertThat(typeLastYear(finance, department, "", "1")).isEqualTo(CellResult.State.SAVED);

        submissions.submit(finance, evaluation, "");

        assertThat(typeLastYear(finance, department, "1", "2")).isEqualTo(CellResult.State.INVALID);
        submissions.withdraw(finance, evaluation);
        assertThat(typeLastYear(finance, department, "1", "2")).isEqualTo(CellResult.State.SAVED);
    }

    private CellResult.State typeLastYear(Actor actor, UUID department, String was, String typed) {
        return figures.save(
                        actor,
                        department,
                        new FiscalYear(2091),
                        List.of(new CellEdit("锁定数:LAST_YEAR", was, typed, false)))
                .get("锁定数:LAST_YEAR")
                .state();
    }
}

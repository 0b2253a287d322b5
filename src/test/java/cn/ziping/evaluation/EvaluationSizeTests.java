package cn.ziping.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.scheme.ChapterOutline;
import cn.ziping.scheme.SchemeDraft;
import cn.ziping.scheme.SchemePublishing;
import cn.ziping.scheme.SchemeService;
import cn.ziping.scoring.DimensionDefinition;
import cn.ziping.scoring.GradeBand;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.YesNoRule;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import cn.ziping.testing.PublishedSchemes;
import cn.ziping.testing.StatementCount;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What a page costs does not depend on how many indicators there are. */
@ApplicationTest
class EvaluationSizeTests {

    @Autowired
    private SchemeService schemes;

    @Autowired
    private EvaluationService evaluations;

    @Autowired
    private PublishedSchemes published;

    @Autowired
    private People people;

    @Autowired
    private MockMvcTester mvc;

    @Test
    void theReportCostsTheSameForTenAndForTwoHundredIndicators() {
        int ten = statements(evaluation(10, 2030));
        int twoHundred = statements(evaluation(200, 2031));

        assertThat(twoHundred).isEqualTo(ten).isLessThanOrEqualTo(12);
        System.out.println("Report page: " + ten + " statements, for 10 and for 200 indicators");
    }

    private int statements(UUID evaluation) {
        ask(evaluation);
        StatementCount.reset();
        assertThat(ask(evaluation)).contains("草稿");
        return StatementCount.statements().size();
    }

    private String ask(UUID evaluation) {
        try {
            return mvc.get()
                    .uri("/evaluations/{id}/report", evaluation)
                    .with(people.as("finance2"))
                    .exchange()
                    .getResponse()
                    .getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID evaluation(int indicators, int year) {
        List<IndicatorDefinition> leaves = IntStream.rangeClosed(1, indicators)
                .mapToObj(i -> new IndicatorDefinition(
                        "指标" + i, "指标" + i, "", Points.of("1"), "", "", new YesNoRule("问题" + i)))
                .toList();
        Points full = Points.of(String.valueOf(indicators));
        ChapterOutline outline = new ChapterOutline(List.of(new ChapterOutline.Chapter(
                "一",
                "附件",
                List.of(new ChapterOutline.Section(
                        "",
                        "",
                        List.of(new ChapterOutline.Part(ChapterOutline.Content.INDICATOR_TABLE, "", "", "")))))));
        UUID scheme = schemes.create(
                people.actor("admin"),
                new SchemeDraft(
                        "size-" + indicators,
                        "size " + indicators,
                        false,
                        new FiscalYear(year),
                        new FiscalYear(year),
                        full,
                        NumericPolicy.DISPLAY,
                        List.of(new GradeBand("好", Points.of("1")), new GradeBand("差", Points.ZERO)),
                        List.of(new DimensionDefinition("维度", "维度", full, List.of(), leaves)),
                        outline));
        published.byTwo(scheme, new SchemePublishing.PublicationForm("" + year, "" + year, Set.of()));
        return evaluations.start(people.actor("finance2"), people.department("DEMO2"), new FiscalYear(year));
    }
}

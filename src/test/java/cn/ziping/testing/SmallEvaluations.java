package cn.ziping.testing;

import cn.ziping.evaluation.EntrySheet;
import cn.ziping.evaluation.EvaluationService;
import cn.ziping.evaluation.EvaluationWords;
import cn.ziping.figure.CellEdit;
import cn.ziping.figure.CellResult;
import cn.ziping.scheme.ChapterOutline;
import cn.ziping.scheme.ChapterOutline.Content;
import cn.ziping.scheme.ChapterOutline.Part;
import cn.ziping.scheme.SchemeDraft;
import cn.ziping.scheme.SchemePublishing;
import cn.ziping.scheme.SchemeService;
import cn.ziping.scoring.DimensionDefinition;
import cn.ziping.scoring.GradeBand;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.YesNoRule;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Evaluations by a scheme of two questions, 60 + 40 points, and one part of words; of years 2060 to 2098. */
@TestComponent
public class SmallEvaluations {

    public static final String FIRST = "制度健全";
    public static final String SECOND = "信息公开";
    public static final String WORDS = "概况";

    private final People people;
    private final SchemeService schemes;
    private final PublishedSchemes published;
    private final EvaluationService evaluations;
    private final EvaluationWords words;
    private final JdbcClient jdbc;

    SmallEvaluations(
            People people,
            SchemeService schemes,
            PublishedSchemes published,
            EvaluationService evaluations,
            EvaluationWords words,
            JdbcClient jdbc) {
        this.people = people;
        this.schemes = schemes;
        this.published = published;
        this.evaluations = evaluations;
        this.words = words;
        this.jdbc = jdbc;
    }

    /** A complete evaluation of finance's department: 60 + 0 points, grade 中. */
    public UUID complete(int year) {
        UUID evaluation = started(year);
        Actor finance = people.actor("finance");
        requireSaved(evaluations.saveEntries(
                finance, evaluation, List.of(edit(cell(FIRST), "", "yes"), edit(cell(SECOND), "", "no"))));
        requireSaved(words.save(finance, evaluation, List.of(edit(WORDS, "", "{{年度}}年总分{{总分}}，等级{{等级}}。"))));
        return evaluation;
    }

    public UUID started(int year) {
        publish();
        return evaluations.start(people.actor("finance"), people.department("ZCYJ"), new FiscalYear(year));
    }

    public static String cell(String indicator) {
        return EntrySheet.path(indicator, "是否" + indicator);
    }

    public static CellEdit edit(String cell, String was, String typed) {
        return new CellEdit(cell, was, typed, false);
    }

    private static void requireSaved(Map<String, CellResult> results) {
        results.forEach((cell, result) -> {
            if (result.state() != CellResult.State.SAVED) {
                throw new AssertionError(cell + " is " + result);
            }
        });
    }

    private void publish() {
        if (jdbc.sql("select count(*) from scoring_scheme where code = 'small'")
                        .query(Long.class)
                        .single()
                == 0) {
            publishNext("两问方案");
        }
    }

    /** Publishes a next version of the scheme, of this name. */
    public UUID publishNext(String name) {
        UUID draft = schemes.create(people.actor("admin"), draft(name));
        published.byTwo(draft, new SchemePublishing.PublicationForm("2060", "2098", Set.of()));
        return draft;
    }

    private static SchemeDraft draft(String name) {
        return new SchemeDraft(
                "small",
                name,
                false,
                new FiscalYear(2060),
                new FiscalYear(2098),
                Points.of("100"),
                NumericPolicy.DISPLAY,
                List.of(
                        new GradeBand("优", Points.of("90")),
                        new GradeBand("中", Points.of("60")),
                        new GradeBand("差", Points.ZERO)),
                List.of(new DimensionDefinition(
                        "管理",
                        "管理",
                        Points.of("100"),
                        List.of(),
                        List.of(question(FIRST, "60"), question(SECOND, "40")))),
                new ChapterOutline(List.of(new ChapterOutline.Chapter(
                        "一",
                        "基本情况",
                        List.of(new ChapterOutline.Section(
                                "",
                                "",
                                List.of(
                                        new Part(Content.WORDS, WORDS, "", "写一段概况"),
                                        new Part(Content.DIMENSION_SCORES, "", "", ""),
                                        new Part(Content.DIMENSION_CHART, "", "", ""),
                                        new Part(Content.CONCLUSION, "", "", ""),
                                        new Part(Content.INDICATOR_TABLE, "", "", ""))))))));
    }

    private static IndicatorDefinition question(String name, String points) {
        return new IndicatorDefinition(name, name, "", Points.of(points), "", "", new YesNoRule("是否" + name));
    }
}

package cn.ziping.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.budget.BudgetService;
import cn.ziping.budget.Ledger;
import cn.ziping.budget.LedgerColumn;
import cn.ziping.budget.LedgerLines;
import cn.ziping.budget.LineKind;
import cn.ziping.department.DepartmentService;
import cn.ziping.evaluation.EntrySheet;
import cn.ziping.evaluation.EvaluationReader;
import cn.ziping.evaluation.EvaluationService;
import cn.ziping.evaluation.EvaluationWords;
import cn.ziping.evaluation.ProblemService;
import cn.ziping.evaluation.SubmissionReader;
import cn.ziping.evaluation.SubmissionService;
import cn.ziping.figure.CellEdit;
import cn.ziping.figure.CellResult;
import cn.ziping.figure.FigureService;
import cn.ziping.figure.FigureSheet;
import cn.ziping.scheme.ChapterOutline;
import cn.ziping.scheme.ChapterOutline.Content;
import cn.ziping.scheme.ChapterOutline.Part;
import cn.ziping.scheme.SchemeDraft;
import cn.ziping.scheme.SchemePublishing.PublicationForm;
import cn.ziping.scheme.SchemeService;
import cn.ziping.scoring.DimensionDefinition;
import cn.ziping.scoring.GradeBand;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.InputType;
import cn.ziping.scoring.PointsRule;
import cn.ziping.scoring.Quantity;
import cn.ziping.scoring.SchemeAdjustments;
import cn.ziping.scoring.SchemeAdjustments.Extra;
import cn.ziping.scoring.SchemeAdjustments.NotApplicable;
import cn.ziping.scoring.SchemeAdjustments.TotalCap;
import cn.ziping.scoring.SchemeAdjustments.Veto;
import cn.ziping.scoring.ScoringRule;
import cn.ziping.scoring.YesNoRule;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import cn.ziping.target.TargetDirection;
import cn.ziping.target.TargetDraft;
import cn.ziping.target.TargetService;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import cn.ziping.testing.PublishedSchemes;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/**
 * A whole year of one department, of 200 indicators, 40 projects and every kind of adjustment, handed in, returned, mended
 * and handed in again: what its report says as data.
 */
@ApplicationTest
class LargeReportTests {

    private static final FiscalYear YEAR = new FiscalYear(2020);
    private static final String WORDS = "概况";
    private static final List<String> DIMENSIONS = List.of("管理", "产出", "效益", "满意度", "公开");
    private static final int LEAVES = 40;

    @Autowired
    private SchemeService schemes;

    @Autowired
    private PublishedSchemes published;

    @Autowired
    private EvaluationService evaluations;

    @Autowired
    private SubmissionService submissions;

    @Autowired
    private SubmissionReader handedIn;

    @Autowired
    private EvaluationReader reader;

    @Autowired
    private EvaluationWords words;

    @Autowired
    private ProblemService problems;

    @Autowired
    private DepartmentService departments;

    @Autowired
    private FigureService figures;

    @Autowired
    private TargetService targets;

    @Autowired
    private BudgetService budgets;

    @Autowired
    private LedgerLines lines;

    @Autowired
    private People people;

    @Autowired
    private MockMvcTester mvc;

    private Actor finance;
    private UUID department;
    private UUID evaluation;

    @Test
    void aYearIsSaidAsDataAndKeepsItsIdsWhenItIsHandedInAgain() throws Exception {
        finance = people.actor("finance2");
        department = people.department("DEMO2");
        typeTheYear();

        submit();
        byte[] first = document(1);
        ReportChecks.assertSound(first);
        JsonNode report = ReportChecks.JSON.readTree(first);
        says(report);

        Actor reviewer = people.actor("reviewer");
        submissions.open(reviewer, evaluation);
        submissions.returnForCorrection(reviewer, evaluation, 1, "第二段数字不实");
        saved(words.save(finance, evaluation, List.of(edit(WORDS, text(1), text(2)))));
        departments.describeDuties(finance, department, List.of("新增职能", "统筹预算执行", "开展绩效评价工作"));
        submit();
        byte[] second = document(2);
        ReportChecks.assertSound(second);

        List<JsonNode> before = blocks(report, 0);
        List<JsonNode> after = blocks(ReportChecks.JSON.readTree(second), 0);
        // A paragraph came before the others, and the second was reworded.
        assertThat(id(after, 1)).isEqualTo(id(before, 0));
        assertThat(id(after, 2)).isEqualTo(id(before, 1));
        assertThat(id(after, 3)).isEqualTo(id(before, 2));
        assertThat(before).noneMatch(block -> block.get("id").asString().equals(id(after, 0)));
        assertThat(ids(after, "shows")).containsAll(ids(before, "shows")).hasSize(3);
        assertThat(ReportChecks.JSON.readTree(second).get("steps"))
                .extracting(step -> step.get("step").asString())
                .containsExactly("START", "SUBMIT", "OPEN", "RETURN");
        assertThat(handedIn.submission(finance, evaluation, 1).getDocument()).isEqualTo(first);
        asWord();
        System.out.printf("Frozen report of %d indicators and 40 projects: %d bytes%n", 5 * LEAVES, first.length);
    }

    /** What was handed in gives the same file each time, and nothing lies over its pages. */
    private void asWord() {
        String address = "/evaluations/%s/submissions/2/report.docx".formatted(evaluation);
        byte[] file = file(address);
        assertThat(file(address)).isEqualTo(file);
        assertThat(file("/evaluations/%s/report.docx".formatted(evaluation))).isEqualTo(file);
        assertThat(new String(file, StandardCharsets.ISO_8859_1))
                .contains("word/footer1.xml")
                .doesNotContain("word/header1.xml");
    }

    private byte[] file(String address) {
        return mvc.get()
                .uri(address)
                .with(people.as("finance2"))
                .exchange()
                .getResponse()
                .getContentAsByteArray();
    }

    private void submit() {
        submissions.submit(
                finance,
                evaluation,
                reader.questioned(finance, evaluation).questions().mark());
    }

    /** What was typed stands in it as data, and in its words bound to what it is. */
    private static void says(JsonNode report) {
        assertThat(report.get("adjustments"))
                .extracting(line -> line.get("kind").asString())
                .contains("REDISTRIBUTION", "CAP", "VETO", "BONUS");
        JsonNode ledger = report.at("/facts/ledger");
        assertThat(ledger.get("expenditure")).hasSize(41);
        JsonNode project = ledger.get("expenditure").get(40);
        assertThat(project.get("name").asString()).isEqualTo("项目40");
        // 年初 140, 调整 −10, executed 91 of 130
        assertThat(project.get("annual").asString()).isEqualTo("130");
        assertThat(project.get("rate").asString()).isEqualTo("70");
        assertThat(project.get("cumulative").get(11).asString()).isEqualTo("91");
        assertThat(project.get("cumulative").get(10).isNull()).isTrue();
        assertThat(ledger.get("economic")).hasSize(1);
        assertThat(ledger.get("threePublic")).hasSize(1);
        assertThat(ledger.get("income")).hasSize(1);
        JsonNode target = report.at("/facts/targets/1");
        // 30 万元 were promised at most, 40 spent: 30 ÷ 40
        assertThat(target.get("completion").asString()).isEqualTo("75");
        assertThat(report.at("/facts/figures"))
                .filteredOn(figure -> figure.get("reference").asString().equals("在职人数"))
                .singleElement()
                .satisfies(figure -> {
                    assertThat(figure.get("value").asString()).isEqualTo("96");
                    assertThat(figure.get("lastYear").asString()).isEqualTo("100");
                });
        assertThat(report.at("/facts/measures/0/problem").asString())
                .isEqualTo(report.at("/facts/problems/0/id").asString());
        assertThat(report.at("/facts/measures/0/due").asString()).isEqualTo("2057-06-30");

        // The lead is the scheme's and a run of its own; the paragraph is the author's.
        assertThat(blocks(report, 0).get(0).get("runs").get(0).get("text").asString())
                .isEqualTo("总述：");
        JsonNode rate = blocks(report, 0).get(5).at("/table/rows/3/cells/1");
        // 950 + the sum of 81 … 119 + 91 = 950 + 3900 + 91 of 1000 + the sum of 91 … 130 = 1000 + 4420
        assertThat(rate.get("text").asString()).isEqualTo("91.16%");
        assertThat(rate.get("value").asString()).isEqualTo("91.16");
        assertThat(rate.get("unit").asString()).isEqualTo("%");
        // None were planned and none came: reached, as the rule counts it.
        assertThat(report.at("/facts/targets/2/completion").asString()).isEqualTo("100");
        assertThat(report.at("/facts/targets/3/completion").isNull()).isTrue();
        assertThat(report.at("/facts/targets/0/sample").asBoolean()).isFalse();
        JsonNode runs = blocks(report, 0).get(1).get("runs");
        assertThat(runs).extracting(run -> run.path("reference").asString("")).contains("在职人数_同比", "全年执行数");
        // 96 of 100: four of a hundred fewer
        assertThat(runs)
                .filteredOn(run -> run.path("reference").asString("").equals("在职人数_同比"))
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.get("text").asString()).isEqualTo("下降4.00%");
                    assertThat(run.get("value").asString()).isEqualTo("-4");
                    assertThat(run.get("unit").asString()).isEqualTo("%");
                });
        assertThat(blocks(report, 1).get(0).get("runs"))
                .extracting(run -> run.path("reference").asString(""))
                .contains("得分_管理", "得分_公开", "总分");
    }

    private void typeTheYear() {
        UUID scheme = schemes.create(people.actor("admin"), draft());
        published.byTwo(scheme, new PublicationForm("2020", "2020", Set.of(department)));
        evaluation = evaluations.start(finance, department, YEAR);
        departments.describeDuties(finance, department, List.of("统筹预算执行", "开展绩效评价"));
        ledger();
        saved(figures.save(
                finance,
                department,
                YEAR,
                List.of(
                        edit(FigureSheet.path("在职人数", FigureSheet.Column.VALUE), "", "96"),
                        edit(FigureSheet.path("在职人数", FigureSheet.Column.LAST_YEAR), "", "100"))));
        targets.set(
                finance,
                department,
                YEAR,
                List.of(
                        target("T1", "培训人次", "产出", "200", "210", "人次", TargetDirection.HIGHER_IS_BETTER),
                        target("T2", "会议成本", "成本", "30", "40", "万元", TargetDirection.LOWER_IS_BETTER),
                        target("T3", "事故起数", "成本", "0", "0", "起", TargetDirection.LOWER_IS_BETTER),
                        target("T4", "新增试点", "产出", "0", "2", "个", TargetDirection.HIGHER_IS_BETTER)));
        entries();
        saved(words.save(finance, evaluation, List.of(edit(WORDS, "", text(1)))));
        UUID problem = problems.addProblem(finance, evaluation, "执行率只有{{全年执行率}}", "前期准备不足");
        problems.addProblem(finance, evaluation, "目标偏低", "经验不足");
        problems.addMeasure(
                finance,
                evaluation,
                new ProblemService.MeasureForm("提前开展前期工作", problem.toString(), "规划科", "2057-06-30"));
        problems.addMeasure(finance, evaluation, new ProblemService.MeasureForm("加强培训", "", "", ""));
    }

    private static String text(int version) {
        String second = "在职{{在职人数}}，比上年{{在职人数_同比}}；全年执行{{全年执行数|万元}}，占预算的{{全年执行率}}。";
        return version == 1
                ? "本部门{{年度}}年概况。\n" + second + "\n第三段，没有数字。"
                : "新写的一段。\n本部门{{年度}}年概况。\n" + second.replace("占预算的", "仅占预算的") + "\n第三段，没有数字。";
    }

    private void ledger() {
        List<CellEdit> edits = new ArrayList<>();
        line(LineKind.BASIC, "基本支出", "1000", "0", "950", edits);
        IntStream.rangeClosed(1, 40)
                .forEach(i -> line(
                        LineKind.PROJECT,
                        "项目" + i,
                        String.valueOf(100 + i),
                        "-10",
                        String.valueOf(i == 40 ? 91 : 80 + i),
                        edits));
        line(LineKind.ECONOMIC, "301 工资福利支出", "800", null, "790", edits);
        line(LineKind.PUBLIC, "公务接待费", "5", null, "3.2", edits);
        line(LineKind.INCOME, "财政拨款收入", "5400", "-400", "5000", edits);
        saved(budgets.save(finance, department, YEAR, edits));
    }

    private void line(
            LineKind kind, String name, String original, String adjustment, String executed, List<CellEdit> edits) {
        var line = lines.add(finance, department, YEAR, kind, name, "");
        edits.add(edit(Ledger.path(line, LedgerColumn.ORIGINAL), "", original));
        if (adjustment != null) {
            edits.add(edit(Ledger.path(line, LedgerColumn.ADJUSTMENT), "", adjustment));
        }
        edits.add(edit(Ledger.path(line, LedgerColumn.EXECUTED), "", executed));
    }

    private void entries() {
        List<CellEdit> edits = new ArrayList<>();
        for (String dimension : DIMENSIONS) {
            for (int i = 1; i <= LEAVES; i++) {
                edits.add(edit(EntrySheet.path(dimension + i, "是否完成" + dimension + i), "", i % 20 == 0 ? "no" : "yes"));
            }
        }
        edits.add(edit(EntrySheet.path("管理1", NotApplicable.ANSWER), "", "yes"));
        edits.add(edit(EntrySheet.path("管理1", NotApplicable.REASON), "", "本年没有采购"));
        edits.add(edit(EntrySheet.path("产出1", NotApplicable.ANSWER), "", "no"));
        edits.add(edit(EntrySheet.path("表彰", "表彰得分"), "", "3"));
        edits.add(edit(EntrySheet.path(SchemeAdjustments.VETOES, "是否发生重大违纪"), "", "yes"));
        saved(evaluations.saveEntries(finance, evaluation, edits));
    }

    private static TargetDraft target(
            String code, String name, String category, String target, String actual, String unit, TargetDirection way) {
        return new TargetDraft(
                code,
                name,
                category,
                new BigDecimal(target),
                new BigDecimal(actual),
                unit,
                way,
                BigDecimal.ONE,
                false,
                false);
    }

    private static SchemeDraft draft() {
        SchemeAdjustments adjustments = new SchemeAdjustments(
                new NotApplicable(NotApplicable.Policy.REDISTRIBUTED, Set.of("管理1", "产出1")),
                new TotalCap(
                        new Quantity.FigureQuantity("全年执行率"),
                        true,
                        List.of(
                                new TotalCap.Limit(new BigDecimal("0.95"), true, null),
                                new TotalCap.Limit(null, false, Points.of("180")))),
                List.of(new Veto("是否发生重大违纪", Points.of("170"), null)),
                null,
                List.of(new Extra(
                        Extra.Kind.BONUS,
                        leaf("表彰", "5", new PointsRule(new Quantity.EntryQuantity("表彰得分", InputType.NUMBER, "分"))))),
                false);
        return new SchemeDraft(
                "large-report",
                "大报告方案",
                true,
                YEAR,
                YEAR,
                Points.of("200"),
                NumericPolicy.DISPLAY.withPresentMeaning(),
                List.of(new GradeBand("优", Points.of("180")), new GradeBand("良", Points.ZERO)),
                DIMENSIONS.stream()
                        .map(dimension -> new DimensionDefinition(
                                dimension,
                                dimension,
                                Points.of("40"),
                                List.of(),
                                IntStream.rangeClosed(1, LEAVES)
                                        .mapToObj(i -> leaf(dimension + i, "1", new YesNoRule("是否完成" + dimension + i)))
                                        .toList()))
                        .toList(),
                outline(),
                adjustments,
                null,
                null,
                null);
    }

    private static ChapterOutline outline() {
        return new ChapterOutline(List.of(
                new ChapterOutline.Chapter(
                        "一",
                        "基本情况",
                        List.of(new ChapterOutline.Section(
                                "（一）",
                                "概况",
                                List.of(
                                        new Part(Content.WORDS, WORDS, "总述：", ""),
                                        new Part(Content.DUTIES, "", "主要职能：", ""),
                                        new Part(Content.EXECUTION, "", "", ""))))),
                new ChapterOutline.Chapter(
                        "二",
                        "评价",
                        List.of(new ChapterOutline.Section(
                                "",
                                "",
                                List.of(
                                        new Part(Content.DIMENSION_SCORES, "", "", ""),
                                        new Part(Content.DIMENSION_CHART, "", "", ""),
                                        new Part(Content.DEDUCTIONS, "", "扣分如下：", ""),
                                        new Part(Content.CONCLUSION, "", "结论：", ""),
                                        new Part(Content.PROBLEMS, "", "", ""),
                                        new Part(Content.CAUSES, "", "", ""),
                                        new Part(Content.MEASURES, "", "", ""),
                                        new Part(Content.CONCLUSION, "", "", ""),
                                        new Part(Content.INDICATOR_TABLE, "", "", "")))))));
    }

    private static IndicatorDefinition leaf(String name, String points, ScoringRule rule) {
        return new IndicatorDefinition(name, name, name + "的说明", Points.of(points), "完成得满分", "100%", rule);
    }

    private byte[] document(int number) {
        return handedIn.submission(finance, evaluation, number).getDocument();
    }

    private static List<JsonNode> blocks(JsonNode report, int chapter) {
        List<JsonNode> blocks = new ArrayList<>();
        report.at("/chapters/%d/sections/0/blocks".formatted(chapter)).forEach(blocks::add);
        return blocks;
    }

    private static String id(List<JsonNode> blocks, int index) {
        return blocks.get(index).get("id").asString();
    }

    private static Set<String> ids(Collection<JsonNode> blocks, String name) {
        Set<String> ids = new HashSet<>();
        blocks.forEach(block ->
                block.path("items").forEach(item -> ids.add(item.get(name).asString())));
        return ids;
    }

    private static CellEdit edit(String cell, String was, String typed) {
        return new CellEdit(cell, was, typed, false);
    }

    private static void saved(Map<String, CellResult> results) {
        assertThat(results.values()).extracting(CellResult::state).containsOnly(CellResult.State.SAVED);
    }
}

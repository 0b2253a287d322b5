package cn.ziping.report;

import cn.ziping.chart.BarChart;
import cn.ziping.evaluation.EvaluationReport;
import cn.ziping.evaluation.EvaluationReport.InsertKind;
import cn.ziping.shared.MoneyUnit;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import cn.ziping.shared.Shown;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Prepares the report's page, so that the template is left with one expression a paragraph. The document is Chinese,
 * whatever the language of the page around it.
 */
@Component
@RequiredArgsConstructor
public class ReportPage {

    /** How a sentence ends that says how many points were lost. */
    private static final Pattern DEDUCTED = Pattern.compile("，扣 [0-9.]+ 分$");

    private static final Locale DOCUMENT = Locale.SIMPLIFIED_CHINESE;

    private final MessageSource messages;

    /**
     * The page.
     *
     * @param title the document's title
     * @param draftMark what marks it as a draft, or {@code null} once it is handed in
     * @param sample the name of the scheme where it is a sample, else {@code null}
     * @param total the total, or {@code —}
     * @param grade the grade, or {@code null}
     * @param complete whether there is a total
     * @param chapters the chapters
     */
    public record View(
            String title,
            @Nullable String draftMark,
            @Nullable String sample,
            String total,
            @Nullable String grade,
            boolean complete,
            List<ChapterView> chapters) {}

    public record ChapterView(String id, String heading, String title, List<SectionView> sections) {}

    public record SectionView(String id, String heading, List<BlockView> blocks) {}

    /**
     * A block; one of the three is there.
     *
     * @param text a paragraph
     * @param figure a picture with its table
     * @param table the 自评表
     */
    public record BlockView(
            @Nullable String text,
            @Nullable FigureView figure,
            @Nullable TableView table) {}

    /**
     * A picture with its table.
     *
     * @param caption what it shows
     * @param svg the picture
     * @param head the table's head
     * @param rows the table's rows
     */
    public record FigureView(String caption, String svg, List<String> head, List<List<String>> rows) {}

    /**
     * The 自评表.
     *
     * @param title its title
     * @param head the columns
     * @param rows the rows
     * @param sum the name of the last row
     * @param total the last row: full marks, score
     * @param adjustments where there are any, the sum of the leaves and the lines after it: reason, amount
     * @param note how the scheme rounds
     */
    public record TableView(
            String title,
            List<String> head,
            List<RowView> rows,
            List<List<String>> adjustments,
            String sum,
            List<String> total,
            String note) {}

    /**
     * A row of the 自评表; a group's first row names it for all of them.
     *
     * @param first 一级指标, or empty where the row above names it
     * @param span how many rows the first cell spans, 0 where there is none
     * @param cells the other cells
     */
    public record RowView(String first, int span, List<String> cells) {}

    public View of(EvaluationReport report) {
        List<ChapterView> chapters = new ArrayList<>();
        for (int i = 0; i < report.chapters().size(); i++) {
            chapters.add(chapter(report, report.chapters().get(i), "chapter-" + (i + 1)));
        }
        return new View(
                say("report.title", report.department().name(), report.year().toString()),
                report.status().isOpen() ? say("report.draft") : null,
                report.scheme().sample() ? report.scheme().name() : null,
                Shown.points(report.total()),
                report.grade(),
                report.complete(),
                chapters);
    }

    private ChapterView chapter(EvaluationReport report, EvaluationReport.Chapter chapter, String id) {
        List<SectionView> sections = new ArrayList<>();
        for (int i = 0; i < chapter.sections().size(); i++) {
            EvaluationReport.Section section = chapter.sections().get(i);
            sections.add(
                    new SectionView(id + "-" + (i + 1), section.number() + section.title(), blocks(report, section)));
        }
        return new ChapterView(id, say("report.chapter", chapter.number(), chapter.title()), chapter.title(), sections);
    }

    /** The paragraphs with pictures and tables in their places. */
    private List<BlockView> blocks(EvaluationReport report, EvaluationReport.Section section) {
        List<BlockView> blocks = new ArrayList<>();
        for (int i = 0; i <= section.paragraphs().size(); i++) {
            for (EvaluationReport.Insert insert : section.inserts()) {
                if (insert.after() == i) {
                    blocks.add(insert(report, insert.kind()));
                }
            }
            if (i < section.paragraphs().size()) {
                blocks.add(new BlockView(section.paragraphs().get(i), null, null));
            }
        }
        return blocks;
    }

    private BlockView insert(EvaluationReport report, InsertKind kind) {
        return switch (kind) {
            case EXECUTION -> new BlockView(null, execution(report), null);
            case DIMENSIONS -> new BlockView(null, dimensions(report), null);
            case INDICATORS -> new BlockView(null, null, table(report));
        };
    }

    private FigureView execution(EvaluationReport report) {
        EvaluationReport.BudgetFigures budget = report.budget();
        List<String> names = List.of(
                budget.originalSample() ? say("report.sample", say("report.original")) : say("report.original"),
                say("report.annual"),
                say("report.executed"));
        List<@Nullable BigDecimal> amounts = new ArrayList<>();
        amounts.add(budget.original());
        amounts.add(budget.annual());
        amounts.add(budget.executed());
        BigDecimal longest = amounts.stream().filter(amount -> amount != null).reduce(BigDecimal.ONE, BigDecimal::max);
        List<BarChart.Bar> bars = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            bars.add(new BarChart.Bar(names.get(i), amounts.get(i), longest, amount(amounts.get(i), report)));
        }
        String caption = say("report.execution.caption", report.year().toString());
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            rows.add(List.of(names.get(i), paper(amounts.get(i), report)));
        }
        rows.add(List.of(say("report.rate"), Shown.percent(budget.rate())));
        return new FigureView(
                caption,
                new BarChart("execution", caption, describe(bars), bars).svg(),
                List.of(say("report.item"), say("report.amount")),
                rows);
    }

    private static String amount(@Nullable BigDecimal wan, EvaluationReport report) {
        return wan == null ? Shown.BLANK : paper(wan, report) + " " + MoneyUnit.WAN.symbol();
    }

    private FigureView dimensions(EvaluationReport report) {
        List<BarChart.Bar> bars = report.dimensions().stream()
                .map(dimension -> new BarChart.Bar(
                        dimension.name(),
                        dimension.score() == null ? null : dimension.score().value(),
                        dimension.fullMarks().value(),
                        say("report.score-of", Shown.points(dimension.score()), dimension.fullMarks())))
                .toList();
        String caption = say("report.dimensions.caption");
        List<List<String>> rows = new ArrayList<>(
                report.dimensions().stream().map(ReportPage::dimensionRow).toList());
        rows.add(List.of(
                say("report.total"),
                report.fullMarks().toString(),
                Shown.points(report.rawTotal()),
                lost(report.fullMarks(), report.rawTotal())));
        if (!report.adjustments().isEmpty()) {
            report.adjustments()
                    .forEach(line ->
                            rows.add(List.of(say("report.adjustment." + line.kind()), "", signed(line.amount()), "")));
            rows.add(List.of(say("report.grand-total"), report.outOf().toString(), Shown.points(report.total()), ""));
        }
        return new FigureView(
                caption,
                new BarChart("dimensions", caption, describe(bars), bars).svg(),
                List.of(
                        say("report.dimension"),
                        say("report.full-marks"),
                        say("report.score"),
                        say("report.deduction")),
                rows);
    }

    private static List<String> dimensionRow(EvaluationReport.Dimension dimension) {
        return List.of(
                dimension.name(),
                dimension.fullMarks().toString(),
                Shown.points(dimension.score()),
                lost(dimension.fullMarks(), dimension.score()));
    }

    private static String lost(Points fullMarks, @Nullable Points score) {
        return score == null ? Shown.BLANK : fullMarks.minus(score).toString();
    }

    private static String describe(List<BarChart.Bar> bars) {
        return bars.stream().map(bar -> bar.label() + " " + bar.text()).collect(Collectors.joining("；"));
    }

    private TableView table(EvaluationReport report) {
        List<RowView> rows = new ArrayList<>();
        for (EvaluationReport.Dimension dimension : report.dimensions()) {
            for (int i = 0; i < dimension.indicators().size(); i++) {
                boolean opens = i == 0;
                rows.add(new RowView(
                        opens ? dimension.name() : "",
                        opens ? dimension.indicators().size() : 0,
                        cells(dimension.indicators().get(i))));
            }
        }
        return new TableView(
                say("report.appendix"),
                Stream.of(
                                "first",
                                "second",
                                "third",
                                "description",
                                "full-marks",
                                "standard",
                                "target",
                                "actual",
                                "self-score",
                                "reason",
                                "evidence")
                        .map(column -> say("report.column." + column))
                        .toList(),
                rows,
                adjustments(report),
                say(report.adjustments().isEmpty() ? "report.total" : "report.grand-total"),
                List.of(report.outOf().toString(), Shown.points(report.total())),
                say("report.note", report.scheme().policy()));
    }

    private List<List<String>> adjustments(EvaluationReport report) {
        return report.adjustments().isEmpty()
                ? List.of()
                : Stream.concat(
                                Stream.of(List.of(say("report.raw-total"), Shown.points(report.rawTotal()))),
                                report.adjustments().stream()
                                        .map(line -> List.of(adjustment(line), signed(line.amount()))))
                        .toList();
    }

    /** The reason of a line, and how its amount came about. */
    private String adjustment(EvaluationReport.AdjustmentLine line) {
        List<EvaluationReport.Step> trace = line.trace() == null ? List.of() : line.trace();
        String steps = trace.stream().map(EvaluationReport.Step::zh).collect(Collectors.joining("，"));
        return say("report.adjustment." + line.kind())
                + say("report.colon")
                + line.reason()
                + (steps.isEmpty() ? "" : say("report.steps", steps));
    }

    private static String signed(Points amount) {
        return amount.isPositive() ? "+" + amount : amount.toString().replace('-', '−');
    }

    private List<String> cells(EvaluationReport.Indicator indicator) {
        List<String> path = indicator.path();
        return List.of(
                path.size() > 1 ? String.join(" / ", path.subList(1, path.size())) : Shown.BLANK,
                indicator.name(),
                indicator.description(),
                indicator.fullMarks().toString(),
                indicator.standard(),
                blank(indicator.target()),
                blank(indicator.actual()),
                indicator.applicable() ? Shown.points(indicator.score()) : say("report.not-applicable"),
                blank(reason(indicator)),
                Shown.BLANK);
    }

    /** Why points were lost, and the whole calculation; of a report frozen before the two were told apart, once. */
    private String reason(EvaluationReport.Indicator indicator) {
        String steps = indicator.trace().stream().map(EvaluationReport.Step::zh).collect(Collectors.joining("，"));
        boolean lost = indicator.deduction() != null && indicator.deduction().isPositive();
        if (!lost || steps.isEmpty() || indicator.reason().contains(steps)) {
            return indicator.reason();
        }
        // Where the sentence is the beginning of the calculation, it is not said twice.
        String why = DEDUCTED.matcher(indicator.reason()).replaceAll("");
        return steps.contains(why) ? steps : say("report.reason", why, steps);
    }

    /** 万元 as the words of the paper write it: two decimals, no separators. What was frozen with separators keeps them. */
    private static String paper(@Nullable BigDecimal wan, EvaluationReport report) {
        boolean before = report.dimensions().stream()
                .flatMap(dimension -> dimension.indicators().stream())
                .anyMatch(indicator -> indicator.ruleWording() == null);
        return wan == null || before
                ? Shown.wan(wan)
                : NumericPolicy.DISPLAY.shown(wan, 2).toPlainString();
    }

    private static String blank(String text) {
        return text.isEmpty() ? Shown.BLANK : text;
    }

    private String say(String code, Object... arguments) {
        return messages.getMessage(
                code, Stream.of(arguments).map(Object::toString).toArray(), DOCUMENT);
    }
}

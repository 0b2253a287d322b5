package cn.ziping.evaluation;

import cn.ziping.department.Department;
import cn.ziping.evaluation.EvaluationReport.Chapter;
import cn.ziping.evaluation.EvaluationReport.Section;
import cn.ziping.figure.FigureBook;
import cn.ziping.narrative.FigureText;
import cn.ziping.narrative.Run;
import cn.ziping.narrative.WrittenParagraph;
import cn.ziping.narrative.WrittenWords;
import cn.ziping.scheme.ChapterOutline;
import cn.ziping.scheme.ChapterOutline.Content;
import cn.ziping.scheme.Wording;
import cn.ziping.scoring.Adjustment;
import cn.ziping.scoring.DimensionScore;
import cn.ziping.scoring.ScoreSheet;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import cn.ziping.shared.Reference;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Writes the chapters by the scheme's outline: the author's words with their figures, and what the report says about its
 * own scores, which is generated and so cannot disagree with the table.
 */
@Component
@RequiredArgsConstructor
class ChapterWriter {

    private static final List<String> ORDINALS = List.of("一", "二", "三", "四", "五", "六", "七", "八", "九", "十");

    private static final String POINTS = "分";

    /** What begins the id of a part that nobody writes; no code of a part begins so. */
    private static final String GENERATED = "#";

    private final FigureText figureText;
    private final Wording wording;
    private final MessageSource messages;
    private final ReportTables tables;

    /**
     * What the chapters are written from.
     *
     * @param evaluation the evaluation with its problems and measures
     * @param department the department with its duties
     * @param words the author's words by code
     * @param book the figures, results among them
     * @param sheet the scores
     * @param policy how it was rounded
     * @param rows the 自评表
     */
    record Material(
            SelfEvaluation evaluation,
            Department department,
            Map<String, WrittenWords> words,
            FigureBook book,
            ScoreSheet sheet,
            NumericPolicy policy,
            List<IndicatorRow> rows) {}

    /**
     * @param report the report without its chapters, which the tables show
     */
    List<Chapter> write(ChapterOutline outline, Material material, EvaluationReport report, Locale locale) {
        return new Writing(material, report, new Sentences(messages, locale), locale).chapters(outline);
    }

    /** The items of a list with their numbers. */
    List<String> numbered(List<String> items, String code, Locale locale) {
        Sentences sentences = new Sentences(messages, locale);
        return IntStream.range(0, items.size())
                .mapToObj(i -> marker(code, i, sentences) + items.get(i))
                .toList();
    }

    private static String marker(String code, int index, Sentences sentences) {
        return sentences.say(code, index + 1, index < ORDINALS.size() ? ORDINALS.get(index) : index + 1);
    }

    /** One report being written. */
    @RequiredArgsConstructor
    private final class Writing {

        private final Material material;
        private final EvaluationReport report;
        private final Sentences sentences;
        private final Locale locale;
        private final Map<String, Integer> parts = new HashMap<>();

        List<Chapter> chapters(ChapterOutline outline) {
            return outline.chapters().stream()
                    .map(chapter -> new Chapter(
                            chapter.number(),
                            chapter.title(),
                            chapter.sections().stream()
                                    .map(section -> Section.of(
                                            section.number(),
                                            section.title(),
                                            section.parts().stream()
                                                    .flatMap(part -> blocks(part, id(part)))
                                                    .toList()))
                                    .toList()))
                    .toList();
        }

        /** The code of the author's part; of others what they are; numbered where an outline has several. */
        private String id(ChapterOutline.Part part) {
            String id = part.content() == Content.WORDS ? part.code() : GENERATED + part.content();
            int number = parts.merge(id, 1, Integer::sum);
            return number == 1 ? id : id + "-" + number;
        }

        private Stream<ReportBlock> blocks(ChapterOutline.Part part, String id) {
            return switch (part.content()) {
                case WORDS -> words(part, id);
                case DUTIES ->
                    list(
                            part.lead(),
                            id,
                            "list.duty",
                            material.department().getDuties().stream()
                                    .map(duty -> new Said(duty.id().toString(), printed(duty.words())))
                                    .toList());
                case DIMENSION_SCORES -> paragraph(id, part.lead(), dimensionScores());
                case DEDUCTIONS -> deductions(part.lead(), id);
                case CONCLUSION -> paragraph(id, part.lead(), conclusion());
                case PROBLEMS ->
                    list(
                            part.lead(),
                            id,
                            "list.item",
                            material.evaluation().getProblems().stream()
                                    .map(problem -> new Said(problem.getId().toString(), printed(problem.getWords())))
                                    .toList());
                case CAUSES ->
                    list(
                            part.lead(),
                            id,
                            "list.item",
                            material.evaluation().getProblems().stream()
                                    .filter(problem -> !problem.getCause().isEmpty())
                                    .map(problem -> new Said(problem.getId().toString(), printed(problem.getCause())))
                                    .toList());
                case MEASURES ->
                    list(
                            part.lead(),
                            id,
                            "list.item",
                            material.evaluation().getMeasures().stream()
                                    .map(measure -> new Said(measure.getId().toString(), measure(measure)))
                                    .toList());
                case EXECUTION -> Stream.of(tables.execution(id, report));
                case DIMENSION_CHART -> Stream.of(tables.dimensions(id, report));
                case INDICATOR_TABLE -> Stream.of(tables.indicators(id, report));
            };
        }

        /** Something said of what has an id. */
        private record Said(String of, List<Run> runs) {}

        private List<Run> printed(String words) {
            return figureText.runs(words, material.book(), locale);
        }

        private Stream<ReportBlock> paragraph(String id, String lead, List<Run> rest) {
            List<Run> runs = Sentences.led(lead, rest);
            return runs.isEmpty() ? Stream.empty() : Stream.of(new ReportBlock.Paragraph(id, runs));
        }

        /** The author's words; the lead opens the first paragraph, or stands alone while there are none. */
        private Stream<ReportBlock> words(ChapterOutline.Part part, String id) {
            WrittenWords written = material.words().get(part.code());
            if (written == null || written.paragraphs().isEmpty()) {
                return paragraph(id, part.lead(), missing());
            }
            List<WrittenParagraph> paragraphs = written.paragraphs();
            return IntStream.range(0, paragraphs.size())
                    .boxed()
                    .flatMap(i -> paragraph(
                            // A part that an outline prints twice is two places.
                            paragraphs.get(i).id() + id.substring(part.code().length()),
                            i == 0 ? part.lead() : "",
                            printed(paragraphs.get(i).words())));
        }

        private List<Run> missing() {
            return sentences.runs("words.missing");
        }

        private Stream<ReportBlock> list(String lead, String id, String marker, List<Said> items) {
            if (items.isEmpty()) {
                return paragraph(id, lead, missing());
            }
            return Stream.concat(
                    paragraph(id, lead, List.of()),
                    Stream.of(new ReportBlock.Numbered(
                            id + "-list",
                            IntStream.range(0, items.size())
                                    .mapToObj(i -> new ReportBlock.Item(
                                            id + ":" + items.get(i).of(),
                                            items.get(i).of(),
                                            marker(marker, i, sentences),
                                            items.get(i).runs()))
                                    .toList())));
        }

        /** A measure with who sees to it and until when, where that is known. */
        private List<Run> measure(Measure measure) {
            List<Run> words = printed(measure.getWords());
            LocalDate due = measure.getDueDate();
            String owner = measure.getOwner();
            if (due == null) {
                return owner.isEmpty() ? words : sentences.runs("measure.owner", words, owner);
            }
            String date = sentences.say("measure.date", due.getYear(), due.getMonthValue(), due.getDayOfMonth());
            return owner.isEmpty()
                    ? sentences.runs("measure.due", words, date)
                    : sentences.runs("measure.owner-due", words, owner, date);
        }

        private List<Run> dimensionScores() {
            ScoreSheet sheet = material.sheet();
            List<Run> dimensions = sentences.commas(
                    sheet.dimensions().stream().map(this::score).toList());
            Points total = sheet.total();
            if (total == null) {
                return sentences.runs("scores.incomplete", dimensions, sheet.soFar());
            }
            return sheet.adjustments().isEmpty()
                    ? sentences.runs("scores.complete", dimensions, total(total))
                    : sentences.runs(
                            "scores.adjusted",
                            dimensions,
                            String.valueOf(sheet.rawTotal()),
                            sentences.semicolons(sheet.adjustments().stream()
                                    .map(this::adjustment)
                                    .toList()),
                            total(total));
        }

        private List<Run> adjustment(Adjustment line) {
            return sentences.runs(
                    "scores.adjustment",
                    wording.text(line.reason(), material.policy(), locale),
                    (line.amount().isPositive() ? "+" : "") + line.amount());
        }

        private List<Run> score(DimensionScore dimension) {
            Points score = dimension.score();
            return score == null
                    ? sentences.runs("scores.dimension.incomplete", dimension.name())
                    : sentences.runs(
                            "scores.dimension",
                            dimension.name(),
                            Run.bound(
                                    score.toString(),
                                    Reference.Result.scoreOf(dimension.code()),
                                    score.toString(),
                                    POINTS));
        }

        private static Run total(Points total) {
            return Run.bound(total.toString(), Reference.Result.TOTAL, total.toString(), POINTS);
        }

        /** An item an indicator that lost points, in the order of the tree. */
        private Stream<ReportBlock> deductions(String lead, String id) {
            List<Said> lost = material.rows().stream()
                    .filter(row -> row.leaf().lost())
                    .map(row -> new Said(row.leaf().code(), deduction(row)))
                    .toList();
            return lost.isEmpty()
                    ? paragraph(
                            id,
                            lead,
                            sentences.runs(material.sheet().complete() ? "deductions.none" : "deductions.none-so-far"))
                    : list(lead, id, "list.deduction", lost);
        }

        private List<Run> deduction(IndicatorRow row) {
            String dimension = row.leaf().path().get(0);
            String indicator = row.leaf().indicator().name();
            return dimension.equals(indicator)
                    ? sentences.runs("deductions.item.same", indicator, row.reason())
                    : sentences.runs("deductions.item", dimension, indicator, row.reason());
        }

        private List<Run> conclusion() {
            ScoreSheet sheet = material.sheet();
            Points total = sheet.total();
            return total == null
                    ? sentences.runs("conclusion.incomplete", sheet.missing().size(), sheet.soFar())
                    : sentences.runs(
                            "conclusion.complete",
                            total(total),
                            Run.bound(
                                    Objects.requireNonNull(sheet.grade()), Reference.Result.GRADE, sheet.grade(), ""));
        }
    }
}

package cn.ziping.evaluation;

import cn.ziping.department.Department;
import cn.ziping.evaluation.EvaluationReport.Chapter;
import cn.ziping.evaluation.EvaluationReport.Insert;
import cn.ziping.evaluation.EvaluationReport.InsertKind;
import cn.ziping.evaluation.EvaluationReport.Section;
import cn.ziping.figure.FigureBook;
import cn.ziping.narrative.FigureText;
import cn.ziping.scheme.ChapterOutline;
import cn.ziping.scheme.Wording;
import cn.ziping.scoring.DimensionScore;
import cn.ziping.scoring.ScoreSheet;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    private static final Map<ChapterOutline.Content, InsertKind> INSERTS = Map.of(
            ChapterOutline.Content.EXECUTION, InsertKind.EXECUTION,
            ChapterOutline.Content.DIMENSION_CHART, InsertKind.DIMENSIONS,
            ChapterOutline.Content.INDICATOR_TABLE, InsertKind.INDICATORS);

    private static final List<String> ORDINALS = List.of("一", "二", "三", "四", "五", "六", "七", "八", "九", "十");

    private final FigureText figureText;
    private final Wording wording;
    private final MessageSource messages;

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
            Map<String, String> words,
            FigureBook book,
            ScoreSheet sheet,
            NumericPolicy policy,
            List<IndicatorRow> rows) {}

    List<Chapter> write(ChapterOutline outline, Material material, Locale locale) {
        return outline.chapters().stream()
                .map(chapter -> new Chapter(
                        chapter.number(),
                        chapter.title(),
                        chapter.sections().stream()
                                .map(section -> section(section, material, locale))
                                .toList()))
                .toList();
    }

    private Section section(ChapterOutline.Section section, Material material, Locale locale) {
        List<String> paragraphs = new ArrayList<>();
        List<Insert> inserts = new ArrayList<>();
        for (ChapterOutline.Part part : section.parts()) {
            InsertKind insert = INSERTS.get(part.content());
            if (insert != null) {
                inserts.add(new Insert(insert, paragraphs.size()));
            } else {
                paragraphs(part, material, locale).stream()
                        .filter(text -> !text.isEmpty())
                        .forEach(paragraphs::add);
            }
        }
        return new Section(section.number(), section.title(), paragraphs, inserts);
    }

    private List<String> paragraphs(ChapterOutline.Part part, Material material, Locale locale) {
        return switch (part.content()) {
            case WORDS -> words(part, material, locale);
            case DUTIES ->
                numbered(
                        part.lead(),
                        material.department().getDuties().stream()
                                .map(duty -> figureText.text(duty, material.book(), locale))
                                .toList(),
                        "list.duty",
                        locale);
            case DIMENSION_SCORES ->
                List.of(part.lead() + dimensionScores(material.sheet(), material.policy(), locale));
            case DEDUCTIONS -> deductions(part.lead(), material, locale);
            case CONCLUSION -> List.of(part.lead() + conclusion(material.sheet(), locale));
            case PROBLEMS ->
                numbered(
                        part.lead(),
                        material.evaluation().getProblems().stream()
                                .map(problem -> figureText.text(problem.getWords(), material.book(), locale))
                                .toList(),
                        "list.item",
                        locale);
            case CAUSES ->
                numbered(
                        part.lead(),
                        material.evaluation().getProblems().stream()
                                .map(Problem::getCause)
                                .filter(cause -> !cause.isEmpty())
                                .map(cause -> figureText.text(cause, material.book(), locale))
                                .toList(),
                        "list.item",
                        locale);
            case MEASURES ->
                numbered(
                        part.lead(),
                        material.evaluation().getMeasures().stream()
                                .map(measure -> measure(measure, material, locale))
                                .toList(),
                        "list.item",
                        locale);
            case EXECUTION, DIMENSION_CHART, INDICATOR_TABLE -> List.of();
        };
    }

    /** A measure with who sees to it and until when, where that is known. */
    private String measure(Measure measure, Material material, Locale locale) {
        String words = figureText.text(measure.getWords(), material.book(), locale);
        LocalDate due = measure.getDueDate();
        String owner = measure.getOwner();
        if (owner.isEmpty() && due == null) {
            return words;
        }
        String date = due == null
                ? ""
                : say(
                        "measure.date",
                        locale,
                        String.valueOf(due.getYear()),
                        String.valueOf(due.getMonthValue()),
                        String.valueOf(due.getDayOfMonth()));
        if (owner.isEmpty()) {
            return say("measure.due", locale, words, date);
        }
        return due == null
                ? say("measure.owner", locale, words, owner)
                : say("measure.owner-due", locale, words, owner, date);
    }

    /** The author's words; the lead opens the first paragraph, or stands alone while there are none. */
    private List<String> words(ChapterOutline.Part part, Material material, Locale locale) {
        List<String> texts = new ArrayList<>(
                figureText.paragraphs(material.words().getOrDefault(part.code(), ""), material.book(), locale));
        if (texts.isEmpty()) {
            return List.of(part.lead() + say("words.missing", locale));
        }
        texts.set(0, part.lead() + texts.get(0));
        return texts;
    }

    private List<String> numbered(String lead, List<String> items, String code, Locale locale) {
        List<String> texts = new ArrayList<>();
        if (items.isEmpty()) {
            texts.add(lead + say("words.missing", locale));
            return texts;
        }
        texts.add(lead);
        texts.addAll(numbered(items, code, locale));
        return texts;
    }

    /** The items of a list with their numbers. */
    List<String> numbered(List<String> items, String code, Locale locale) {
        return IntStream.range(0, items.size())
                .mapToObj(i -> say(code, locale, String.valueOf(i + 1), ordinal(i), items.get(i)))
                .toList();
    }

    private static String ordinal(int index) {
        return index < ORDINALS.size() ? ORDINALS.get(index) : String.valueOf(index + 1);
    }

    private String dimensionScores(ScoreSheet sheet, NumericPolicy policy, Locale locale) {
        String dimensions = sheet.dimensions().stream()
                .map(dimension -> dimensionScore(dimension, locale))
                .collect(Collectors.joining(say("wording.comma", locale)));
        Points total = sheet.total();
        if (total == null) {
            return say("scores.incomplete", locale, dimensions, sheet.soFar().toString());
        }
        return sheet.adjustments().isEmpty()
                ? say("scores.complete", locale, dimensions, total.toString())
                : say(
                        "scores.adjusted",
                        locale,
                        dimensions,
                        String.valueOf(sheet.rawTotal()),
                        adjustments(sheet, policy, locale),
                        total.toString());
    }

    private String adjustments(ScoreSheet sheet, NumericPolicy policy, Locale locale) {
        return sheet.adjustments().stream()
                .map(line -> say(
                        "scores.adjustment",
                        locale,
                        wording.text(line.reason(), policy, locale),
                        (line.amount().isPositive() ? "+" : "") + line.amount()))
                .collect(Collectors.joining(say("wording.semicolon", locale)));
    }

    private String dimensionScore(DimensionScore dimension, Locale locale) {
        Points score = dimension.score();
        return score == null
                ? say("scores.dimension.incomplete", locale, dimension.name())
                : say("scores.dimension", locale, dimension.name(), score.toString());
    }

    /** A paragraph an indicator that lost points, in the order of the tree. */
    private List<String> deductions(String lead, Material material, Locale locale) {
        List<IndicatorRow> lost =
                material.rows().stream().filter(row -> row.leaf().lost()).toList();
        if (lost.isEmpty()) {
            return List.of(
                    lead + say(material.sheet().complete() ? "deductions.none" : "deductions.none-so-far", locale));
        }
        List<String> texts = new ArrayList<>();
        texts.add(lead);
        for (int i = 0; i < lost.size(); i++) {
            IndicatorRow row = lost.get(i);
            String dimension = row.leaf().path().get(0);
            String indicator = row.leaf().indicator().name();
            texts.add(
                    dimension.equals(indicator)
                            ? say("deductions.item.same", locale, String.valueOf(i + 1), indicator, row.reason())
                            : say(
                                    "deductions.item",
                                    locale,
                                    String.valueOf(i + 1),
                                    dimension,
                                    indicator,
                                    row.reason()));
        }
        return texts;
    }

    private String conclusion(ScoreSheet sheet, Locale locale) {
        Points total = sheet.total();
        return total == null
                ? say(
                        "conclusion.incomplete",
                        locale,
                        String.valueOf(sheet.missing().size()),
                        sheet.soFar().toString())
                : say("conclusion.complete", locale, total.toString(), Objects.requireNonNull(sheet.grade()));
    }

    private String say(String code, Locale locale, Object... arguments) {
        return messages.getMessage(code, arguments, locale);
    }
}

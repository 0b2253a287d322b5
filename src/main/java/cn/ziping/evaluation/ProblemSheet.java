package cn.ziping.evaluation;

import cn.ziping.figure.TextCell;
import cn.ziping.figure.TypedCell;
import cn.ziping.shared.CellKey;
import cn.ziping.shared.Days;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.TypedText;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The problems and measures of one evaluation as they are typed in. */
public final class ProblemSheet {

    /** The longest words of a problem, a cause or a measure. */
    public static final int LIMIT = 5000;

    static final int OWNER_LIMIT = 100;

    /** The columns of a problem. */
    public enum ProblemColumn {
        WORDS,
        CAUSE
    }

    /** The columns of a measure. */
    public enum MeasureColumn {
        WORDS,
        PROBLEM,
        OWNER,
        DUE
    }

    private final SelfEvaluation evaluation;

    ProblemSheet(SelfEvaluation evaluation) {
        this.evaluation = evaluation;
    }

    public List<Problem> problems() {
        return evaluation.getProblems();
    }

    public List<Measure> measures() {
        return evaluation.getMeasures();
    }

    public static String path(Problem problem, ProblemColumn column) {
        return "problem:" + problem.getId() + ":" + column;
    }

    public static String path(Measure measure, MeasureColumn column) {
        return "measure:" + measure.getId() + ":" + column;
    }

    public TypedCell cell(Problem problem, ProblemColumn column) {
        CellKey key = key("problem", problem.getId(), column.name());
        return switch (column) {
            case WORDS ->
                new TextCell(
                        key,
                        typed -> TypedText.requiredLines(typed, LIMIT),
                        problem::getWords,
                        (words, made) -> problem.reword(Objects.requireNonNull(words)));
            case CAUSE ->
                new TextCell(
                        key,
                        typed -> TypedText.lines(typed, LIMIT),
                        () -> blankToNull(problem.getCause()),
                        (words, made) -> problem.explain(Objects.requireNonNullElse(words, "")));
        };
    }

    public TypedCell cell(Measure measure, MeasureColumn column) {
        CellKey key = key("measure", measure.getId(), column.name());
        return switch (column) {
            case WORDS ->
                new TextCell(
                        key,
                        typed -> TypedText.requiredLines(typed, LIMIT),
                        measure::getWords,
                        (words, made) -> measure.reword(Objects.requireNonNull(words)));
            case PROBLEM ->
                new TextCell(
                        key,
                        this::problemId,
                        () -> measure.getProblemId() == null
                                ? null
                                : measure.getProblemId().toString(),
                        (id, made) -> measure.answer(id == null ? null : UUID.fromString(id)));
            case OWNER ->
                new TextCell(
                        key,
                        typed -> TypedText.optionalLine(typed, OWNER_LIMIT),
                        () -> blankToNull(measure.getOwner()),
                        (words, made) -> measure.assign(Objects.requireNonNullElse(words, "")));
            case DUE ->
                new TextCell(
                        key,
                        ProblemSheet::date,
                        () -> measure.getDueDate() == null
                                ? null
                                : measure.getDueDate().toString(),
                        (date, made) -> measure.promise(date == null ? null : LocalDate.parse(date)));
        };
    }

    private CellKey key(String sheet, UUID row, String column) {
        return new CellKey(evaluation.getDepartmentId(), evaluation.getYear(), sheet, row.toString(), column);
    }

    /** A problem of this evaluation, or none. */
    String problemId(String typed) {
        if (typed.isBlank()) {
            return "";
        }
        return problems().stream()
                .map(problem -> problem.getId().toString())
                .filter(typed.strip()::equals)
                .findFirst()
                .orElseThrow(() -> new RefusedException("problem.gone"));
    }

    /** A day as {@code 2023-06-30}, or empty. */
    static String date(String typed) {
        return typed.isBlank() ? "" : Days.parse(typed).toString();
    }

    Map<String, TypedCell> cells() {
        Map<String, TypedCell> cells = new LinkedHashMap<>();
        for (Problem problem : problems()) {
            for (ProblemColumn column : ProblemColumn.values()) {
                cells.put(path(problem, column), cell(problem, column));
            }
        }
        for (Measure measure : measures()) {
            for (MeasureColumn column : MeasureColumn.values()) {
                cells.put(path(measure, column), cell(measure, column));
            }
        }
        return cells;
    }

    private static @Nullable String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}

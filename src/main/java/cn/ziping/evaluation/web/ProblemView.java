package cn.ziping.evaluation.web;

import cn.ziping.evaluation.EvaluationWords;
import cn.ziping.evaluation.Measure;
import cn.ziping.evaluation.Problem;
import cn.ziping.evaluation.ProblemService;
import cn.ziping.evaluation.ProblemSheet;
import cn.ziping.evaluation.ProblemSheet.MeasureColumn;
import cn.ziping.evaluation.ProblemSheet.ProblemColumn;
import cn.ziping.figure.CellResult;
import cn.ziping.figure.CellView;
import cn.ziping.figure.FigureBook;
import cn.ziping.narrative.BoundWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Problems and measures as their page shows them.
 *
 * @param editable whether the person may type now
 * @param problems the problems
 * @param measures the measures
 * @param choices the problems a measure may be against
 */
record ProblemView(boolean editable, List<ProblemRow> problems, List<MeasureRow> measures, List<Choice> choices) {

    record ProblemRow(String id, int number, CellView words, Printed printed, CellView cause, Printed printedCause) {}

    record MeasureRow(
            String id, int number, CellView words, Printed printed, CellView problem, CellView owner, CellView due) {}

    /**
     * Words as they will be printed, beside their field.
     *
     * @param id the id on the page
     * @param words the words; unknown references are named
     */
    record Printed(String id, EvaluationWords.Printed words) {}

    record Choice(String id, String name) {}

    private static final int SHORT = 24;

    static ProblemView of(
            ProblemService.Sheet all, EvaluationWords words, boolean editable, Map<String, CellResult> results) {
        ProblemSheet sheet = all.problems();
        List<Choice> choices = new ArrayList<>();
        List<ProblemRow> problems = new ArrayList<>();
        for (Problem problem : sheet.problems()) {
            int number = problems.size() + 1;
            String label = String.valueOf(number);
            choices.add(new Choice(problem.getId().toString(), number + ". " + shortened(problem.getWords())));
            problems.add(new ProblemRow(
                    problem.getId().toString(),
                    number,
                    cell(sheet, problem, ProblemColumn.WORDS, label, editable, results),
                    printed("problem-" + problem.getId(), problem.getWords(), words, all.book()),
                    cell(sheet, problem, ProblemColumn.CAUSE, label, editable, results),
                    printed("cause-" + problem.getId(), problem.getCause(), words, all.book())));
        }
        List<MeasureRow> measures = new ArrayList<>();
        for (Measure measure : sheet.measures()) {
            int number = measures.size() + 1;
            String label = String.valueOf(number);
            measures.add(new MeasureRow(
                    measure.getId().toString(),
                    number,
                    cell(sheet, measure, MeasureColumn.WORDS, "text", label, choices, editable, results),
                    printed("measure-" + measure.getId(), measure.getWords(), words, all.book()),
                    cell(sheet, measure, MeasureColumn.PROBLEM, "choice", label, choices, editable, results),
                    cell(sheet, measure, MeasureColumn.OWNER, "line", label, choices, editable, results),
                    cell(sheet, measure, MeasureColumn.DUE, "date", label, choices, editable, results)));
        }
        return new ProblemView(editable, problems, measures, choices);
    }

    private static CellView cell(
            ProblemSheet sheet,
            Problem problem,
            ProblemColumn column,
            String label,
            boolean editable,
            Map<String, CellResult> results) {
        return CellView.of(
                ProblemSheet.path(problem, column),
                sheet.cell(problem, column),
                new CellView.Look("text", List.of(), "problem.column." + column, label, "", !editable, false),
                results);
    }

    private static CellView cell(
            ProblemSheet sheet,
            Measure measure,
            MeasureColumn column,
            String editor,
            String label,
            List<Choice> choices,
            boolean editable,
            Map<String, CellResult> results) {
        List<CellView.Option> options = choices.stream()
                .map(choice -> new CellView.Option(choice.id(), null, choice.name()))
                .toList();
        return CellView.of(
                ProblemSheet.path(measure, column),
                sheet.cell(measure, column),
                new CellView.Look(
                        editor,
                        column == MeasureColumn.PROBLEM ? options : List.of(),
                        "measure.column." + column,
                        label,
                        "",
                        !editable,
                        false),
                results);
    }

    /** Nothing is printed beside words without figures: they are printed as they stand. */
    private static Printed printed(String id, String typed, EvaluationWords words, FigureBook book) {
        BoundWords parsed = BoundWords.parse(typed);
        boolean bound =
                Stream.concat(parsed.references(), parsed.malformed()).findAny().isPresent();
        return new Printed("printed-" + id, bound ? words.print(typed, book) : EvaluationWords.Printed.NOTHING);
    }

    private static String shortened(String words) {
        String line = words.replace('\n', ' ');
        return line.length() <= SHORT ? line : line.substring(0, SHORT) + "…";
    }

    /** All that is printed, to be shown anew after a save. */
    public List<Printed> printed() {
        return Stream.concat(
                        problems.stream().flatMap(row -> Stream.of(row.printed(), row.printedCause())),
                        measures.stream().map(MeasureRow::printed))
                .toList();
    }

    Stream<CellView> cells() {
        return Stream.concat(
                problems.stream().flatMap(row -> Stream.of(row.words(), row.cause())),
                measures.stream().flatMap(row -> Stream.of(row.words(), row.problem(), row.owner(), row.due())));
    }
}

package cn.ziping.evaluation;

import cn.ziping.figure.FigureBook;
import cn.ziping.figure.FigureKind;
import cn.ziping.figure.FigureSource;
import cn.ziping.figure.FigureValue;
import cn.ziping.scheme.SchemeVersion;
import cn.ziping.scoring.ScoreSheet;
import cn.ziping.scoring.ScoringInput;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.Reference;
import cn.ziping.target.PerformanceTarget;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that one evaluation is computed from.
 *
 * @param scheme the version it is pinned to
 * @param book the figures of its department and year
 * @param entries what was typed for its indicators
 * @param targets the department's targets of the year, in order
 * @param peers the figures of the other departments, by reference
 */
record EvaluationFacts(
        SchemeVersion scheme,
        FigureBook book,
        List<IndicatorEntry> entries,
        List<PerformanceTarget> targets,
        Map<String, List<BigDecimal>> peers) {

    private static final String POINTS_UNIT = "分";

    /** The facts as scoring reads them: money in 万元, blanks left out. */
    ScoringInput scoringInput() {
        return new ScoringFacts(book, entryValues(), targets)
                .input(ScoringFacts.references(scheme.definition()), peers);
    }

    private Map<String, Map<String, String>> entryValues() {
        Map<String, Map<String, String>> values = new HashMap<>();
        for (IndicatorEntry entry : entries) {
            String value = entry.getValue();
            if (value != null) {
                values.computeIfAbsent(entry.getIndicatorCode(), code -> new HashMap<>())
                        .put(entry.getInput(), value);
            }
        }
        return values;
    }

    /** The book with its rates rounded as the scheme says, for words and tables. */
    FigureBook roundedBook() {
        return book.with(book.all().stream()
                .filter(figure -> figure.kind() == FigureKind.RATE)
                .map(this::rounded)
                .toList());
    }

    private FigureValue rounded(FigureValue rate) {
        BigDecimal value = rate.value();
        return FigureValue.rate(
                        rate.reference(),
                        value == null ? null : scheme.definition().policy().rate(value, BigDecimal.ONE),
                        rate.source())
                .from(rate.madeFrom());
    }

    /** The book with the year and the results, for words to refer to. */
    FigureBook withResults(FiscalYear year, ScoreSheet sheet) {
        List<FigureValue> results = new ArrayList<>();
        results.add(FigureValue.words(Reference.Result.YEAR, year.toString(), FigureSource.RESULT));
        results.add(FigureValue.number(
                Reference.Result.TOTAL,
                sheet.total() == null ? null : sheet.total().value(),
                POINTS_UNIT,
                FigureSource.RESULT));
        results.add(FigureValue.words(Reference.Result.GRADE, sheet.grade(), FigureSource.RESULT));
        sheet.dimensions()
                .forEach(dimension -> results.add(FigureValue.number(
                        Reference.Result.scoreOf(dimension.code()),
                        dimension.score() == null ? null : dimension.score().value(),
                        POINTS_UNIT,
                        FigureSource.RESULT)));
        return roundedBook().with(results);
    }

    Optional<IndicatorEntry> entry(String indicatorCode, String input) {
        return entries.stream()
                .filter(entry -> entry.getIndicatorCode().equals(indicatorCode)
                        && entry.getInput().equals(input))
                .findFirst();
    }
}

package cn.ziping.evaluation;

import cn.ziping.evaluation.Submission.BoundField;
import cn.ziping.figure.FigureBook;
import cn.ziping.figure.FigureValue;
import cn.ziping.narrative.BoundWords;
import cn.ziping.narrative.NarrativeService;
import cn.ziping.scoring.Scoring;
import cn.ziping.shared.NumberText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** The figures bound in an evaluation's words, as they stand. */
@Component
@RequiredArgsConstructor
class BoundFields {

    private final EvaluationFactsReader factsReader;
    private final NarrativeService narratives;

    List<BoundField> of(SelfEvaluation evaluation) {
        EvaluationFacts facts = factsReader.read(evaluation);
        FigureBook book = facts.withResults(
                evaluation.getYear(), Scoring.score(facts.scheme().definition(), facts.scoringInput()));
        List<BoundField> fields = new ArrayList<>();
        new TreeMap<>(narratives.words(evaluation.getDepartmentId(), evaluation.getYear()))
                .forEach((part, written) -> collect(part, written.words(), book, fields));
        evaluation.getProblems().forEach(problem -> {
            collect("problem:" + problem.getPosition(), problem.getWords(), book, fields);
            collect("cause:" + problem.getPosition(), problem.getCause(), book, fields);
        });
        evaluation
                .getMeasures()
                .forEach(measure -> collect("measure:" + measure.getPosition(), measure.getWords(), book, fields));
        return fields;
    }

    private static void collect(String part, String words, FigureBook book, List<BoundField> fields) {
        BoundWords.parse(words)
                .references()
                .map(reference -> new BoundField(
                        part,
                        reference,
                        book.find(reference).map(BoundFields::value).orElse("")))
                .forEach(fields::add);
    }

    private static String value(FigureValue figure) {
        String text = figure.text();
        BigDecimal value = figure.value();
        return text != null ? text : value == null ? "" : NumberText.plain(value);
    }
}

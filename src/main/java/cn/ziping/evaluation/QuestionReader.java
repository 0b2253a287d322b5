package cn.ziping.evaluation;

import cn.ziping.figure.CellQuestion;
import cn.ziping.figure.CellQuestions;
import cn.ziping.figure.FigureBook;
import cn.ziping.figure.FigureValue;
import cn.ziping.figure.NumberDoubt;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.InputDeclaration;
import cn.ziping.scoring.InputSource;
import cn.ziping.scoring.SchemeDefinition;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Gathers what the pages of typed cells ask about a department's year, and tells which scores read those numbers. */
@Component
@RequiredArgsConstructor
class QuestionReader {

    private final List<CellQuestions> pages;
    private final MessageSource messages;

    OpenQuestions read(SelfEvaluation evaluation, EvaluationFacts facts) {
        SchemeDefinition scheme = facts.scheme().definition();
        List<CellQuestion> all = Stream.concat(
                        pages.stream()
                                .flatMap(page -> page.ask(evaluation.getDepartmentId(), evaluation.getYear()).stream()),
                        scheme.scored().flatMap(indicator -> entries(indicator, scheme, facts)))
                .toList();
        Map<String, List<CellQuestion>> byIndicator = new LinkedHashMap<>();
        if (!all.isEmpty()) {
            scheme.scored().forEach(indicator -> {
                List<CellQuestion> read = ofIndicator(indicator, scheme, facts.book(), all);
                if (!read.isEmpty()) {
                    byIndicator.put(indicator.code(), read);
                }
            });
        }
        return new OpenQuestions(all, lines(all), byIndicator);
    }

    private List<String> lines(List<CellQuestion> questions) {
        return questions.stream()
                .map(question -> messages.getMessage(
                        "question.line",
                        new Object[] {
                            question.place(messages, ReportWriter.DOCUMENT),
                            question.words(messages, ReportWriter.DOCUMENT)
                        },
                        ReportWriter.DOCUMENT))
                .toList();
    }

    private static Stream<CellQuestion> entries(
            IndicatorDefinition indicator, SchemeDefinition scheme, EvaluationFacts facts) {
        return scheme.inputs(indicator).stream()
                .filter(input -> input.source() == InputSource.ENTRY)
                .flatMap(input -> facts
                        .entry(indicator.code(), input.name())
                        .flatMap(entry -> EntrySheet.doubt(input, entry.getValue()))
                        .map(doubt -> question(indicator, input, doubt))
                        .stream());
    }

    private static CellQuestion question(IndicatorDefinition indicator, InputDeclaration input, NumberDoubt doubt) {
        return new CellQuestion(
                CellQuestion.Sheet.ENTRIES,
                EntrySheet.path(indicator.code(), input.name()),
                "",
                "scores.input",
                input.name(),
                doubt.code(),
                doubt.arguments(),
                Set.of());
    }

    private static List<CellQuestion> ofIndicator(
            IndicatorDefinition indicator, SchemeDefinition scheme, FigureBook book, List<CellQuestion> all) {
        Set<String> figures = new HashSet<>();
        Set<String> categories = new HashSet<>();
        scheme.inputs(indicator).forEach(input -> {
            if (input.source() == InputSource.TARGETS) {
                categories.add(input.name());
            } else if (input.source() == InputSource.FIGURE) {
                collect(input.name(), book, figures);
            }
        });
        return all.stream()
                .filter(question -> switch (question.sheet()) {
                    case LEDGER, FIGURES -> question.reads().stream().anyMatch(figures::contains);
                    case TARGETS -> question.reads().stream().anyMatch(categories::contains);
                    case ENTRIES -> question.cell().startsWith(indicator.code() + ":");
                })
                .toList();
    }

    /** A figure and all that it is made from. */
    private static void collect(String reference, FigureBook book, Set<String> found) {
        if (found.add(reference)) {
            book.find(reference)
                    .map(FigureValue::madeFrom)
                    .orElse(List.of())
                    .forEach(part -> collect(part.toString(), book, found));
        }
    }
}

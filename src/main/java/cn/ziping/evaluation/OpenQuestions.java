package cn.ziping.evaluation;

import cn.ziping.figure.CellQuestion;
import cn.ziping.shared.Sha256;
import java.util.List;
import java.util.Map;

/**
 * What is asked about the numbers of a year and has not been put right. It stops nobody.
 *
 * @param all the questions, page by page
 * @param lines the same as they stand in the record, in the language of the document: place, then question
 * @param byIndicator those about numbers that an indicator's rule reads, by the indicator's code; others are left out
 */
public record OpenQuestions(List<CellQuestion> all, List<String> lines, Map<String, List<CellQuestion>> byIndicator) {

    public OpenQuestions {
        all = List.copyOf(all);
        lines = List.copyOf(lines);
        byIndicator = Map.copyOf(byIndicator);
    }

    /** What tells one list of open questions from another; empty of none. */
    public String mark() {
        return lines.isEmpty() ? "" : Sha256.of(lines);
    }

    /** The questions about what an indicator's rule reads. */
    public List<CellQuestion> of(String indicatorCode) {
        return byIndicator.getOrDefault(indicatorCode, List.of());
    }
}

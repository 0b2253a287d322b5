package cn.ziping.evaluation.web;

import cn.ziping.figure.CellQuestion;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/**
 * A question about a number, as pages show it.
 *
 * @param place which cell it is asked at
 * @param words the question
 * @param address where that cell is
 */
record QuestionView(String place, String words, String address) {

    static List<QuestionView> of(
            List<CellQuestion> questions, EvaluationAddresses addresses, MessageSource messages, Locale locale) {
        return questions.stream()
                .map(question -> new QuestionView(
                        question.place(messages, locale), question.words(messages, locale), addresses.of(question)))
                .toList();
    }
}

package cn.ziping.figure;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.MessageSource;

/**
 * What a reader would ask about a number that was typed; never a refusal.
 *
 * @param sheet where it is typed
 * @param cell the path of the cell it is asked at, or {@code sum:} and a column for a sum
 * @param at where on the page of the sheet the cell stands: a query or a fragment, or empty
 * @param labelCode the message that names the cell, with the row's name as its argument
 * @param row the row's name; words of the data
 * @param code the message of the question
 * @param arguments the message's arguments, as ready text
 * @param reads what a rule reads where the number goes into its score: codes of figures, or a category of targets
 */
public record CellQuestion(
        Sheet sheet,
        String cell,
        String at,
        String labelCode,
        String row,
        String code,
        List<String> arguments,
        Set<String> reads) {

    /** How the path of a sum begins. */
    public static final String SUM = "sum:";

    /** The pages of typed cells. */
    public enum Sheet {
        LEDGER,
        FIGURES,
        TARGETS,
        /** What is typed for an indicator; the cell begins with the indicator's code. */
        ENTRIES
    }

    public CellQuestion {
        arguments = List.copyOf(arguments);
        reads = Set.copyOf(reads);
    }

    /** Which cell it is asked at. */
    public String place(MessageSource messages, Locale locale) {
        return messages.getMessage(labelCode, new Object[] {row}, locale);
    }

    /** The question. */
    public String words(MessageSource messages, Locale locale) {
        return messages.getMessage(code, arguments.toArray(), locale);
    }
}

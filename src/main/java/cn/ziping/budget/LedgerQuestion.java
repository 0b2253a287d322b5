package cn.ziping.budget;

import java.util.List;

/**
 * What a reader would ask about a number; never a refusal.
 *
 * @param place the path of the cell it is asked at, or {@code sum:} and a column for a 合计
 * @param code the message, below {@code question.}
 * @param arguments the message's arguments, as ready text
 */
public record LedgerQuestion(String place, String code, List<String> arguments) {

    /** How the place of a 合计 begins. */
    public static final String SUM = "sum:";

    public LedgerQuestion {
        arguments = List.copyOf(arguments);
    }
}

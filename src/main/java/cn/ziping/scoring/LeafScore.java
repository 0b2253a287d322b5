package cn.ziping.scoring;

import cn.ziping.shared.Points;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one indicator earned. Score and deduction add up to the full marks.
 *
 * @param indicator the indicator
 * @param path the names of its ancestors, outermost first; empty outside the full marks
 * @param applicable whether it counts at all
 * @param score the points earned, or {@code null} while incomplete
 * @param deduction the points lost, or {@code null} while incomplete
 * @param missing the names of the inputs that are missing
 * @param trace how the points came about; empty unless the sheet was computed with its traces
 * @param losses what of it tells why points were lost; empty where none were
 * @param excess what was earned beyond the full marks, handed on as a bonus line
 */
public record LeafScore(
        IndicatorDefinition indicator,
        List<String> path,
        boolean applicable,
        @Nullable Points score,
        @Nullable Points deduction,
        List<String> missing,
        List<Message> trace,
        List<Message> losses,
        Points excess) {

    static LeafScore of(
            IndicatorDefinition indicator,
            List<String> path,
            Points score,
            Points deduction,
            Points excess,
            List<Message> trace,
            List<Message> losses) {
        return new LeafScore(indicator, path, true, score, deduction, List.of(), trace, losses, excess);
    }

    static LeafScore notApplicable(IndicatorDefinition indicator, List<String> path, List<Message> trace) {
        return new LeafScore(indicator, path, false, null, null, List.of(), trace, List.of(), Points.ZERO);
    }

    static LeafScore incomplete(
            IndicatorDefinition indicator, List<String> path, List<String> missing, List<Message> trace) {
        return new LeafScore(indicator, path, true, null, null, missing, trace, List.of(), Points.ZERO);
    }

    public String code() {
        return indicator.code();
    }

    /**
     * What a number was held against on the way: the other numbers of the steps that compare it or look it up in bands.
     *
     * @param value the number as it was held against them
     */
    public List<Fraction> thresholdsOf(BigDecimal value) {
        return trace.stream()
                .filter(step ->
                        step.code().startsWith("trace.compared.") || step.code().startsWith("trace.band"))
                .map(step -> numbers(step).toList())
                .filter(numbers -> numbers.stream().anyMatch(number -> number.isExactly(value)))
                .flatMap(List::stream)
                .filter(number -> !number.isExactly(value))
                .toList();
    }

    /** Whether the way to the points prints a number exactly, as the rounded one would give other points. */
    public boolean tellsExactly(BigDecimal value) {
        return trace.stream()
                .flatMap(step -> step.arguments().stream())
                .anyMatch(argument -> argument instanceof Argument.Precise precise
                        && precise.number().value().isExactly(value));
    }

    private static Stream<Fraction> numbers(Message step) {
        return step.arguments().stream().flatMap(argument -> {
            if (argument instanceof Quantity.Reading reading) {
                return Stream.of(reading.value());
            }
            if (argument instanceof Argument.Precise precise) {
                return Stream.of(precise.number().value());
            }
            return argument instanceof Argument.Phrase phrase ? numbers(phrase.message()) : Stream.empty();
        });
    }

    public boolean complete() {
        return score != null || (!applicable && missing.isEmpty());
    }

    /** Whether points of the full marks were lost; bonus and penalty outside them lose none. */
    public boolean lost() {
        return deduction != null && deduction.isPositive() && !path.isEmpty();
    }

    Points soFar() {
        return score == null ? Points.ZERO : score;
    }
}

package cn.ziping.scoring;

import cn.ziping.shared.DefinitionException;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A number made of others without dividing them by each other: 1−10×调剂金额÷年初预算数, the gap between actual and target,
 * the mean of the rates of several periods (domain §4.1 forms 5, 11, 24).
 *
 * @param operation what is done with them
 * @param operands what it is done with, in order
 */
@JsonTypeName("arithmetic")
public record ArithmeticQuantity(Operation operation, List<Quantity> operands) implements Quantity {

    /** What is done. */
    public enum Operation {
        SUM,
        /** The first less the second. */
        DIFFERENCE,
        /** How far the two are apart, without a sign. */
        DEVIATION,
        PRODUCT,
        MEAN,
        LARGEST,
        SMALLEST;

        boolean ofTwo() {
            return this == DIFFERENCE || this == DEVIATION;
        }
    }

    public ArithmeticQuantity {
        operands = List.copyOf(operands);
        if (operation.ofTwo() ? operands.size() != 2 : operands.size() < 2 || operands.size() > 20) {
            throw new DefinitionException("operands", operation.ofTwo() ? "operands-two" : "operands-many");
        }
    }

    @Override
    public List<InputDeclaration> inputs() {
        return InputDeclaration.merged(operands.stream().flatMap(operand -> operand.inputs().stream()));
    }

    @Override
    public @Nullable Reading read(Leaf leaf) {
        List<Reading> readings = new ArrayList<>();
        for (Quantity operand : operands) {
            Reading reading = operand.read(leaf);
            if (reading != null) {
                readings.add(reading);
            }
        }
        if (readings.size() < operands.size()) {
            return null;
        }
        Reading result = new Reading(value(readings), unit(readings));
        if (leaf.traced()) {
            Message shown = readings.stream()
                    .map(reading -> Message.of("expression.number", reading.shown()))
                    .reduce((left, right) -> Message.of("expression." + sign(), left, right))
                    .orElseThrow();
            leaf.step("trace.arithmetic." + operation, shown, result.shown(), Message.number(count(), Unit.NUMBER));
        }
        return result;
    }

    private Fraction count() {
        return Fraction.of(operands.size());
    }

    private Fraction value(List<Reading> readings) {
        Fraction first = readings.get(0).value();
        Stream<Fraction> rest = readings.stream().skip(1).map(Reading::value);
        return switch (operation) {
            case SUM -> rest.reduce(first, Fraction::plus);
            case MEAN -> rest.reduce(first, Fraction::plus).dividedBy(count());
            case DIFFERENCE -> rest.reduce(first, Fraction::minus);
            case DEVIATION -> rest.reduce(first, Fraction::minus).abs();
            case PRODUCT -> rest.reduce(first, Fraction::times);
            case LARGEST -> rest.reduce(first, Fraction::atLeast);
            case SMALLEST -> rest.reduce(first, Fraction::atMost);
        };
    }

    /** What is no plain number gives the unit: 1 − 10 × 4.90% is a rate, a half of some money is money. */
    private static Unit unit(List<Reading> readings) {
        List<Unit> units = readings.stream().map(Reading::unit).distinct().toList();
        return units.contains(Unit.MONEY) ? Unit.MONEY : units.contains(Unit.PERCENT) ? Unit.PERCENT : units.get(0);
    }

    private String sign() {
        return switch (operation) {
            case SUM, MEAN -> "PLUS";
            case DIFFERENCE, DEVIATION -> "MINUS";
            case PRODUCT -> "TIMES";
            case LARGEST, SMALLEST -> "LIST";
        };
    }

    @Override
    public Message wording() {
        Message joined = operands.stream()
                .map(operand -> operation != Operation.PRODUCT && bindsTighter(operand)
                        ? operand.wording()
                        : operand.operandWording())
                .reduce((left, right) -> Message.of("expression." + sign(), left, right))
                .orElseThrow();
        return switch (operation) {
            case SUM, DIFFERENCE, PRODUCT -> joined;
            case DEVIATION, MEAN, LARGEST, SMALLEST -> Message.of("quantity.arithmetic." + operation, joined);
        };
    }

    /** A product or a quotient stands within a sum as it is. */
    private static boolean bindsTighter(Quantity operand) {
        return operand instanceof Quotient
                || (operand instanceof ArithmeticQuantity arithmetic && arithmetic.operation == Operation.PRODUCT);
    }

    @Override
    public Message factorWording() {
        return operation == Operation.SUM || operation == Operation.DIFFERENCE
                ? Message.of("quantity.bracketed", wording())
                : wording();
    }

    /** What has a name of its own, such as a mean, needs no brackets. */
    @Override
    public Message operandWording() {
        return sign().equals("LIST") || operation == Operation.MEAN || operation == Operation.DEVIATION
                ? wording()
                : Message.of("quantity.bracketed", wording());
    }

    @Override
    public List<Message> zeroWording() {
        return operands.stream()
                .flatMap(operand -> operand.zeroWording().stream())
                .toList();
    }

    @Override
    public List<Message> problems() {
        return operands.stream().flatMap(operand -> operand.problems().stream()).toList();
    }

    @Override
    public boolean alwaysZero() {
        return switch (operation) {
            case PRODUCT -> operands.stream().anyMatch(Quantity::alwaysZero);
            case DIFFERENCE, DEVIATION -> Objects.equals(operands.get(0), operands.get(1));
            case SUM, MEAN, LARGEST, SMALLEST -> operands.stream().allMatch(Quantity::alwaysZero);
        };
    }
}

package cn.ziping.scoring;

import cn.ziping.shared.DefinitionException;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.math.BigDecimal;
import java.util.Arrays;
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

    /** More than a scheme of a county has anywhere. */
    private static final int MOST = 100;

    /** What is done. */
    public enum Operation {
        SUM("PLUS"),
        /** The first less the second. */
        DIFFERENCE("MINUS"),
        /** How far the two are apart, without a sign. */
        DEVIATION("MINUS"),
        PRODUCT("TIMES"),
        MEAN("PLUS"),
        LARGEST("LIST"),
        SMALLEST("LIST");

        private final String trace = "trace.arithmetic." + this;
        private final String joining;

        Operation(String sign) {
            this.joining = "expression." + sign;
        }

        boolean ofTwo() {
            return this == DIFFERENCE || this == DEVIATION;
        }
    }

    public ArithmeticQuantity {
        operands = List.copyOf(operands);
        if (operation.ofTwo() ? operands.size() != 2 : operands.size() < 2 || operands.size() > MOST) {
            throw new DefinitionException("operands", operation.ofTwo() ? "operands-two" : "operands-many");
        }
    }

    @Override
    public List<InputDeclaration> inputs() {
        return InputDeclaration.merged(operands.stream().flatMap(operand -> operand.inputs().stream()));
    }

    @Override
    public @Nullable Reading read(Leaf leaf) {
        Reading[] readings = new Reading[operands.size()];
        boolean all = true;
        for (int i = 0; i < readings.length; i++) {
            Reading reading = operands.get(i).read(leaf);
            if (reading == null) {
                all = false;
            } else {
                readings[i] = reading;
            }
        }
        if (!all) {
            return null;
        }
        Fraction value = value(readings, false);
        Fraction exact = leaf.keepsExact() ? value(readings, true) : value;
        Reading result = new Reading(value, unit(readings, leaf), exact);
        if (leaf.traced()) {
            leaf.step(
                    operation.trace,
                    new Argument.Terms(operation.joining, Arrays.asList(readings)),
                    result,
                    Message.number(count(), Unit.NUMBER));
        }
        return leaf.rateAsGiven(result);
    }

    private Fraction count() {
        return Fraction.of(operands.size());
    }

    /**
     * @param exact whether of the values before they were rounded
     */
    private Fraction value(Reading[] readings, boolean exact) {
        if (operation == Operation.SUM || operation == Operation.MEAN) {
            Fraction sum = Fraction.sum(readings, exact);
            return operation == Operation.MEAN ? sum.dividedBy(count()) : sum;
        }
        Fraction value = readings[0].of(exact);
        for (int i = 1; i < readings.length; i++) {
            Fraction next = readings[i].of(exact);
            value = switch (operation) {
                case PRODUCT -> value.times(next);
                case LARGEST -> value.atLeast(next);
                case SMALLEST -> value.atMost(next);
                default -> value.minus(next);
            };
        }
        return operation == Operation.DEVIATION ? value.abs() : value;
    }

    private Unit unit(Reading[] readings, Leaf leaf) {
        return leaf.rounding().ratesOfLikeUnits()
                ? likeUnit(Stream.of(readings).map(Reading::unit).toList())
                : firstUnit(readings);
    }

    /** What is no plain number gives the unit: 1 − 10 × 4.90% is a rate, a half of some money is money. */
    private static Unit firstUnit(Reading[] readings) {
        Unit unit = readings[0].unit();
        for (Reading reading : readings) {
            if (reading.unit().kind() == Unit.Kind.MONEY) {
                return Unit.MONEY;
            }
            if (reading.unit().isPercent() || (reading.unit().kind() == Unit.Kind.PER && !unit.isPercent())) {
                unit = reading.unit();
            }
        }
        return unit;
    }

    /**
     * Of operands of one unit that unit, wherever it stands; of several none. Without any it is a rate where all of them are,
     * or are constants beside it: 1 − rate, a half of a rate; 20 × rate are points and no rate.
     */
    Unit likeUnit(List<Unit> units) {
        Unit stated = null;
        boolean rate = false;
        boolean plain = false;
        for (int i = 0; i < units.size(); i++) {
            Unit unit = units.get(i);
            if (!unit.word().isEmpty()) {
                if (stated != null && (operation == Operation.PRODUCT || !stated.isLike(unit))) {
                    return Unit.NUMBER;
                }
                stated = stated == null || unit.kind() == Unit.Kind.MONEY ? unit : stated;
            } else if (unit.isPercent()) {
                rate = true;
            } else if (operation == Operation.PRODUCT
                    && !(operands.get(i) instanceof Constant constant
                            && constant.value().abs().compareTo(BigDecimal.ONE) <= 0)) {
                plain = true;
            }
        }
        return stated != null ? stated : rate && !plain ? Unit.PERCENT : Unit.NUMBER;
    }

    @Override
    public Message wording() {
        Message joined = operands.stream()
                .map(operand -> operation != Operation.PRODUCT && bindsTighter(operand)
                        ? operand.wording()
                        : operand.operandWording())
                .reduce((left, right) -> Message.of(operation.joining, left, right))
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
        return operation == Operation.LARGEST
                        || operation == Operation.SMALLEST
                        || operation == Operation.MEAN
                        || operation == Operation.DEVIATION
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

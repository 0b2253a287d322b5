package cn.ziping.scoring;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A checked expression over named numbers (domain §4.1 form 31): {@code + - * /}, comparisons (1 where they hold, else 0),
 * parentheses and the functions of {@link FormulaFunction}. It is computed in exact fractions, so that
 * {@code FLOOR(0.7/3*3*10)} is 7. There is no power, no text and nothing that runs code, and its length is bounded, so
 * that every formula is read and computed within milliseconds.
 */
public final class Formula {

    /** The longest formula, in characters. */
    public static final int LIMIT = 500;

    private final String text;
    private final Node root;

    private Formula(String text, Node root) {
        this.text = text;
        this.root = root;
    }

    /**
     * Reads a formula. Full-width signs, × and ÷ are read as what they stand for.
     *
     * @throws FormulaException naming the place where it is none
     */
    @JsonCreator
    public static Formula of(String text) {
        return new Formula(text, new FormulaParser(text).parse());
    }

    /** All names in it, in order. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        root.names(names, true);
        return names;
    }

    /** The names that it cannot do without; what stands in COALESCE or in a branch of IF may be blank. */
    Set<String> required() {
        Set<String> names = new LinkedHashSet<>();
        root.names(names, false);
        return names;
    }

    /** Where a name first stands, from 0. */
    public int position(String name) {
        return root.position(name);
    }

    Outcome compute(Function<String, @Nullable Fraction> values) {
        Computation computation = new Computation(values);
        Fraction result;
        try {
            result = root.value(computation);
        } catch (ZeroDivisorException zero) {
            Set<String> names = new LinkedHashSet<>();
            zero.divisor.names(names, true);
            // What stands behind the divisor was not reached, and a blank there is missing all the same.
            required().forEach(computation::value);
            return new Outcome(null, computation.blank, names, computation.used);
        }
        return new Outcome(result, result == null ? computation.blank : Set.of(), null, computation.used);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Formula formula && formula.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }

    /**
     * What a computation came to.
     *
     * @param value the result, or {@code null} where a blank or a zero divisor stood in the way
     * @param blank the names that were blank, where there is no value
     * @param zeroDivisor the names in a divisor that was zero, or {@code null} where none was
     * @param used the names that were looked at, in order
     */
    record Outcome(
            @Nullable Fraction value,
            Set<String> blank,
            @Nullable Set<String> zeroDivisor,
            Set<String> used) {}

    /** One run: whose values, and what turned out to be blank. */
    static final class Computation {

        private final Function<String, @Nullable Fraction> values;
        private final Set<String> used = new LinkedHashSet<>();
        private Set<String> blank = new LinkedHashSet<>();

        Computation(Function<String, @Nullable Fraction> values) {
            this.values = values;
        }

        @Nullable
        Fraction value(String name) {
            used.add(name);
            Fraction value = values.apply(name);
            if (value == null) {
                blank.add(name);
            }
            return value;
        }

        /** The first of them that is given; blanks before it do not count. */
        @Nullable
        Fraction firstGiven(List<Node> nodes) {
            Set<String> before = blank;
            blank = new LinkedHashSet<>();
            for (Node node : nodes) {
                Fraction value = node.value(this);
                if (value != null) {
                    blank = before;
                    return value;
                }
            }
            before.addAll(blank);
            blank = before;
            return null;
        }
    }

    /** A part of the expression. */
    sealed interface Node {

        /** Its value, or {@code null} where something it needs is blank. */
        @Nullable
        Fraction value(Computation computation);

        /**
         * @param all whether names count too that may be blank
         */
        void names(Set<String> names, boolean all);

        default int position(String name) {
            return -1;
        }
    }

    record Number(BigDecimal number) implements Node {

        @Override
        public Fraction value(Computation computation) {
            return Fraction.of(number);
        }

        @Override
        public void names(Set<String> names, boolean all) {}
    }

    record Name(String name, int at) implements Node {

        @Override
        public @Nullable Fraction value(Computation computation) {
            return computation.value(name);
        }

        @Override
        public void names(Set<String> names, boolean all) {
            names.add(name);
        }

        @Override
        public int position(String sought) {
            return sought.equals(name) ? at : -1;
        }
    }

    record Operation(Operator operator, Node left, Node right) implements Node {

        @Override
        public @Nullable Fraction value(Computation computation) {
            Fraction a = left.value(computation);
            Fraction b = right.value(computation);
            if (a == null || b == null) {
                // A blank numerator is a blank, whatever the divisor: COALESCE(乙/丙, 1) is 1 for every 丙.
                return null;
            }
            if (operator == Operator.DIVIDED && b.signum() == 0) {
                throw new ZeroDivisorException(right);
            }
            return operator.apply(a, b);
        }

        @Override
        public void names(Set<String> names, boolean all) {
            left.names(names, all);
            right.names(names, all);
        }

        @Override
        public int position(String name) {
            int at = left.position(name);
            return at >= 0 ? at : right.position(name);
        }
    }

    record Call(FormulaFunction function, List<Node> arguments) implements Node {

        @Override
        public @Nullable Fraction value(Computation computation) {
            switch (function) {
                case COALESCE -> {
                    return computation.firstGiven(arguments);
                }
                case IF -> {
                    Fraction condition = arguments.get(0).value(computation);
                    return condition == null
                            ? null
                            : arguments.get(condition.signum() != 0 ? 1 : 2).value(computation);
                }
                default -> {
                    List<Fraction> values = new ArrayList<>();
                    for (Node argument : arguments) {
                        Fraction value = argument.value(computation);
                        if (value != null) {
                            values.add(value);
                        }
                    }
                    return values.size() < arguments.size() ? null : function.apply(values);
                }
            }
        }

        @Override
        public void names(Set<String> names, boolean all) {
            switch (function) {
                case COALESCE -> {
                    if (all) {
                        arguments.forEach(argument -> argument.names(names, true));
                    }
                }
                case IF ->
                    // Each part once: nested calls would else be walked twice as often with every level.
                    arguments.subList(0, all ? arguments.size() : 1).forEach(argument -> argument.names(names, all));
                default -> arguments.forEach(argument -> argument.names(names, all));
            }
        }

        @Override
        public int position(String name) {
            return arguments.stream()
                    .mapToInt(argument -> argument.position(name))
                    .filter(at -> at >= 0)
                    .findFirst()
                    .orElse(-1);
        }
    }

    /** The operators, loosest first. */
    enum Operator {
        LESS("<", 1),
        AT_MOST("<=", 1),
        GREATER(">", 1),
        AT_LEAST(">=", 1),
        EQUAL("=", 1),
        UNEQUAL("<>", 1),
        PLUS("+", 2),
        MINUS("-", 2),
        TIMES("*", 3),
        DIVIDED("/", 3);

        final String sign;
        final int strength;

        Operator(String sign, int strength) {
            this.sign = sign;
            this.strength = strength;
        }

        Fraction apply(Fraction a, Fraction b) {
            int order = a.compareTo(b);
            return switch (this) {
                case LESS -> truth(order < 0);
                case AT_MOST -> truth(order <= 0);
                case GREATER -> truth(order > 0);
                case AT_LEAST -> truth(order >= 0);
                case EQUAL -> truth(order == 0);
                case UNEQUAL -> truth(order != 0);
                case PLUS -> a.plus(b);
                case MINUS -> a.minus(b);
                case TIMES -> a.times(b);
                case DIVIDED -> a.dividedBy(b);
            };
        }

        private static Fraction truth(boolean holds) {
            return holds ? Fraction.ONE : Fraction.ZERO;
        }
    }

    /** The functions, by the name they are written with. */
    public enum FormulaFunction {
        /** The smallest. */
        MIN(1, 100),
        /** The largest. */
        MAX(1, 100),
        SUM(1, 100),
        AVERAGE(1, 100),
        ABS(1, 1),
        /** Half up, to the decimals of the second argument, 0 to 10. */
        ROUND(2, 2),
        /** The nearest whole number below. */
        FLOOR(1, 1),
        /** The nearest whole number above. */
        CEILING(1, 1),
        /** The second where the first is not zero, else the third. */
        IF(3, 3),
        /** The first that is not blank. */
        COALESCE(1, 100);

        final int least;
        final int most;

        FormulaFunction(int least, int most) {
            this.least = least;
            this.most = most;
        }

        Fraction apply(List<Fraction> values) {
            Fraction first = values.get(0);
            return switch (this) {
                case MIN -> values.stream().reduce(first, Fraction::atMost);
                case MAX -> values.stream().reduce(first, Fraction::atLeast);
                case SUM -> values.stream().reduce(Fraction.ZERO, Fraction::plus);
                case AVERAGE ->
                    values.stream().reduce(Fraction.ZERO, Fraction::plus).dividedBy(Fraction.of(values.size()));
                case ABS -> first.abs();
                case ROUND -> round(first, values.get(1));
                case FLOOR -> first.whole(RoundingMode.FLOOR);
                case CEILING -> first.whole(RoundingMode.CEILING);
                case IF, COALESCE -> throw new IllegalStateException("Read lazily");
            };
        }

        private static Fraction round(Fraction value, Fraction decimals) {
            int places = decimals.atLeast(Fraction.ZERO)
                    .atMost(Fraction.of(10))
                    .whole(RoundingMode.DOWN)
                    .above()
                    .intValueExact();
            Fraction ten = Fraction.of(BigDecimal.TEN.pow(places));
            return value.times(ten).whole(RoundingMode.HALF_UP).dividedBy(ten);
        }
    }

    /** A divisor turned out to be zero. */
    private static final class ZeroDivisorException extends ArithmeticException {

        private static final long serialVersionUID = 1L;

        private final transient Node divisor;

        ZeroDivisorException(Node divisor) {
            this.divisor = divisor;
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}

package cn.ziping.scoring;

import cn.ziping.shared.Bounds;
import cn.ziping.shared.DefinitionException;
import cn.ziping.shared.NumberText;
import cn.ziping.shared.Reference;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A number that a rule reads: a figure, something typed for the indicator, a constant, or a rate made of others. Rules
 * and quantities compose, so that a new denominator is no new rule.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "of")
public sealed interface Quantity
        permits Quantity.FigureQuantity,
                Quantity.EntryQuantity,
                Quantity.Constant,
                Quantity.Quotient,
                Quantity.AverageProgress,
                ArithmeticQuantity,
                TallyQuantity,
                PeerQuantity,
                TargetsQuantity,
                NamedQuantity,
                FormulaQuantity {

    /** What has to be given for it. */
    List<InputDeclaration> inputs();

    /** Its value, or {@code null} after telling the leaf what is missing or which denominator is zero. */
    @Nullable
    Reading read(Leaf leaf);

    /** In words, for the rule's official wording. */
    Message wording();

    /** What the rule says of each zero denominator in here, a sentence for each. */
    default List<Message> zeroWording() {
        return List.of();
    }

    /** What keeps a rule that reads it from being published. */
    default List<Message> problems() {
        return List.of();
    }

    /** Whether it is zero whatever is given. */
    default boolean alwaysZero() {
        return false;
    }

    /** Whether it is a rate, so that what stands beside it is worded in percent. */
    default boolean printsAsRate() {
        return false;
    }

    /** Whether it counts things, and so is never below zero. */
    default boolean countsThings() {
        return false;
    }

    /** Its wording before a sign of multiplication: as it is, where that binds no looser. */
    default Message factorWording() {
        return wording();
    }

    /** Its wording as a part of another, bracketed where it would be misread else. */
    default Message operandWording() {
        return wording();
    }

    /**
     * A value and how it is printed: whole, or cut where it is no decimal of finite length.
     *
     * @param value what is calculated with; of a rate, the share of one
     * @param unit how it is printed
     * @param exact the value before it was rounded, where that was kept (see {@link Leaf#measure}); else the value
     */
    record Reading(Fraction value, Unit unit, Fraction exact) implements Argument {

        public Reading(Fraction value, Unit unit) {
            this(value, unit, value);
        }

        /** The value, or the one before it was rounded. */
        Fraction of(boolean unrounded) {
            return unrounded ? exact : value;
        }
    }

    /**
     * A figure of the fact base.
     *
     * @param reference its code with an optional ending, such as {@code 全年执行数} or {@code 累计执行数_9月}
     */
    @JsonTypeName("figure")
    record FigureQuantity(String reference) implements Quantity {

        @Override
        public List<InputDeclaration> inputs() {
            return List.of(InputDeclaration.figure(reference));
        }

        @Override
        public @Nullable Reading read(Leaf leaf) {
            ScoringInput.InputFigure figure = leaf.figure(reference);
            return figure == null ? null : leaf.rateAsGiven(figure.reading());
        }

        @Override
        public Message wording() {
            return ReferenceWording.of(reference);
        }

        @Override
        public boolean printsAsRate() {
            return Reference.of(reference).isRate();
        }
    }

    /**
     * A number typed for this indicator alone.
     *
     * @param name its permanent name, shown as the field's label
     * @param type {@link InputType#COUNT}, {@link InputType#NUMBER} or {@link InputType#PERCENT}
     * @param unit the unit behind the field, or empty
     * @param least the smallest number that can be typed, as it is typed (of a percentage 60, not 0.6); {@code null} for any
     * @param most the largest
     */
    @JsonTypeName("entry")
    record EntryQuantity(
            String name,
            InputType type,
            @MayBeLeftOut String unit,

            @Share(Share.When.TYPED) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            BigDecimal least,

            @Share(Share.When.TYPED) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            BigDecimal most)
            implements Quantity {

        public EntryQuantity {
            if (type != InputType.COUNT && type != InputType.NUMBER && type != InputType.PERCENT) {
                throw new DefinitionException("type", "number-type");
            }
            if (least != null && most != null && least.compareTo(most) > 0) {
                throw new DefinitionException("least", "range");
            }
        }

        public EntryQuantity(String name, InputType type, String unit) {
            this(name, type, unit, null, null);
        }

        InputDeclaration declaration() {
            return InputDeclaration.entry(name, type, type == InputType.PERCENT && unit.isEmpty() ? "%" : unit)
                    .within(least, most);
        }

        @Override
        public List<InputDeclaration> inputs() {
            return List.of(declaration());
        }

        @Override
        public @Nullable Reading read(Leaf leaf) {
            BigDecimal value = leaf.number(name);
            if (value == null) {
                return null;
            }
            if (!declaration().allows(value)) {
                // It was typed before the range was stated.
                leaf.step(
                        "trace.entry-outside",
                        name,
                        Leaf.plain(value),
                        declaration().range());
                leaf.missing(name);
                return null;
            }
            return isShare(leaf.rounding().ratesOfLikeUnits())
                    ? leaf.rateAsGiven(new Reading(Fraction.of(value.movePointLeft(2)), Unit.PERCENT))
                    : new Reading(Fraction.of(value), Unit.of(unit));
        }

        /** Whether it is typed in percent. */
        boolean inPercent() {
            return type == InputType.PERCENT || NumberText.isPercentSign(unit);
        }

        /** Whether it is read as a share of one; a number of the unit % only where the policy says so. */
        boolean isShare(boolean likeUnits) {
            return type == InputType.PERCENT || (likeUnits && inPercent());
        }

        @Override
        public Message wording() {
            Message named = Message.of("quantity.name", name);
            return least == null && most == null
                    ? named
                    : Message.of("quantity.entry-range", named, declaration().range());
        }

        @Override
        public boolean printsAsRate() {
            return type == InputType.PERCENT;
        }

        @Override
        public boolean countsThings() {
            return type == InputType.COUNT;
        }
    }

    /**
     * A fixed number.
     *
     * @param value the number
     */
    @JsonTypeName("constant")
    record Constant(@Share(Share.When.IN_PERCENT) BigDecimal value) implements Quantity {

        @Override
        public List<InputDeclaration> inputs() {
            return List.of();
        }

        @Override
        public Reading read(Leaf leaf) {
            return new Reading(Fraction.of(value), Unit.NUMBER);
        }

        @Override
        public Message wording() {
            return Message.of("quantity.name", NumberText.plain(value));
        }

        @Override
        public boolean alwaysZero() {
            return value.signum() == 0;
        }
    }

    /**
     * {@code part ÷ whole}: a rate, rounded as the scheme says, or a number with its unit, rounded as is stated here.
     *
     * @param part the numerator
     * @param whole the denominator
     * @param whenZero what a zero denominator means
     * @param as which of the two; {@code null} as the policy says ({@code rates})
     * @param unit the unit of the number; {@code null} for that of the part by that of the whole, 万元/人
     * @param decimals the decimals of the number, 0 to 10; {@code null} where it is not rounded
     */
    @JsonTypeName("quotient")
    record Quotient(
            Quantity part,
            Quantity whole,
            ZeroChoice whenZero,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            As as,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String unit,

            @Bounds(least = "0", most = "10") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer decimals)
            implements Quantity {

        /** What a quotient is. */
        public enum As {
            /** A share of one, printed in percent. */
            RATE,
            /** A number, printed with its unit. */
            NUMBER
        }

        public Quotient {
            unit = Texts.given(unit);
            if (decimals != null && (decimals < 0 || decimals > 10)) {
                throw new DefinitionException("decimals", "decimals", "10");
            }
        }

        public Quotient(Quantity part, Quantity whole, ZeroChoice whenZero) {
            this(part, whole, whenZero, null, null, null);
        }

        @Override
        public List<InputDeclaration> inputs() {
            return InputDeclaration.merged(Stream.concat(part.inputs().stream(), whole.inputs().stream()));
        }

        @Override
        public @Nullable Reading read(Leaf leaf) {
            Reading numerator = part.read(leaf);
            Reading denominator = whole.read(leaf);
            // Before the numerator is asked for: the one may fail on another zero, and the stricter choice counts.
            if (denominator != null && denominator.value().signum() == 0) {
                leaf.zero(whenZero, whole);
                return null;
            }
            if (numerator == null || denominator == null) {
                return null;
            }
            return isRate(numerator.unit(), denominator.unit(), leaf.rounding().ratesOfLikeUnits())
                    ? leaf.rate(numerator, denominator)
                    : leaf.ratio(numerator, denominator, unit(numerator.unit(), denominator.unit()), decimals);
        }

        /**
         * Whether it is a share of one.
         *
         * @param likeUnits whether only a quotient of like units is one, unless it says so itself
         */
        boolean isRate(Unit above, Unit below, boolean likeUnits) {
            return as == null ? !likeUnits || above.isLike(below) : as == As.RATE;
        }

        /** What it counts where it is no share. */
        Unit unit(Unit above, Unit below) {
            if (unit != null) {
                return Unit.per(unit);
            }
            return above.isLike(below) ? Unit.NUMBER : above.dividedBy(below);
        }

        @Override
        public Message wording() {
            Message quotient = Message.of("quantity.quotient", beside(part, whole), beside(whole, part));
            if (as == null) {
                return quotient;
            }
            String word = as == As.NUMBER && unit != null ? unit : "";
            return decimals == null
                    ? Message.of("quantity.as." + as, quotient, word)
                    : Message.of("quantity.as-rounded." + as, quotient, word, Message.of("decimals." + decimals));
        }

        /** A constant beside a rate is a percentage: ÷95%, not ÷0.95. */
        private static Message beside(Quantity operand, Quantity other) {
            return operand instanceof Constant constant && other.printsAsRate()
                    ? Message.of("quantity.percent", Message.percent(constant.value()))
                    : operand.operandWording();
        }

        @Override
        public boolean printsAsRate() {
            return as != As.NUMBER;
        }

        @Override
        public Message operandWording() {
            return Message.of("quantity.bracketed", wording());
        }

        @Override
        public List<Message> zeroWording() {
            return Stream.of(part.zeroWording(), whole.zeroWording(), Zero.sentences(whenZero, whole))
                    .flatMap(List::stream)
                    .toList();
        }

        @Override
        public List<Message> problems() {
            List<Message> own = whole.alwaysZero() ? List.of(Message.of("problem.zero-divisor", wording())) : List.of();
            return Stream.of(part.problems(), whole.problems(), own)
                    .flatMap(List::stream)
                    .toList();
        }

        @Override
        public boolean alwaysZero() {
            return part.alwaysZero();
        }
    }

    /**
     * The average execution rate (年度平均执行率): the mean over some months of cumulative progress ÷ time progress, each
     * step rounded as the scheme says. It is not the year-end rate.
     *
     * @param cumulative the code of the cumulative figure; month N is read as {@code code_N月}
     * @param whole the reference of the annual budget
     * @param months the months, ascending, each 1 to 12
     * @param whenZero what a zero budget means
     */
    @JsonTypeName("average-progress")
    record AverageProgress(String cumulative, String whole, List<Integer> months, ZeroChoice whenZero)
            implements Quantity {

        private static final Fraction YEAR = Fraction.of(12);
        /** The share of the year that has passed at the end of each month. */
        private static final Reading[] PASSED = IntStream.rangeClosed(1, 12)
                .mapToObj(month -> new Reading(Fraction.of(month).dividedBy(YEAR), Unit.PERCENT))
                .toArray(Reading[]::new);

        private static final Argument[] TIMES = IntStream.rangeClosed(1, 12)
                .mapToObj(month -> new Argument.Words(month + " × 12"))
                .toArray(Argument[]::new);

        public AverageProgress {
            months = List.copyOf(months);
            boolean ascending = months.stream().sorted().distinct().toList().equals(months);
            if (months.isEmpty() || !ascending || months.get(0) < 1 || months.get(months.size() - 1) > 12) {
                throw new DefinitionException("months", "months");
            }
        }

        private String reference(int month) {
            return new Reference.Month(cumulative, month).toString();
        }

        @Override
        public List<InputDeclaration> inputs() {
            return Stream.concat(months.stream().map(this::reference), Stream.of(whole))
                    .map(InputDeclaration::figure)
                    .toList();
        }

        @Override
        public @Nullable Reading read(Leaf leaf) {
            ScoringInput.InputFigure budget = leaf.figure(whole);
            List<Reading> spent = new ArrayList<>();
            for (int month : months) {
                ScoringInput.InputFigure figure = leaf.figure(reference(month));
                if (figure != null) {
                    spent.add(figure.reading());
                }
            }
            if (budget == null || spent.size() < months.size()) {
                return null;
            }
            if (budget.value().signum() == 0) {
                leaf.zero(whenZero, new FigureQuantity(whole));
                return null;
            }
            Reading base = budget.reading();
            Fraction sum = Fraction.ZERO;
            Fraction exact = Fraction.ZERO;
            for (int i = 0; i < months.size(); i++) {
                int month = months.get(i);
                Reading progress = leaf.rate(spent.get(i), base);
                Reading rate = leaf.rate(progress, PASSED[month - 1], TIMES[month - 1]);
                sum = sum.plus(rate.value());
                exact = leaf.keepsExact() ? exact.plus(rate.exact()) : sum;
            }
            return leaf.rate(
                    new Reading(sum, Unit.PERCENT, exact),
                    new Reading(Fraction.of(months.size()), Unit.NUMBER),
                    new Argument.Words(String.valueOf(months.size())));
        }

        @Override
        public Message wording() {
            return Message.of(
                    "quantity.average-progress",
                    String.join("、", months.stream().map(String::valueOf).toList()),
                    cumulative,
                    ReferenceWording.of(whole));
        }

        @Override
        public boolean printsAsRate() {
            return true;
        }

        @Override
        public List<Message> zeroWording() {
            return Zero.sentences(whenZero, new FigureQuantity(whole));
        }
    }
}

package cn.ziping.scoring;

import cn.ziping.shared.Comparing;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What has to hold for a branch of {@link CasesRule}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
public sealed interface Condition {

    List<InputDeclaration> inputs();

    /** Whether it holds, or {@code null} after telling the leaf what is missing or which denominator is zero. */
    @Nullable
    Boolean holds(Leaf leaf);

    Message wording();

    default List<Message> zeroWording() {
        return List.of();
    }

    default List<Message> problems() {
        return List.of();
    }

    /**
     * One number against another.
     *
     * @param left the one
     * @param relation how they have to lie
     * @param right the other
     * @param percent whether they are rates, printed in percent
     * @param comparing whether they are compared as printed, or before they are rounded; {@code null} as the policy says
     */
    @JsonTypeName("compared")
    record Comparison(
            Quantity left,
            Relation relation,
            Quantity right,
            boolean percent,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Comparing comparing)
            implements Condition {

        public Comparison(Quantity left, Relation relation, Quantity right, boolean percent) {
            this(left, relation, right, percent, null);
        }

        /** How two numbers lie. */
        public enum Relation {
            LESS,
            AT_MOST,
            EQUAL,
            UNEQUAL,
            AT_LEAST,
            GREATER;

            boolean holds(int order) {
                return switch (this) {
                    case LESS -> order < 0;
                    case AT_MOST -> order <= 0;
                    case EQUAL -> order == 0;
                    case UNEQUAL -> order != 0;
                    case AT_LEAST -> order >= 0;
                    case GREATER -> order > 0;
                };
            }
        }

        @Override
        public List<InputDeclaration> inputs() {
            return InputDeclaration.merged(Stream.concat(left.inputs().stream(), right.inputs().stream()));
        }

        @Override
        public @Nullable Boolean holds(Leaf leaf) {
            boolean exact = leaf.rounding().comparesExactly(comparing);
            Quantity.Reading a = leaf.measure(left, percent, exact);
            Quantity.Reading b = leaf.measure(right, percent, exact);
            if (a == null || b == null) {
                return null;
            }
            boolean holds = relation.holds(
                    exact ? a.exact().compareTo(b.exact()) : a.value().compareTo(b.value()));
            if (leaf.traced()) {
                leaf.step(
                        "trace.compared." + holds,
                        shown(a, b, exact),
                        Message.of("relation." + relation),
                        shown(b, a, exact));
            }
            return holds;
        }

        private Argument shown(Quantity.Reading reading, Quantity.Reading other, boolean exact) {
            Unit unit = percent ? Unit.PERCENT : reading.unit();
            boolean differs = exact
                    && Integer.signum(reading.exact().compareTo(other.exact()))
                            != Integer.signum(reading.value().compareTo(other.value()));
            // What was not rounded is printed whole as it is.
            return differs && !reading.exact().equals(reading.value())
                    ? new Argument.Precise(
                            new Quantity.Reading(reading.exact(), unit),
                            reading.exact().decimalsFrom(other.exact(), unit.isPercent() ? 2 : 0))
                    : Message.number(reading.value(), unit);
        }

        @Override
        public Message wording() {
            Message compared =
                    Message.of("condition.compared", side(left), Message.of("relation.words." + relation), side(right));
            return comparing == null ? compared : Message.of("condition.comparing." + comparing, compared);
        }

        private Object side(Quantity quantity) {
            return percent && quantity instanceof Quantity.Constant constant
                    ? Message.percent(constant.value())
                    : quantity.wording();
        }

        @Override
        public List<Message> zeroWording() {
            return Stream.concat(left.zeroWording().stream(), right.zeroWording().stream())
                    .toList();
        }

        @Override
        public List<Message> problems() {
            return Stream.concat(left.problems().stream(), right.problems().stream())
                    .toList();
        }
    }

    /**
     * A question answered with yes.
     *
     * @param question what is asked; the permanent name of the input
     */
    @JsonTypeName("answered-yes")
    record Answer(String question) implements Condition {

        @Override
        public List<InputDeclaration> inputs() {
            return List.of(InputDeclaration.entry(question, InputType.YES_NO, ""));
        }

        @Override
        public @Nullable Boolean holds(Leaf leaf) {
            Boolean yes = leaf.yesNo(question);
            if (yes != null) {
                leaf.step("trace.answered." + yes, question);
            }
            return yes;
        }

        @Override
        public Message wording() {
            return Message.of("condition.answered", question);
        }
    }
}

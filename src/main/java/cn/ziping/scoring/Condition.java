package cn.ziping.scoring;

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
     */
    @JsonTypeName("compared")
    record Comparison(Quantity left, Relation relation, Quantity right, boolean percent) implements Condition {

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
            Quantity.Reading a = rate(left.read(leaf), leaf);
            Quantity.Reading b = rate(right.read(leaf), leaf);
            if (a == null || b == null) {
                return null;
            }
            boolean holds = relation.holds(a.value().compareTo(b.value()));
            if (leaf.traced()) {
                leaf.step(
                        "trace.compared." + holds,
                        shown(a.value(), a.unit()),
                        Message.of("relation." + relation),
                        shown(b.value(), b.unit()));
            }
            return holds;
        }

        private Quantity.@Nullable Reading rate(Quantity.@Nullable Reading reading, Leaf leaf) {
            return reading == null || !percent ? reading : leaf.rateFirst(reading);
        }

        private Argument shown(Fraction value, Unit unit) {
            return Message.number(value, percent ? Unit.PERCENT : unit);
        }

        @Override
        public Message wording() {
            return Message.of("condition.compared", side(left), Message.of("relation.words." + relation), side(right));
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

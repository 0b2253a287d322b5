package cn.ziping.scheme;

import cn.ziping.figure.LedgerFigure;
import cn.ziping.figure.NumberDoubt;
import cn.ziping.scoring.Direction;
import cn.ziping.scoring.InputDeclaration;
import cn.ziping.scoring.InputSource;
import cn.ziping.scoring.InputType;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.scoring.ScoringInput;
import cn.ziping.scoring.Unit;
import cn.ziping.shared.Reference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What looks wrong among inputs that a program sent: the questions that a person is asked at the cells, as warnings. */
final class InputDoubts {

    /** Figures of which the second, not below zero, is what the first is spent from. */
    private static final Map<Reference, Reference> SPENT_FROM = Map.of(
            LedgerFigure.EXECUTED.own(), LedgerFigure.ANNUAL.own(),
            LedgerFigure.BASIC_EXECUTED.own(), LedgerFigure.BASIC_ANNUAL.own(),
            LedgerFigure.PROJECT_EXECUTED.own(), LedgerFigure.PROJECT_ANNUAL.own(),
            LedgerFigure.PUBLIC_EXECUTED.own(), LedgerFigure.PUBLIC_ANNUAL.own());

    private final List<Found> found = new ArrayList<>();

    private InputDoubts() {}

    /**
     * A doubt, and the place of the request that it is about.
     *
     * @param pointer the place, a JSON pointer
     */
    record Found(String pointer, NumberDoubt doubt) {}

    static List<Found> of(SchemeDefinition scheme, ScoringInput input) {
        InputDoubts doubts = new InputDoubts();
        input.figures().forEach((text, figure) -> doubts.figure(Reference.of(text), text, figure, input));
        scheme.scored()
                .forEach(indicator ->
                        scheme.inputs(indicator).forEach(declared -> doubts.entry(indicator.code(), declared, input)));
        input.peers().forEach((key, others) -> doubts.peers(key, others, input));
        for (int i = 0; i < input.targets().size(); i++) {
            doubts.target("/inputs/targets/" + i, input.targets().get(i));
        }
        return List.copyOf(doubts.found);
    }

    private void figure(Reference reference, String text, ScoringInput.InputFigure figure, ScoringInput input) {
        String pointer = "/inputs/figures/" + escaped(text);
        BigDecimal lastYear = value(input, new Reference.LastYear(text));
        if (figure.unit().kind() == Unit.Kind.PERCENT) {
            if (!(reference instanceof Reference.Change)) {
                add(
                        pointer,
                        NumberDoubt.percent(
                                figure.value().movePointRight(2),
                                lastYear == null ? null : lastYear.movePointRight(2),
                                true));
            }
            return;
        }
        if (figure.value().signum() < 0 && reference.equals(LedgerFigure.ANNUAL.own())) {
            add(
                    pointer,
                    Optional.of(new NumberDoubt(
                            "question.annual.negative", List.of(figure.value().toPlainString()))));
            return;
        }
        BigDecimal budget = value(input, SPENT_FROM.get(reference));
        if (budget != null && budget.signum() >= 0 && figure.value().compareTo(budget) > 0) {
            add(
                    pointer,
                    NumberDoubt.unit(figure.value(), budget)
                            .or(() -> Optional.of(new NumberDoubt(
                                    "question.over",
                                    List.of(figure.value().toPlainString(), budget.toPlainString())))));
        } else {
            add(pointer, NumberDoubt.unit(figure.value(), lastYear));
        }
    }

    private static @Nullable BigDecimal value(ScoringInput input, @Nullable Reference reference) {
        ScoringInput.InputFigure figure =
                reference == null ? null : input.figures().get(reference.toString());
        return figure == null ? null : figure.value();
    }

    /** Of the others as of oneself: a share where a percent is meant, another unit than one's own. */
    private void peers(String key, List<BigDecimal> others, ScoringInput input) {
        Reference of = Reference.Peers.ofKey(key).of();
        BigDecimal own = value(input, of);
        for (int i = 0; i < others.size(); i++) {
            BigDecimal other = others.get(i);
            add(
                    "/inputs/peers/%s/%d".formatted(escaped(key), i),
                    of instanceof Reference.Change
                            ? Optional.empty()
                            : of.isRate()
                                    ? NumberDoubt.percent(
                                            other.movePointRight(2), own == null ? null : own.movePointRight(2), true)
                                    : NumberDoubt.unit(other, own));
        }
    }

    private void entry(String code, InputDeclaration declared, ScoringInput input) {
        String value = input.entries().getOrDefault(code, Map.of()).get(declared.name());
        if (value != null && declared.source() == InputSource.ENTRY && declared.type() == InputType.PERCENT) {
            add(
                    "/inputs/indicators/%s/%s".formatted(escaped(code), escaped(declared.name())),
                    NumberDoubt.percent(new BigDecimal(value), null, true));
        }
    }

    /** As a JSON pointer writes a name (RFC 6901). */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private void target(String pointer, ScoringInput.TargetInput target) {
        BigDecimal planned = target.target();
        BigDecimal actual = target.actual();
        if (NumberDoubt.isPercent(target.unit())) {
            boolean higher = target.direction() == Direction.HIGHER_IS_BETTER;
            if (planned != null) {
                add(pointer + "/target", NumberDoubt.percent(planned, actual, higher));
            }
            if (actual != null) {
                add(pointer + "/actual", NumberDoubt.percent(actual, planned, higher));
            }
        } else {
            add(pointer + "/actual", NumberDoubt.unit(actual, planned));
        }
    }

    private void add(String pointer, Optional<NumberDoubt> doubt) {
        doubt.ifPresent(known -> found.add(new Found(pointer, known)));
    }
}

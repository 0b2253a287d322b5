package cn.ziping.scoring;

import cn.ziping.scoring.SchemeDefinition.Problem;
import cn.ziping.shared.Rates;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What in a scheme is probably not meant as it stands: a threshold that no value of its kind can reach, or that all reach, a
 * step that none is long enough for, a constant beside a rate that is no share, money in two units. It can be published
 * once somebody has said that it is meant so.
 */
final class SchemeDoubts {

    private static final Set<String> MONEY = Set.of("元", "百元", "千元", "万元", "百万元", "亿元");

    private final SchemeDefinition scheme;
    private final boolean likeUnits;
    private final Function<String, Unit> units;
    private final List<Problem> doubts = new ArrayList<>();
    /** The indicator whose rule is looked at; {@code null} beside the tree. */
    private @Nullable IndicatorDefinition about;

    SchemeDoubts(SchemeDefinition scheme, Function<String, Unit> units) {
        this.scheme = scheme;
        this.likeUnits = scheme.policy().rates() == Rates.LIKE_UNITS;
        this.units = units;
    }

    List<Problem> find() {
        new SchemeProblems(scheme).scored((indicator, pointer) -> {
            about = indicator;
            rule(indicator.rule(), pointer + "/rule");
        });
        about = null;
        SchemeAdjustments adjustments = scheme.adjustments();
        if (adjustments.cap() != null) {
            cap(adjustments.cap(), "/adjustments/cap");
        }
        List<SchemeAdjustments.TotalCap> caps = adjustments.caps() == null ? List.of() : adjustments.caps();
        for (int i = 0; i < caps.size(); i++) {
            cap(caps.get(i), "/adjustments/caps/" + i);
        }
        SchemeAdjustments.OverAchievement over = adjustments.overAchievement();
        if (over != null && over.from().compareTo(BigDecimal.TEN) > 0) {
            add("/adjustments/overAchievement/from", "doubt.share", Message.percent(over.from()));
        }
        return List.copyOf(doubts);
    }

    private void add(String pointer, String code, Object... arguments) {
        Message said = Message.of(code, arguments);
        doubts.add(
                about == null
                        ? new Problem(pointer, "", said)
                        : new Problem(pointer, about.code(), Message.of("problem.of-indicator", about.name(), said)));
    }

    private void rule(ScoringRule rule, String at) {
        if (rule instanceof BandedRule bands) {
            quantity(bands.measure(), at + "/measure");
            bands(bands.measure(), bands.percent(), bands.bands(), at + "/bands");
        } else if (rule instanceof LinearRule linear) {
            quantity(linear.measure(), at + "/measure");
            linear(linear, at + "/knots");
        } else if (rule instanceof StepsRule steps) {
            quantity(steps.measure(), at + "/measure");
            quantity(steps.reference(), at + "/reference");
            steps(steps, at);
        } else if (rule instanceof CasesRule cases) {
            for (int i = 0; i < cases.cases().size(); i++) {
                condition(cases.cases().get(i).when(), "%s/cases/%d/when".formatted(at, i));
                rule(cases.cases().get(i).rule(), "%s/cases/%d/rule".formatted(at, i));
            }
            rule(cases.otherwise(), at + "/otherwise");
        } else if (rule instanceof PartsRule parts) {
            for (int i = 0; i < parts.parts().size(); i++) {
                rule(parts.parts().get(i).rule(), "%s/parts/%d/rule".formatted(at, i));
            }
        } else if (rule instanceof AlternativesRule alternatives) {
            for (int i = 0; i < alternatives.options().size(); i++) {
                rule(alternatives.options().get(i).rule(), "%s/options/%d/rule".formatted(at, i));
            }
        } else if (rule instanceof RateRule rate) {
            quantity(rate.rate(), at + "/rate");
            if (isNumber(rate.rate())) {
                add(at + "/rate", "doubt.no-rate", rate.rate().wording());
            }
        } else if (rule instanceof PointsRule points) {
            quantity(points.points(), at + "/points");
        } else if (rule instanceof OccurrenceRule occurrences) {
            quantity(occurrences.count(), at + "/count");
        } else if (rule instanceof ProportionalRule proportional) {
            quantity(proportional.actual(), at + "/actual");
            quantity(proportional.target(), at + "/target");
            units(proportional.actual(), proportional.target(), at);
            beside(proportional.actual(), proportional.target(), at + "/target");
            beside(proportional.target(), proportional.actual(), at + "/actual");
        } else if (rule instanceof TargetsMetRule met
                && met.beyond() != null
                && met.beyond().compareTo(BigDecimal.TEN) > 0) {
            add(at + "/beyond", "doubt.share", Message.percent(met.beyond()));
        }
    }

    private ValueRange range(Quantity quantity) {
        return ValueRange.of(quantity, likeUnits, units);
    }

    private static Argument shown(BigDecimal value, boolean percent) {
        return Message.number(value, percent ? Unit.PERCENT : Unit.NUMBER);
    }

    private void bands(Quantity measure, boolean percent, List<Band> bands, String at) {
        ValueRange range = range(measure);
        kind(measure, percent, range, at);
        for (int i = 0; i < bands.size(); i++) {
            BigDecimal from = bands.get(i).from();
            if (from == null) {
                continue;
            }
            boolean inclusive = bands.get(i).inclusive();
            // The lowest end may be the lowest value: what lies below it is then none.
            boolean lowest = i == bands.size() - 2;
            if (range.staysBelow(Fraction.of(from), inclusive)) {
                add(at + "/%d/from".formatted(i), "doubt.never", measure.wording(), shown(from, percent));
            } else if (range.staysAbove(Fraction.of(from), inclusive && !lowest)) {
                add(at + "/%d/from".formatted(i), "doubt.always", measure.wording(), shown(from, percent));
            }
        }
    }

    private void cap(SchemeAdjustments.TotalCap cap, String at) {
        quantity(cap.measure(), at + "/measure");
        bands(
                cap.measure(),
                cap.percent(),
                cap.bands().stream().map(SchemeAdjustments.TotalCap.Limit::band).toList(),
                at + "/bands");
    }

    /** A number that is taken for a rate, or a rate for a number. */
    private void kind(Quantity measure, boolean percent, ValueRange range, String at) {
        if (measure instanceof Quantity.EntryQuantity entry && !range.share() && entry.inPercent() && percent) {
            add(at, "doubt.percent-entry", entry.name());
        } else if (percent && !range.share() && (range.low() != null || range.high() != null || isNumber(measure))) {
            add(at, "doubt.no-rate", measure.wording());
        }
    }

    /** Whether it is divided into a number with a unit. */
    private boolean isNumber(Quantity quantity) {
        return quantity instanceof Quantity.Quotient && !range(quantity).share();
    }

    private void linear(LinearRule rule, String at) {
        ValueRange range = range(rule.measure());
        kind(rule.measure(), rule.percent(), range, at);
        List<LinearRule.Knot> knots = rule.knots();
        for (int i = 0; i < knots.size(); i++) {
            Fraction end = Fraction.of(knots.get(i).at());
            if (range.staysBelow(end, true)) {
                add(
                        at + "/%d/at".formatted(i),
                        "doubt.never",
                        rule.measure().wording(),
                        shown(knots.get(i).at(), rule.percent()));
            } else if (range.staysAbove(end, false) && i > 0) {
                add(
                        at + "/%d/at".formatted(i),
                        "doubt.always",
                        rule.measure().wording(),
                        shown(knots.get(i).at(), rule.percent()));
            }
        }
    }

    private void steps(StepsRule rule, String at) {
        ValueRange range = range(rule.measure());
        kind(rule.measure(), rule.percent(), range, at);
        BigDecimal reference = constant(rule.reference());
        if (reference != null) {
            Fraction base = Fraction.of(reference);
            if (range.staysBelow(base, true) || range.staysAbove(base, false)) {
                add(
                        at + "/reference",
                        range.staysBelow(base, true) ? "doubt.never" : "doubt.always",
                        rule.measure().wording(),
                        shown(reference, rule.percent()));
            }
        }
        boolean ofWhole = (rule.percent() || range.share()) && rule.step().compareTo(BigDecimal.ONE) >= 0;
        if (ofWhole || tooLong(rule.step(), range)) {
            add(at + "/step", "doubt.step", rule.measure().wording(), shown(rule.step(), rule.percent()));
        }
    }

    private static boolean tooLong(BigDecimal step, ValueRange range) {
        return range.low() != null
                && range.high() != null
                && Fraction.of(step).compareTo(range.high().minus(range.low())) > 0;
    }

    private static @Nullable BigDecimal constant(Quantity quantity) {
        return quantity instanceof Quantity.Constant constant ? constant.value() : null;
    }

    private void condition(Condition condition, String at) {
        if (!(condition instanceof Condition.Comparison comparison)) {
            return;
        }
        quantity(comparison.left(), at + "/left");
        quantity(comparison.right(), at + "/right");
        BigDecimal right = constant(comparison.right());
        BigDecimal left = constant(comparison.left());
        if (right != null && left == null) {
            compared(comparison.left(), comparison.relation(), right, comparison.percent(), at, "/right");
        } else if (left != null && right == null) {
            compared(comparison.right(), turned(comparison.relation()), left, comparison.percent(), at, "/left");
        }
    }

    private static Condition.Comparison.Relation turned(Condition.Comparison.Relation relation) {
        return switch (relation) {
            case LESS -> Condition.Comparison.Relation.GREATER;
            case AT_MOST -> Condition.Comparison.Relation.AT_LEAST;
            case AT_LEAST -> Condition.Comparison.Relation.AT_MOST;
            case GREATER -> Condition.Comparison.Relation.LESS;
            case EQUAL, UNEQUAL -> relation;
        };
    }

    private void compared(
            Quantity measure,
            Condition.Comparison.Relation relation,
            BigDecimal threshold,
            boolean percent,
            String at,
            String side) {
        ValueRange range = range(measure);
        kind(measure, percent, range, at);
        Fraction end = Fraction.of(threshold);
        boolean never = switch (relation) {
            case GREATER -> range.staysBelow(end, false);
            case AT_LEAST, EQUAL ->
                range.staysBelow(end, true)
                        || (relation == Condition.Comparison.Relation.EQUAL && range.staysAbove(end, false));
            case LESS -> range.staysAbove(end, true);
            case AT_MOST -> range.staysAbove(end, false);
            case UNEQUAL -> false;
        };
        boolean always = switch (relation) {
            case GREATER -> range.staysAbove(end, false);
            case AT_LEAST -> range.staysAbove(end, true);
            case LESS -> range.staysBelow(end, true);
            case AT_MOST -> range.staysBelow(end, false);
            case UNEQUAL -> range.staysBelow(end, true) || range.staysAbove(end, false);
            case EQUAL -> false;
        };
        if (never || always) {
            add(
                    at + side,
                    always ? "doubt.holds-always" : "doubt.holds-never",
                    measure.wording(),
                    Message.of("relation.words." + relation),
                    shown(threshold, percent));
        }
    }

    private void quantity(Quantity quantity, String at) {
        if (quantity instanceof Quantity.Quotient quotient) {
            quantity(quotient.part(), at + "/part");
            quantity(quotient.whole(), at + "/whole");
            units(quotient.part(), quotient.whole(), at);
            if (quotient.as() == null) {
                unstated(quotient.part(), quotient.whole(), at);
                unstated(quotient.whole(), quotient.part(), at);
            }
            beside(quotient.part(), quotient.whole(), at + "/whole");
            beside(quotient.whole(), quotient.part(), at + "/part");
        } else if (quantity instanceof ArithmeticQuantity arithmetic) {
            List<Quantity> operands = arithmetic.operands();
            boolean share = operands.stream().anyMatch(operand -> range(operand).share());
            for (int i = 0; i < operands.size(); i++) {
                quantity(operands.get(i), at + "/operands/" + i);
                if (i > 0) {
                    units(operands.get(0), operands.get(i), at + "/operands/" + i);
                }
                if (share && arithmetic.operation() != ArithmeticQuantity.Operation.PRODUCT) {
                    constantOfRate(operands.get(i), at + "/operands/" + i);
                }
            }
        } else if (quantity instanceof FormulaQuantity formula && formula.quantities() != null) {
            formula.quantities().forEach(named -> quantity(named.quantity(), at + "/expression"));
        }
    }

    /** One side has a unit, the other is typed without one, or a bare number: whether that is a rate cannot be told. */
    private void unstated(Quantity worded, Quantity other, String at) {
        String unit = ValueRange.unit(worded, likeUnits, units).word();
        boolean bare = other instanceof Quantity.Constant
                || (other instanceof Quantity.EntryQuantity entry
                        && entry.unit().isEmpty()
                        && !entry.inPercent());
        if (likeUnits && !unit.isEmpty() && bare) {
            add(at, "doubt.unit-unstated", worded.wording(), unit, other.wording());
        }
    }

    private void beside(Quantity rate, Quantity other, String at) {
        if (range(rate).share()) {
            constantOfRate(other, at);
        }
    }

    private void constantOfRate(Quantity quantity, String at) {
        BigDecimal constant = constant(quantity);
        if (constant != null && Fraction.of(constant.abs()).compareTo(ValueRange.MOST_OF_A_SHARE) > 0) {
            add(at + "/value", "doubt.share", Message.percent(constant));
        }
    }

    /** 元 beside 万元: one of the two is read ten thousand times too large. */
    private void units(Quantity one, Quantity other, String at) {
        String first = ValueRange.unit(one, likeUnits, units).word();
        String second = ValueRange.unit(other, likeUnits, units).word();
        if (!first.equals(second) && MONEY.contains(first) && MONEY.contains(second)) {
            add(at, "doubt.money-units", one.wording(), first, other.wording(), second);
        }
    }
}

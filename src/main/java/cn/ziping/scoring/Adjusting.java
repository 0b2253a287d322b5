package cn.ziping.scoring;

import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Draws up the lines between the sum of the leaves and the total, in the order {@link SchemeAdjustments} states. */
final class Adjusting {

    private final SchemeDefinition scheme;
    private final ScoringInput input;
    private final Rounding rounding;
    private final boolean traced;
    private final List<Adjustment> lines = new ArrayList<>();
    private final List<LeafScore> extras = new ArrayList<>();
    private final List<MissingInput> missing = new ArrayList<>();
    private Points total;

    Adjusting(SchemeDefinition scheme, ScoringInput input, Rounding rounding, boolean traced, Points rawTotal) {
        this.scheme = scheme;
        this.input = input;
        this.rounding = rounding;
        this.traced = traced;
        this.total = rawTotal;
    }

    /**
     * The lines, of which the cap and the vetoes only hold where nothing is missing.
     *
     * @param lines the lines, in order
     * @param extras bonus and penalty with their traces
     * @param missing what they lack
     * @param bestGrade the place of the best grade that is still possible, from 0 for the highest
     */
    record Result(List<Adjustment> lines, List<LeafScore> extras, List<MissingInput> missing, int bestGrade) {

        static final Result NONE = new Result(List.of(), List.of(), List.of(), 0);
    }

    Result adjust(List<DimensionScore> dimensions) {
        SchemeAdjustments adjustments = scheme.adjustments();
        NotApplying left = new NotApplying(scheme, input, rounding, dimensions);
        NumericPolicy policy = scheme.policy();
        for (DimensionScore dimension : dimensions) {
            Points within = left.within(dimension).map(this::added).orElse(Points.ZERO);
            if (policy.dimensionDecimals() != null) {
                round(
                        Message.of("adjustment.dimension-rounded", dimension.name()),
                        dimension.soFar().plus(within),
                        policy.dimensionDecimals());
            }
        }
        left.across(total).forEach(this::added);
        missing.addAll(left.missing());
        dimensions.stream()
                .flatMap(dimension -> dimension.leaves().stream())
                .filter(leaf -> leaf.excess().isPositive())
                .forEach(leaf -> line(
                        Adjustment.Kind.BONUS,
                        Message.of(
                                "adjustment.excess",
                                leaf.indicator().name(),
                                leaf.indicator().points()),
                        leaf.excess()));
        if (adjustments.convertTo() != null) {
            convert(adjustments.convertTo());
        }
        adjustments.extras().forEach(this::extra);
        if (adjustments.overAchievement() != null) {
            overAchievement(adjustments.overAchievement());
        }
        bound();
        if (policy.totalDecimals() != null) {
            round(Message.of("adjustment.total-rounded"), total, policy.totalDecimals());
        }
        adjustments.allCaps().forEach(this::cap);
        adjustments.vetoes().stream().filter(veto -> !veto.limitsGradeAlone()).forEach(this::veto);
        int bestGrade = adjustments.vetoes().stream()
                .filter(SchemeAdjustments.Veto::limitsGradeAlone)
                .mapToInt(this::gradeAfter)
                .reduce(0, Math::max);
        return new Result(List.copyOf(lines), List.copyOf(extras), List.copyOf(missing), bestGrade);
    }

    /** A line that was worked out elsewhere; what it adds. */
    private Points added(Adjustment line) {
        total = total.plus(line.amount());
        lines.add(line);
        return line.amount();
    }

    private void round(Message what, Points exact, int decimals) {
        Points rounded = scheme.policy().points(exact, decimals);
        if (!rounded.equals(exact)) {
            line(
                    Adjustment.Kind.ROUNDING,
                    Message.of("adjustment.rounded", what, exact, rounded, rounding.phrase(decimals)),
                    rounded.minus(exact));
        }
    }

    private void convert(Points to) {
        Points full = scheme.fullMarks();
        if (to.equals(full)) {
            return;
        }
        Fraction exact =
                Fraction.of(total.value()).dividedBy(Fraction.of(full.value())).times(to.value());
        Points converted = rounding.points(exact);
        line(
                Adjustment.Kind.CONVERSION,
                Message.of("adjustment.converted", total, full, to, converted, rounding.ofPoints(exact, converted)),
                converted.minus(total));
    }

    private void line(Adjustment.Kind kind, Message reason, Points amount) {
        line(kind, reason, amount, List.of());
    }

    private void line(Adjustment.Kind kind, Message reason, Points amount, List<Message> trace) {
        total = total.plus(amount);
        lines.add(new Adjustment(kind, reason, amount, trace));
    }

    private Leaf leaf(String code, Points full) {
        return new Leaf(code, full, input, rounding, traced);
    }

    private void extra(SchemeAdjustments.Extra extra) {
        IndicatorDefinition indicator = extra.indicator();
        Leaf leaf = leaf(indicator.code(), indicator.points());
        LeafScore score = leaf.closeOutside(indicator, Scoring.earned(indicator.rule(), leaf));
        extras.add(score);
        score.missing().forEach(name -> missing.add(new MissingInput(indicator.code(), name)));
        Points points = score.score();
        if (points != null && points.isPositive()) {
            boolean bonus = extra.kind() == SchemeAdjustments.Extra.Kind.BONUS;
            line(
                    bonus ? Adjustment.Kind.BONUS : Adjustment.Kind.PENALTY,
                    Message.of("adjustment.extra." + extra.kind(), indicator.name(), indicator.points()),
                    bonus ? points : Points.ZERO.minus(points),
                    score.trace());
        }
    }

    private void overAchievement(SchemeAdjustments.OverAchievement rule) {
        Map<String, String> explanations = input.entries().getOrDefault(SchemeAdjustments.EXPLANATIONS, Map.of());
        List<String> unexplained = overAchieved(rule, input, scheme.policy()).stream()
                .filter(target -> explanations.getOrDefault(target.code(), "").isBlank())
                .map(ScoringInput.TargetInput::name)
                .toList();
        if (!unexplained.isEmpty()) {
            Points cost = new Points(rule.each().value().multiply(BigDecimal.valueOf(unexplained.size())))
                    .atMost(rule.most());
            line(
                    Adjustment.Kind.PENALTY,
                    Message.of(
                            "adjustment.over-achieved",
                            String.join("、", unexplained),
                            Message.percent(rule.from()),
                            rule.each(),
                            rule.most()),
                    Points.ZERO.minus(cost));
        }
    }

    /** The targets that are reached by far and so have to be explained; a small use of what should be small is none. */
    static List<ScoringInput.TargetInput> overAchieved(
            SchemeAdjustments.OverAchievement rule, ScoringInput input, NumericPolicy policy) {
        Leaf silent = new Leaf(SchemeAdjustments.EXPLANATIONS, Points.ZERO, input, new Rounding(policy), false);
        return input.targets().stream()
                .filter(target -> target.direction() == Direction.HIGHER_IS_BETTER)
                .filter(target -> {
                    TargetCompletion completion = TargetCompletion.of(target, ZeroChoice.NO_POINTS, silent);
                    return completion != null && completion.share().compareTo(rule.from()) >= 0;
                })
                .toList();
    }

    private void bound() {
        if (total.isNegative()) {
            line(Adjustment.Kind.LIMIT, Message.of("adjustment.floor"), Points.ZERO.minus(total));
        }
        if (scheme.adjustments().withinFullMarks() && total.compareTo(scheme.outOf()) > 0) {
            line(
                    Adjustment.Kind.LIMIT,
                    Message.of("adjustment.full-marks", scheme.outOf()),
                    scheme.outOf().minus(total));
        }
    }

    private void cap(SchemeAdjustments.TotalCap cap) {
        Leaf leaf = leaf(SchemeAdjustments.CAP, scheme.fullMarks());
        boolean exact = rounding.comparesExactly(cap.comparing());
        Quantity.Reading reading = measured(cap, exact, leaf);
        if (reading == null) {
            unmeasured(cap, leaf);
            return;
        }
        List<Band> bands =
                cap.bands().stream().map(SchemeAdjustments.TotalCap.Limit::band).toList();
        int index = Band.indexOf(exact ? reading.exact() : reading.value(), bands);
        Argument told = Band.told(reading, exact, index, bands);
        Message range = Band.range(index, bands, cap.percent() ? Unit.PERCENT : Unit.NUMBER);
        lower(
                Adjustment.Kind.CAP,
                cap.bands().get(index).atMost(),
                limit -> Message.of("adjustment.cap", cap.measure().wording(), told, range, limit),
                leaf.steps());
    }

    private static Quantity.@Nullable Reading measured(SchemeAdjustments.TotalCap cap, boolean exact, Leaf leaf) {
        try {
            return leaf.measure(cap.measure(), cap.percent(), exact);
        } catch (Fraction.TooLongException tooLong) {
            leaf.tooLong();
            return null;
        }
    }

    /** A figure is blank, or a zero denominator means what the measure says: no cap, or the lowest. */
    private void unmeasured(SchemeAdjustments.TotalCap cap, Leaf leaf) {
        leaf.missing().forEach(name -> missing.add(new MissingInput(SchemeAdjustments.CAP, name)));
        if (leaf.missing().isEmpty() && Collections.max(leaf.zeros()) == ZeroChoice.NO_POINTS) {
            lower(
                    Adjustment.Kind.CAP,
                    cap.bands().get(cap.bands().size() - 1).atMost(),
                    limit -> Message.of("adjustment.cap-zero", cap.measure().wording(), limit),
                    leaf.steps());
        }
    }

    private boolean happened(SchemeAdjustments.Veto veto) {
        Boolean happened = leaf(SchemeAdjustments.VETOES, scheme.fullMarks()).yesNo(veto.event());
        if (happened == null) {
            missing.add(new MissingInput(SchemeAdjustments.VETOES, veto.event()));
        }
        return Boolean.TRUE.equals(happened);
    }

    /** The place of the best grade after an event that leaves the total; a line of nothing says so where it counts. */
    private int gradeAfter(SchemeAdjustments.Veto veto) {
        int place = veto.place(scheme);
        if (!happened(veto) || GradeBand.indexOf(total, scheme.grades()) >= place) {
            return 0;
        }
        line(
                Adjustment.Kind.VETO,
                Message.of("adjustment.veto-grade", veto.event(), String.valueOf(veto.grade())),
                Points.ZERO);
        return place;
    }

    private void veto(SchemeAdjustments.Veto veto) {
        if (happened(veto)) {
            lower(
                    Adjustment.Kind.VETO,
                    veto.limit(scheme),
                    limit -> Message.of("adjustment.veto", veto.event(), limit),
                    List.of());
        }
    }

    private void lower(
            Adjustment.Kind kind, @Nullable Points limit, Function<Points, Message> reason, List<Message> trace) {
        if (limit != null && total.compareTo(limit) > 0) {
            line(kind, reason.apply(limit), limit.minus(total), trace);
        }
    }
}

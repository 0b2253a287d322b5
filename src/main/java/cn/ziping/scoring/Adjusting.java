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
     */
    record Result(List<Adjustment> lines, List<LeafScore> extras, List<MissingInput> missing) {

        static final Result NONE = new Result(List.of(), List.of(), List.of());
    }

    Result adjust(List<LeafScore> leaves) {
        SchemeAdjustments adjustments = scheme.adjustments();
        if (adjustments.notApplicable() != null) {
            notApplicable(adjustments.notApplicable().policy(), leaves);
        }
        for (LeafScore leaf : leaves) {
            if (leaf.excess().isPositive()) {
                line(
                        Adjustment.Kind.BONUS,
                        Message.of(
                                "adjustment.excess",
                                leaf.indicator().name(),
                                leaf.indicator().points()),
                        leaf.excess());
            }
        }
        adjustments.extras().forEach(this::extra);
        if (adjustments.overAchievement() != null) {
            overAchievement(adjustments.overAchievement());
        }
        bound();
        if (adjustments.cap() != null) {
            cap(adjustments.cap());
        }
        adjustments.vetoes().forEach(this::veto);
        return new Result(List.copyOf(lines), List.copyOf(extras), List.copyOf(missing));
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

    private void notApplicable(SchemeAdjustments.NotApplicable.Policy policy, List<LeafScore> leaves) {
        List<LeafScore> left =
                leaves.stream().filter(leaf -> !leaf.applicable()).toList();
        switch (policy) {
            case FULL_POINTS ->
                left.forEach(leaf -> line(
                        Adjustment.Kind.REDISTRIBUTION,
                        Message.of(
                                "adjustment.not-applicable-full",
                                leaf.indicator().name()),
                        leaf.indicator().points()));
            case PEER_MEAN -> left.forEach(this::peerMean);
            case REDISTRIBUTED -> {
                if (!left.isEmpty()) {
                    redistribute(left);
                }
            }
        }
    }

    private void redistribute(List<LeafScore> left) {
        Points without = left.stream().map(leaf -> leaf.indicator().points()).reduce(Points.ZERO, Points::plus);
        Points rest = scheme.fullMarks().minus(without);
        if (!rest.isPositive()) {
            left.forEach(leaf -> missing.add(new MissingInput(leaf.code(), SchemeAdjustments.NotApplicable.ANSWER)));
            return;
        }
        Fraction exact = Fraction.of(total.value())
                .dividedBy(Fraction.of(rest.value()))
                .times(scheme.fullMarks().value());
        Points whole = rounding.points(exact);
        line(
                Adjustment.Kind.REDISTRIBUTION,
                Message.of(
                        "adjustment.redistributed",
                        total,
                        scheme.fullMarks(),
                        without,
                        whole,
                        rounding.ofPoints(exact, whole)),
                whole.minus(total));
    }

    private void peerMean(LeafScore leaf) {
        String reference = SchemeAdjustments.NotApplicable.SCORE_OF + leaf.code();
        List<BigDecimal> others = input.peers().getOrDefault(reference, List.of());
        if (others.size() < 2) {
            missing.add(new MissingInput(leaf.code(), InputDeclaration.PEERS + reference));
            return;
        }
        Fraction mean = Fraction.of(others.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .dividedBy(Fraction.of(others.size()));
        Points points = rounding.points(mean);
        line(
                Adjustment.Kind.REDISTRIBUTION,
                Message.of(
                        "adjustment.not-applicable-mean",
                        leaf.indicator().name(),
                        String.valueOf(others.size()),
                        points,
                        rounding.ofPoints(mean, points)),
                points);
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
        if (scheme.adjustments().withinFullMarks() && total.compareTo(scheme.fullMarks()) > 0) {
            line(
                    Adjustment.Kind.LIMIT,
                    Message.of("adjustment.full-marks", scheme.fullMarks()),
                    scheme.fullMarks().minus(total));
        }
    }

    private void cap(SchemeAdjustments.TotalCap cap) {
        Leaf leaf = leaf(SchemeAdjustments.CAP, scheme.fullMarks());
        Quantity.Reading measured = measured(cap.measure(), leaf);
        if (measured == null) {
            unmeasured(cap, leaf);
            return;
        }
        Quantity.Reading reading = cap.percent() ? leaf.rateFirst(measured) : measured;
        List<Band> bands =
                cap.bands().stream().map(SchemeAdjustments.TotalCap.Limit::band).toList();
        int index = Band.indexOf(reading.value(), bands);
        Message range = Band.range(index, bands, cap.percent() ? Unit.PERCENT : Unit.NUMBER);
        lower(
                Adjustment.Kind.CAP,
                cap.bands().get(index).atMost(),
                limit -> Message.of("adjustment.cap", cap.measure().wording(), reading, range, limit),
                leaf.steps());
    }

    private static Quantity.@Nullable Reading measured(Quantity measure, Leaf leaf) {
        try {
            return measure.read(leaf);
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

    private void veto(SchemeAdjustments.Veto veto) {
        Leaf leaf = leaf(SchemeAdjustments.VETOES, scheme.fullMarks());
        Boolean happened = leaf.yesNo(veto.event());
        if (happened == null) {
            missing.add(new MissingInput(SchemeAdjustments.VETOES, veto.event()));
        } else if (happened) {
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

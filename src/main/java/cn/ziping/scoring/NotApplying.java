package cn.ziping.scoring;

import cn.ziping.shared.Points;
import cn.ziping.shared.Reference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of the points of indicators that do not apply, as the scheme's policy says. */
final class NotApplying {

    private final SchemeDefinition scheme;
    private final ScoringInput input;
    private final Rounding rounding;
    private final SchemeAdjustments.NotApplicable.Policy policy;
    private final List<LeafScore> leaves;
    private final List<LeafScore> left;
    private final List<MissingInput> missing = new ArrayList<>();
    /** The points of dimensions of which nothing applies, which cannot be made up for within them. */
    private Points emptyDimensions = Points.ZERO;

    NotApplying(SchemeDefinition scheme, ScoringInput input, Rounding rounding, List<DimensionScore> dimensions) {
        this.scheme = scheme;
        this.input = input;
        this.rounding = rounding;
        this.leaves = dimensions.stream()
                .flatMap(dimension -> dimension.leaves().stream())
                .toList();
        this.left = leaves.stream().filter(leaf -> !leaf.applicable()).toList();
        SchemeAdjustments.NotApplicable stated = scheme.adjustments().notApplicable();
        this.policy = stated == null ? SchemeAdjustments.NotApplicable.Policy.FULL_POINTS : stated.policy();
    }

    /** What is lacking; to be asked after all lines. */
    List<MissingInput> missing() {
        return missing;
    }

    /** The line within a first-level dimension, where the policy makes up for its points there. */
    Optional<Adjustment> within(DimensionScore dimension) {
        if (policy != SchemeAdjustments.NotApplicable.Policy.WITHIN_DIMENSION) {
            return Optional.empty();
        }
        Points without = points(
                dimension.leaves().stream().filter(leaf -> !leaf.applicable()).toList());
        Points full = dimension.fullMarks();
        if (without.equals(full)) {
            emptyDimensions = emptyDimensions.plus(full);
            return Optional.empty();
        }
        if (!without.isPositive()) {
            return Optional.empty();
        }
        Converted whole = converted(dimension.soFar(), full, without);
        return Optional.of(line(
                Message.of("adjustment.redistributed-within", dimension.name(), whole.how()),
                whole.points().minus(dimension.soFar())));
    }

    /** The lines across the whole scheme. */
    List<Adjustment> across(Points total) {
        return left.isEmpty()
                ? List.of()
                : switch (policy) {
                    case FULL_POINTS ->
                        left.stream()
                                .map(leaf -> line(
                                        Message.of(
                                                "adjustment.not-applicable-full",
                                                leaf.indicator().name()),
                                        leaf.indicator().points()))
                                .toList();
                    case PEER_MEAN ->
                        left.stream().flatMap(leaf -> peerMean(leaf).stream()).toList();
                    case REDISTRIBUTED -> redistributed(total, points(left));
                    case WITHIN_DIMENSION ->
                        emptyDimensions.isPositive() ? redistributed(total, emptyDimensions) : List.of();
                    case SPREAD_EQUALLY -> spread();
                };
    }

    private static Points points(List<LeafScore> leaves) {
        return leaves.stream().map(leaf -> leaf.indicator().points()).reduce(Points.ZERO, Points::plus);
    }

    private static Adjustment line(Message reason, Points amount) {
        return new Adjustment(Adjustment.Kind.REDISTRIBUTION, reason, amount, List.of());
    }

    private List<Adjustment> redistributed(Points total, Points without) {
        if (!scheme.fullMarks().minus(without).isPositive()) {
            return nothingLeft();
        }
        Converted whole = converted(total, scheme.fullMarks(), without);
        return List.of(line(whole.how(), whole.points().minus(total)));
    }

    private List<Adjustment> nothingLeft() {
        left.forEach(leaf -> missing.add(new MissingInput(leaf.code(), SchemeAdjustments.NotApplicable.ANSWER)));
        return List.of();
    }

    /** What was earned of the rest, as of the whole, and how that came about. */
    private record Converted(Points points, Message how) {}

    /** 得分÷(满分−不适用分值)×满分 */
    private Converted converted(Points earned, Points full, Points without) {
        Fraction exact = Fraction.of(earned.value())
                .dividedBy(Fraction.of(full.minus(without).value()))
                .times(full.value());
        Points whole = rounding.points(exact);
        return new Converted(
                whole,
                Message.of("adjustment.redistributed", earned, full, without, whole, rounding.ofPoints(exact, whole)));
    }

    /** Each indicator that applies is worth so much more, and earns the same share of that as of its own points. */
    private List<Adjustment> spread() {
        List<LeafScore> applying = leaves.stream().filter(LeafScore::applicable).toList();
        if (applying.isEmpty()) {
            return nothingLeft();
        }
        Points without = points(left);
        Fraction each = Fraction.of(without.value()).dividedBy(Fraction.of(applying.size()));
        Fraction shares = applying.stream()
                .map(leaf -> Fraction.of(leaf.soFar().value())
                        .dividedBy(Fraction.of(leaf.indicator().points().value())))
                .reduce(Fraction.ZERO, Fraction::plus);
        Fraction exact = shares.times(each);
        Points points = rounding.points(exact);
        return List.of(line(
                Message.of(
                        "adjustment.spread",
                        without,
                        String.valueOf(applying.size()),
                        Message.number(each, Unit.POINTS),
                        Message.number(shares, Unit.NUMBER),
                        points,
                        rounding.ofPoints(exact, points)),
                points));
    }

    private Optional<Adjustment> peerMean(LeafScore leaf) {
        Reference.Peers peers = new Reference.Peers(Reference.Result.scoreOf(leaf.code()), false);
        List<BigDecimal> others = input.peers().getOrDefault(peers.key(), List.of());
        if (others.size() < 2) {
            missing.add(new MissingInput(leaf.code(), peers.toString()));
            return Optional.empty();
        }
        Fraction mean = Fraction.of(others.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .dividedBy(Fraction.of(others.size()));
        Points points = rounding.points(mean);
        return Optional.of(line(
                Message.of(
                        "adjustment.not-applicable-mean",
                        leaf.indicator().name(),
                        String.valueOf(others.size()),
                        points,
                        rounding.ofPoints(mean, points)),
                points));
    }
}

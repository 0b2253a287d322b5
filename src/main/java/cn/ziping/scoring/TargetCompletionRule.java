package cn.ziping.scoring;

import cn.ziping.shared.Points;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Weighted mean of the completion of the department's own targets of a category (domain §4.1 form 32):
 * Σ weight × completion ÷ Σ weight × W. A completion lies within 0 and 1; each is rounded as a rate. A negative target
 * has none.
 *
 * @param category the category of the targets
 * @param zeroTarget what a target of zero means where higher is better
 * @param weightSum what the weights of the category have to sum to, or {@code null} where the scheme does not say
 */
@JsonTypeName("targets")
public record TargetCompletionRule(
        String category,
        ZeroChoice zeroTarget,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal weightSum)
        implements ScoringRule {

    /** What is missing while the weights do not sum to what the scheme says. */
    public static final String WEIGHTS = "权重合计";

    public TargetCompletionRule(String category, ZeroChoice zeroTarget) {
        this(category, zeroTarget, null);
    }

    @Override
    public List<InputDeclaration> inputs(Points full) {
        return List.of(InputDeclaration.targets(category));
    }

    @Override
    public List<Message> wording(Points full) {
        List<Message> wording = new ArrayList<>(List.of(
                Message.of("rule.targets", category, full),
                Message.of("rule.negative-targets"),
                Message.of("rule.zero-target." + zeroTarget)));
        if (weightSum != null) {
            wording.add(Message.of("rule.weight-sum", Leaf.plain(weightSum)));
        }
        return wording;
    }

    @Override
    public List<Message> problems(Points full) {
        return weightSum != null && weightSum.signum() <= 0
                ? List.of(Message.of("problem.weight-sum", Leaf.plain(weightSum)))
                : List.of();
    }

    @Override
    public @Nullable Points earn(Leaf leaf) {
        List<ScoringInput.TargetInput> targets = leaf.input().targets().stream()
                .filter(target -> target.category().equals(category))
                .toList();
        if (targets.isEmpty()) {
            leaf.missing(category);
            return null;
        }
        requireWeights(leaf, targets);
        Fraction weights = Fraction.ZERO;
        Fraction sum = Fraction.ZERO;
        StringBuilder terms = new StringBuilder();
        for (ScoringInput.TargetInput target : targets) {
            Fraction completion = completion(leaf, target);
            if (completion == null) {
                leaf.missing(target.name());
                continue;
            }
            Fraction weight = Fraction.of(target.weight());
            weights = weights.plus(weight);
            sum = sum.plus(completion.times(weight));
            if (leaf.traced()) {
                terms.append(terms.isEmpty() ? "" : " + ")
                        .append(Leaf.plain(target.weight()))
                        .append(" × ")
                        .append(percent(completion));
            }
        }
        if (!leaf.missing().isEmpty()) {
            return null;
        }
        Fraction exact = sum.dividedBy(weights);
        Fraction mean = leaf.rounding().rateFirst(exact);
        if (leaf.traced()) {
            leaf.step(
                    "trace.weighted-mean",
                    terms.toString(),
                    weights.toString(),
                    percent(mean),
                    leaf.rounding().ofRate(exact, mean));
        }
        return leaf.share(mean);
    }

    private void requireWeights(Leaf leaf, List<ScoringInput.TargetInput> targets) {
        BigDecimal sum =
                targets.stream().map(ScoringInput.TargetInput::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (weightSum != null && sum.compareTo(weightSum) != 0) {
            leaf.step("trace.weight-sum", category, Leaf.plain(sum), Leaf.plain(weightSum));
            leaf.missing(WEIGHTS);
        }
    }

    private @Nullable Fraction completion(Leaf leaf, ScoringInput.TargetInput target) {
        BigDecimal x = target.actual();
        BigDecimal t = target.target();
        if (x == null || t == null) {
            return null;
        }
        if (t.signum() < 0) {
            leaf.step("trace.negative-target", target.name());
            return null;
        }
        boolean higher = target.direction() == Direction.HIGHER_IS_BETTER;
        if (higher && t.signum() == 0 && zeroTarget == ZeroChoice.INCOMPLETE) {
            leaf.step("trace.zero-target", target.name());
            return null;
        }
        Reached reached = reached(x, t, higher);
        Fraction completion = leaf.rounding().rateFirst(reached.share());
        if (leaf.traced()) {
            leaf.step(
                    "trace.target",
                    target.name(),
                    Leaf.plain(x) + target.unit(),
                    Leaf.plain(t) + target.unit(),
                    Message.of("direction." + target.direction()),
                    percent(completion),
                    leaf.rounding().ofRate(reached.share(), completion),
                    reached.note().isEmpty() ? "" : Message.of("trace.target." + reached.note()));
        }
        return completion;
    }

    /**
     * How far a target is reached.
     *
     * @param share the share of it, 0 to 1
     * @param note why that is not simply the one number by the other; empty where it is
     */
    private record Reached(Fraction share, String note) {}

    private Reached reached(BigDecimal x, BigDecimal t, boolean higher) {
        if (higher && t.signum() == 0) {
            return new Reached(
                    zeroTarget == ZeroChoice.FULL_POINTS ? Fraction.ONE : Fraction.ZERO, "zero." + zeroTarget);
        }
        if (!higher && x.signum() <= 0) {
            return new Reached(Fraction.ONE, "nothing-used");
        }
        Fraction ratio = higher
                ? Fraction.of(x).dividedBy(Fraction.of(t))
                : Fraction.of(t).dividedBy(Fraction.of(x));
        if (ratio.compareTo(Fraction.ONE) > 0) {
            return new Reached(Fraction.ONE, "capped");
        }
        return ratio.signum() < 0 ? new Reached(Fraction.ZERO, "floored") : new Reached(ratio, "");
    }

    private static String percent(Fraction share) {
        Fraction hundred = share.times(Fraction.of(100));
        return hundred.decimal().map(value -> Leaf.plain(value) + "%").orElseGet(share::toString);
    }
}

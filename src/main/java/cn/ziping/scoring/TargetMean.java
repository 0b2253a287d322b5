package cn.ziping.scoring;

import cn.ziping.shared.DefinitionException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The weighted mean of the completion of the department's own targets of a category (domain §4.1 form 32):
 * Σ weight × completion ÷ Σ weight. A completion lies within 0 and the cap; each is rounded as a rate. A negative target has
 * none.
 *
 * @param category the category of the targets
 * @param zeroTarget what a target of zero means where higher is better
 * @param weightSum what the weights of the category have to sum to, or {@code null} where the scheme does not say
 * @param cap the largest completion of one target that counts, a share of one; {@code null} for 1
 */
record TargetMean(
        String category,
        ZeroChoice zeroTarget,
        @Nullable BigDecimal weightSum,
        @Nullable BigDecimal cap) {

    static void requireCap(@Nullable BigDecimal cap) {
        if (cap != null && (cap.signum() <= 0 || cap.compareTo(BigDecimal.TEN) > 0)) {
            throw new DefinitionException("cap", "share-to-ten");
        }
    }

    private BigDecimal limit() {
        return cap == null ? BigDecimal.ONE : cap;
    }

    List<Message> wording() {
        List<Message> wording = new ArrayList<>();
        if (cap != null) {
            wording.add(Message.of("rule.targets-cap", Message.percent(cap)));
        }
        wording.add(Message.of("rule.negative-targets"));
        wording.add(Message.of("rule.zero-target." + zeroTarget));
        if (weightSum != null) {
            wording.add(Message.of("rule.weight-sum", Leaf.plain(weightSum)));
        }
        return wording;
    }

    List<Message> problems() {
        return weightSum != null && weightSum.signum() <= 0
                ? List.of(Message.of("problem.weight-sum", Leaf.plain(weightSum)))
                : List.of();
    }

    /** The mean, rounded as a rate, or {@code null} after telling the leaf what is missing. */
    Quantity.@Nullable Reading read(Leaf leaf) {
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
        Fraction unrounded = Fraction.ZERO;
        List<Argument> terms = new ArrayList<>();
        List<Argument> behind = new ArrayList<>();
        for (ScoringInput.TargetInput target : targets) {
            Quantity.Reading reached = completion(leaf, target);
            if (reached == null) {
                leaf.missing(target.name());
                continue;
            }
            Fraction weight = Fraction.of(target.weight());
            weights = weights.plus(weight);
            Fraction completion = reached.value();
            sum = sum.plus(completion.times(weight));
            unrounded = leaf.keepsExact() ? unrounded.plus(reached.exact().times(weight)) : sum;
            if (leaf.traced()) {
                Argument share = Message.number(completion, Unit.PERCENT);
                terms.add(phrase("expression.weighted", Message.number(weight, Unit.NUMBER), share));
                if (completion.compareTo(Fraction.ONE) < 0) {
                    behind.add(phrase("loss.target", target.name(), share));
                }
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
                    new Argument.Terms("expression.PLUS", terms),
                    Message.number(weights, Unit.NUMBER),
                    Message.number(mean, Unit.PERCENT),
                    leaf.rounding().ofRate(exact, mean));
            if (!behind.isEmpty()) {
                leaf.loses(
                        "loss.targets",
                        String.valueOf(targets.size()),
                        category,
                        String.valueOf(behind.size()),
                        new Argument.Terms("expression.LIST", behind));
            }
        }
        return new Quantity.Reading(mean, Unit.PERCENT, unrounded.dividedBy(weights));
    }

    private void requireWeights(Leaf leaf, List<ScoringInput.TargetInput> targets) {
        BigDecimal sum =
                targets.stream().map(ScoringInput.TargetInput::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (weightSum != null && sum.compareTo(weightSum) != 0) {
            leaf.step("trace.weight-sum", category, Leaf.plain(sum), Leaf.plain(weightSum));
            leaf.missing(TargetCompletionRule.WEIGHTS);
        }
    }

    private Quantity.@Nullable Reading completion(Leaf leaf, ScoringInput.TargetInput target) {
        TargetCompletion unbounded = TargetCompletion.of(target, zeroTarget, leaf);
        if (unbounded == null) {
            return null;
        }
        TargetCompletion reached = unbounded.within(limit());
        Fraction completion = leaf.rounding().rateFirst(reached.share());
        if (leaf.traced()) {
            leaf.step(
                    "trace.target",
                    target.name(),
                    Leaf.plain(reached.actual()) + target.unit(),
                    Leaf.plain(reached.target()) + target.unit(),
                    Message.of("direction." + target.direction()),
                    Message.number(completion, Unit.PERCENT),
                    leaf.rounding().ofRate(reached.share(), completion),
                    note(reached));
        }
        return new Quantity.Reading(completion, Unit.PERCENT, reached.share());
    }

    private static Argument phrase(String code, Object... arguments) {
        return new Argument.Phrase(Message.of(code, arguments));
    }

    private Object note(TargetCompletion reached) {
        if (reached.note().isEmpty()) {
            return "";
        }
        return cap != null && reached.note().equals("capped")
                ? Message.of("trace.target.capped-at", Message.percent(cap))
                : Message.of("trace.target." + reached.note());
    }
}

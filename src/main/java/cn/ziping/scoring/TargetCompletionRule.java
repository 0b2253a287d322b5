package cn.ziping.scoring;

import cn.ziping.shared.Bounds;
import cn.ziping.shared.Points;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Weighted mean of the completion of the department's own targets of a category × points (domain §4.1 form 32); see
 * {@link TargetMean}.
 *
 * @param category the category of the targets
 * @param zeroTarget what a target of zero means where higher is better
 * @param weightSum what the weights of the category have to sum to, or {@code null} where the scheme does not say
 * @param cap the largest completion of one target that counts, a share of one; {@code null} for 1
 */
@JsonTypeName("targets")
public record TargetCompletionRule(
        String category,
        ZeroChoice zeroTarget,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal weightSum,

        @Bounds(above = "0", most = "10") @Share @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        BigDecimal cap)
        implements ScoringRule {

    /** What is missing while the weights do not sum to what the scheme says. */
    public static final String WEIGHTS = "权重合计";

    public TargetCompletionRule {
        TargetMean.requireCap(cap);
    }

    public TargetCompletionRule(String category, ZeroChoice zeroTarget, @Nullable BigDecimal weightSum) {
        this(category, zeroTarget, weightSum, null);
    }

    public TargetCompletionRule(String category, ZeroChoice zeroTarget) {
        this(category, zeroTarget, null, null);
    }

    private TargetMean mean() {
        return new TargetMean(category, zeroTarget, weightSum, cap);
    }

    @Override
    public List<InputDeclaration> inputs(Points full) {
        return List.of(InputDeclaration.targets(category));
    }

    @Override
    public List<Message> wording(Points full) {
        List<Message> wording = new ArrayList<>(List.of(Message.of("rule.targets", category, full)));
        wording.addAll(mean().wording());
        if (cap != null) {
            wording.add(Message.of("rule.targets-most"));
        }
        return wording;
    }

    @Override
    public List<Message> problems(Points full) {
        return mean().problems();
    }

    @Override
    public @Nullable Points earn(Leaf leaf) {
        Quantity.Reading mean = mean().read(leaf);
        return mean == null ? null : leaf.share(mean);
    }
}

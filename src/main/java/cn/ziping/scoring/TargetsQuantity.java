package cn.ziping.scoring;

import cn.ziping.shared.Bounds;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the department's own targets of a category are reached, as a rate that any rule or cap of the total may read; see
 * {@link TargetMean}.
 *
 * @param category the category of the targets
 * @param zeroTarget what a target of zero means where higher is better
 * @param weightSum what the weights of the category have to sum to, or {@code null} where the scheme does not say
 * @param cap the largest completion of one target that counts, a share of one; {@code null} for 1
 */
@JsonTypeName("target-completion")
public record TargetsQuantity(
        String category,
        ZeroChoice zeroTarget,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal weightSum,

        @Bounds(above = "0", most = "10") @Share @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        BigDecimal cap)
        implements Quantity {

    public TargetsQuantity {
        TargetMean.requireCap(cap);
    }

    private TargetMean mean() {
        return new TargetMean(category, zeroTarget, weightSum, cap);
    }

    @Override
    public List<InputDeclaration> inputs() {
        return List.of(InputDeclaration.targets(category));
    }

    @Override
    public @Nullable Reading read(Leaf leaf) {
        return mean().read(leaf);
    }

    @Override
    public Message wording() {
        return Message.of("quantity.targets", category);
    }

    /** What its rule says of targets that are negative or zero, and of weights. */
    @Override
    public List<Message> zeroWording() {
        return mean().wording();
    }

    @Override
    public List<Message> problems() {
        return mean().problems();
    }

    @Override
    public boolean printsAsRate() {
        return true;
    }
}

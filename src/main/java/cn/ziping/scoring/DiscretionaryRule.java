package cn.ziping.scoring;

import cn.ziping.shared.Points;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A person deducts 0 to the full points and says why (domain §4.1 form 27), e.g. 制度内容有缺漏，酌情扣 0.5 分. A deduction
 * without a reason leaves the leaf incomplete.
 *
 * @param guidance what the person should look at, in official wording
 * @param label goes before the names of the inputs where one indicator has several such judgements; else {@code null}
 */
@JsonTypeName("discretionary")
public record DiscretionaryRule(
        String guidance,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @MayBeLeftOut
        String label) implements ScoringRule {

    public DiscretionaryRule(String guidance) {
        this(guidance, null);
    }

    /** The name of the input that takes the points deducted. */
    public static final String DEDUCTION = "酌情扣分";

    /** A reason goes on in the sentence of the trace. */
    private static final Pattern SENTENCE_END = Pattern.compile("[。；，\\s]+$");

    /** The name of the input that takes the reason. */
    public static final String REASON = "扣分理由";

    private String named(String input) {
        return label == null ? input : label + input;
    }

    @Override
    public List<InputDeclaration> inputs(Points full) {
        return List.of(
                new InputDeclaration(named(DEDUCTION), InputSource.ENTRY, InputType.POINTS, "分", full, true),
                new InputDeclaration(named(REASON), InputSource.ENTRY, InputType.TEXT, "", null, false));
    }

    @Override
    public List<Message> wording(Points full) {
        return List.of(Message.of("rule.discretionary", guidance, full));
    }

    @Override
    public @Nullable Points earn(Leaf leaf) {
        BigDecimal typed = leaf.number(named(DEDUCTION));
        if (typed == null) {
            return null;
        }
        Points deduction = new Points(typed);
        if (deduction.isNegative()) {
            // Nothing is added at discretion, and a slip of the sign must not pass for full marks.
            leaf.missing(named(DEDUCTION));
            return null;
        }
        if (!deduction.isPositive()) {
            return leaf.less(Points.ZERO);
        }
        String reason = leaf.entry(named(REASON));
        if (reason == null) {
            return null;
        }
        leaf.step("trace.discretionary", SENTENCE_END.matcher(reason).replaceAll(""), deduction);
        return leaf.less(deduction);
    }
}

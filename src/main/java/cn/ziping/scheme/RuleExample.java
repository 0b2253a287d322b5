package cn.ziping.scheme;

import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.LeafScore;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.scoring.Scoring;
import cn.ziping.scoring.ScoringInput;
import cn.ziping.scoring.Unit;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import cn.ziping.shared.RefusedException;
import java.util.Optional;
import java.util.function.Function;

/**
 * A saved example of a rule: these inputs earn so many points. A scheme is not published while one of its examples fails.
 *
 * @param indicator the indicator's code
 * @param name what the example shows
 * @param inputs the inputs
 * @param expected the points they earn
 */
public record RuleExample(String indicator, String name, TypedInputs inputs, Points expected) {

    boolean holds(IndicatorDefinition definition, NumericPolicy policy, Function<String, Unit> units) {
        return earned(definition, policy, units).filter(expected::equals).isPresent();
    }

    /** What its inputs earn by now; nothing where one of them no longer fits the rule. */
    public Optional<Points> earned(IndicatorDefinition definition, NumericPolicy policy, Function<String, Unit> units) {
        try {
            return Optional.ofNullable(trial(definition, policy, inputs.scoringInput(definition, units))
                    .score());
        } catch (RefusedException changed) {
            return Optional.empty();
        }
    }

    /** What one indicator earns by itself, with its trace. */
    public static LeafScore trial(IndicatorDefinition definition, NumericPolicy policy, ScoringInput input) {
        return Scoring.explain(SchemeDefinition.ofOne(definition, policy), input)
                .leaf(definition.code())
                .orElseThrow();
    }
}

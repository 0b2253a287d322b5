package cn.ziping.scoring;

import static cn.ziping.scoring.ScoringFixtures.assertEarned;
import static cn.ziping.scoring.ScoringFixtures.assertIncomplete;
import static cn.ziping.scoring.ScoringFixtures.inputs;
import static cn.ziping.scoring.ScoringFixtures.score;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A blank in a formula is missing, unless COALESCE allows it; a zero divisor means what the rule says. */
class FormulaBlankTests {

    private static PointsRule points(String expression) {
        return new PointsRule(new FormulaQuantity(Formula.of(expression), false, List.of(), ZeroChoice.INCOMPLETE));
    }

    @ParameterizedTest(name = "乙 {0}, 丙 {1}: {2}")
    @CsvSource({
        // The blank is allowed whatever stands below it
        "'', 2, 1",
        "'', 0, 1",
        "6, 2, 3",
        // 8 ÷ blank is blank too
        "8, '', 1"
    })
    void aBlankWithinCoalesceIsAllowedWhateverTheDivisor(String above, String below, String points) {
        LeafScore leaf = score(
                points("COALESCE(乙/丙, 1)"),
                "10",
                inputs().count("乙", above.isEmpty() ? null : above).count("丙", below.isEmpty() ? null : below));
        assertEarned(
                leaf, points, BigDecimal.TEN.subtract(new BigDecimal(points)).toString());
    }

    @Test
    void aNumberDividedByZeroIsWhatTheRuleSaysAlsoWithinCoalesce() {
        assertIncomplete(
                score(points("COALESCE(乙/丙, 1)"), "10", inputs().count("乙", "6").count("丙", "0")), "丙");
        // Outside it a blank numerator is missing, and so is nothing else.
        assertIncomplete(score(points("乙/丙"), "10", inputs().count("丙", "0")), "乙");
        assertThat(Formula.of("乙/丙").names()).isEqualTo(Set.of("乙", "丙"));
    }
}

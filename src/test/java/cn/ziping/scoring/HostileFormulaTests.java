package cn.ziping.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no formula is refused where it goes wrong, before anything is computed. */
class HostileFormulaTests {

    /** What reading and refusing a formula may take, once the code is warm. */
    private static final Duration BOUND = Duration.ofMillis(50);

    static Stream<Arguments> formulas() {
        return Stream.of(
                // The formula, why it is refused, and the place from 0
                Arguments.of("9^9^9^9", "formula-operator-missing", 1),
                Arguments.of("1E9999999", "formula-number", 0),
                Arguments.of("1+".repeat(300), "formula-long", 500),
                Arguments.of("9".repeat(400), "formula-number", 0),
                Arguments.of("(".repeat(240) + "1" + ")".repeat(240), "formula-deep", 51),
                Arguments.of("-".repeat(499) + "1", "formula-deep", 51),
                Arguments.of("MAX(".repeat(80) + "1" + ")".repeat(80), "formula-deep", 204),
                Arguments.of("T(java.lang.Runtime).getRuntime().exec('ls')", "formula-function", 0),
                Arguments.of("System.exit(1)", "formula-operator-missing", 6),
                Arguments.of("new java.io.File(\"/\")", "formula-operator-missing", 4),
                Arguments.of("甲.getClass()", "formula-operator-missing", 1),
                Arguments.of("#{甲}", "formula-operand", 0),
                Arguments.of("${甲}", "formula-operand", 0),
                Arguments.of("甲; 乙", "formula-operator-missing", 1),
                Arguments.of("甲 = '乙'", "formula-operand", 4),
                Arguments.of("POW(9, 99)", "formula-function", 0),
                Arguments.of("FACT(99999)", "formula-function", 0),
                Arguments.of("ROUND(甲, 999999999)", "formula-decimals", 0));
    }

    @BeforeAll
    static void warmUp() {
        for (int i = 0; i < 50; i++) {
            formulas().forEach(arguments -> refused((String) arguments.get()[0]));
        }
    }

    private static FormulaException refused(String formula) {
        return catchThrowableOfType(FormulaException.class, () -> Formula.of(formula));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formulas")
    void isRefusedAtItsPlaceWithinTheBound(String formula, String code, int position) {
        Duration least = BOUND.multipliedBy(100);
        FormulaException refused = null;
        // The least of a few, so that a pause of a busy machine is not taken for work.
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            refused = refused(formula);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            least = took.compareTo(least) < 0 ? took : least;
        }
        assertThat(refused).isNotNull();
        assertThat(refused.code()).endsWith(code);
        assertThat(refused.position()).isEqualTo(position);
        assertThat(least).isLessThan(BOUND);
    }
}

package cn.ziping.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.scheme.SchemeFormat;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import java.io.IOException;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every form of rule of the field (domain §4.1, 1 to 33): the rule as docs/rules.md gives it, against the cases of
 * rule-forms.csv, which were worked out by hand.
 */
class RuleFormsTests {

    private static final NumericPolicy POLICY = new NumericPolicy(2, 3, RoundingMode.HALF_UP, true);
    private static final Pattern SECTION = Pattern.compile("(?ms)^## (\\d+) [^\\n]*\\n.*?^```json\\n(.*?)^```$");

    /** A line of the table. */
    record Case(int line, int form, String points, Map<String, String> inputs, String expected, String working) {

        @Override
        public String toString() {
            return "form %d, line %d: %s".formatted(form, line, working);
        }
    }

    static List<Case> cases() throws IOException {
        return RuleTables.rows("rule-forms.csv", 5).stream()
                .map(row -> new Case(
                        row.line(),
                        Integer.parseInt(row.cells().get(0)),
                        row.cells().get(1),
                        RuleTables.inputs(row.cells().get(2)),
                        row.cells().get(3),
                        row.cells().get(4)))
                .toList();
    }

    static Map<Integer, ScoringRule> rules() throws IOException {
        Map<Integer, ScoringRule> rules = new TreeMap<>();
        RuleTables.sections(SECTION).forEach((number, json) -> {
            int form = Integer.parseInt(number);
            rules.put(form, form == 33 ? extra(json) : RuleTables.rule(json));
        });
        return rules;
    }

    /** Form 33 is no rule of its own but an indicator beyond full marks. */
    private static ScoringRule extra(byte[] json) {
        return SchemeFormat.read(json, SchemeAdjustments.Extra.class)
                .indicator()
                .rule();
    }

    @Test
    void everyFormHasARuleAndThreeCasesAtLeast() throws IOException {
        List<Integer> forms = IntStream.rangeClosed(1, 33).boxed().toList();
        assertThat(rules().keySet()).containsExactlyElementsOf(forms);
        Map<Integer, Long> counted =
                cases().stream().collect(Collectors.groupingBy(Case::form, TreeMap::new, Collectors.counting()));
        assertThat(counted.keySet()).containsExactlyElementsOf(forms);
        assertThat(counted)
                .allSatisfy(
                        (form, count) -> assertThat(count).as("form " + form).isGreaterThanOrEqualTo(3));
    }

    @Test
    void everyRuleCanBePublishedForThePointsOfItsCases() throws IOException {
        Map<Integer, ScoringRule> rules = rules();
        for (Case example : cases()) {
            assertThat(rules.get(example.form()).problems(Points.of(example.points())))
                    .as(example.toString())
                    .isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aFormEarnsWhatWasWorkedOutByHand(Case example) throws IOException {
        ScoringRule rule = rules().get(example.form());
        LeafScore leaf = Scoring.explain(
                        ScoringFixtures.scheme(rule, example.points(), POLICY),
                        RuleTables.input(rule, example.points(), example.inputs()))
                .leaf(ScoringFixtures.CODE)
                .orElseThrow();
        if (example.expected().startsWith("incomplete:")) {
            assertThat(leaf.score()).isNull();
            assertThat(leaf.missing())
                    .containsExactlyInAnyOrder(
                            example.expected().substring("incomplete:".length()).split("\\s*,\\s*"));
            return;
        }
        String[] parts = example.expected().split("\\+");
        assertThat(leaf.missing()).isEmpty();
        assertThat(leaf.score()).isEqualTo(Points.of(parts[0]));
        assertThat(leaf.excess()).isEqualTo(parts.length > 1 ? Points.of(parts[1]) : Points.ZERO);
        leaf.trace().forEach(ScoringBundles::assertWorded);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void aFormIsWordedInBothLanguages(int form) throws IOException {
        ScoringRule rule = rules().get(form);
        assertThat(rule.wording(Points.of("10"))).isNotEmpty().allSatisfy(ScoringBundles::assertWorded);
    }

    static IntStream forms() {
        return IntStream.rangeClosed(1, 33);
    }
}

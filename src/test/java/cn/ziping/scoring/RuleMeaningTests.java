package cn.ziping.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.scheme.SchemeFormat;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What rules may say besides: the rules of docs/rules.md against the cases of rule-meanings.csv, which were worked out by
 * hand, with a policy that says nothing of rates and comparing and with one of the present meaning.
 */
class RuleMeaningTests {

    private static final NumericPolicy EARLIER = ScoringFixtures.SEED_POLICY;
    private static final NumericPolicy PRESENT = EARLIER.withPresentMeaning();
    private static final Pattern SECTION = Pattern.compile("(?ms)^### ([a-z-]+)\\n.*?^```json\\n(.*?)^```$");

    /** A line of the table. */
    record Case(int line, String rule, String points, Map<String, String> inputs, String[] expected, String working) {

        @Override
        public String toString() {
            return "%s, line %d: %s".formatted(rule, line, working);
        }
    }

    static List<Case> cases() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/rule-meanings.csv"));
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String[] cells = Arrays.stream(lines.get(i).split("\\|", 6))
                    .map(String::strip)
                    .toArray(String[]::new);
            if (lines.get(i).startsWith("#") || cells[0].equals("rule")) {
                continue;
            }
            Map<String, String> inputs = new LinkedHashMap<>();
            Arrays.stream(cells[2].split(";"))
                    .map(pair -> pair.split("=", 2))
                    .forEach(pair -> inputs.put(pair[0], pair[1]));
            cases.add(new Case(i + 1, cells[0], cells[1], inputs, new String[] {cells[3], cells[4]}, cells[5]));
        }
        return cases;
    }

    static Map<String, ScoringRule> rules() throws IOException {
        Matcher sections = SECTION.matcher(Files.readString(Path.of("docs/rules.md")));
        Map<String, ScoringRule> rules = new TreeMap<>();
        while (sections.find()) {
            rules.put(
                    sections.group(1),
                    SchemeFormat.read(sections.group(2).getBytes(StandardCharsets.UTF_8), ScoringRule.class));
        }
        return rules;
    }

    @Test
    void everyRuleHasThreeCasesAtLeastAndEveryCaseARule() throws IOException {
        Map<String, Long> counted =
                cases().stream().collect(Collectors.groupingBy(Case::rule, TreeMap::new, Collectors.counting()));
        assertThat(counted.keySet()).isEqualTo(rules().keySet()).hasSizeGreaterThan(12);
        assertThat(counted)
                .allSatisfy((rule, count) -> assertThat(count).as(rule).isGreaterThanOrEqualTo(3));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aRuleEarnsWhatWasWorkedOutByHandByEachMeaning(Case example) throws IOException {
        ScoringRule rule = rules().get(example.rule());
        assertThat(rule.problems(Points.of(example.points()))).isEmpty();
        assertThat(rule.wording(Points.of(example.points()))).allSatisfy(ScoringBundles::assertWorded);
        for (int i = 0; i < 2; i++) {
            SchemeDefinition scheme = ScoringFixtures.scheme(rule, example.points(), i == 0 ? EARLIER : PRESENT);
            LeafScore leaf = Scoring.explain(scheme, input(rule, example))
                    .leaf(ScoringFixtures.CODE)
                    .orElseThrow();
            assertThat(Scoring.score(scheme, input(rule, example))
                            .leaf(ScoringFixtures.CODE)
                            .orElseThrow()
                            .score())
                    .isEqualTo(leaf.score());
            assertThat(leaf.trace()).allSatisfy(ScoringBundles::assertWorded);
            String expected = example.expected()[i];
            if (expected.startsWith("incomplete:")) {
                assertThat(leaf.score()).isNull();
                assertThat(leaf.missing()).containsExactly(expected.substring("incomplete:".length()));
            } else {
                assertThat(leaf.missing()).isEmpty();
                assertThat(leaf.score()).as(i == 0 ? "earlier" : "present").isEqualTo(Points.of(expected));
            }
        }
    }

    private static ScoringInput input(ScoringRule rule, Case example) {
        List<InputDeclaration> declared = rule.inputs(Points.of(example.points()));
        Map<String, ScoringInput.InputFigure> figures = new HashMap<>();
        Map<String, String> entries = new HashMap<>();
        List<ScoringInput.TargetInput> targets = new ArrayList<>();
        Map<String, List<BigDecimal>> peers = new HashMap<>();
        example.inputs().forEach((name, value) -> {
            if (name.startsWith("target:")) {
                targets.add(RuleFormsTests.target(name.substring("target:".length()), value));
            } else if (name.startsWith(InputDeclaration.PEERS)) {
                peers.put(
                        name.substring(InputDeclaration.PEERS.length()),
                        Stream.of(value.split("/"))
                                .filter(figure -> !figure.isEmpty())
                                .map(BigDecimal::new)
                                .toList());
            } else {
                InputDeclaration input = declared.stream()
                        .filter(candidate -> candidate.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(name + " is not declared by " + example.rule()));
                if (input.source() == InputSource.FIGURE) {
                    figures.put(name, figure(value));
                } else if (value.startsWith("!")) {
                    // Stored without having been asked for again.
                    entries.put(name, value.substring(1));
                } else {
                    entries.put(name, input.canonical(value).orElseThrow());
                }
            }
        });
        return new ScoringInput(figures, Map.of(ScoringFixtures.CODE, entries), targets, peers);
    }

    private static ScoringInput.InputFigure figure(String value) {
        if (value.endsWith("%")) {
            return new ScoringInput.InputFigure(
                    new BigDecimal(value.substring(0, value.length() - 1)).movePointLeft(2), Unit.PERCENT);
        }
        String[] parts = value.split(" ");
        return new ScoringInput.InputFigure(
                new BigDecimal(parts[0]), parts[1].equals("万元") ? Unit.MONEY : Unit.of(parts[1]));
    }

    /** 20 × 98.46 % are 19.692 points and not 1969.2 %; 4.996 % below is printed with the digits that make it no step. */
    @Test
    void aTraceSaysWhatANumberIs() throws IOException {
        ScoringFixtures.Inputs inputs = ScoringFixtures.inputs().execution("7072.88", "7183.32");
        assertThat(ScoringFixtures.said(ScoringFixtures.explain(rules().get("rate-of-a-formula"), "20", PRESENT, inputs)
                        .trace()))
                .anySatisfy(step ->
                        assertThat(step).startsWith("trace.arithmetic.PRODUCT").contains("19.692 NUMBER"));
        assertThat(ScoringFixtures.said(ScoringFixtures.explain(
                                rules().get("whole-steps"),
                                "6",
                                PRESENT,
                                ScoringFixtures.inputs().execution("9500.4", "10000"))
                        .trace()))
                .anySatisfy(step -> assertThat(step)
                        .startsWith("trace.steps-off.BELOW")
                        .contains("0.95004 PERCENT", "0.04996 PERCENT"));
    }
}

package cn.ziping.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every form of rule of the field (domain §4.1, 1 to 33): the rule as docs/rules.md gives it, against the cases of
 * rule-forms.csv, which were worked out by hand.
 */
class RuleFormsTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
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
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/rule-forms.csv"));
        List<Case> cases = new ArrayList<>();
        boolean head = true;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank() || lines.get(i).startsWith("#")) {
                continue;
            }
            if (head) {
                head = false;
                continue;
            }
            String[] cells = Arrays.stream(lines.get(i).split("\\|", 5))
                    .map(String::strip)
                    .toArray(String[]::new);
            Map<String, String> inputs = Arrays.stream(cells[2].split(";"))
                    .map(String::strip)
                    .filter(pair -> !pair.isEmpty())
                    .collect(Collectors.toMap(
                            pair -> pair.substring(0, pair.indexOf('=')),
                            pair -> pair.substring(pair.indexOf('=') + 1)));
            cases.add(new Case(i + 1, Integer.parseInt(cells[0]), cells[1], inputs, cells[3], cells[4]));
        }
        return cases;
    }

    static Map<Integer, ScoringRule> rules() throws IOException {
        Matcher sections = SECTION.matcher(Files.readString(Path.of("docs/rules.md")));
        Map<Integer, ScoringRule> rules = new TreeMap<>();
        while (sections.find()) {
            int form = Integer.parseInt(sections.group(1));
            String json = sections.group(2);
            rules.put(
                    form,
                    form == 33
                            ? JSON.readValue(json, SchemeAdjustments.Extra.class)
                                    .indicator()
                                    .rule()
                            : JSON.readValue(json, ScoringRule.class));
        }
        return rules;
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
        LeafScore leaf = Scoring.explain(ScoringFixtures.scheme(rule, example.points(), POLICY), input(rule, example))
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

    static ScoringInput input(ScoringRule rule, Case example) {
        List<InputDeclaration> declared = rule.inputs(Points.of(example.points()));
        Map<String, ScoringInput.InputFigure> figures = new HashMap<>();
        Map<String, String> entries = new HashMap<>();
        List<ScoringInput.TargetInput> targets = new ArrayList<>();
        Map<String, List<BigDecimal>> peers = new HashMap<>();
        example.inputs().forEach((name, value) -> {
            if (name.startsWith("target:")) {
                targets.add(target(name.substring("target:".length()), value));
            } else if (name.startsWith(InputDeclaration.PEERS)) {
                peers.put(
                        name.substring(InputDeclaration.PEERS.length()),
                        Stream.of(value.split("/")).map(BigDecimal::new).toList());
            } else {
                InputDeclaration input = declared.stream()
                        .filter(candidate -> candidate.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(name + " is not declared by form " + example.form()));
                if (input.source() == InputSource.FIGURE) {
                    figures.put(name, figure(value));
                } else {
                    entries.put(name, input.canonical(value).orElseThrow());
                }
            }
        });
        return new ScoringInput(figures, Map.of(ScoringFixtures.CODE, entries), targets, peers);
    }

    private static ScoringInput.InputFigure figure(String value) {
        return value.endsWith("%")
                ? new ScoringInput.InputFigure(
                        new BigDecimal(value.substring(0, value.length() - 1)).movePointLeft(2), Unit.PERCENT)
                : new ScoringInput.InputFigure(new BigDecimal(value), Unit.NUMBER);
    }

    static ScoringInput.TargetInput target(String name, String value) {
        String[] cells = value.split(",", -1);
        return new ScoringInput.TargetInput(
                name,
                name,
                cells[0],
                cells[2].isBlank() ? null : new BigDecimal(cells[2].strip()),
                cells[1].isBlank() ? null : new BigDecimal(cells[1].strip()),
                "个",
                Direction.valueOf(cells[3].strip()),
                new BigDecimal(cells[4].strip()));
    }
}

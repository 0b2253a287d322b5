package cn.ziping.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.scoring.Direction;
import cn.ziping.scoring.InputDeclaration;
import cn.ziping.scoring.InputSource;
import cn.ziping.scoring.LeafScore;
import cn.ziping.scoring.SchemeAdjustments;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.scoring.ScoreSheet;
import cn.ziping.scoring.Scoring;
import cn.ziping.scoring.ScoringInput;
import cn.ziping.scoring.Unit;
import cn.ziping.shared.NumericPolicy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import tools.jackson.databind.json.JsonMapper;

/** What the four samples say of their scores: decimals that can be redone, under every policy, whatever the figures. */
class SampleTraceTests {

    private static final Pattern FRACTION = Pattern.compile("\\d\\s*[/／]\\s*\\d");
    private static final Pattern CUT = Pattern.compile("(\\d+)\\.(\\d+)…");
    private static final int ROUNDS = 25;

    private static final Wording WORDING = new Wording(messages());

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/scoring");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    static Stream<SchemeDraft> samples() {
        return new ShippedSchemes(JsonMapper.builder().build()).all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void noTraceHoldsAFractionAndWhatIsCutSaysSo(SchemeDraft sample) {
        Random random = new Random(2022);
        int cut = 0;
        int lost = 0;
        for (RoundingMode mode : List.of(RoundingMode.HALF_UP, RoundingMode.DOWN)) {
            for (boolean rateFirst : new boolean[] {true, false}) {
                for (int decimals = 0; decimals <= 4; decimals++) {
                    NumericPolicy policy = new NumericPolicy(decimals, decimals, mode, rateFirst);
                    SchemeDefinition scheme = with(sample.definition(), policy);
                    for (int round = 0; round < ROUNDS; round++) {
                        ScoreSheet sheet = Scoring.explain(scheme, input(scheme, random));
                        for (LeafScore leaf : sheet.scored().toList()) {
                            List<String> said = new ArrayList<>(List.of(
                                    WORDING.steps(leaf.trace(), policy, Locale.SIMPLIFIED_CHINESE),
                                    WORDING.steps(leaf.trace(), policy, Locale.ENGLISH)));
                            leaf.trace()
                                    .forEach(step -> said.addAll(WORDING.step(step, policy, Locale.SIMPLIFIED_CHINESE)
                                            .arguments()));
                            if (leaf.lost()) {
                                said.add(WORDING.losses(leaf, policy, Locale.SIMPLIFIED_CHINESE));
                                lost++;
                            }
                            for (String words : said) {
                                assertThat(words).doesNotContainPattern(FRACTION);
                                cut += assertCut(words, decimals);
                            }
                        }
                        sheet.adjustments()
                                .forEach(line -> assertThat(
                                                WORDING.text(line.reason(), policy, Locale.SIMPLIFIED_CHINESE))
                                        .doesNotContainPattern(FRACTION));
                    }
                }
            }
        }
        // The cases are worth running.
        assertThat(cut).isGreaterThan(ROUNDS);
        assertThat(lost).isGreaterThan(ROUNDS);
    }

    private static int assertCut(String words, int decimals) {
        int found = 0;
        Matcher cut = CUT.matcher(words);
        while (cut.find()) {
            assertThat(cut.group(2)).as(words).hasSize(Math.max(4, decimals + 2));
            found++;
        }
        return found;
    }

    /** 7072.88 ÷ 7183.32 printed 176822/179583 where the rate is not rounded first. */
    @Test
    void theSeedsRateIsADecimalWhereItIsNotRoundedFirst() {
        NumericPolicy policy = new NumericPolicy(2, 3, RoundingMode.HALF_UP, false);
        SchemeDefinition scheme = with(
                samples()
                        .filter(sample -> sample.code().equals("zengcheng"))
                        .findFirst()
                        .orElseThrow()
                        .definition(),
                policy);
        LeafScore leaf = Scoring.explain(
                        scheme,
                        new ScoringInput(
                                Map.of(
                                        "全年执行数", new ScoringInput.InputFigure(new BigDecimal("7072.88"), Unit.MONEY),
                                        "全年预算数", new ScoringInput.InputFigure(new BigDecimal("7183.32"), Unit.MONEY)),
                                Map.of(),
                                List.of()))
                .leaf("部门预算资金支出率")
                .orElseThrow();
        // 7072.88 ÷ 7183.32 = 0.984625493504…, of 10 points 9.84625…
        assertThat(WORDING.steps(leaf.trace(), policy, Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("7072.88 ÷ 7183.32 = 98.4625…%，98.4625…% × 10 分 = 9.846 分（四舍五入至三位），扣 0.154 分");
    }

    private static SchemeDefinition with(SchemeDefinition scheme, NumericPolicy policy) {
        return new SchemeDefinition(
                scheme.fullMarks(), policy, scheme.grades(), scheme.dimensions(), scheme.adjustments());
    }

    private static ScoringInput input(SchemeDefinition scheme, Random random) {
        Map<String, ScoringInput.InputFigure> figures = new HashMap<>();
        Map<String, Map<String, String>> entries = new HashMap<>();
        Map<String, List<BigDecimal>> peers = new HashMap<>();
        List<ScoringInput.TargetInput> targets = new ArrayList<>();
        scheme.scored()
                .forEach(indicator -> scheme.inputs(indicator)
                        .forEach(
                                declared -> put(indicator.code(), declared, random, figures, entries, peers, targets)));
        scheme.adjustments()
                .vetoInputs()
                .forEach(veto -> entries.computeIfAbsent(SchemeAdjustments.VETOES, key -> new HashMap<>())
                        .put(veto.name(), "no"));
        return new ScoringInput(figures, entries, targets, peers);
    }

    private static void put(
            String code,
            InputDeclaration declared,
            Random random,
            Map<String, ScoringInput.InputFigure> figures,
            Map<String, Map<String, String>> entries,
            Map<String, List<BigDecimal>> peers,
            List<ScoringInput.TargetInput> targets) {
        if (declared.source() == InputSource.FIGURE) {
            boolean rate = declared.name().endsWith("率") || declared.name().endsWith("同比");
            figures.computeIfAbsent(
                    declared.name(),
                    name -> new ScoringInput.InputFigure(
                            rate ? share(random) : amount(random), rate ? Unit.PERCENT : Unit.MONEY));
        } else if (declared.source() == InputSource.PEERS) {
            peers.computeIfAbsent(
                    declared.reads().orElse(declared.name()),
                    name -> IntStream.range(0, 3).mapToObj(i -> share(random)).toList());
        } else if (declared.source() == InputSource.TARGETS) {
            if (targets.stream().noneMatch(target -> target.category().equals(declared.name()))) {
                for (int i = 0; i < 3; i++) {
                    targets.add(new ScoringInput.TargetInput(
                            declared.name() + i,
                            declared.name() + "指标" + "甲乙丙".charAt(i),
                            declared.name(),
                            amount(random),
                            amount(random),
                            "次",
                            random.nextBoolean() ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER,
                            BigDecimal.valueOf(1 + random.nextInt(3))));
                }
            }
        } else {
            entries.computeIfAbsent(code, key -> new HashMap<>()).put(declared.name(), entry(declared, random));
        }
    }

    private static String entry(InputDeclaration declared, Random random) {
        if (declared.name().equals(SchemeAdjustments.NotApplicable.ANSWER)) {
            return "no";
        }
        return switch (declared.type()) {
            case YES_NO -> random.nextBoolean() ? "yes" : "no";
            case CHOICE ->
                declared.options().get(random.nextInt(declared.options().size()));
            case COUNT -> String.valueOf(random.nextInt(7));
            case NUMBER, PERCENT -> amount(random).toPlainString();
            case POINTS -> declared.maximum() == null ? "0" : declared.maximum().toString();
            case TEXT -> "材料不全";
        };
    }

    private static BigDecimal share(Random random) {
        return BigDecimal.valueOf(1 + random.nextInt(12_000), 4);
    }

    private static BigDecimal amount(Random random) {
        return BigDecimal.valueOf(1 + random.nextInt(20_000), 2);
    }
}

package cn.ziping.scheme.web;

import cn.ziping.scheme.RuleExample;
import cn.ziping.scheme.TypedInputs;
import cn.ziping.scheme.Wording;
import cn.ziping.scoring.Direction;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.InputDeclaration;
import cn.ziping.scoring.InputSource;
import cn.ziping.scoring.LeafScore;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.scoring.ScoringInput;
import cn.ziping.scoring.ScoringRule;
import cn.ziping.scoring.Unit;
import cn.ziping.shared.NumberText;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import cn.ziping.shared.Reference;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.Shown;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tries a rule with typed inputs: what it says, what it earns, and how. */
@Component
@RequiredArgsConstructor
class RuleTrial {

    private static final String PREFIX = "try:";

    private final Wording wording;
    private final MessageSource messages;

    /**
     * A trial as the page shows it.
     *
     * @param words the rule in official wording
     * @param problems what keeps it from being published
     * @param doubts what in it is probably not meant
     * @param inputs what can be typed
     * @param points the points earned of the full ones, or empty
     * @param trace how, or empty
     * @param missing what is missing, or empty
     * @param refused what is wrong with an input, or empty
     */
    record TrialView(
            String words,
            List<String> problems,
            List<String> doubts,
            List<TrialInput> inputs,
            String points,
            String trace,
            String missing,
            String refused) {

        /** Says which inputs there are, so that a page knows whether it has drawn them. */
        public String declared() {
            return Integer.toHexString(
                    inputs.stream().map(TrialInput::name).toList().hashCode());
        }
    }

    /**
     * An input of a trial.
     *
     * @param name the name of the field
     * @param label what it is
     * @param unit the unit behind it, or empty
     * @param value what stands in it
     * @param options of a choice, what can be chosen
     * @param kind {@code line}, {@code choice} or {@code lines}
     * @param hint what is to be typed, or empty
     */
    record TrialInput(
            String name,
            String label,
            String unit,
            String value,
            List<FieldView.OptionView> options,
            String kind,
            String hint) {

        public String id() {
            return "t" + Integer.toHexString(name.hashCode());
        }
    }

    TrialView trial(
            IndicatorDefinition indicator,
            NumericPolicy policy,
            Function<String, Unit> units,
            Map<String, String> form,
            Locale locale) {
        ScoringRule rule = indicator.rule();
        Points full = indicator.points();
        List<TrialInput> inputs = rule.inputs(full).stream()
                .map(input -> input(input, form, locale))
                .toList();
        String words = wording.rule(indicator, locale);
        List<String> problems = rule.problems(full).stream()
                .map(problem -> wording.text(problem, locale))
                .toList();
        List<String> doubts = SchemeDefinition.ofOne(indicator, policy).doubts(units).stream()
                .map(doubt -> wording.text(doubt.said(), locale))
                .toList();
        try {
            LeafScore leaf =
                    RuleExample.trial(indicator, policy, typed(indicator, form).scoringInput(indicator, units));
            return new TrialView(
                    words,
                    problems,
                    doubts,
                    inputs,
                    leaf.score() == null ? "" : Shown.points(leaf.score()) + " / " + Shown.points(full),
                    leaf.trace().isEmpty() ? "" : wording.steps(leaf.trace(), policy, locale),
                    String.join("、", leaf.missing()),
                    "");
        } catch (RefusedException refused) {
            return new TrialView(
                    words,
                    problems,
                    doubts,
                    inputs,
                    "",
                    "",
                    "",
                    messages.getMessage(refused.code(), refused.arguments().toArray(), locale));
        }
    }

    private TrialInput input(InputDeclaration input, Map<String, String> form, Locale locale) {
        String name = name(input);
        List<FieldView.OptionView> options = switch (input.type()) {
            case YES_NO ->
                List.of(
                        new FieldView.OptionView("yes", say("choice.yes", locale)),
                        new FieldView.OptionView("no", say("choice.no", locale)));
            case CHOICE ->
                input.options().stream()
                        .map(option -> new FieldView.OptionView(option, option))
                        .toList();
            default -> List.of();
        };
        return new TrialInput(
                name,
                input.name(),
                input.unit(),
                form.getOrDefault(name, ""),
                options,
                !options.isEmpty() ? "choice" : input.source() == InputSource.TARGETS ? "lines" : "line",
                switch (input.source()) {
                    case TARGETS -> say("draft.try.targets", locale);
                    case PEERS -> say("draft.try.peers", locale);
                    case FIGURE -> say("draft.try.figure", locale);
                    case ENTRY -> "";
                });
    }

    private static String name(InputDeclaration input) {
        return PREFIX + input.source() + ":" + input.name();
    }

    /** What was typed, to be saved as an example. */
    static TypedInputs typed(IndicatorDefinition indicator, Map<String, String> form) {
        Map<String, String> figures = new LinkedHashMap<>();
        Map<String, String> entries = new LinkedHashMap<>();
        List<ScoringInput.TargetInput> targets = new ArrayList<>();
        Map<String, List<BigDecimal>> peers = new LinkedHashMap<>();
        for (InputDeclaration input : indicator.rule().inputs(indicator.points())) {
            String value = form.getOrDefault(name(input), "").strip();
            if (value.isEmpty()) {
                continue;
            }
            switch (input.source()) {
                case FIGURE -> figures.put(input.name(), value);
                case ENTRY -> entries.put(input.name(), value);
                case TARGETS ->
                    value.lines().map(line -> target(line, input.name())).forEach(targets::add);
                case PEERS ->
                    peers.put(
                            Reference.Peers.of(input.name()).orElseThrow().key(),
                            Arrays.stream(value.split("[\\s;；、]+"))
                                    .flatMap(number -> TypedInputs.figure(number, Unit.NUMBER).stream())
                                    .map(ScoringInput.InputFigure::value)
                                    .toList());
            }
        }
        return new TypedInputs(figures, entries, targets, peers);
    }

    /** 名称, 指标值, 实际值, 正向 or 反向, 权重 */
    private static ScoringInput.TargetInput target(String line, String category) {
        String[] cells = line.split("[,，;；]", -1);
        BigDecimal weight = cells.length > 4 ? number(cells[4]) : BigDecimal.ONE;
        if (cells.length < 3 || weight == null || weight.signum() <= 0) {
            throw new RefusedException("scheme.trial-target", line);
        }
        boolean lower = cells.length > 3
                && (cells[3].strip().startsWith("反") || cells[3].strip().equalsIgnoreCase("lower"));
        return new ScoringInput.TargetInput(
                cells[0].strip(),
                cells[0].strip(),
                category,
                number(cells[1]),
                number(cells[2]),
                "",
                lower ? Direction.LOWER_IS_BETTER : Direction.HIGHER_IS_BETTER,
                weight);
    }

    private static @Nullable BigDecimal number(String typed) {
        return NumberText.parse(typed).orElse(null);
    }

    private String say(String code, Locale locale) {
        return messages.getMessage(code, null, locale);
    }
}

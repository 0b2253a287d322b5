package cn.ziping.evaluation;

import cn.ziping.figure.FigureKind;
import cn.ziping.figure.FigureValue;
import cn.ziping.narrative.FigureText;
import cn.ziping.scheme.Wording;
import cn.ziping.scoring.Fraction;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.InputDeclaration;
import cn.ziping.scoring.InputType;
import cn.ziping.scoring.LeafScore;
import cn.ziping.shared.MoneyUnit;
import cn.ziping.shared.NumberText;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Reference;
import cn.ziping.target.PerformanceTarget;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Words the rows of the 自评表. */
@Component
@RequiredArgsConstructor
class IndicatorRows {

    /** The decimals of money in 万元 and of a percentage, and the most that are ever printed. */
    private static final int USUAL = 2;

    private static final int MOST = 10;

    private static final Pattern SENTENCE_END = Pattern.compile("[。；，\\s]+$");

    private final Wording wording;
    private final MessageSource messages;

    IndicatorRow row(LeafScore leaf, EvaluationFacts facts, Locale locale) {
        IndicatorDefinition indicator = leaf.indicator();
        List<EvaluationReport.InputLine> inputs = inputs(indicator, leaf, facts, locale);
        String rule = wording.rule(indicator, locale);
        return new IndicatorRow(
                leaf,
                indicator.standard().isEmpty() ? rule : indicator.standard(),
                rule,
                indicator.target(),
                actual(indicator, facts, inputs, locale),
                reason(leaf, facts, locale),
                leaf.trace().isEmpty()
                        ? ""
                        : wording.trace(leaf, facts.scheme().definition().policy(), locale),
                inputs);
    }

    /** 扣分原因: what the author says first, then one sentence of what lost points; where nothing was lost, nothing. */
    private String reason(LeafScore leaf, EvaluationFacts facts, Locale locale) {
        NumericPolicy policy = facts.scheme().definition().policy();
        if (!leaf.applicable()) {
            return wording.steps(leaf.trace(), policy, locale);
        }
        if (!leaf.lost()) {
            return "";
        }
        String lost = wording.losses(leaf, policy, locale);
        String remark = facts.entry(leaf.code(), EntrySheet.REMARK.name())
                .map(IndicatorEntry::getValue)
                .map(words -> SENTENCE_END.matcher(words.strip()).replaceAll(""))
                .orElse("");
        return remark.isEmpty() ? lost : say("reason.with-remark", locale, remark, lost);
    }

    private List<EvaluationReport.InputLine> inputs(
            IndicatorDefinition indicator, LeafScore leaf, EvaluationFacts facts, Locale locale) {
        List<EvaluationReport.InputLine> lines = new ArrayList<>();
        for (InputDeclaration input : facts.scheme().definition().inputs(indicator)) {
            switch (input.source()) {
                case FIGURE -> lines.add(figure(input.name(), leaf, facts));
                case TARGETS -> targets(input.name(), facts).forEach(target -> lines.add(line(target, locale)));
                case ENTRY -> {
                    if (input.required()
                            || facts.entry(indicator.code(), input.name())
                                    .map(IndicatorEntry::getValue)
                                    .isPresent()) {
                        lines.add(entry(indicator, input, facts, locale));
                    }
                }
                case PEERS -> lines.add(peers(input.name(), facts, locale));
            }
        }
        return lines;
    }

    private static EvaluationReport.InputLine figure(String reference, LeafScore leaf, EvaluationFacts facts) {
        Optional<FigureValue> figure = facts.book().find(reference);
        return new EvaluationReport.InputLine(
                reference,
                figure.filter(known -> !known.blank())
                        .map(known -> FigureText.print(known, decimals(known, leaf)))
                        .orElse(""),
                figure.map(known -> known.source().name()).orElse("FIGURES"),
                figure.map(FigureValue::sample).orElse(false));
    }

    /** The usual two, or as many as show on which side of a threshold the figure lies that it was held against. */
    private static int decimals(FigureValue figure, LeafScore leaf) {
        BigDecimal value = figure.kind() == FigureKind.MONEY
                ? MoneyUnit.WAN.fromYuan(Objects.requireNonNull(figure.value()))
                : figure.value();
        int shift = figure.kind() == FigureKind.RATE ? 2 : 0;
        int decimals = USUAL;
        while (value != null && decimals < MOST && !sides(value, USUAL + shift, decimals + shift, leaf)) {
            decimals++;
        }
        return decimals;
    }

    private static boolean sides(BigDecimal value, int usual, int scale, LeafScore leaf) {
        BigDecimal shown = NumericPolicy.DISPLAY.shown(value, scale);
        Stream<Fraction> rounded = leaf.tellsExactly(value)
                ? Stream.of(Fraction.of(NumericPolicy.DISPLAY.shown(value, usual)))
                : Stream.empty();
        return Stream.concat(leaf.thresholdsOf(value).stream(), rounded)
                .allMatch(threshold -> Integer.signum(Fraction.of(shown).compareTo(threshold))
                        == Integer.signum(Fraction.of(value).compareTo(threshold)));
    }

    /** How many others there are; never one of their figures. */
    private EvaluationReport.InputLine peers(String name, EvaluationFacts facts, Locale locale) {
        List<BigDecimal> others = Reference.Peers.of(name)
                .map(peers -> facts.peers().get(peers.key()))
                .orElse(null);
        return new EvaluationReport.InputLine(
                name,
                others == null || others.isEmpty() ? "" : say("input.peers", locale, String.valueOf(others.size())),
                "PEERS",
                false);
    }

    private static List<PerformanceTarget> targets(String category, EvaluationFacts facts) {
        return facts.targets().stream()
                .filter(target -> target.getCategory().equals(category))
                .toList();
    }

    private EvaluationReport.InputLine line(PerformanceTarget target, Locale locale) {
        String value = target.getActual() == null
                ? ""
                : say(
                        "input.target",
                        locale,
                        plain(target.getActual()) + target.getUnit(),
                        target.getTarget() == null ? "—" : plain(target.getTarget()) + target.getUnit());
        return new EvaluationReport.InputLine(
                target.getName(), value, "TARGETS", target.isTargetSample() || target.isActualSample());
    }

    private EvaluationReport.InputLine entry(
            IndicatorDefinition indicator, InputDeclaration input, EvaluationFacts facts, Locale locale) {
        Optional<IndicatorEntry> entry = facts.entry(indicator.code(), input.name());
        String value = entry.map(IndicatorEntry::getValue).orElse(null);
        String shown = value == null
                ? ""
                : input.type() == InputType.YES_NO ? say("choice." + value, locale) : value + input.unit();
        return new EvaluationReport.InputLine(
                input.name(),
                shown,
                "ENTRY",
                entry.map(IndicatorEntry::isSample).orElse(false));
    }

    /** 实际完成值: the inputs in short. */
    private String actual(
            IndicatorDefinition indicator,
            EvaluationFacts facts,
            List<EvaluationReport.InputLine> inputs,
            Locale locale) {
        List<InputDeclaration> declared = facts.scheme().definition().inputs(indicator);
        List<InputDeclaration> questions = declared.stream()
                .filter(input -> input.type() == InputType.YES_NO && input.required())
                .toList();
        if (questions.size() > 1) {
            List<String> answers = questions.stream()
                    .flatMap(question -> facts.entry(indicator.code(), question.name()).stream())
                    .map(IndicatorEntry::getValue)
                    .flatMap(Stream::ofNullable)
                    .toList();
            if (answers.isEmpty()) {
                // Nobody has said that nothing of it holds.
                return "";
            }
            String met = String.valueOf(
                    answers.stream().filter(InputDeclaration.YES::equals).count());
            int open = questions.size() - answers.size();
            String counted = open == 0
                    ? say("actual.checklist", locale, met, String.valueOf(questions.size()))
                    : say("actual.checklist.open", locale, met, String.valueOf(questions.size()), String.valueOf(open));
            boolean made = inputs.stream().anyMatch(EvaluationReport.InputLine::sample);
            return made ? say("actual.sample", locale, counted) : counted;
        }
        return inputs.stream()
                .filter(line -> !line.value().isEmpty())
                .map(line -> line.sample()
                        ? say("actual.sample", locale, line.name() + " " + line.value())
                        : line.name() + " " + line.value())
                .collect(Collectors.joining(say("wording.semicolon", locale)));
    }

    private String say(String code, Locale locale, Object... arguments) {
        return messages.getMessage(code, arguments, locale);
    }

    private static String plain(BigDecimal value) {
        return NumberText.plain(value);
    }
}

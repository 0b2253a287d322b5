package cn.ziping.scoring;

import cn.ziping.shared.Points;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a scheme does between the sum of its leaves and the total, in words, line by line. */
final class AdjustmentWording {

    private AdjustmentWording() {}

    static List<Message> of(SchemeDefinition scheme) {
        SchemeAdjustments adjustments = scheme.adjustments();
        List<Message> lines = new ArrayList<>();
        SchemeAdjustments.NotApplicable notApplicable = adjustments.notApplicable();
        if (notApplicable != null && !notApplicable.indicators().isEmpty()) {
            String names = scheme.indicators()
                    .filter(indicator -> notApplicable.indicators().contains(indicator.code()))
                    .map(IndicatorDefinition::name)
                    .collect(Collectors.joining("、"));
            lines.add(Message.of("adjustments.not-applicable." + notApplicable.policy(), names));
        }
        if (adjustments.convertTo() != null) {
            lines.add(Message.of("adjustments.convert", scheme.fullMarks(), adjustments.convertTo()));
        }
        adjustments
                .extras()
                .forEach(extra -> lines.add(Message.of(
                        "adjustments.extra." + extra.kind(),
                        extra.indicator().name(),
                        extra.indicator().points(),
                        Message.joined(extra.indicator()
                                .rule()
                                .wording(extra.indicator().points())))));
        SchemeAdjustments.OverAchievement over = adjustments.overAchievement();
        if (over != null) {
            lines.add(
                    Message.of("adjustments.over-achievement", Message.percent(over.from()), over.each(), over.most()));
        }
        if (adjustments.withinFullMarks()) {
            lines.add(Message.of("adjustments.full-marks", scheme.outOf()));
        }
        adjustments.allCaps().forEach(cap -> cap(cap, lines));
        adjustments
                .vetoes()
                .forEach(veto -> lines.add(
                        veto.grade() != null
                                ? Message.of(
                                        veto.limitsGradeAlone()
                                                ? "adjustments.veto-grade-alone"
                                                : "adjustments.veto-grade",
                                        veto.event(),
                                        veto.grade())
                                : Message.of("adjustments.veto", veto.event(), String.valueOf(veto.atMost()))));
        return lines;
    }

    private static void cap(SchemeAdjustments.TotalCap cap, List<Message> lines) {
        List<Band> bands =
                cap.bands().stream().map(SchemeAdjustments.TotalCap.Limit::band).toList();
        Unit unit = cap.percent() ? Unit.PERCENT : Unit.NUMBER;
        for (int i = 0; i < bands.size(); i++) {
            Points limit = cap.bands().get(i).atMost();
            if (limit != null) {
                lines.add(Message.of("adjustments.cap", cap.measure().wording(), Band.range(i, bands, unit), limit));
            }
        }
        if (cap.comparing() != null) {
            lines.add(Message.of("rule.comparing." + cap.comparing()));
        }
        lines.addAll(cap.measure().zeroWording().stream().distinct().toList());
    }
}

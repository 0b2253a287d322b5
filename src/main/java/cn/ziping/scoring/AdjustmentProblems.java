package cn.ziping.scoring;

import cn.ziping.shared.Points;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What keeps the adjustments of a scheme from being published. */
final class AdjustmentProblems {

    private static final Set<String> RESERVED =
            Set.of(SchemeAdjustments.VETOES, SchemeAdjustments.EXPLANATIONS, SchemeAdjustments.CAP);

    private AdjustmentProblems() {}

    static List<Message> of(SchemeDefinition scheme) {
        SchemeAdjustments adjustments = scheme.adjustments();
        List<Message> problems = new ArrayList<>();
        SchemeAdjustments.NotApplicable notApplicable = adjustments.notApplicable();
        if (notApplicable != null) {
            Set<String> codes =
                    scheme.indicators().map(IndicatorDefinition::code).collect(Collectors.toSet());
            notApplicable.indicators().stream()
                    .filter(code -> !codes.contains(code))
                    .map(code -> Message.of("problem.not-applicable-unknown", code))
                    .forEach(problems::add);
        }
        adjustments.allCaps().forEach(cap -> {
            problems.addAll(cap.measure().problems());
            if (cap.measure().inputs().stream()
                    .anyMatch(input -> input.source() != InputSource.FIGURE && input.source() != InputSource.TARGETS)) {
                problems.add(Message.of("problem.cap-reads-figures"));
            }
            cap.bands().stream()
                    .map(SchemeAdjustments.TotalCap.Limit::atMost)
                    .filter(Objects::nonNull)
                    .forEach(limit -> limit(limit, scheme, problems));
        });
        scheme.scored()
                .map(IndicatorDefinition::code)
                .filter(RESERVED::contains)
                .map(code -> Message.of("problem.code-reserved", code))
                .forEach(problems::add);
        adjustments.vetoes().forEach(veto -> {
            Points limit = veto.limit(scheme);
            if (limit == null) {
                problems.add(Message.of("problem.veto-grade", veto.event()));
            } else {
                limit(limit, scheme, problems);
            }
        });
        if (adjustments.vetoes().stream()
                        .map(SchemeAdjustments.Veto::event)
                        .distinct()
                        .count()
                != adjustments.vetoes().size()) {
            problems.add(Message.of("problem.veto-twice"));
        }
        return problems;
    }

    private static void limit(Points limit, SchemeDefinition scheme, List<Message> problems) {
        if (limit.isNegative() || limit.compareTo(scheme.outOf()) >= 0) {
            problems.add(Message.of("problem.limit", limit, scheme.outOf()));
        }
    }
}

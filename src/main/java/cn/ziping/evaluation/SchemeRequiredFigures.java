package cn.ziping.evaluation;

import cn.ziping.figure.RequiredFigures;
import cn.ziping.scheme.SchemeService;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.InputDeclaration;
import cn.ziping.scoring.InputSource;
import cn.ziping.scoring.SchemeAdjustments;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.shared.FiscalYear;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The figures that the scheme reads: that of the year's evaluation, or the one that would apply to it. */
@Component
@RequiredArgsConstructor
class SchemeRequiredFigures implements RequiredFigures {

    private final SelfEvaluationRepository evaluations;
    private final IndicatorEntryRepository entries;
    private final SchemeService schemes;

    @Override
    @Transactional(readOnly = true)
    public Map<String, List<String>> of(UUID departmentId, FiscalYear year) {
        Optional<SelfEvaluation> evaluation = evaluations.findByDepartmentIdAndYear(departmentId, year);
        return evaluation
                .map(SelfEvaluation::getSchemeId)
                .or(() -> schemes.applicable(year, departmentId))
                .map(scheme -> required(schemes.version(scheme).definition(), evaluation))
                .orElse(Map.of());
    }

    private Map<String, List<String>> required(SchemeDefinition scheme, Optional<SelfEvaluation> evaluation) {
        Set<String> left = notApplicable(scheme, evaluation);
        Map<String, List<String>> required = new LinkedHashMap<>();
        scheme.scored()
                .filter(indicator -> !left.contains(indicator.code()))
                .forEach(indicator -> figures(scheme.inputs(indicator).stream())
                        .forEach(reference -> required.computeIfAbsent(reference, key -> new ArrayList<>())
                                .add(indicator.name())));
        figures(scheme.adjustments().allCaps().stream().flatMap(cap -> cap.measure().inputs().stream()))
                .forEach(reference -> required.computeIfAbsent(reference, key -> new ArrayList<>()));
        return required;
    }

    /** The indicators that the department has said do not apply to it. */
    private Set<String> notApplicable(SchemeDefinition scheme, Optional<SelfEvaluation> evaluation) {
        if (evaluation.isEmpty()
                || scheme.indicators().map(IndicatorDefinition::code).noneMatch(scheme::mayNotApply)) {
            return Set.of();
        }
        return entries.findByEvaluationId(evaluation.get().getId()).stream()
                .filter(entry -> scheme.mayNotApply(entry.getIndicatorCode()))
                .filter(entry -> entry.getInput().equals(SchemeAdjustments.NotApplicable.ANSWER))
                .filter(entry -> InputDeclaration.YES.equals(entry.getValue()))
                .map(IndicatorEntry::getIndicatorCode)
                .collect(Collectors.toSet());
    }

    private static Stream<String> figures(Stream<InputDeclaration> inputs) {
        return inputs.filter(input -> input.source() == InputSource.FIGURE && input.required())
                .map(InputDeclaration::name)
                .distinct();
    }
}

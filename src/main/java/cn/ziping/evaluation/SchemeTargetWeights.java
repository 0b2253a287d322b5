package cn.ziping.evaluation;

import cn.ziping.scheme.SchemeService;
import cn.ziping.scoring.TargetCompletionRule;
import cn.ziping.shared.FiscalYear;
import cn.ziping.target.TargetWeights;
import java.util.List;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the scheme says of targets' weights: that of the year's evaluation, or the one that would apply to it. */
@Component
@RequiredArgsConstructor
class SchemeTargetWeights implements TargetWeights {

    private final SelfEvaluationRepository evaluations;
    private final SchemeService schemes;

    @Override
    @Transactional(readOnly = true)
    public List<Category> of(UUID departmentId, FiscalYear year) {
        return evaluations
                .findByDepartmentIdAndYear(departmentId, year)
                .map(SelfEvaluation::getSchemeId)
                .or(() -> schemes.applicable(year, departmentId))
                .map(this::categories)
                .orElse(List.of());
    }

    private List<Category> categories(UUID schemeId) {
        return schemes.version(schemeId)
                .definition()
                .indicators()
                .map(indicator -> indicator.rule())
                .filter(TargetCompletionRule.class::isInstance)
                .map(TargetCompletionRule.class::cast)
                .map(rule -> new Category(rule.category(), rule.weightSum()))
                .toList();
    }
}

package cn.ziping.evaluation;

import cn.ziping.figure.FigureBook;
import cn.ziping.figure.FigureValue;
import cn.ziping.scheme.FigureUnits;
import cn.ziping.scoring.Direction;
import cn.ziping.scoring.InputDeclaration;
import cn.ziping.scoring.InputSource;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.scoring.ScoringInput;
import cn.ziping.scoring.Unit;
import cn.ziping.shared.MoneyUnit;
import cn.ziping.target.PerformanceTarget;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an evaluation is scored from, by whichever scheme.
 *
 * @param book the figures of its department and year
 * @param entries what was typed for its indicators, by indicator and input; blanks left out
 * @param targets the department's targets of the year, in order
 */
record ScoringFacts(FigureBook book, Map<String, Map<String, String>> entries, List<PerformanceTarget> targets) {

    /** The references of the figures that a scheme reads. */
    static Set<String> references(SchemeDefinition scheme) {
        return scheme.inputs()
                .filter(input -> input.source() == InputSource.FIGURE)
                .map(InputDeclaration::name)
                .collect(Collectors.toSet());
    }

    /**
     * The facts as scoring reads them: money in 万元, blanks left out.
     *
     * @param references the figures that are read
     * @param peers the figures of the other departments, by reference
     */
    ScoringInput input(Set<String> references, Map<String, List<BigDecimal>> peers) {
        Map<String, ScoringInput.InputFigure> figures = new HashMap<>();
        references.forEach(reference -> figure(reference).ifPresent(figure -> figures.put(reference, figure)));
        return new ScoringInput(
                figures, entries, targets.stream().map(ScoringFacts::target).toList(), peers);
    }

    /** A figure as scoring reads it, where it is given. */
    Optional<ScoringInput.InputFigure> figure(String reference) {
        return book.find(reference).flatMap(ScoringFacts::figure);
    }

    private static Optional<ScoringInput.InputFigure> figure(FigureValue figure) {
        BigDecimal value = figure.value();
        if (value == null) {
            return Optional.empty();
        }
        Unit unit = FigureUnits.of(figure.kind(), figure.unit());
        return Optional.of(
                new ScoringInput.InputFigure(unit.equals(Unit.MONEY) ? MoneyUnit.WAN.fromYuan(value) : value, unit));
    }

    private static ScoringInput.TargetInput target(PerformanceTarget target) {
        return new ScoringInput.TargetInput(
                target.getCode(),
                target.getName(),
                target.getCategory(),
                target.getTarget(),
                target.getActual(),
                target.getUnit(),
                Direction.valueOf(target.getDirection().name()),
                target.getWeight());
    }
}

package cn.ziping.figure;

import cn.ziping.shared.FiscalYear;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opens the fact base of a department and year: what is typed, and what others derive. */
@Component
@RequiredArgsConstructor
public class FigureBooks {

    private final FigureRepository figures;
    private final List<DerivedFigures> derived;

    /** The book; the caller has asked whether the person may read the department. */
    @Transactional(propagation = Propagation.MANDATORY)
    public FigureBook open(UUID departmentId, FiscalYear year) {
        List<FigureValue> all = new ArrayList<>();
        derived.forEach(provider -> all.addAll(provider.derive(departmentId, year)));
        all.addAll(sheet(departmentId, year).values());
        return new FigureBook(all);
    }

    /** Whether some provider derives a figure of this code; which ones does not depend on the year. */
    boolean isDerived(UUID departmentId, String code) {
        return derived.stream()
                .flatMap(provider -> provider.derive(departmentId, new FiscalYear(FiscalYear.LAST)).stream())
                .anyMatch(figure -> figure.reference().equals(code));
    }

    FigureSheet sheet(UUID departmentId, FiscalYear year) {
        return new FigureSheet(departmentId, year, figures.findDefined(departmentId, years(year)), figures::save);
    }

    private static List<FiscalYear> years(FiscalYear year) {
        return year.value() == FiscalYear.FIRST ? List.of(year) : List.of(year, year.previous());
    }
}

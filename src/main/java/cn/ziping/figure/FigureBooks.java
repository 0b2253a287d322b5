package cn.ziping.figure;

import cn.ziping.shared.FiscalYear;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        return Objects.requireNonNull(open(List.of(departmentId), year).get(departmentId));
    }

    /** The books of departments, in a number of statements that does not depend on how many they are. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<UUID, FigureBook> open(Collection<UUID> departmentIds, FiscalYear year) {
        List<Map<UUID, List<FigureValue>>> computed = derived.stream()
                .map(provider -> provider.derive(departmentIds, year))
                .toList();
        Map<UUID, FigureBook> books = new HashMap<>();
        sheets(departmentIds, year).forEach((department, sheet) -> {
            List<FigureValue> all = new ArrayList<>();
            computed.forEach(values -> all.addAll(values.getOrDefault(department, List.of())));
            all.addAll(sheet.values());
            books.put(department, new FigureBook(all));
        });
        return books;
    }

    /** The figures of the projects of a department's year; the caller has asked whether the person may read it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public FigureBook ofProjects(UUID departmentId, FiscalYear year) {
        return new FigureBook(derived.stream()
                .flatMap(provider -> provider.ofProjects(departmentId, year).stream())
                .toList());
    }

    FigureSheet sheet(UUID departmentId, FiscalYear year) {
        return Objects.requireNonNull(sheets(List.of(departmentId), year).get(departmentId));
    }

    private Map<UUID, FigureSheet> sheets(Collection<UUID> departmentIds, FiscalYear year) {
        List<FigureRepository.Defined> defined = figures.findDefined(departmentIds, years(year));
        Map<UUID, List<FigureRepository.Defined>> own = defined.stream()
                .filter(pair -> pair.getFigure() != null)
                .collect(Collectors.groupingBy(
                        pair -> Objects.requireNonNull(pair.getFigure()).getDepartmentId()));
        List<FigureRepository.Defined> definitions = defined.stream()
                .collect(Collectors.toMap(
                        pair -> pair.getDefinition().getId(),
                        Function.identity(),
                        (one, other) -> one,
                        LinkedHashMap::new))
                .values()
                .stream()
                .toList();
        Map<UUID, FigureSheet> sheets = new HashMap<>();
        departmentIds.forEach(department -> sheets.put(
                department,
                new FigureSheet(
                        department,
                        year,
                        Stream.concat(definitions.stream(), own.getOrDefault(department, List.of()).stream())
                                .toList(),
                        figures::save)));
        return sheets;
    }

    private static List<FiscalYear> years(FiscalYear year) {
        return year.value() == FiscalYear.FIRST ? List.of(year) : List.of(year, year.previous());
    }
}

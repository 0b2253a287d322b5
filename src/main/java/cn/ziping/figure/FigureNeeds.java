package cn.ziping.figure;

import cn.ziping.figure.FigureSheet.Column;
import cn.ziping.shared.Reference;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which cells of typed figures scoring needs, and for which indicators. */
public final class FigureNeeds {

    private final Map<String, Set<Column>> columns = new HashMap<>();
    private final Map<String, Set<String>> indicators = new HashMap<>();

    /**
     * @param required the names of the indicators that need a figure, by its reference
     */
    FigureNeeds(Map<String, List<String>> required) {
        required.forEach((text, names) -> Reference.parseOwn(text).ifPresent(reference -> need(reference, names)));
    }

    private void need(Reference reference, Collection<String> names) {
        if (reference instanceof Reference.Own own) {
            need(own.code(), EnumSet.of(Column.VALUE), names);
        } else if (reference instanceof Reference.LastYear last) {
            need(last.code(), EnumSet.of(Column.LAST_YEAR), names);
        } else if (reference instanceof Reference.Change change) {
            need(change.code(), EnumSet.allOf(Column.class), names);
        }
        // What is typed here has no months.
    }

    private void need(String code, Set<Column> cells, Collection<String> names) {
        columns.computeIfAbsent(code, key -> EnumSet.noneOf(Column.class)).addAll(cells);
        indicators.computeIfAbsent(code, key -> new LinkedHashSet<>()).addAll(names);
    }

    /** Whether scoring needs this year's or last year's value of a code. */
    public boolean needs(String code) {
        return columns.containsKey(code);
    }

    /** Whether scoring needs a cell. */
    public boolean needs(String code, Column column) {
        return columns.getOrDefault(code, Set.of()).contains(column);
    }

    /** The names of the indicators that need a code, each once. */
    public List<String> indicators(String code) {
        return List.copyOf(indicators.getOrDefault(code, Set.of()));
    }
}

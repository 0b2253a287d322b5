package cn.ziping.target;

import cn.ziping.figure.FigureKind;
import cn.ziping.figure.NumberCell;
import cn.ziping.figure.TypedCell;
import cn.ziping.shared.CellKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A department's targets of one year as they are typed in.
 *
 * @param targets the targets, in order
 */
public record TargetSheet(List<PerformanceTarget> targets) {

    /** The two columns that are typed in. */
    public enum Column {
        TARGET,
        ACTUAL
    }

    public TargetSheet {
        targets = List.copyOf(targets);
    }

    public static String path(PerformanceTarget target, Column column) {
        return target.getCode() + ":" + column;
    }

    public static boolean sample(PerformanceTarget target, Column column) {
        return column == Column.TARGET ? target.isTargetSample() : target.isActualSample();
    }

    public static TypedCell cell(PerformanceTarget target, Column column) {
        CellKey key =
                new CellKey(target.getDepartmentId(), target.getYear(), "target", target.getCode(), column.name());
        return column == Column.TARGET
                ? NumberCell.of(key, FigureKind.NUMBER, true, target::getTarget, target::putTarget)
                : NumberCell.of(key, FigureKind.NUMBER, true, target::getActual, target::putActual);
    }

    Map<String, TypedCell> cells() {
        Map<String, TypedCell> cells = new LinkedHashMap<>();
        for (PerformanceTarget target : targets) {
            for (Column column : Column.values()) {
                cells.put(path(target, column), cell(target, column));
            }
        }
        return cells;
    }
}

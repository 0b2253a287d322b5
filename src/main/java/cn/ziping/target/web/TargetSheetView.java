package cn.ziping.target.web;

import cn.ziping.figure.CellResult;
import cn.ziping.figure.CellView;
import cn.ziping.shared.NumberText;
import cn.ziping.target.PerformanceTarget;
import cn.ziping.target.TargetSheet;
import cn.ziping.target.TargetSheet.Column;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The targets as their page shows them.
 *
 * @param editable whether the person may type now
 * @param rows a row a target
 */
record TargetSheetView(boolean editable, List<Row> rows) {

    /**
     * A target.
     *
     * @param code its code
     * @param name its name
     * @param category its category
     * @param direction which way is better
     * @param weight its weight
     * @param unit the unit of both values
     * @param target 年度指标值
     * @param actual 实际完成值
     */
    record Row(
            String code,
            String name,
            String category,
            String direction,
            String weight,
            String unit,
            CellView target,
            CellView actual) {}

    static TargetSheetView of(TargetSheet sheet, boolean editable, Map<String, CellResult> results) {
        return new TargetSheetView(
                editable,
                sheet.targets().stream()
                        .map(target -> new Row(
                                target.getCode(),
                                target.getName(),
                                target.getCategory(),
                                target.getDirection().name(),
                                NumberText.plain(target.getWeight()),
                                target.getUnit(),
                                cell(target, Column.TARGET, editable, results),
                                cell(target, Column.ACTUAL, editable, results)))
                        .toList());
    }

    private static CellView cell(
            PerformanceTarget target, Column column, boolean editable, Map<String, CellResult> results) {
        return CellView.of(
                TargetSheet.path(target, column),
                TargetSheet.cell(target, column),
                CellView.Look.number(
                        "target.column." + column, target.getName(), !editable, TargetSheet.sample(target, column)),
                results);
    }

    Stream<CellView> cells() {
        return rows.stream().flatMap(row -> Stream.of(row.target(), row.actual()));
    }
}

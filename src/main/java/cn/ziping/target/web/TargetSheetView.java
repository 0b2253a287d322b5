package cn.ziping.target.web;

import cn.ziping.figure.CellResult;
import cn.ziping.figure.CellView;
import cn.ziping.shared.NumberText;
import cn.ziping.target.PerformanceTarget;
import cn.ziping.target.TargetDirection;
import cn.ziping.target.TargetSheet;
import cn.ziping.target.TargetSheet.Column;
import cn.ziping.target.TargetWeights;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The targets as their page shows them.
 *
 * @param editable whether the person may type now
 * @param rows a row a target
 * @param weights what the weights of each category sum to
 * @param categories what a new target may belong to
 */
record TargetSheetView(boolean editable, List<Row> rows, List<WeightView> weights, List<String> categories) {

    private static final List<String> COMMON = List.of("产出", "效益", "满意度");

    /**
     * A target.
     *
     * @param code its code
     * @param cells its cells, in the order of the columns
     */
    record Row(String code, List<CellView> cells) {}

    /**
     * The weights of a category.
     *
     * @param category the category
     * @param sum what they sum to
     * @param expected what the scheme says, or empty
     * @param right whether they are the same, or the scheme does not say
     * @param scored whether the scheme scores the category at all
     */
    record WeightView(String category, String sum, String expected, boolean right, boolean scored) {}

    static TargetSheetView of(
            TargetSheet sheet, List<TargetWeights.Category> scored, boolean editable, Map<String, CellResult> results) {
        List<String> categories = Stream.of(
                        scored.stream().map(TargetWeights.Category::name),
                        sheet.targets().stream().map(PerformanceTarget::getCategory),
                        COMMON.stream())
                .flatMap(names -> names)
                .distinct()
                .toList();
        return new TargetSheetView(
                editable,
                sheet.targets().stream()
                        .map(target -> new Row(
                                target.getCode(),
                                Arrays.stream(Column.values())
                                        .map(column -> cell(target, column, categories, editable, results))
                                        .toList()))
                        .toList(),
                categories.stream()
                        .filter(category -> sheet.targets().stream()
                                        .anyMatch(target -> target.getCategory().equals(category))
                                || scored.stream()
                                        .anyMatch(known -> known.name().equals(category)))
                        .map(category -> weights(category, sheet, scored))
                        .toList(),
                categories);
    }

    private static WeightView weights(String category, TargetSheet sheet, List<TargetWeights.Category> scored) {
        BigDecimal sum = sheet.targets().stream()
                .filter(target -> target.getCategory().equals(category))
                .map(PerformanceTarget::getWeight)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        List<TargetWeights.Category> known =
                scored.stream().filter(one -> one.name().equals(category)).toList();
        List<BigDecimal> expected = known.stream()
                .flatMap(one -> Stream.ofNullable(one.sum()))
                .distinct()
                .toList();
        return new WeightView(
                category,
                NumberText.plain(sum),
                expected.isEmpty() ? "" : NumberText.plain(expected.get(0)),
                expected.stream().allMatch(one -> one.compareTo(sum) == 0),
                scored.isEmpty() || !known.isEmpty());
    }

    private static CellView cell(
            PerformanceTarget target,
            Column column,
            List<String> categories,
            boolean editable,
            Map<String, CellResult> results) {
        String labelCode = "target.column." + column;
        String label = target.getName();
        CellView.Look look = switch (column) {
            case NAME, UNIT -> CellView.Look.line(labelCode, label, !editable);
            case CATEGORY ->
                CellView.Look.choice(
                        categories.stream().map(CellView.Option::plain).toList(), labelCode, label, !editable);
            case DIRECTION ->
                CellView.Look.choice(
                        Arrays.stream(TargetDirection.values())
                                .map(way -> CellView.Option.worded(way.name(), "direction." + way))
                                .toList(),
                        labelCode,
                        label,
                        !editable);
            case WEIGHT, TARGET, ACTUAL ->
                CellView.Look.number(labelCode, label, !editable, TargetSheet.sample(target, column));
        };
        return CellView.of(TargetSheet.path(target, column), TargetSheet.cell(target, column), look, results)
                .asking(TargetSheet.doubt(target, column));
    }

    Stream<CellView> cells() {
        return rows.stream().flatMap(row -> row.cells().stream());
    }
}

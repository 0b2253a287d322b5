package cn.ziping.budget.web;

import cn.ziping.budget.Ledger;
import cn.ziping.budget.LedgerColumn;
import cn.ziping.budget.LedgerLine;
import cn.ziping.budget.LedgerSums;
import cn.ziping.figure.CellResult;
import cn.ziping.figure.CellView;
import cn.ziping.figure.OutputView;
import cn.ziping.shared.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The ledger as its page shows it.
 *
 * @param exists whether the year's ledger has been begun
 * @param editable whether the person may type now
 * @param expenditure the lines of expenditure
 * @param expenditureSums their 合计
 * @param income the lines of income
 * @param incomeSums their 合计
 * @param monthSums cumulative execution of the whole, January to December
 */
record LedgerView(
        boolean exists,
        boolean editable,
        List<Row> expenditure,
        Sums expenditureSums,
        List<Row> income,
        Sums incomeSums,
        List<OutputView> monthSums) {

    /**
     * A line.
     *
     * @param id its id
     * @param removable whether it holds no amount and may be taken out
     * @param name its name
     * @param kind its kind
     * @param original 年初预算数
     * @param adjustment 调整数
     * @param annual 全年预算数
     * @param executed 全年执行数
     * @param rate 执行率
     * @param months cumulative execution, January to November
     * @param december what December says, which is the year's execution
     */
    record Row(
            String id,
            boolean removable,
            String name,
            String kind,
            CellView original,
            CellView adjustment,
            OutputView annual,
            CellView executed,
            OutputView rate,
            List<CellView> months,
            OutputView december) {}

    /** A 合计 row. */
    record Sums(OutputView original, OutputView adjustment, OutputView annual, OutputView executed, OutputView rate) {

        static Sums of(String id, LedgerSums sums) {
            return new Sums(
                    new OutputView(id + "-original", Shown.money(sums.original())),
                    new OutputView(id + "-adjustment", Shown.money(sums.adjustment())),
                    new OutputView(id + "-annual", Shown.money(sums.annual())),
                    new OutputView(id + "-executed", Shown.money(sums.executed())),
                    new OutputView(id + "-rate", Shown.rate(sums.rate())));
        }

        Stream<OutputView> outputs() {
            return Stream.of(original, adjustment, annual, executed, rate);
        }
    }

    static LedgerView of(Ledger ledger, boolean editable, Map<String, CellResult> results) {
        return new LedgerView(
                ledger.exists(),
                editable,
                rows(ledger, ledger.expenditure(), editable, results),
                Sums.of("sum-expenditure", ledger.expenditureSums()),
                rows(ledger, ledger.income(), editable, results),
                Sums.of("sum-income", ledger.incomeSums()),
                IntStream.rangeClosed(1, LedgerColumn.EXECUTED.month())
                        .mapToObj(month -> new OutputView("sum-month-" + month, Shown.money(ledger.cumulative(month))))
                        .toList());
    }

    private static List<Row> rows(
            Ledger ledger, List<LedgerLine> lines, boolean editable, Map<String, CellResult> results) {
        return lines.stream().map(line -> row(ledger, line, editable, results)).toList();
    }

    private static Row row(Ledger ledger, LedgerLine line, boolean editable, Map<String, CellResult> results) {
        String id = line.getId().toString();
        return new Row(
                line.getId().toString(),
                editable && !line.hasAmounts(),
                line.getName(),
                line.getKind().name(),
                cell(ledger, line, LedgerColumn.ORIGINAL, editable, results),
                cell(ledger, line, LedgerColumn.ADJUSTMENT, editable, results),
                new OutputView("annual-" + id, Shown.money(line.annual())),
                cell(ledger, line, LedgerColumn.EXECUTED, editable, results),
                new OutputView("rate-" + id, Shown.rate(LedgerSums.rate(line.executed(), line.annual()))),
                LedgerColumn.EARLIER_MONTHS.stream()
                        .map(month -> cell(ledger, line, month, editable, results))
                        .toList(),
                new OutputView("december-" + id, Shown.money(line.executed())));
    }

    private static CellView cell(
            Ledger ledger, LedgerLine line, LedgerColumn column, boolean editable, Map<String, CellResult> results) {
        return CellView.of(
                Ledger.path(line, column),
                ledger.cell(line, column),
                CellView.Look.number(labelOf(line, column), line.getName(), !editable, line.isSample(column)),
                results);
    }

    private static String labelOf(LedgerLine line, LedgerColumn column) {
        boolean received = column == LedgerColumn.EXECUTED && !line.getKind().isExpenditure();
        return "ledger.column." + (received ? "RECEIVED" : column.name());
    }

    /** All cells, by path. */
    Stream<CellView> cells() {
        return Stream.concat(expenditure.stream(), income.stream())
                .flatMap(row -> Stream.concat(
                        Stream.of(row.original(), row.adjustment(), row.executed()), row.months().stream()));
    }

    /** All that is derived from the cells. */
    public List<OutputView> outputs() {
        List<OutputView> outputs = new ArrayList<>();
        Stream.concat(expenditure.stream(), income.stream())
                .forEach(row -> outputs.addAll(List.of(row.annual(), row.rate())));
        expenditure.forEach(row -> outputs.add(row.december()));
        expenditureSums.outputs().forEach(outputs::add);
        incomeSums.outputs().forEach(outputs::add);
        outputs.addAll(monthSums);
        return outputs;
    }
}

package cn.ziping.budget.web;

import cn.ziping.budget.Ledger;
import cn.ziping.budget.LedgerColumn;
import cn.ziping.budget.LedgerLine;
import cn.ziping.budget.LedgerSums;
import cn.ziping.figure.CellQuestion;
import cn.ziping.figure.CellResult;
import cn.ziping.figure.CellView;
import cn.ziping.figure.NumberDoubt;
import cn.ziping.figure.OutputView;
import cn.ziping.shared.MoneyUnit;
import cn.ziping.shared.Shown;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * A section of the ledger as its plain form shows it, so many lines a page that a browser stays quick.
 *
 * @param section the section's name in an address
 * @param editable whether the person may type now
 * @param columns the headings after the name
 * @param rows the lines of this page
 * @param sums the 合计 row, of all pages
 * @param page the page, from 1
 * @param pages how many there are
 */
record LedgerView(
        String section,
        boolean editable,
        List<String> columns,
        List<Row> rows,
        List<OutputView> sums,
        int page,
        int pages) {

    private static final int PAGE_SIZE = 40;

    /**
     * A line.
     *
     * @param id its id
     * @param name its name
     * @param kind its kind
     * @param office its office, or empty
     * @param closed whether it is closed
     * @param removable whether it holds no amount and may be taken out
     * @param places what stands in its columns
     */
    record Row(
            String id,
            String name,
            String kind,
            String office,
            boolean closed,
            boolean removable,
            List<Place> places) {}

    /**
     * What stands in a column of a line: a cell to type in, or a derived value.
     *
     * @param cell the cell, or {@code null}
     * @param output the derived value, or {@code null}
     */
    record Place(@Nullable CellView cell, @Nullable OutputView output) {}

    static LedgerView of(
            Ledger ledger,
            boolean editable,
            int page,
            Map<String, CellResult> results,
            MessageSource messages,
            Locale locale) {
        LedgerGrid grid = LedgerGrid.of(ledger, messages, locale);
        List<LedgerLine> lines = ledger.lines();
        int pages = Math.max(1, (lines.size() + PAGE_SIZE - 1) / PAGE_SIZE);
        int shown = Math.min(Math.max(1, page), pages);
        int from = (shown - 1) * PAGE_SIZE;
        Map<String, NumberDoubt> questions = ledger.questions().stream()
                .collect(Collectors.toMap(
                        CellQuestion::cell,
                        question -> new NumberDoubt(question.code(), question.arguments()),
                        (first, other) -> first));
        List<LedgerLine> some = lines.subList(from, Math.min(from + PAGE_SIZE, lines.size()));
        return new LedgerView(
                ledger.section().address(),
                editable,
                grid.columns().stream().map(LedgerGrid.Column::title).toList(),
                some.stream()
                        .map(line -> row(ledger, line, grid.columns(), questions, editable, results))
                        .toList(),
                grid.columns().stream()
                        .map(column -> output(
                                "sum",
                                column.field(),
                                ledger.sums(),
                                ledger.sumsLastYear().executed()))
                        .toList(),
                shown,
                pages);
    }

    private static Row row(
            Ledger ledger,
            LedgerLine line,
            List<LedgerGrid.Column> columns,
            Map<String, NumberDoubt> questions,
            boolean editable,
            Map<String, CellResult> results) {
        String id = line.getId().toString();
        String office = line.getOffice();
        return new Row(
                id,
                line.getName(),
                line.getKind().name(),
                office == null ? "" : office,
                line.isClosed(),
                !line.hasAmounts(),
                columns.stream()
                        .map(column -> column.typed()
                                ? new Place(
                                        cell(ledger, line, LedgerColumn.valueOf(column.field()), editable, results)
                                                .asking(Optional.ofNullable(questions.get(
                                                        Ledger.path(line, LedgerColumn.valueOf(column.field()))))),
                                        null)
                                : new Place(
                                        null,
                                        output(
                                                id,
                                                column.field(),
                                                ledger.amounts(line),
                                                ledger.executedLastYear(line))))
                        .toList());
    }

    private static CellView cell(
            Ledger ledger, LedgerLine line, LedgerColumn column, boolean editable, Map<String, CellResult> results) {
        boolean typable = editable && ledger.isTypable(line);
        if (ledger.isDivided(line)) {
            return CellView.derived(
                    Ledger.path(line, column), Shown.money(ledger.amounts(line).amount(column)));
        }
        return CellView.of(
                Ledger.path(line, column),
                ledger.cell(line, column, MoneyUnit.WAN),
                CellView.Look.number(
                        column.labelCode(ledger.section()), line.getName(), !typable, line.isSample(column)),
                results);
    }

    private static OutputView output(String id, String field, LedgerSums sums, @Nullable BigDecimal lastYear) {
        String text = switch (field) {
            case LedgerGrid.RATE -> Shown.rate(sums.rate());
            case LedgerGrid.LAST -> Shown.money(lastYear);
            case LedgerGrid.ANNUAL -> Shown.money(sums.annual());
            case LedgerGrid.DECEMBER -> Shown.money(sums.executed());
            default -> Shown.money(sums.amount(LedgerColumn.valueOf(field)));
        };
        return new OutputView(id + "-" + field, text);
    }

    /** All cells of this page. */
    Stream<CellView> cells() {
        return rows.stream().flatMap(row -> row.places().stream()).flatMap(place -> Stream.ofNullable(place.cell()));
    }

    /** All that is derived from the cells. */
    public List<OutputView> outputs() {
        return Stream.concat(
                        rows.stream()
                                .flatMap(row -> row.places().stream())
                                .flatMap(place -> Stream.ofNullable(place.output())),
                        sums.stream())
                .toList();
    }
}

package cn.ziping.budget.web;

import cn.ziping.budget.Ledger;
import cn.ziping.budget.LedgerColumn;
import cn.ziping.budget.LedgerLine;
import cn.ziping.budget.LedgerSection;
import cn.ziping.budget.LedgerSums;
import cn.ziping.figure.CellQuestion;
import cn.ziping.shared.NumberText;
import cn.ziping.shared.Shown;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * A section of the ledger as its grid shows it. Money is in 元, whole, as plain text: the unit on screen is a matter of view,
 * and a browser has no exact numbers.
 *
 * @param columns the columns after the name, in order
 * @param rows a row a line
 * @param totals the 合计 row
 * @param totalQuestions what is asked about a 合计, by column
 */
record LedgerGrid(
        List<Column> columns, List<Row> rows, Map<String, String> totals, Map<String, String> totalQuestions) {

    /** The fields of what is derived. */
    static final String LAST = "LAST";

    static final String ANNUAL = "ANNUAL";
    static final String RATE = "RATE";
    static final String DECEMBER = "DECEMBER";

    /**
     * A column.
     *
     * @param field its name; typed ones are those of {@link LedgerColumn}
     * @param title its heading
     * @param typed whether it is typed in
     * @param money whether it holds money; else ready text
     */
    record Column(String field, String title, boolean typed, boolean money) {}

    /**
     * A line.
     *
     * @param id the line's id
     * @param name its name
     * @param kind its kind, in words
     * @param office its office, or empty
     * @param closed whether it is closed
     * @param typable whether amounts can be typed into it
     * @param removable whether it holds nothing
     * @param values what its cells hold, by field; blanks are left out
     * @param sample the fields that were made up for the demo
     * @param questions what is asked at its cells, by field
     */
    record Row(
            String id,
            String name,
            String kind,
            String office,
            boolean closed,
            boolean typable,
            boolean removable,
            Map<String, String> values,
            List<String> sample,
            Map<String, String> questions) {}

    static LedgerGrid of(Ledger ledger, MessageSource messages, Locale locale) {
        LedgerSection section = ledger.section();
        Map<String, Map<String, String>> questions = new LinkedHashMap<>();
        for (CellQuestion question : ledger.questions()) {
            int colon = question.cell().indexOf(':');
            questions
                    .computeIfAbsent(question.cell().substring(0, colon), place -> new LinkedHashMap<>())
                    .merge(
                            question.cell().substring(colon + 1),
                            question.words(messages, locale),
                            (first, other) -> first + " " + other);
        }
        return new LedgerGrid(
                columns(section, messages, locale),
                ledger.lines().stream()
                        .map(line -> row(
                                ledger,
                                line,
                                questions.getOrDefault(line.getId().toString(), Map.of()),
                                messages,
                                locale))
                        .toList(),
                values(section, ledger.sums(), ledger.sumsLastYear().executed()),
                questions.getOrDefault("sum", Map.of()));
    }

    static List<Column> columns(LedgerSection section, MessageSource messages, Locale locale) {
        List<Column> columns = new ArrayList<>();
        boolean income = section == LedgerSection.INCOME;
        columns.add(column(LAST, income ? "ledger.column.last.income" : "ledger.column.last", false, messages, locale));
        columns.add(column(
                LedgerColumn.ORIGINAL.name(),
                section.isAdjusted() ? "ledger.column.original" : "ledger.column.budget",
                true,
                messages,
                locale));
        if (section.isAdjusted()) {
            columns.add(column(LedgerColumn.ADJUSTMENT.name(), "ledger.column.adjustment", true, messages, locale));
            columns.add(column(ANNUAL, "ledger.column.annual", false, messages, locale));
        }
        columns.add(column(
                LedgerColumn.EXECUTED.name(),
                income ? "ledger.column.executed.income" : "ledger.column.executed",
                true,
                messages,
                locale));
        columns.add(new Column(
                RATE,
                messages.getMessage(income ? "ledger.column.rate.income" : "ledger.column.rate", null, locale),
                false,
                false));
        if (section == LedgerSection.EXPENDITURE) {
            for (LedgerColumn month : LedgerColumn.EARLIER_MONTHS) {
                columns.add(column(month.name(), "ledger.month." + month.month(), true, messages, locale));
            }
            columns.add(column(DECEMBER, "ledger.month.12", false, messages, locale));
        }
        return columns;
    }

    private static Column column(String field, String title, boolean typed, MessageSource messages, Locale locale) {
        return new Column(field, messages.getMessage(title, null, locale), typed, true);
    }

    private static Row row(
            Ledger ledger, LedgerLine line, Map<String, String> questions, MessageSource messages, Locale locale) {
        String office = line.getOffice();
        return new Row(
                line.getId().toString(),
                line.getName(),
                messages.getMessage("line." + line.getKind(), null, locale),
                office == null ? "" : office,
                line.isClosed(),
                ledger.isTypable(line),
                !line.hasAmounts(),
                values(ledger.section(), ledger.amounts(line), ledger.executedLastYear(line)),
                ledger.section().columns().stream()
                        .filter(line::isSample)
                        .map(LedgerColumn::name)
                        .toList(),
                questions);
    }

    private static Map<String, String> values(
            LedgerSection section, LedgerSums sums, @Nullable BigDecimal executedLastYear) {
        Map<String, String> values = new TreeMap<>();
        section.columns().forEach(column -> put(values, column.name(), sums.amount(column)));
        put(values, LAST, executedLastYear);
        put(values, ANNUAL, sums.annual());
        put(values, DECEMBER, sums.executed());
        if (sums.rate() != null) {
            values.put(RATE, Shown.rate(sums.rate()));
        }
        return values;
    }

    private static void put(Map<String, String> values, String field, @Nullable BigDecimal yuan) {
        if (yuan != null) {
            values.put(field, NumberText.plain(yuan));
        }
    }
}

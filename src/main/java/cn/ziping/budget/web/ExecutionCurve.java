package cn.ziping.budget.web;

import cn.ziping.budget.LedgerSums;
import cn.ziping.chart.LineChart;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.Shown;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * Cumulative execution as a share of the year's budget, month by month, against the time that has passed (序时进度, month ÷
 * 12). Months that are still to come are empty.
 *
 * @param svg the picture
 * @param months the same as a table
 */
record ExecutionCurve(String svg, List<Month> months) {

    private static final int MONTHS = 12;
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    /**
     * A month.
     *
     * @param name its name
     * @param time the time that has passed at its end
     * @param executed what has been spent until then
     * @param progress that as a share of the budget
     */
    record Month(String name, String time, String executed, String progress) {}

    static ExecutionCurve of(LedgerSums sums, FiscalYear year, LocalDate today, MessageSource messages, Locale locale) {
        List<Month> months = new ArrayList<>();
        List<@Nullable BigDecimal> time = new ArrayList<>();
        List<@Nullable BigDecimal> progress = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int month = 1; month <= MONTHS; month++) {
            boolean toCome =
                    year.value() > today.getYear() || year.value() == today.getYear() && month > today.getMonthValue();
            BigDecimal passed = BigDecimal.valueOf(month).divide(BigDecimal.valueOf(MONTHS), MathContext.DECIMAL128);
            BigDecimal spent = toCome ? null : sums.cumulative(month);
            BigDecimal rate = LedgerSums.rate(spent, sums.annual());
            time.add(passed.multiply(HUNDRED));
            progress.add(rate == null ? null : rate.multiply(HUNDRED));
            String name = messages.getMessage("ledger.month." + month, null, locale);
            names.add(name);
            months.add(new Month(name, Shown.rate(passed), Shown.money(spent), Shown.rate(rate)));
        }
        String title = messages.getMessage("curve.title", null, locale);
        LineChart chart = new LineChart(
                "execution-curve",
                title,
                messages.getMessage("curve.description", null, locale),
                names,
                List.of(
                        new LineChart.Line(messages.getMessage("curve.time", null, locale), true, time),
                        new LineChart.Line(messages.getMessage("curve.progress", null, locale), false, progress)));
        return new ExecutionCurve(chart.svg(), months);
    }
}

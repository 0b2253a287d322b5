package cn.ziping.budget.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.budget.LedgerSums;
import cn.ziping.shared.FiscalYear;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Execution against the time that has passed: 1200 元 budgeted, of which 100 were spent by each month's end so far. */
class ExecutionCurveTests {

    private static final FiscalYear YEAR = new FiscalYear(2026);

    @Test
    void monthsAfterTheCurrentOneAreEmptyThoughSomethingStandsInThem() {
        ExecutionCurve curve = curve(LocalDate.of(2026, 4, 30));
        assertThat(curve.months().get(3)).isEqualTo(new ExecutionCurve.Month("4月", "33.33%", "0.04", "33.33%"));
        assertThat(curve.months().get(4)).isEqualTo(new ExecutionCurve.Month("5月", "41.67%", "—", "—"));
        assertThat(curve.svg().split("<circle", -1)).hasSize(1 + 4);
    }

    @Test
    void aYearThatIsOverIsShownWholeAndOneToComeNotAtAll() {
        assertThat(curve(LocalDate.of(2027, 1, 1)).months().get(11))
                .isEqualTo(new ExecutionCurve.Month("12月", "100.00%", "0.12", "100.00%"));
        assertThat(curve(LocalDate.of(2025, 12, 31)).svg()).doesNotContain("<circle");
    }

    @Test
    void withoutABudgetThereIsNoProgressButWhatWasSpentIsShown() {
        LedgerSums sums = new LedgerSums(null, null, null, months());
        ExecutionCurve curve =
                ExecutionCurve.of(sums, YEAR, LocalDate.of(2027, 1, 1), messages(), Locale.SIMPLIFIED_CHINESE);
        assertThat(curve.months().get(0)).isEqualTo(new ExecutionCurve.Month("1月", "8.33%", "0.01", "—"));
    }

    private static ExecutionCurve curve(LocalDate today) {
        BigDecimal budget = new BigDecimal("1200");
        return ExecutionCurve.of(
                new LedgerSums(budget, BigDecimal.ZERO, budget, months()),
                YEAR,
                today,
                messages(),
                Locale.SIMPLIFIED_CHINESE);
    }

    private static List<BigDecimal> months() {
        BigDecimal[] months = new BigDecimal[12];
        Arrays.setAll(months, i -> BigDecimal.valueOf((i + 1) * 100L));
        return Arrays.asList(months);
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/budget");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}

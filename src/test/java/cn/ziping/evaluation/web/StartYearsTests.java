package cn.ziping.evaluation.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.shared.FiscalYear;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which years a person is offered to start. */
class StartYearsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2020 2021 2022 2024 2060 | 2022 | 2020–2022、2024、2060 | 2024",
                "2024 2025 2026           | 2025 | 2024–2026            | 2024",
                "2026                     | ''   | 2026                 | ''",
                "''                       | ''   | ''                   | ''"
            })
    void inRunsAndTheLatestThatIsOverFirst(String years, String begun, String shown, String next) {
        StartYears found = StartYears.of(years(years).toList(), years(begun).collect(Collectors.toSet()), 2026);
        assertThat(found.shown()).isEqualTo(shown);
        assertThat(found.next()).isEqualTo(next);
    }

    private static Stream<FiscalYear> years(String text) {
        return Stream.of(text.split(" ")).filter(year -> !year.isEmpty()).map(FiscalYear::parse);
    }
}

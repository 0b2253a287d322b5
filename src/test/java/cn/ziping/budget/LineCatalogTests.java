package cn.ziping.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ziping.shared.RefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines named by regulation. */
class LineCatalogTests {

    private final LineCatalog catalog = new LineCatalog();

    @ParameterizedTest
    @CsvSource({
        "301, 301 工资福利支出",
        "30201, 30201 办公费",
        "30201 办公费, 30201 办公费",
        "办公费, 30201 办公费",
        "31206 其他资本性补助, 31206 其他资本性补助"
    })
    void anEconomicItemIsNamedByItsCodeItsNameOrBoth(String typed, String name) {
        assertThat(catalog.named(LineKind.ECONOMIC, typed)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30200", "办公", "30201 差旅费", "办公设备购置", "201 一般公共服务支出"})
    void whatNamesNoneOrSeveralIsRefused(String typed) {
        assertThatThrownBy(() -> catalog.named(LineKind.ECONOMIC, typed))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo("refused.ledger.economic.unknown"));
    }

    @Test
    void everyItemBelongsToAClassAndNoCodeStandsTwice() {
        List<String> names = catalog.names(LineKind.ECONOMIC);
        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(90);
        List<String> classes = catalog.standard(LedgerSection.ECONOMIC).stream()
                .map(name -> name.substring(0, 3))
                .toList();
        assertThat(classes).containsExactly("301", "302", "303", "307", "309", "310", "311", "312", "313", "399");
        assertThat(names).allMatch(name -> classes.contains(name.substring(0, 3)));
    }
}

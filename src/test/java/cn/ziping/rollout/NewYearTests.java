package cn.ziping.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.ziping.budget.LedgerLines;
import cn.ziping.budget.LineKind;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.target.TargetDirection;
import cn.ziping.target.TargetDraft;
import cn.ziping.target.TargetService;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Opening a year copies what stays the same, without a value. The demo holds 2022. */
@ApplicationTest
class NewYearTests {

    private static final FiscalYear BEFORE = new FiscalYear(2037);
    private static final FiscalYear YEAR = new FiscalYear(2038);

    @Autowired
    private NewYearService years;

    @Autowired
    private LedgerLines lines;

    @Autowired
    private TargetService targets;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvcTester mvc;

    @Test
    void structureIsCopiedWithoutValuesAndOnlyOnce() {
        Actor admin = people.actor("admin");
        Actor finance = people.actor("finance");
        UUID department = people.department("ZCYJ");
        lines.add(finance, department, BEFORE, LineKind.PROJECT, "设备购置", "");
        lines.add(finance, department, BEFORE, LineKind.PROJECT, "应急演练", "");
        jdbc.sql("update ledger_line set original = 10000000 where name = '应急演练'")
                .update();
        targets.set(
                finance,
                department,
                BEFORE,
                List.of(new TargetDraft(
                        "演练次数",
                        "演练次数",
                        "产出",
                        new BigDecimal("12"),
                        new BigDecimal("13"),
                        "次",
                        TargetDirection.HIGHER_IS_BETTER,
                        BigDecimal.ONE,
                        false,
                        false)));

        assertThat(mvc.post()
                        .uri("/schemes/years")
                        .with(people.as("admin"))
                        .with(csrf())
                        .param("year", "2038"))
                .hasStatus(302)
                .hasRedirectedUrl("/schemes/years");

        assertThat(jdbc.sql("select name, original from ledger_line join budget on budget.id = budget_id"
                                + " where year = 2038 order by ledger_line.position")
                        .query((row, number) -> row.getString(1) + " " + row.getBigDecimal(2))
                        .list())
                .containsExactly("设备购置 null", "应急演练 null");
        assertThat(jdbc.sql("select code, target, actual from performance_target where year = 2038")
                        .query((row, number) ->
                                row.getString(1) + " " + row.getBigDecimal(2) + " " + row.getBigDecimal(3))
                        .list())
                .containsExactly("演练次数 null null");
        NewYearService.Opened again = years.open(admin, YEAR);
        assertThat(again.lines()).isZero();
        assertThat(again.targets()).isZero();
        assertThat(again.drafts()).isEmpty();
    }
}

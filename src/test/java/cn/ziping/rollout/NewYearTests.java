package cn.ziping.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.ziping.budget.LedgerLines;
import cn.ziping.budget.LineKind;
import cn.ziping.scheme.ChapterOutline;
import cn.ziping.scheme.SchemeDraft;
import cn.ziping.scheme.SchemePublishing;
import cn.ziping.scheme.SchemeService;
import cn.ziping.scoring.DimensionDefinition;
import cn.ziping.scoring.GradeBand;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.YesNoRule;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import cn.ziping.target.TargetDirection;
import cn.ziping.target.TargetDraft;
import cn.ziping.target.TargetService;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import cn.ziping.testing.PublishedSchemes;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
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
    private SchemeService schemes;

    @Autowired
    private SchemePublishing publishing;

    @Autowired
    private PublishedSchemes published;

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

        UUID scheme = schemes.create(admin, draft());
        published.byTwo(scheme, new SchemePublishing.PublicationForm("2037", "2037", Set.of(department)));

        assertThat(mvc.post()
                        .uri("/schemes/years")
                        .with(people.as("admin"))
                        .with(csrf())
                        .param("year", "2038"))
                .hasStatus(302)
                .hasRedirectedUrl("/schemes/years");

        assertThat(jdbc.sql("select name, original from ledger_line join budget on budget.id = budget_id"
                                + " where year = 2038 and department_id = ? order by ledger_line.position")
                        .param(department)
                        .query((row, number) -> row.getString(1) + " " + row.getBigDecimal(2))
                        .list())
                .containsExactly("设备购置 null", "应急演练 null");
        assertThat(jdbc.sql(
                                "select code, target, actual from performance_target where year = 2038 and department_id = ?")
                        .param(department)
                        .query((row, number) ->
                                row.getString(1) + " " + row.getBigDecimal(2) + " " + row.getBigDecimal(3))
                        .list())
                .containsExactly("演练次数 null null");
        assertThat(schemes.readable(admin).stream()
                        .filter(version -> version.getCode().equals("new-year"))
                        .map(version -> "%d %s %s-%s"
                                .formatted(
                                        version.getNumber(),
                                        version.getStatus(),
                                        version.getFirstYear(),
                                        version.getLastYear())))
                .containsExactly("2 DRAFT 2038-2038", "1 PUBLISHED 2037-2037");
        NewYearService.Opened again = years.open(admin, YEAR);
        assertThat(again.lines()).isZero();
        assertThat(again.targets()).isZero();
        assertThat(again.drafts()).isEmpty();
        // Of the departments of the version it was made of.
        UUID made = schemes.others(admin, scheme).get(0).getId();
        assertThat(schemes.scope(admin, made).reach().departments()).containsExactly(department);
        schemes.delete(admin, made, 0);
        published.stop(scheme);
    }

    private static SchemeDraft draft() {
        return new SchemeDraft(
                "new-year",
                "新年方案",
                false,
                BEFORE,
                BEFORE,
                Points.of("5"),
                NumericPolicy.DISPLAY,
                List.of(new GradeBand("差", Points.ZERO)),
                List.of(new DimensionDefinition(
                        "甲",
                        "甲",
                        Points.of("5"),
                        List.of(),
                        List.of(new IndicatorDefinition("一", "一", "", Points.of("5"), "", "", new YesNoRule("是否完成"))))),
                new ChapterOutline(List.of()));
    }
}

package cn.ziping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import cn.ziping.testing.Refusals;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Addresses and forms that nobody's page leads to. */
@ApplicationTest
class BadRequestTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Refusals refusals;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ledgers/ZCYJ/1800",
                "/ledgers/ZCYJ/2000",
                "/ledgers/ZCYJ/2099/figures",
                "/ledgers/ZCYJ/zweitausend",
                "/ledgers/NOWHERE/2022",
                "/ledgers/DEMO2/2022",
                "/evaluations/not-an-id",
                "/evaluations/00000000-0000-0000-0000-000000000000",
                "/evaluations/00000000-0000-0000-0000-000000000000/report.json",
                "/schemes/00000000-0000-0000-0000-000000000000",
                "/nowhere"
            })
    void whatDoesNotExistForAPersonIsNotFound(String address) {
        assertThat(mvc.get().uri(address).with(people.as("finance"))).hasStatus(404);
    }

    @Test
    void aRefusedPostToAnotherDepartmentIsLogged() {
        long before = refusals.count();
        assertThat(post("finance2", "/ledgers/ZCYJ/2022/form", "x:MONTH_12")).isEqualTo(404);
        assertThat(post("reviewer", "/ledgers/ZCYJ/2022/form", "x:MONTH_12")).isEqualTo(403);
        assertThat(refusals.count()).isEqualTo(before + 2);
        // Named by its id, never by what was typed in the address.
        assertThat(jdbc.sql(
                                "select detail || ' ' || department_id from audit_entry where actor = 'finance2' and outcome = 'REFUSED' order by id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("No department " + people.department("ZCYJ"));
    }

    @Test
    void aFormWithoutCellsIsNotTakenForASavedOne() {
        assertThat(mvc.post()
                        .uri("/ledgers/ZCYJ/2022/form")
                        .with(people.as("finance"))
                        .with(csrf())
                        .param("cell", "x")
                        .param("value", "1"))
                .hasStatus(400);
    }

    @Test
    void aCellThatIsNotOfTheSheetIsNotFound() {
        assertThat(post("finance", "/ledgers/ZCYJ/2022/form", UUID.randomUUID() + ":MONTH_12"))
                .isEqualTo(404);
        assertThat(post("finance", "/ledgers/ZCYJ/2022/figures", "全年执行数:VALUE")).isEqualTo(404);
    }

    @Test
    void textIsShownAsTypedAndNeverAsMarkup() {
        String hostile = "<script>alert(1)</script>";
        mvc.post()
                .uri("/evaluations/{id}/scores", people.evaluation())
                .with(people.as("finance"))
                .with(csrf())
                .param("cell", "绩效管理制度建设:扣分理由")
                .param("was", "制度内容有缺漏")
                .param("value", hostile)
                .exchange();
        for (String page : new String[] {"scores", "report"}) {
            assertThat(mvc.get()
                            .uri("/evaluations/{id}/" + page, people.evaluation())
                            .with(people.as("finance")))
                    .hasStatusOk()
                    .bodyText()
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                    .doesNotContain(hostile);
        }
        mvc.post()
                .uri("/evaluations/{id}/scores", people.evaluation())
                .with(people.as("finance"))
                .with(csrf())
                .param("cell", "绩效管理制度建设:扣分理由")
                .param("was", hostile)
                .param("value", "制度内容有缺漏")
                .exchange();
    }

    private int post(String person, String address, String cell) {
        return mvc.post()
                .uri(address)
                .with(people.as(person))
                .with(csrf())
                .param("cell", cell)
                .param("was", "")
                .param("value", "1")
                .exchange()
                .getResponse()
                .getStatus();
    }
}

package cn.ziping.today;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.ziping.audit.AuditCheck;
import cn.ziping.audit.AuditReader;
import cn.ziping.evaluation.EvaluationReader;
import cn.ziping.shared.Actor;
import cn.ziping.shared.Sha256;
import cn.ziping.testing.People;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** A database of version 23 is the same past under today's program. */
@TodayTest
class TodayTests {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EvaluationReader reader;

    @Autowired
    private AuditReader audit;

    @Test
    void everyPublishedVersionScoresTheSameToTheLastDigit() {
        assertThat(texts().sheets()).isEqualTo(TodayTexts.kept("sheets.txt"));
        // No version that was ever published is without an evaluation to score, but the one that was retired unused.
        assertThat(jdbc.sql("""
                        select concat_ws(' ', code, number, status) from scoring_scheme s
                        where status <> 'DRAFT' and not exists (select from self_evaluation e where e.scheme_id = s.id)
                        """).query(String.class).list()).containsExactly("small 3 RETIRED");
    }

    @Test
    void everySubmissionHasItsBytesItsHashAndItsPage() throws Exception {
        Map<String, String> now = texts().now();
        assertThat(now).hasSize(7);
        now.forEach((name, text) -> assertThat(text).as(name).isEqualTo(TodayTexts.kept(name)));
        List<Map<String, Object>> submissions = jdbc.sql(
                        "select evaluation_id, number, document, sha256 from submission")
                .query()
                .listOfRows();
        assertThat(submissions).hasSize(5);
        for (Map<String, Object> submission : submissions) {
            byte[] served = mvc.perform(get(
                                    "/evaluations/{id}/submissions/{n}/report.json",
                                    submission.get("evaluation_id"),
                                    submission.get("number"))
                            .with(people.as("reviewer")))
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray();
            assertThat(served).isEqualTo((byte[]) submission.get("document"));
            assertThat(TodayTexts.kept("submissions.txt")).contains(Sha256.of(served));
        }
    }

    @Test
    void theChainIsValidAndItsOldLinksAreAsTheyWere() throws InterruptedException {
        int entries = Integer.parseInt(TodayDatabase.fact("entries"));
        assertThat(check()).satisfies(done -> {
            assertThat(done.state()).isEqualTo(AuditCheck.State.DONE);
            assertThat(done.fault()).isNull();
            assertThat(done.unsealed()).isZero();
            // What a killed run had left unlinked is linked as it was then, and covered by the first checkpoint.
            assertThat(done.total()).isGreaterThanOrEqualTo(entries + 2);
        });
        assertThat(jdbc.sql("select count(*) from audit_chain where key_id is null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(entries + 2);
        assertThat(jdbc.sql("select position from audit_checkpoint order by id limit 1")
                        .query(Integer.class)
                        .single())
                .isEqualTo(entries + 2);
        assertThat(jdbc.sql("select hash from audit_chain where position = ?")
                        .param(entries)
                        .query(String.class)
                        .single())
                .isEqualTo(TodayDatabase.fact("head"));
    }

    @ParameterizedTest
    @CsvSource({"finance, 陈财务", "reviewer2, 吴复核"})
    void aSessionOfThenGoesOn(String username, String name) throws Exception {
        MockHttpServletResponse page = mvc.perform(
                        get("/").cookie(new Cookie("SESSION", TodayDatabase.fact("session." + username))))
                .andReturn()
                .getResponse();
        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getContentAsString()).contains(name);
    }

    @Test
    void namesThatDifferInANoBreakSpaceAreStillTwo() {
        assertThat(jdbc.sql("""
                        select count(*) from (
                          select replace(name, chr(160), ' ') from department group by 1 having count(*) > 1
                          union all select replace(name, chr(160), ' ') from department_office group by department_id, 1 having count(*) > 1
                          union all select replace(name, chr(160), ' ') from account group by 1 having count(*) > 1
                          union all select replace(name, chr(160), ' ') from ledger_line group by budget_id, 1 having count(*) > 1
                          union all select replace(name, chr(160), ' ') from performance_target group by department_id, year, 1 having count(*) > 1) twice
                        """).query(Integer.class).single())
                .as("a department, an office, an account, lines and targets of two departments")
                .isEqualTo(7);
    }

    @Test
    void draftsAreThere() {
        assertThat(jdbc.sql(
                                "select code || case when proposed_at is null then '' else ' proposed' end from scoring_scheme"
                                        + " where status = 'DRAFT' order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("central-project", "every-kind proposed", "hunan-county", "redistribution-gate");
        assertThat(jdbc.sql("select typed from cell_draft order by typed")
                        .query(String.class)
                        .list())
                .containsExactly("12345.6", "写了一半");
        assertThat(jdbc.sql("select state from ledger_import")
                        .query(String.class)
                        .list())
                .containsExactly("READY");
        assertThat(jdbc.sql("select source from cell_batch").query(String.class).list())
                .containsExactly("执行.xlsx");
    }

    /** As the auditor asks for it. */
    private AuditCheck check() throws InterruptedException {
        Actor auditor = people.actor("auditor");
        audit.check(auditor);
        AuditCheck check = audit.latestCheck(auditor).orElseThrow();
        while (check.state() == AuditCheck.State.RUNNING) {
            Thread.sleep(20);
            check = audit.latestCheck(auditor).orElseThrow();
        }
        return check;
    }

    private TodayTexts texts() {
        return new TodayTexts(mvc, people, jdbc, reader);
    }
}

package cn.ziping.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import cn.ziping.testing.Refusals;
import cn.ziping.testing.SmallEvaluations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Every step from every state by every role, as {@code workflow.csv} says; what is refused leaves a log entry and no more. */
@ApplicationTest
class WorkflowTests {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private People people;

    @Autowired
    private SmallEvaluations small;

    @Autowired
    private SubmissionService submissions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Refusals refusals;

    private UUID evaluation;
    private int typed;

    @Test
    void everyStepFromEveryStateByEveryRoleIsAsTheTableSays() throws Exception {
        evaluation = small.complete(2060);
        people.makeWithoutGrant("nobody");
        submissions.submit(people.actor("finance"), evaluation, "");
        List<String> wrong = new ArrayList<>();
        List<String> table = Files.readAllLines(Path.of("src/test/resources/workflow.csv")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        List<String> roles = List.of(table.get(0).split(","));
        int cells = 0;
        int allowed = 0;
        for (String line : table.subList(1, table.size())) {
            List<String> row = List.of(line.split(","));
            for (int i = 2; i < row.size(); i++) {
                cells++;
                String problem = tryStep(row.get(0), row.get(1), roles.get(i), row.get(i));
                if (!problem.isEmpty()) {
                    wrong.add("%s %s by %s: %s".formatted(row.get(0), row.get(1), roles.get(i), problem));
                }
                if (row.get(i).matches("[A-Z_]+")) {
                    allowed++;
                }
            }
        }
        System.out.printf("Workflow table: %d cells tested, %d of them allowed%n", cells, allowed);
        assertThat(wrong).isEmpty();
        assertThat(cells).isEqualTo(5 * 7 * 9);
    }

    @Test
    void theTableNamesEveryStateThereIs() throws IOException {
        String table = Files.readString(Path.of("src/test/resources/workflow.csv"));
        for (EvaluationStatus status : EvaluationStatus.values()) {
            assertThat(table).contains("\n" + status + ",");
        }
    }

    /** What is wrong, or empty. */
    private String tryStep(String state, String step, String role, String expected) throws Exception {
        jdbc.sql("update self_evaluation set status = ? where id = ?")
                .params(state, evaluation)
                .update();
        Traces before = traces();
        MockHttpServletRequestBuilder request = request(step).with(csrf());
        if (!role.equals("anonymous")) {
            request.with(people.as(role));
        }
        MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
        Traces after = traces();
        String target = response.getRedirectedUrl();
        String got = target != null && target.endsWith("/login")
                ? "login"
                : response.getStatus() == 302 ? after.status() : String.valueOf(response.getStatus());
        if (!got.equals(expected)) {
            return "%s instead of %s".formatted(got, expected);
        }
        if (expected.equals("login")) {
            return after.equals(before) ? "" : "a stranger left a trace";
        }
        if (response.getStatus() == 302) {
            boolean recorded = step.equals("type")
                    ? after.revisions() == before.revisions() + 1
                    : after.steps() == before.steps() + 1;
            return recorded && after.done() == before.done() + 1 ? "" : "not recorded: " + before + " " + after;
        }
        return after.equals(before.refusedOnce()) ? "" : "left more than a log entry: " + before + " " + after;
    }

    private MockHttpServletRequestBuilder request(String step) {
        String evaluations = "/evaluations/" + evaluation;
        int number = jdbc.sql("select max(number) from submission where evaluation_id = ?")
                .param(evaluation)
                .query(Integer.class)
                .single();
        return switch (step) {
            case "start" ->
                MockMvcRequestBuilders.post("/evaluations")
                        .param("department", "ZCYJ")
                        .param("year", "2060");
            case "submit", "withdraw" -> MockMvcRequestBuilders.post(evaluations + "/" + step);
            case "type" ->
                MockMvcRequestBuilders.post(evaluations + "/scores")
                        .param("cell", EntrySheet.path(SmallEvaluations.SECOND, EntrySheet.REMARK.name()))
                        .param("was", remark())
                        .param("value", "补充 " + ++typed);
            default ->
                MockMvcRequestBuilders.post("/reviews/" + evaluation + "/" + step)
                        .param("submission", String.valueOf(number))
                        .param("opinion", "意见");
        };
    }

    private String remark() {
        return jdbc.sql("select coalesce(max(value), '') from indicator_entry where evaluation_id = ? and input = ?")
                .params(evaluation, EntrySheet.REMARK.name())
                .query(String.class)
                .single();
    }

    /** What an evaluation leaves behind in the database. */
    private record Traces(
            String status, long steps, long submissions, long revisions, String inputs, long done, long refused) {

        Traces refusedOnce() {
            return new Traces(status, steps, submissions, revisions, inputs, done, refused + 1);
        }
    }

    private Traces traces() {
        return jdbc.sql("""
                        select (select status from self_evaluation where id = :id) as status,
                               (select count(*) from evaluation_step where evaluation_id = :id) as steps,
                               (select count(*) from submission where evaluation_id = :id) as submissions,
                               (select count(*) from cell_revision where year = 2060) as revisions,
                               (select string_agg(input || '=' || value, ' ' order by input)
                                from indicator_entry where evaluation_id = :id) as inputs,
                               (select count(*) from audit_entry where outcome = 'DONE') as done,
                               cast(:refused as bigint) as refused
                        """)
                .param("id", evaluation)
                .param("refused", refusals.count())
                .query(Traces.class)
                .single();
    }
}

package cn.ziping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.ziping.account.AccountAdministration;
import cn.ziping.account.GrantForm;
import cn.ziping.account.PasswordResets;
import cn.ziping.budget.LedgerLines;
import cn.ziping.budget.LineKind;
import cn.ziping.department.DepartmentAdministration;
import cn.ziping.department.DepartmentForm;
import cn.ziping.evaluation.ProblemService;
import cn.ziping.evaluation.SubmissionReader;
import cn.ziping.evaluation.SubmissionService;
import cn.ziping.scheme.SchemeEditor;
import cn.ziping.scheme.SchemeService;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.target.TargetForm;
import cn.ziping.target.TargetService;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@ApplicationTest
class AccessMatrixTests {

    private static final List<String> PEOPLE = List.of(
            "anonymous",
            "finance",
            "finance2",
            "contributor",
            "reviewer",
            "admin",
            "sysadmin",
            "secadmin",
            "auditor",
            "nobody",
            "fresh",
            "partial");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private SchemeService schemes;

    @Autowired
    private SchemeEditor editor;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SubmissionService submissions;

    @Autowired
    private SubmissionReader handedIn;

    @Autowired
    private ProblemService problems;

    @Autowired
    private LedgerLines lines;

    @Autowired
    private TargetService targets;

    @Autowired
    private DepartmentAdministration departments;

    @Autowired
    private AccountAdministration accounts;

    @Autowired
    private PasswordResets resets;

    /** What is made for one request has a name of its own. */
    private final AtomicInteger count = new AtomicInteger();

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private record Row(HttpMethod method, String address, boolean htmx, List<String> expected) {

        String key() {
            return method + " " + address + (htmx ? " htmx" : "");
        }
    }

    @Test
    void everyMappedAddressHasARowAndEveryRowAnAddress() throws IOException {
        Set<String> mapped = new TreeSet<>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getPackageName().startsWith("cn.ziping")) {
                boolean htmx = !mapping.getHeadersCondition().isEmpty();
                mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> mapping.getPatternValues()
                                .forEach(address -> mapped.add(method + " " + address + (htmx ? " htmx" : ""))));
            }
        });
        assertThat(rows().stream().map(Row::key)).containsExactlyInAnyOrderElementsOf(mapped);
    }

    @Test
    void everyPersonGetsWhatTheMatrixSays() throws Exception {
        List<String> wrong = new ArrayList<>();
        int cells = 0;
        for (Row row : rows()) {
            for (int i = 0; i < PEOPLE.size(); i++) {
                String got = ask(row, PEOPLE.get(i));
                cells++;
                if (!got.equals(row.expected().get(i))) {
                    wrong.add("%s as %s: %s instead of %s"
                            .formatted(
                                    row.key(),
                                    PEOPLE.get(i),
                                    got,
                                    row.expected().get(i)));
                }
            }
        }
        System.out.println("Access matrix: " + cells + " cells tested");
        assertThat(wrong).isEmpty();
    }

    @BeforeEach
    void makePeopleAndASubmission() {
        people.makeWithoutGrant("nobody");
        people.makeFresh("fresh");
        people.makeReviewerOf("partial", "DEMO2");
        if (handedIn.latest(people.actor("finance"), people.evaluation()).isEmpty()) {
            submissions.submit(people.actor("finance"), people.evaluation(), "");
        }
        putStatus("IN_PROGRESS");
    }

    @AfterEach
    void takeOutTheDrafts() {
        jdbc.sql("select id from scoring_scheme where status = 'DRAFT' and code = 'zengcheng'")
                .query(UUID.class)
                .list()
                .forEach(draft -> schemes.delete(
                        people.actor("admin"),
                        draft,
                        schemes.scope(people.actor("admin"), draft).getEdits()));
        jdbc.sql("update scoring_scheme set status = 'PUBLISHED' where status = 'RETIRED'")
                .update();
    }

    /** The demo's report is other tests' matter. */
    @AfterEach
    void takeOutWhatWasAddedToTheReport() {
        jdbc.sql("delete from evaluation_measure where words = '措施'").update();
        jdbc.sql("delete from evaluation_problem where words = '问题'").update();
    }

    private String ask(Row row, String person) throws Exception {
        MockHttpServletRequestBuilder request = MockMvcRequestBuilders.request(row.method(), address(row));
        if (row.address().endsWith("/cells") && row.method() == HttpMethod.POST) {
            String[] cell = cellOf(row.address());
            request.contentType(MediaType.APPLICATION_JSON)
                    .content("""
                            {"section": "expenditure", "unit": "WAN", "cells": [{"cell": "%s", "was": "%s", "typed": "%s"}]}
                            """.formatted(cell[0], cell[1], cell[1]))
                    .with(csrf());
        } else if (row.method() == HttpMethod.POST) {
            parameters(row).forEach(request::param);
            request.with(csrf());
        } else if (row.address().endsWith("/history")) {
            request.param("cell", cellOf(row.address())[0]);
        } else if (row.address().equals("/drafts")) {
            request.param("page", "/ledgers/ZCYJ/2022");
        } else if (row.address().endsWith("/panel")) {
            request.param("department", "ZCYJ").param("year", "2022");
        }
        if (row.htmx()) {
            request.header("HX-Request", "true");
        }
        if (!person.equals("anonymous")) {
            request.with(people.as(person));
        }
        // The steps lead from where they lead from; what they change is put back.
        if (row.address().endsWith("/withdraw") && row.address().startsWith("/evaluations")
                || row.address().startsWith("/reviews")) {
            putStatus("SUBMITTED");
        }
        MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
        putStatus("IN_PROGRESS");
        String target = response.getRedirectedUrl();
        return target != null && target.endsWith("/login") ? "login" : String.valueOf(response.getStatus());
    }

    private void putStatus(String status) {
        jdbc.sql("update self_evaluation set status = ? where id = ?")
                .params(status, people.evaluation())
                .update();
    }

    private String address(Row row) {
        String address = row.address();
        UUID id = people.evaluation();
        if (address.startsWith("/schemes")) {
            id = jdbc.sql("select id from scoring_scheme where code = 'zengcheng' and number = 1")
                    .query(UUID.class)
                    .single();
        } else if (address.startsWith("/admin/departments")) {
            id = departments.create(people.actor("sysadmin"), form(count.incrementAndGet()));
        } else if (address.startsWith("/admin/resets")) {
            id = proposedReset();
        } else if (address.startsWith("/admin/accounts")) {
            id = accounts.create(people.actor("sysadmin"), "matrix" + count.incrementAndGet(), "某人")
                    .accountId();
        }
        if (address.contains("/parts/") || address.contains("/nodes")) {
            // Drafts are what is edited; each of them is this request's own.
            id = schemes.createFromVersion(people.actor("admin"), id, false);
            address = address.replace("{part}", "settings")
                    .replace(
                            "{node}",
                            editor.draft(people.actor("admin"), id).nodes().stream()
                                    .filter(node -> !node.isDimension())
                                    .findFirst()
                                    .orElseThrow()
                                    .id()
                                    .toString());
        }
        return address.replace("{departmentCode}", "ZCYJ")
                .replace("{rollout}", id.toString())
                .replace("{evaluation}", id.toString())
                // What is added stays: in a year that nobody else's test reads.
                .replace("{year}", row.method() == HttpMethod.POST && adds(address) ? "2040" : "2022")
                .replace("{id}", id.toString())
                .replace("{number}", "1")
                .replace("{code}", "zengcheng");
    }

    /** Of an account with a grant: 系统管理员 proposes, 安全管理员 confirms. */
    private UUID proposedReset() {
        UUID account = accounts.create(people.actor("sysadmin"), "matrix" + count.incrementAndGet(), "某人")
                .accountId();
        accounts.grant(
                people.actor("secadmin"),
                account,
                new GrantForm("FINANCE", false, Set.of(people.department("DEMO2")), ""));
        Actor sysadmin = people.actor("sysadmin");
        resets.propose(
                sysadmin, account, accounts.get(sysadmin, account).account().getPasswordNo());
        return resets.openOf(sysadmin, account).orElseThrow().id();
    }

    private static DepartmentForm form(int number) {
        return new DepartmentForm("M" + number, "矩阵局" + number, "区级", "");
    }

    private static boolean adds(String address) {
        return address.contains("/lines") || address.contains("/rows");
    }

    private Map<String, String> parameters(Row row) {
        String address = row.address();
        int number = count.incrementAndGet();
        Actor finance = people.actor("finance");
        UUID department = people.department("ZCYJ");
        FiscalYear year = new FiscalYear(2040);
        if (address.equals("/evaluations")) {
            return Map.of("department", "ZCYJ", "year", "2022");
        }
        if (address.equals("/evaluations/{id}/scheme")) {
            return Map.of("version", UUID.randomUUID().toString());
        }
        if (address.equals("/password")) {
            return Map.of("current", "wrong", "password", "Ziping#2023", "again", "Ziping#2023");
        }
        if (address.startsWith("/reviews")) {
            int latest =
                    handedIn.latest(finance, people.evaluation()).orElseThrow().getNumber();
            return Map.of("submission", String.valueOf(latest), "opinion", "意见");
        }
        if (address.startsWith("/schemes")) {
            return Map.of(
                    "edits",
                    "0",
                    "firstYear",
                    "2022",
                    "lastYear",
                    "2022",
                    "name",
                    "",
                    "years",
                    "2022",
                    "year",
                    address.contains("peers") ? "2022" : "");
        }
        if (address.equals("/admin/accounts")) {
            return Map.of("username", "matrix" + number, "name", "某人");
        }
        if (address.endsWith("/reset")) {
            return Map.of("number", "1");
        }
        if (address.endsWith("/grant")) {
            return Map.of("role", "REVIEWER", "allDepartments", "true");
        }
        if (address.startsWith("/admin")) {
            return Map.of("code", "M" + number, "name", "矩阵局" + number, "level", "区级", "offices", "", "version", "0");
        }
        if (address.endsWith("/drafts") || address.endsWith("/drafts/drop")) {
            return Map.of("page", "/ledgers/ZCYJ/2022", "cell", "c", "typed", "1");
        }
        if (address.contains("/lines/") && !address.endsWith("/standard")) {
            return Map.of(
                    "section",
                    "income",
                    "up",
                    "true",
                    "name",
                    "其他收入 " + UUID.randomUUID(),
                    "office",
                    "",
                    "line",
                    lines.add(finance, department, year, LineKind.INCOME, "其他收入 " + UUID.randomUUID(), "")
                            .getId()
                            .toString());
        }
        if (address.contains("/lines")) {
            return Map.of("kind", "INCOME", "name", "其他收入 " + UUID.randomUUID(), "section", "public");
        }
        if (address.endsWith("/figures/rows")) {
            return Map.of("code", "矩阵数" + number, "kind", "COUNT", "unit", "个", "labelEn", "");
        }
        if (address.endsWith("/targets/rows")) {
            return Map.of(
                    "code",
                    "M" + number,
                    "name",
                    "指标",
                    "category",
                    "产出",
                    "direction",
                    "HIGHER_IS_BETTER",
                    "weight",
                    "1");
        }
        if (address.endsWith("/targets/rows/remove")) {
            targets.add(
                    finance,
                    department,
                    year,
                    new TargetForm("M" + number, "指标", "产出", "HIGHER_IS_BETTER", "1", "", "", ""));
            return Map.of("code", "M" + number);
        }
        if (address.endsWith("/problem")) {
            return Map.of("words", "问题", "cause", "原因");
        }
        if (address.endsWith("/measure")) {
            return Map.of("measure", "措施");
        }
        if (address.endsWith("/problem/remove")) {
            return Map.of(
                    "problem",
                    problems.addProblem(finance, people.evaluation(), "问题", "原因")
                            .toString());
        }
        if (address.endsWith("/measure/remove")) {
            problems.addMeasure(finance, people.evaluation(), new ProblemService.MeasureForm("措施", "", "", ""));
            return Map.of(
                    "measure",
                    jdbc.sql("select id from evaluation_measure where evaluation_id = ? order by position desc limit 1")
                            .param(people.evaluation())
                            .query(String.class)
                            .single());
        }
        String[] cell = cellOf(address);
        return Map.of("cell", cell[0], "was", cell[1], "value", cell[1]);
    }

    /** A cell of the page as it stands: its path and its value. */
    private String[] cellOf(String address) {
        if (address.endsWith("/figures")) {
            return new String[] {"生产安全事故宗数:VALUE", "45"};
        }
        if (address.endsWith("/targets")) {
            return new String[] {"CC01:ACTUAL", "74"};
        }
        if (address.endsWith("/scores")) {
            return new String[] {"经济成本控制:公用经费未超过定额标准", "yes"};
        }
        if (address.contains("/narrative")) {
            return new String[] {
                "指标设定",
                jdbc.sql("select words from narrative_section where code = '指标设定'")
                        .query(String.class)
                        .single()
            };
        }
        if (address.endsWith("/problems")) {
            Map<String, Object> problem = jdbc.sql("select id, words from evaluation_problem order by position limit 1")
                    .query()
                    .singleRow();
            return new String[] {
                "problem:" + problem.get("id") + ":WORDS", problem.get("words").toString()
            };
        }
        UUID line = jdbc.sql("select id from ledger_line where kind = 'WHOLE'")
                .query(UUID.class)
                .list()
                .get(0);
        return new String[] {line + ":MONTH_12", "7072.88"};
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/access-matrix.csv")).stream()
                .filter(line -> !line.startsWith("#") && !line.startsWith("method,"))
                .map(line -> line.split(",", -1))
                .map(cells -> new Row(
                        HttpMethod.valueOf(cells[0]),
                        cells[1],
                        cells[2].equals("htmx"),
                        List.of(cells).subList(3, 3 + PEOPLE.size())))
                .toList();
    }
}

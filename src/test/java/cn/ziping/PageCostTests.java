package cn.ziping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.ziping.account.AccountAdministration;
import cn.ziping.budget.ImportMatching;
import cn.ziping.budget.LedgerImport;
import cn.ziping.budget.LedgerImports;
import cn.ziping.evaluation.SubmissionReader;
import cn.ziping.evaluation.SubmissionService;
import cn.ziping.figure.CellEdit;
import cn.ziping.figure.CellResult;
import cn.ziping.figure.FigureForm;
import cn.ziping.figure.FigureKind;
import cn.ziping.figure.FigureService;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.sheet.Column;
import cn.ziping.sheet.SheetWriter;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import cn.ziping.testing.StatementCount;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What each page costs in SQL statements; those of session and login do not count (design §7). */
@ApplicationTest
class PageCostTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private People people;

    @Autowired
    private LedgerImports imports;

    @Autowired
    private FigureService figures;

    @Autowired
    private SubmissionService submissions;

    @Autowired
    private SubmissionReader handedIn;

    @Autowired
    private AccountAdministration accounts;

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({
        // One of them asks why it was returned; a test before this one may have done that.
        "/, 13",
        "/evaluations, 3",
        // Four of them ask what looks wrong in ledger, figures and targets; so in the two below.
        "/evaluations/{id}, 17",
        "/evaluations/{id}/scores, 14",
        "/evaluations/{id}/narrative, 12",
        "/evaluations/{id}/problems, 12",
        "/schemes/{scheme}, 6",
        // Two of them read the lines of the ledger and the steps so far, which the report says as data.
        "/evaluations/{id}/report, 12",
        // One of them says in the log that it left.
        "/evaluations/{id}/report.json, 13",
        "/evaluations/{id}/report.docx, 13",
        "/evaluations/panel?department=ZCYJ&year=2022, 16",
        "/ledgers/ZCYJ/2022, 5",
        "/ledgers/ZCYJ/2022/cells, 5",
        "/ledgers/ZCYJ/2022/form, 6",
        "/ledgers/ZCYJ/2022/curve, 3",
        "/ledgers/ZCYJ/2022/figures, 9",
        "/ledgers/ZCYJ/2022/targets, 7",
        "/schemes, 1"
    })
    void aPageCostsNoMoreThan(String address, int statements) {
        ask(address);
        ask(address);
        assertThat(StatementCount.statements()).hasSizeLessThanOrEqualTo(statements);
    }

    @ParameterizedTest
    @CsvSource({
        "reviewer, /reviews, 1",
        "reviewer, /reviews/{id}, 6",
        "reviewer, /evaluations/{id}/submissions/1/report, 2",
        "sysadmin, /admin/departments, 1",
        "sysadmin, /admin/accounts, 2",
        "auditor, /admin/audit, 5",
        "auditor, /admin/resets, 1",
        "secadmin, /admin/resets, 1"
    })
    void aPageOfReviewersAndAdministratorsCostsNoMoreThan(String person, String address, int statements) {
        if (handedIn.latest(people.actor("finance"), people.evaluation()).isEmpty()) {
            submissions.submit(people.actor("finance"), people.evaluation(), "");
            submissions.withdraw(people.actor("finance"), people.evaluation());
        }
        ask(address, person);
        ask(address, person);
        assertThat(StatementCount.statements()).hasSizeLessThanOrEqualTo(statements);
    }

    @Test
    void theListOfAccountsCostsTheSameForTwentyMore() {
        // The first time costs what is then remembered.
        ask("/admin/accounts", "sysadmin");
        ask("/admin/accounts", "sysadmin");
        int few = StatementCount.statements().size();
        IntStream.rangeClosed(1, 20).forEach(i -> accounts.create(people.actor("sysadmin"), "cost" + i, "某人"));
        ask("/admin/accounts", "sysadmin");
        assertThat(StatementCount.statements()).hasSize(few);
    }

    @Test
    void aLedgerOfFiveHundredLinesCostsTheSameAsOneOfFour() {
        List<String> addresses = List.of(
                "/ledgers/ZCYJ/2045",
                "/ledgers/ZCYJ/2045/cells",
                "/ledgers/ZCYJ/2045/form",
                "/ledgers/ZCYJ/2045/curve");
        addLines(1, 4);
        List<Integer> four = addresses.stream().map(this::cost).toList();
        addLines(5, 500);
        assertThat(addresses.stream().map(this::cost)).isEqualTo(four);
    }

    /** One typed cell: its line is found, written, given a revision and a log entry, and the sums are asked for anew. */
    @Test
    void savingACellCostsTheSameInALedgerOfFiveHundredLinesAsInOneOfFour() {
        addLines(1, 4);
        save("");
        int four = StatementCount.statements().size();
        addLines(5, 500);
        save("7");
        assertThat(StatementCount.statements()).hasSize(four).hasSizeLessThanOrEqualTo(15);
    }

    @Test
    void theListsOfAnImportCostTheSameForFourHundredRowsAsForForty() throws IOException {
        List<Integer> forty = costOfImport(40);
        assertThat(costOfImport(400)).isEqualTo(forty);
        assertThat(forty).allMatch(statements -> statements <= 8);
    }

    /** Of its page and of one list, with rows that are new and rows that are wrong. */
    private List<Integer> costOfImport(int rows) throws IOException {
        Actor finance = people.actor("finance2");
        UUID department = people.department("DEMO2");
        FiscalYear year = new FiscalYear(2047);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter writer = new SheetWriter(out)) {
            writer.sheet("Sheet1", List.of(Column.text("项目名称", 20), Column.text("预算数", 12)));
            IntStream.rangeClosed(1, rows).forEach(i -> writer.row(List.of("项目" + i, i % 2 == 0 ? "5" : "five")));
            writer.finish();
        }
        UUID id = imports.upload(finance, department, year, "a.xlsx", out.toByteArray());
        ImportMatching matching = imports.get(finance, department, year, id).matching();
        if (imports.get(finance, department, year, id).state() == LedgerImport.State.MATCHING) {
            imports.match(finance, department, year, id, matching);
        }
        await().until(() -> !imports.get(finance, department, year, id).state().isRunning());
        assertThat(imports.get(finance, department, year, id).counts())
                .isEqualTo(new LedgerImport.Counts(rows / 2, 0, 0, rows / 2));
        String address = "/ledgers/DEMO2/2047/import/" + id;
        return Stream.of(address, address + "/rows?state=NEW")
                .map(page -> {
                    ask(page, "finance2");
                    return StatementCount.statements().size();
                })
                .toList();
    }

    private void save(String was) {
        UUID line = jdbc.sql("select l.id from ledger_line l join budget b on b.id = l.budget_id"
                        + " where b.year = 2045 and b.department_id = ? and l.name = '项目1'")
                .param(people.department("ZCYJ"))
                .query(UUID.class)
                .single();
        String step = """
                {"section": "expenditure", "unit": "WAN", "cells": [{"cell": "%s:MONTH_3", "was": "%s", "typed": "%s"}]}
                """.formatted(line, was, was.isEmpty() ? "7" : "8");
        RequestPostProcessor actor = people.as("finance");
        StatementCount.reset();
        assertThat(mvc.post()
                        .uri("/ledgers/ZCYJ/2045/cells")
                        .with(actor)
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(step))
                .hasStatusOk()
                .bodyText()
                .contains("saved");
    }

    private int cost(String address) {
        ask(address);
        return StatementCount.statements().size();
    }

    @Test
    void twoHundredFiguresWithReasonsCostTheSameAsTen() {
        String address = "/ledgers/DEMO2/2045/figures";
        addFigures(1, 10);
        ask(address, "finance2");
        int ten = StatementCount.statements().size();
        addFigures(11, 200);
        ask(address, "finance2");
        assertThat(StatementCount.statements()).hasSize(ten);
    }

    /** Each doubled since last year, for a reason. */
    private void addFigures(int from, int to) {
        Actor finance = people.actor("finance2");
        UUID department = people.department("DEMO2");
        FiscalYear year = new FiscalYear(2045);
        List<CellEdit> edits = new ArrayList<>();
        IntStream.rangeClosed(from, to).mapToObj(i -> "数据项" + i).forEach(code -> {
            figures.define(finance, department, year, new FigureForm(code, FigureKind.COUNT.name(), "个", ""));
            edits.add(new CellEdit(code + ":VALUE", "", "20", false));
            edits.add(new CellEdit(code + ":LAST_YEAR", "", "10", false));
            edits.add(new CellEdit(code + ":REASON", "", "翻倍", false));
        });
        assertThat(figures.save(finance, department, year, edits).values())
                .allMatch(result -> result.state() == CellResult.State.SAVED);
    }

    /** In a year that has a ledger by then; those that are there already stay. */
    private void addLines(int from, int to) {
        if (from == 1) {
            jdbc.sql("insert into budget (id, version, department_id, year) values (gen_random_uuid(), 0, ?, 2045)"
                            + " on conflict (department_id, year) do nothing")
                    .param(people.department("ZCYJ"))
                    .update();
            jdbc.sql(
                            "delete from ledger_line where budget_id = (select id from budget where department_id = ? and year = 2045)")
                    .param(people.department("ZCYJ"))
                    .update();
        }
        jdbc.sql("""
                        insert into ledger_line (id, budget_id, position, kind, name, closed, cumulative, sample)
                        select gen_random_uuid(), b.id, i, 'PROJECT', '项目' || i, false, array_fill(null::numeric, array[12]), '{}'
                        from budget b, generate_series(?, ?) as i where b.department_id = ? and b.year = 2045
                        """).params(from, to, people.department("ZCYJ")).update();
    }

    private void ask(String address) {
        ask(address, "finance");
    }

    private void ask(String address, String person) {
        String known = address.replace("{id}", people.evaluation().toString())
                .replace(
                        "{scheme}",
                        jdbc.sql("select id from scoring_scheme where code = 'zengcheng' and number = 1")
                                .query(String.class)
                                .single());
        RequestPostProcessor actor = people.as(person);
        StatementCount.reset();
        assertThat(mvc.get().uri(known).with(actor)).hasStatusOk();
    }
}

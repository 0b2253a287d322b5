package cn.ziping.today;

import static cn.ziping.testing.SmallEvaluations.edit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.ziping.account.AccountAdministration;
import cn.ziping.budget.BudgetService;
import cn.ziping.budget.Ledger;
import cn.ziping.budget.LedgerColumn;
import cn.ziping.budget.LedgerImport;
import cn.ziping.budget.LedgerImports;
import cn.ziping.budget.LedgerLine;
import cn.ziping.budget.LedgerLines;
import cn.ziping.budget.LineKind;
import cn.ziping.department.DepartmentAdministration;
import cn.ziping.department.DepartmentForm;
import cn.ziping.department.DepartmentService;
import cn.ziping.evaluation.EntrySheet;
import cn.ziping.evaluation.EvaluationReader;
import cn.ziping.evaluation.EvaluationService;
import cn.ziping.evaluation.EvaluationWords;
import cn.ziping.evaluation.PeerFigures;
import cn.ziping.evaluation.ProblemService;
import cn.ziping.evaluation.SubmissionService;
import cn.ziping.figure.CellDrafts;
import cn.ziping.figure.CellEdit;
import cn.ziping.figure.CellResult;
import cn.ziping.figure.FigureForm;
import cn.ziping.figure.FigureService;
import cn.ziping.rollout.RolloutService;
import cn.ziping.scheme.SchemeImport;
import cn.ziping.scheme.SchemePublishing;
import cn.ziping.scheme.SchemePublishing.PublicationForm;
import cn.ziping.scheme.SchemeService;
import cn.ziping.scoring.InputDeclaration;
import cn.ziping.scoring.InputSource;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.target.TargetForm;
import cn.ziping.target.TargetService;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import cn.ziping.testing.PublishedSchemes;
import cn.ziping.testing.SmallEvaluations;
import cn.ziping.testing.TestServer;
import jakarta.servlet.http.Cookie;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Wrote the fixture {@code today} at version 23 of the database: {@code -Dtest=TodayWriter -Dtoday.write=true}. A later
 * version of the program cannot write it again, so it leaves with the first change.
 */
@ApplicationTest
@DirtiesContext
@EnabledIfSystemProperty(named = "today.write", matches = "true")
class TodayWriter {

    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final FiscalYear YEAR = new FiscalYear(2031);

    @Autowired
    private People people;

    @Autowired
    private PublishedSchemes published;

    @Autowired
    private SmallEvaluations small;

    @Autowired
    private DepartmentAdministration departments;

    @Autowired
    private DepartmentService duties;

    @Autowired
    private AccountAdministration accounts;

    @Autowired
    private SchemeImport imports;

    @Autowired
    private SchemeService schemes;

    @Autowired
    private SchemePublishing publishing;

    @Autowired
    private RolloutService rollouts;

    @Autowired
    private EvaluationService evaluations;

    @Autowired
    private EvaluationReader reader;

    @Autowired
    private EvaluationWords words;

    @Autowired
    private ProblemService problems;

    @Autowired
    private SubmissionService submissions;

    @Autowired
    private PeerFigures peers;

    @Autowired
    private BudgetService budgets;

    @Autowired
    private LedgerLines lines;

    @Autowired
    private LedgerImports ledgerImports;

    @Autowired
    private FigureService figures;

    @Autowired
    private TargetService targets;

    @Autowired
    private CellDrafts drafts;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcConnectionDetails details;

    private final Map<String, String> notes = new LinkedHashMap<>();

    @Test
    void write() throws Exception {
        makePeople();
        UUID every = imports.create(people.actor("admin"), everyKind());
        published.byTwo(every, new PublicationForm("2031", "2031", Set.of()));
        UUID first = fill("qtcw", "QT01", "99.996", "9");
        UUID second = fill("dhcw", "QT02", "85", "12");
        peers.take(people.actor("admin"), every, YEAR);
        handInTwice(first);
        submissions.submit(people.actor("finance"), people.evaluation());
        small();
        drafts(second);
        importLedger();
        signIn();
        fillLog(first);
        awaitChain();
        leaveUnlinked();
        dump();
        new TodayTexts(mvc, people, jdbc, reader).write();
        StringBuilder said = new StringBuilder();
        notes.forEach(
                (name, value) -> said.append(name).append('=').append(value).append('\n'));
        Files.writeString(RESOURCES.resolve("today/facts.properties"), said);
    }

    private void makePeople() {
        Actor sysadmin = people.actor("sysadmin");
        Actor secadmin = people.actor("secadmin");
        // Names that differ only in a no-break space: of departments, offices, accounts.
        UUID first = departments.create(sysadmin, new DepartmentForm("QT01", "清泉 市场监管局", "区级", "综合 科\n综合\u00a0科\n执法科"));
        UUID second = departments.create(sysadmin, new DepartmentForm("QT02", "东湖 街道办", "镇级", "财政所"));
        UUID third = departments.create(sysadmin, new DepartmentForm("QT03", "东湖\u00a0街道办", "镇级", ""));
        account("qtcw", "李 华", "FINANCE", Set.of(first), "");
        account("dhcw", "李\u00a0华", "FINANCE", Set.of(second, third), "");
        account("qtks", "王科员", "CONTRIBUTOR", Set.of(first), "综合\u00a0科");
        // A reviewer whose departments were ticked: today the ticks are dropped and all are seen.
        account("reviewer2", "吴复核", "REVIEWER", Set.of(first), "");
        account("reviewer3", "郑复核", "REVIEWER", Set.of(), "");
        accounts.create(sysadmin, "newcomer", "新来的");
        accounts.create(sysadmin, "leaver", "离职的");
        UUID leaver = account("leaver");
        accounts.grant(secadmin, leaver, "FINANCE", Set.of(first), "");
        accounts.disable(sysadmin, leaver);
    }

    private void account(String username, String name, String role, Set<UUID> granted, String office) {
        accounts.create(people.actor("sysadmin"), username, name);
        accounts.grant(people.actor("secadmin"), account(username), role, granted, office);
        // The password of the demo, so that people can sign in.
        jdbc.sql("update account set password_once = false, password_hash = (select password_hash from account where"
                        + " username = 'finance') where username = ?")
                .param(username)
                .update();
    }

    private UUID account(String username) {
        return jdbc.sql("select id from account where username = ?")
                .param(username)
                .query(UUID.class)
                .single();
    }

    /** Every stored kind of rule, a quotient of unlike units, a band that 99.996 % reaches by rounding. */
    private static byte[] everyKind() throws Exception {
        ArrayNode indicators = JSON.createArrayNode();
        try (Stream<Path> files = Files.list(RESOURCES.resolve("golden/rules"))) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().replace(".json", "");
                String rule = Files.readString(file).replace("\"甲\"", "\"在职人数\"");
                indicators.add(indicator(
                        name.equals("yes-no") ? "不适用" : "规则_" + name.replace('-', '_'),
                        name.equals("checklist") ? "23.5" : name.equals("parts") ? "4" : "10",
                        rule));
            }
        }
        indicators.add(indicator("人均公用经费", "10", """
                {"type": "bands", "percent": false, "measure": {"of": "quotient", "whenZero": "INCOMPLETE",
                  "part": {"of": "figure", "reference": "公用经费执行数"}, "whole": {"of": "figure", "reference": "在职人数"}},
                 "bands": [{"from": 3.5, "inclusive": false, "award": 0, "kind": "SHARE"},
                           {"from": null, "inclusive": false, "award": 1, "kind": "SHARE"}]}
                """));
        indicators.add(indicator("执行满", "10", """
                {"type": "bands", "percent": true, "measure": {"of": "quotient", "whenZero": "INCOMPLETE",
                  "part": {"of": "figure", "reference": "全年执行数"}, "whole": {"of": "figure", "reference": "全年预算数"}},
                 "bands": [{"from": 1, "inclusive": true, "award": 1, "kind": "SHARE"},
                           {"from": null, "inclusive": false, "award": 0.5, "kind": "SHARE"}]}
                """));
        ObjectNode dimension =
                JSON.createObjectNode().put("code", "规则").put("name", "各种规则").put("points", "287.5");
        dimension.putArray("dimensions");
        dimension.set("indicators", indicators);
        ObjectNode scheme = (ObjectNode) JSON.readTree("""
                {"code": "every-kind", "name": "每种规则一项", "sample": false, "firstYear": 2031, "lastYear": 2031, "fullMarks": "287.5",
                 "policy": {"rateDecimals": 2, "pointsDecimals": 3, "mode": "HALF_UP", "roundRateFirst": true},
                 "grades": [{"name": "优", "from": "260"}, {"name": "良", "from": "220"}, {"name": "中", "from": "150"}, {"name": "差", "from": "0"}],
                 "adjustments": {
                   "notApplicable": {"policy": "REDISTRIBUTED", "indicators": ["不适用"]},
                   "cap": {"percent": true, "measure": {"of": "quotient", "whenZero": "INCOMPLETE",
                      "part": {"of": "figure", "reference": "公用经费执行数"}, "whole": {"of": "figure", "reference": "公用经费预算数"}},
                      "bands": [{"from": 0.8, "inclusive": true, "atMost": null}, {"from": null, "inclusive": false, "atMost": "150.5"}]},
                   "vetoes": [{"event": "是否弄虚作假", "atMost": "59"}],
                   "overAchievement": {"from": 1.3, "each": "2", "most": "6"},
                   "extras": [{"kind": "BONUS", "indicator": {"code": "表彰", "name": "获省级表彰", "description": "", "points": "2",
                      "standard": "每项加 1 分", "target": "", "rule": {"type": "yes-no", "question": "是否获省级表彰"}}}],
                   "withinFullMarks": true}}
                """);
        scheme.putArray("dimensions").add(dimension);
        scheme.set("outline", JSON.readTree("""
                {"chapters": [
                  {"number": "一", "title": "基本情况", "sections": [{"number": "（一）", "title": "概况", "parts": [
                     {"content": "DUTIES", "code": "", "lead": "主要职能：", "guidance": ""},
                     {"content": "WORDS", "code": "概况", "lead": "", "guidance": "写概况"},
                     {"content": "EXECUTION", "code": "", "lead": "", "guidance": ""}]}]},
                  {"number": "二", "title": "综合评价", "sections": [{"number": "", "title": "", "parts": [
                     {"content": "DIMENSION_SCORES", "code": "", "lead": "", "guidance": ""},
                     {"content": "DIMENSION_CHART", "code": "", "lead": "", "guidance": ""},
                     {"content": "DEDUCTIONS", "code": "", "lead": "", "guidance": ""},
                     {"content": "CONCLUSION", "code": "", "lead": "", "guidance": ""}]}]},
                  {"number": "三", "title": "问题与措施", "sections": [{"number": "", "title": "", "parts": [
                     {"content": "PROBLEMS", "code": "", "lead": "", "guidance": ""},
                     {"content": "CAUSES", "code": "", "lead": "", "guidance": ""},
                     {"content": "MEASURES", "code": "", "lead": "", "guidance": ""}]}]},
                  {"number": "四", "title": "附件", "sections": [{"number": "", "title": "", "parts": [
                     {"content": "INDICATOR_TABLE", "code": "", "lead": "", "guidance": ""}]}]}]}
                """));
        return JSON.writeValueAsBytes(scheme);
    }

    private static ObjectNode indicator(String code, String points, String rule) {
        ObjectNode indicator = JSON.createObjectNode()
                .put("code", code)
                .put("name", code)
                .put("description", "")
                .put("points", points)
                .put("standard", "按规则")
                .put("target", "");
        indicator.set("rule", JSON.readTree(rule));
        return indicator;
    }

    /** A department's year by the scheme of every kind, whole. */
    private UUID fill(String username, String department, String executed, String publicExpenses) {
        Actor actor = people.actor(username);
        UUID departmentId = people.department(department);
        for (FiscalYear year : List.of(new FiscalYear(2030), YEAR)) {
            boolean now = year.equals(YEAR);
            LedgerLine basic = lines.add(actor, departmentId, year, LineKind.BASIC, "基本支出", "");
            type(actor, departmentId, year, basic, LedgerColumn.ORIGINAL, "0");
            type(actor, departmentId, year, basic, LedgerColumn.ADJUSTMENT, "0");
            for (LedgerColumn month : LedgerColumn.values()) {
                if (month.month() > 0) {
                    type(actor, departmentId, year, basic, month, "0");
                }
            }
            LedgerLine project = lines.add(actor, departmentId, year, LineKind.PROJECT, "信息化 运维", "");
            type(actor, departmentId, year, project, LedgerColumn.ORIGINAL, now ? "90" : "80");
            type(actor, departmentId, year, project, LedgerColumn.ADJUSTMENT, now ? "10" : "0");
            String[] cumulative = {
                "5", "10", "25", "30", "40", "50", "52", "55", "60", "70", "80", now ? executed : "64"
            };
            for (int month = 1; month <= 12; month++) {
                type(actor, departmentId, year, project, LedgerColumn.valueOf("MONTH_" + month), cumulative[month - 1]);
            }
            LedgerLine travel = lines.add(actor, departmentId, year, LineKind.PUBLIC, "公务接待费", "");
            type(actor, departmentId, year, travel, LedgerColumn.ORIGINAL, "10");
            type(actor, departmentId, year, travel, LedgerColumn.EXECUTED, publicExpenses);
            LedgerLine income = lines.add(actor, departmentId, year, LineKind.INCOME, "财政拨款收入", "");
            type(actor, departmentId, year, income, LedgerColumn.ORIGINAL, "100");
        }
        // Names that differ only in a no-break space: of lines.
        FiscalYear other = new FiscalYear(2033);
        lines.add(actor, departmentId, other, LineKind.PROJECT, "信息化 运维", "");
        lines.add(actor, departmentId, other, LineKind.PROJECT, "信息化\u00a0运维", "");
        figures.define(actor, departmentId, YEAR, new FigureForm("抽检批次_本级", "COUNT", "批次", "Samples"));
        figure(actor, departmentId, "抽检批次_本级", "1203");
        figure(actor, departmentId, "在职人数", "100");
        figure(actor, departmentId, "公用经费预算数", department.equals("QT01") ? "600" : "400");
        figure(actor, departmentId, "公用经费执行数", "350.004");
        targets.add(
                actor,
                departmentId,
                YEAR,
                new TargetForm("CC01", "抽检 批次", "产出", "HIGHER_IS_BETTER", "2", "100", "92.5", "批次"));
        targets.add(
                actor,
                departmentId,
                YEAR,
                new TargetForm("CC02", "抽检\u00a0批次", "产出", "HIGHER_IS_BETTER", "1", "10", "14", "次"));

        duties.describeDuties(actor, departmentId, List.of("监管市场秩序。", "受理投诉举报。"));
        UUID evaluation = evaluations.start(actor, departmentId, YEAR);
        SchemeDefinition scheme = reader.overview(actor, evaluation).scheme().definition();
        scheme.scored()
                .forEach(indicator -> scheme.inputs(indicator).stream()
                        .filter(input -> input.source() == InputSource.ENTRY)
                        .forEach(input -> enter(
                                actor,
                                evaluation,
                                EntrySheet.path(indicator.code(), input.name()),
                                answer(indicator.code(), input))));
        enter(actor, evaluation, "否决事项:是否弄虚作假", "no");
        enter(actor, evaluation, "超额完成说明:CC02", "新增了两条生产线");
        enter(actor, evaluation, "规则_rate:扣分原因补充", "年末资金支付滞后");
        requireSaved(words.save(actor, evaluation, List.of(edit("概况", "", """
                {{年度}}年，本局全年预算数{{全年预算数|万元}}，全年执行数{{全年执行数|万元}}，上年{{全年执行数_上年|万元}}，{{全年执行数_同比}}。
                截至9月累计执行{{累计执行数_9月|万元}}，抽检{{抽检批次_本级}}。总分{{总分}}，等级{{等级}}，规则得{{得分_规则}}分。
                已支付 12% <b>不是标记</b> & 其他。"""))));
        UUID problem = problems.addProblem(actor, evaluation, "支付进度前低后高。", "合同签订偏晚。");
        problems.addProblem(actor, evaluation, "抽检批次未达目标。", "两家企业停产。");
        problems.addMeasure(
                actor,
                evaluation,
                new ProblemService.MeasureForm("提前编制采购计划。", problem.toString(), "财务科", "2032-06-30"));
        return evaluation;
    }

    private static String answer(String indicator, InputDeclaration input) {
        if (input.name().equals("本指标不适用")) {
            return "yes";
        }
        if (input.name().equals("不适用理由")) {
            return "本年没有采购项目";
        }
        return switch (input.type()) {
            case YES_NO -> indicator.equals("规则_checklist") && input.name().equals("政策效能") ? "no" : "yes";
            case TEXT -> "有缺漏";
            case CHOICE -> input.options().get(0);
            case PERCENT -> "90";
            case POINTS -> "0.5";
            case COUNT -> input.name().equals("抽查数") ? "20" : "2";
            case NUMBER -> "1";
        };
    }

    private void handInTwice(UUID evaluation) {
        Actor finance = people.actor("qtcw");
        Actor reviewer = people.actor("reviewer");
        submissions.submit(finance, evaluation);
        submissions.open(reviewer, evaluation);
        submissions.returnForCorrection(reviewer, evaluation, 1, "请说明抽检批次未达目标的原因。");
        requireSaved(evaluations.saveEntries(finance, evaluation, List.of(edit("规则_targets:扣分原因补充", "", "两家企业停产"))));
        submissions.submit(finance, evaluation);
    }

    private void small() {
        UUID evaluation = small.complete(2060);
        Actor finance = people.actor("finance");
        submissions.submit(finance, evaluation);
        submissions.withdraw(finance, evaluation);
        submissions.submit(finance, evaluation);
        submissions.open(people.actor("reviewer"), evaluation);
        submissions.accept(people.actor("reviewer"), evaluation, 2, "同意");
        // A year by the first version while a second one is published, and a retired one.
        small.started(2061);
        small.publishNext("两问方案（第二版）");
        small.complete(2062);
        UUID retired = small.publishNext("两问方案（第三版）");
        publishing.retire(people.actor("admin"), retired);
    }

    private void drafts(UUID second) throws Exception {
        Actor admin = people.actor("admin");
        for (String sample : List.of("hunan-county", "central-project", "redistribution-gate")) {
            schemes.createFromSample(admin, sample);
        }
        UUID proposed = schemes.createFromVersion(
                admin,
                jdbc.sql("select id from scoring_scheme where code = 'every-kind'")
                        .query(UUID.class)
                        .single());
        publishing.propose(
                admin,
                proposed,
                schemes.scope(admin, proposed).getEdits(),
                new PublicationForm("2031", "2032", Set.of()));
        drafts.keep(people.actor("finance"), "/ledgers/ZCYJ/2022", new CellDrafts.Draft("草稿格", "1", "12345.6", "WAN"));
        drafts.keep(
                people.actor("qtcw"),
                "/evaluations/" + second + "/narrative",
                new CellDrafts.Draft("概况", "", "写了一半", ""));
    }

    private void importLedger() throws Exception {
        Actor finance = people.actor("finance2");
        UUID department = people.department("DEMO2");
        FiscalYear year = new FiscalYear(2035);
        for (boolean apply : new boolean[] {true, false}) {
            UUID id = ledgerImports.upload(finance, department, year, "执行.xlsx", LedgerFile.of(apply ? "100" : "120"));
            LedgerImport one = settled(finance, department, year, id);
            if (one.state() == LedgerImport.State.MATCHING) {
                ledgerImports.match(finance, department, year, id, Objects.requireNonNull(one.matching()));
                one = settled(finance, department, year, id);
            }
            assertThat(one.state()).isEqualTo(LedgerImport.State.READY);
            if (apply) {
                ledgerImports.apply(finance, department, year, id);
                assertThat(settled(finance, department, year, id).state()).isEqualTo(LedgerImport.State.APPLIED);
            }
        }
    }

    private LedgerImport settled(Actor actor, UUID department, FiscalYear year, UUID id) throws InterruptedException {
        LedgerImport one = ledgerImports.get(actor, department, year, id);
        while (one.state().isRunning()) {
            Thread.sleep(50);
            one = ledgerImports.get(actor, department, year, id);
        }
        return one;
    }

    private void signIn() throws Exception {
        for (String username : List.of("finance", "reviewer2")) {
            Cookie cookie = mvc.perform(post("/login")
                            .param("username", username)
                            .param("password", "Ziping#2022")
                            .with(csrf()))
                    .andReturn()
                    .getResponse()
                    .getCookie("SESSION");
            notes.put("session." + username, Objects.requireNonNull(cookie).getValue());
        }
    }

    /** Six hundred entries and a few. */
    private void fillLog(UUID evaluation) {
        Actor reviewer = people.actor("reviewer");
        Actor finance = people.actor("finance");
        String was = "";
        UUID other = jdbc.sql("select id from self_evaluation where year = 2061")
                .query(UUID.class)
                .single();
        while (jdbc.sql("select count(*) from audit_entry").query(Long.class).single() < 604) {
            String next = was.equals("yes") ? "no" : "yes";
            requireSaved(evaluations.saveEntries(
                    finance, other, List.of(edit(SmallEvaluations.cell(SmallEvaluations.FIRST), was, next))));
            was = next;
            try {
                submissions.submit(reviewer, evaluation);
            } catch (RuntimeException refused) {
                // The log has it.
            }
        }
    }

    private void awaitChain() throws InterruptedException {
        while (jdbc.sql("select count(*) from audit_unchained")
                        .query(Long.class)
                        .single()
                > 0) {
            Thread.sleep(50);
        }
        notes.put(
                "entries",
                jdbc.sql("select count(*) from audit_entry").query(String.class).single());
        notes.put(
                "head",
                jdbc.sql("select hash from audit_chain order by position desc limit 1")
                        .query(String.class)
                        .single());
    }

    /** What a killed run leaves: entries that wait to be linked. */
    private void leaveUnlinked() {
        for (int i = 0; i < 2; i++) {
            jdbc.sql("""
                            with entry as (
                              insert into audit_entry (at, account_id, actor, address, action, outcome, subject, detail)
                              select now(), id, username, '10.0.0.7', 'account.sign-in', 'DONE', username, '' from account where username = 'finance'
                              returning id)
                            insert into audit_unchained select id from entry
                            """).update();
        }
    }

    private void dump() throws Exception {
        try (Connection owner = TestServer.get().connectAsOwner(details.getJdbcUrl());
                Statement statement = owner.createStatement();
                GZIPOutputStream out =
                        new GZIPOutputStream(Files.newOutputStream(RESOURCES.resolve("today/rows.copy.gz")))) {
            List<String> tables = new ArrayList<>();
            try (ResultSet found =
                    statement.executeQuery("select tablename from pg_tables where schemaname = current_schema()"
                            + " and tablename <> 'flyway_schema_history' order by tablename")) {
                while (found.next()) {
                    tables.add(found.getString(1));
                }
            }
            for (String table : tables) {
                String columns;
                try (ResultSet found = statement.executeQuery(
                        "select string_agg(quote_ident(column_name), ', ' order by ordinal_position)"
                                + " from information_schema.columns where table_schema = current_schema() and table_name = '"
                                + table + "'")) {
                    found.next();
                    columns = found.getString(1);
                }
                ByteArrayOutputStream rows = new ByteArrayOutputStream();
                owner.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("COPY (select * from " + table + " order by 1) TO STDOUT", rows);
                out.write(("COPY " + table + " (" + columns + ")\n").getBytes(StandardCharsets.UTF_8));
                out.write(rows.toByteArray());
                out.write("\\.\n".getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void type(
            Actor actor, UUID department, FiscalYear year, LedgerLine line, LedgerColumn column, String value) {
        requireSaved(budgets.save(
                actor, department, year, List.of(new CellEdit(Ledger.path(line, column), "", value, false))));
    }

    private void figure(Actor actor, UUID department, String code, String value) {
        requireSaved(figures.save(actor, department, YEAR, List.of(new CellEdit(code + ":VALUE", "", value, false))));
    }

    private void enter(Actor actor, UUID evaluation, String cell, String value) {
        requireSaved(evaluations.saveEntries(actor, evaluation, List.of(edit(cell, "", value))));
    }

    private static void requireSaved(Map<String, CellResult> results) {
        results.forEach((cell, result) -> {
            if (result.state() != CellResult.State.SAVED) {
                throw new AssertionError(cell + " is " + result);
            }
        });
    }
}

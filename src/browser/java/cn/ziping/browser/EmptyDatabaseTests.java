package cn.ziping.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.ZipingApplication;
import cn.ziping.testing.TestServer;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * From an empty database to a decided report, by people in a browser. What they type, and the total worked out by hand:
 *
 * <pre>
 * 全年预算数   人员经费 600 + 0, 执法项目 300 + 100                            = 1000
 * 全年执行数   600 + 350 = 950; after the return 600 + 380                    = 980
 * 产出 (20)    (60 × 180/200 + 40 × 50/50) ÷ 100 = 94 %                       18.8
 * 效益 (20)    8 of at most 10                                                20
 * 支出率 (10)  950 ÷ 1000 = 95 %                                              9.5
 * 事前评估 (3) 3 of 4 = 75 %                                                  2.25
 * 结转结余 (4) (1000 − 950) ÷ 1000 = 5 %, not above 10 %                      4
 * 公开 (2 + 2) one failure − 1; one of two items                              1 + 1
 * 制度 (5)     0.5 deducted with a reason                                     4.5
 * 执行 (10)    four of five items                                             8
 * 采购 (10)    all five items                                                 10
 * 资产 (10)    all but the last, of 1 point                                   9
 * 成本 (2 + 2) yes; 8 ÷ 10 = 80 %, not above 100 %                            2 + 2
 *                                                                     total 92.05, 优
 * after the return: 980 ÷ 1000 = 98 % → 9.8                           total 92.35, 优
 * </pre>
 */
@ExtendWith(OutputCaptureExtension.class)
class EmptyDatabaseTests {

    private static final String PASSWORD = "Ping-Gu-2022";

    private static final Map<String, String> PEOPLE =
            Map.of("zhang", "张会计<script>alert(1)</script>", "li", "李复核", "wang", "王方案", "zhao", "赵方案");

    private final PageWalk walk = new PageWalk();
    private ConfigurableApplicationContext application;
    private String database;
    private int port;
    private BrowserContext context;

    @BeforeEach
    void start() {
        TestServer server = TestServer.get();
        database = server.newDatabase();
        application = SpringApplication.run(
                ZipingApplication.class,
                "--spring.datasource.url=" + database,
                "--spring.datasource.username=ziping_app",
                "--spring.datasource.password=" + server.roles().appPassword(),
                "--spring.flyway.user=ziping_owner",
                "--spring.flyway.password=" + server.roles().ownerPassword(),
                "--server.port=0");
        port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @AfterEach
    void stop() {
        if (context != null) {
            context.close();
        }
        application.close();
    }

    @Test
    void fromOneTimePasswordsToAnAcceptedReport(CapturedOutput output) throws SQLException {
        Map<String, String> once = administratorsMakeThePeople(output);
        administratorsPublishTheScheme(once.get("wang"), once.get("zhao"));
        String evaluation = clerkFillsIn(once.get("zhang"));
        reviewerReturnsIt(once.get("li"), evaluation);
        clerkCorrects(evaluation);
        reviewerAccepts(evaluation);
        auditorChecksTheLog(password(output, "auditor"));
        assertThat(walk.wrong()).isEmpty();
    }

    private Map<String, String> administratorsMakeThePeople(CapturedOutput output) {
        Page page = firstSignIn("sysadmin", password(output, "sysadmin"));
        walk.once(page, "empty-sysadmin", "/");
        page.navigate("/admin/departments");
        addDepartment(page, "GOV01", "示例区农业农村局");
        addDepartment(page, "gov01", "<b>重复</b>");
        assertThat(page.locator("#field-code-note")).hasText("编码 GOV01 已被使用");
        assertThat(page.locator("#field-name")).hasValue("<b>重复</b>");
        walk.look(page, "empty-department-refused");
        walk.briefly(page, "empty-departments", "/admin/departments");
        page.click("text=示例区农业农村局");
        walk.briefly(page, "empty-department", path(page));
        Map<String, String> once = new HashMap<>();
        page.navigate("/admin/accounts");
        for (String username : List.of("zhang", "li", "wang", "zhao")) {
            page.fill("[name=username]", username);
            page.fill("[name=name]", PEOPLE.get(username));
            button(page, "建立账号").click();
            once.put(username, page.locator("#once-password").innerText());
        }
        walk.look(page, "empty-account-made");
        page.fill("[name=username]", "zhang");
        page.fill("[name=name]", "另一位");
        button(page, "建立账号").click();
        assertThat(page.locator("#field-username-note")).hasText("账号 zhang 已被使用");
        assertThat(page.locator("#once-password")).hasCount(0);
        walk.briefly(page, "empty-accounts", "/admin/accounts");

        try (BrowserContext other = Chromium.context(port)) {
            Page nobody = firstSignIn(other, "zhang", once.get("zhang"));
            assertThat(nobody.locator(".empty")).containsText("还没有授权");
            walk.once(nobody, "empty-no-grant", "/");
        }

        page = firstSignIn("secadmin", password(output, "secadmin"));
        once.put("zhang", granted(page, PEOPLE.get("zhang"), "FINANCE", "GOV01"));
        walk.briefly(page, "empty-grant", path(page).replace("/grant", ""));
        once.put("li", granted(page, PEOPLE.get("li"), "REVIEWER", null));
        walk.look(page, "empty-grant-password");
        once.put("wang", granted(page, PEOPLE.get("wang"), "SCHEME_ADMIN", null));
        once.put("zhao", granted(page, PEOPLE.get("zhao"), "SCHEME_ADMIN", null));
        return once;
    }

    private void administratorsPublishTheScheme(String once, String onceOfTheOther) {
        Page page = firstSignIn("wang", once);
        page.navigate("/schemes");
        page.locator("form[action$='/samples/zengcheng'] button").click();
        String draft = path(page);
        walk.once(page, "empty-scheme-draft", draft);
        page.fill("[name=lastYear]", "2021");
        button(page, "提请发布").click();
        assertThat(page.locator("#field-lastYear-note")).hasText("不能早于起始年度");
        page.fill("[name=lastYear]", "2023");
        page.check("#department-GOV01");
        page.fill("[name=note]", "首次发布");
        button(page, "提请发布").click();
        assertThat(page.locator("#field-departments-note")).containsText("勾选了部门");
        page.check("#which-ONLY");
        button(page, "提请发布").click();
        assertThat(page.locator(".notice")).containsText("已提请发布");
        page.navigate(draft + "/differences");
        assertThat(page.locator("main")).containsText("须由另一位方案管理员核对后发布");

        page = firstSignIn("zhao", onceOfTheOther);
        page.navigate(draft);
        walk.once(page, "empty-scheme-proposed", draft);
        page.click("text=核对差异并发布");
        walk.once(page, "empty-scheme-differences", path(page));
        button(page, "发布").click();
        assertThat(page.locator(".notice")).hasText("方案已发布。");
        walk.once(page, "empty-scheme-published", path(page));
    }

    private String clerkFillsIn(String once) {
        Page page = firstSignIn("zhang", once);
        walk.once(page, "empty-workbench", "/");
        page.navigate("/evaluations");
        page.fill("#start-year", "2030");
        button(page, "开始").click();
        assertThat(page.locator(".refusal")).hasText("没有适用于 2030 年度的已发布评分方案");
        page.fill("#start-year", "2022");
        button(page, "开始").click();
        String evaluation = path(page);
        page.navigate("/evaluations");
        page.fill("#start-year", "2022");
        button(page, "开始").click();
        assertThat(page.locator(".refusal a")).hasAttribute("href", evaluation);
        walk.once(page, "empty-overview", evaluation);
        button(page, "送审").click();
        assertThat(page.locator(".refusal")).containsText("项，不能送审");
        walk.look(page, "empty-submit-refused");

        fillLedger(page);
        fillFigures(page);
        fillTargets(page);
        fillInputs(page, evaluation);
        fillWords(page, evaluation);
        fillProblems(page, evaluation);

        page.navigate(evaluation);
        assertThat(page.locator(".gaps li")).hasCount(0);
        assertThat(page.locator(".facts")).containsText("92.05");
        walk.once(page, "empty-complete", evaluation);
        walk.once(page, "empty-report", evaluation + "/report");
        assertThat(page.locator(".document")).containsText("我部门整体支出绩效自评得分为 92.05 分，等级为“优”。");
        assertThat(page.locator(".document"))
                .containsText("全年执行率为95.00%，走访企业120家，同比增长20.00%。<script>alert(1)</script>");
        assertThat(page.locator(".document")).containsText("（一）项目前期论证不足，全年执行率只有95.00%");
        assertThat(page.locator(".document")).containsText("（责任单位：财务科；完成时限：2023年6月30日）");
        submit(page, evaluation);
        walk.once(page, "empty-submitted", evaluation);
        button(page, "取消送审").click();
        assertThat(page.locator(".notice")).containsText("已取消送审");
        submit(page, evaluation);
        page.navigate("/ledgers/GOV01/2022/form");
        assertThat(page.locator("[data-cell]")).hasCount(0);
        return evaluation;
    }

    private void fillLedger(Page page) {
        walk.briefly(page, "empty-ledger", "/ledgers/GOV01/2022");
        page.navigate("/ledgers/GOV01/2022/form");
        addLine(page, "BASIC", "人员经费");
        addLine(page, "PROJECT", "执法项目");
        addLine(page, "PROJECT", "多加的一行");
        page.getByLabel("删除「多加的一行」").click();
        assertThat(page.locator(".notice")).hasText("已删除一行。");
        type(page, "人员经费，年初预算数", "600");
        type(page, "人员经费，调整数", "0");
        type(page, "人员经费，6 月末累计执行数", "300");
        type(page, "人员经费，全年执行数", "600");
        type(page, "执法项目，年初预算数", "300");
        type(page, "执法项目，调整数", "100");
        type(page, "执法项目，6 月末累计执行数", "120.5");
        type(page, "执法项目，全年执行数", "350");
        assertThat(page.locator("#sum-RATE")).hasText("95.00%");
        page.navigate("/ledgers/GOV01/2022/form?section=public");
        addLine(page, "PUBLIC", "三公经费");
        type(page, "三公经费，年初预算数", "10");
        type(page, "三公经费，全年执行数", "8");
        assertThat(page.locator("#sum-RATE")).hasText("80.00%");
    }

    private void fillFigures(Page page) {
        page.navigate("/ledgers/GOV01/2022/figures");
        page.fill("#field-code", "走访企业数_上年");
        button(page, "添加").click();
        assertThat(page.locator("#field-code-note")).containsText("不能以 _上年");
        page.fill("#field-code", "走访企业数");
        page.fill("#field-unit", "家");
        button(page, "添加").click();
        type(page, "走访企业数，本年", "120");
        type(page, "走访企业数，上年", "100");
        walk.briefly(page, "empty-figures", "/ledgers/GOV01/2022/figures");
    }

    private void fillTargets(Page page) {
        page.navigate("/ledgers/GOV01/2022/targets");
        addTarget(page, "CC01", "检查农资门店", "产出", "HIGHER_IS_BETTER", "0", "200", "180", "家次");
        assertThat(page.locator("#field-weight-note")).hasText("权重应为大于零的数");
        assertThat(page.locator("#field-name")).hasValue("检查农资门店");
        addTarget(page, "CC01", "检查农资门店", "产出", "HIGHER_IS_BETTER", "60", "200", "180", "家次");
        addTarget(page, "CC02", "培训农户", "产出", "HIGHER_IS_BETTER", "30", "50", "50", "场");
        addTarget(page, "XY01", "投诉件数", "效益", "LOWER_IS_BETTER", "100", "10", "8", "件");
        assertThat(page.locator("#weights .field-message")).hasText("产出指标权重合计 90，方案要求合计 100");
        walk.briefly(page, "empty-targets", "/ledgers/GOV01/2022/targets");
        type(page, "培训农户，权重", "0");
        assertThat(cell(page, "培训农户，权重").locator(".cell-message")).hasText("权重应为大于零的数");
        type(page, "培训农户，权重", "40");
        assertThat(page.locator("#weights .field-message")).hasCount(0);
    }

    private void fillInputs(Page page, String evaluation) {
        page.navigate(evaluation + "/scores");
        type(page, "已评估新增项目数", "3");
        type(page, "应评估新增项目数", "4");
        type(page, "未按规定公开次数", "1");
        choose(page, "绩效目标已公开", "yes");
        choose(page, "绩效自评资料已公开", "no");
        type(page, "酌情扣分", "0.5");
        assertThat(page.locator("#panel-total")).hasText("—");
        type(page, "扣分理由", "缺少资产管理办法");
        for (String question : List.of("绩效目标随预算同步申报", "年中开展绩效运行监控", "监控发现的问题已处理", "按时完成绩效自评")) {
            choose(page, question, "yes");
        }
        choose(page, "评价结果应用于预算安排", "no");
        for (String question : List.of(
                "采购意向公开",
                "采购内控制度",
                "采购活动合规",
                "合同签订与备案时效",
                "采购政策效能",
                "资产配置合规性",
                "资产收益上缴及时性",
                "资产盘点情况",
                "数据质量",
                "资产管理合规性",
                "公用经费未超过定额标准")) {
            choose(page, question, "yes");
        }
        choose(page, "固定资产利用率", "no");
        assertThat(page.locator("#panel-total")).hasText("92.05");
        walk.once(page, "empty-scores", evaluation + "/scores");
    }

    private void fillWords(Page page, String evaluation) {
        page.navigate(evaluation + "/narrative");
        walk.once(page, "empty-narrative", evaluation + "/narrative");
        typeWords(page, "部门职能", "负责农业农村工作。\n负责乡村振兴。");
        Locator parts = page.locator("textarea[aria-label^='正文：']");
        int count = parts.count();
        assertThat(count).isEqualTo(15);
        for (int i = 0; i < count; i++) {
            String label = parts.nth(i).getAttribute("aria-label");
            if (label.equals("正文：支出进度")) {
                typeWords(page, label, "全年执行率为{{全年执行}}");
                Locator part = page.locator(".part")
                        .filter(new Locator.FilterOptions().setHas(page.getByLabel(label, exactly())));
                assertThat(part.locator(".printed .field-message")).containsText("没有「全年执行」这一数据项，相近的有：全年执行");
                assertThat(page.getByLabel(label, exactly())).hasValue("全年执行率为{{全年执行}}");
                typeWords(page, label, "全年执行率为{{全年执行率}}，走访企业{{走访企业数}}，同比{{走访企业数_同比}}。<script>alert(1)</script>");
                assertThat(part.locator(".printed"))
                        .hasText("全年执行率为95.00%，走访企业120家，同比增长20.00%。<script>alert(1)</script>");
            } else if (label.equals("正文：收支规模")) {
                page.getByLabel(label, exactly()).click();
                page.locator("[data-insert='{{全年预算数|万元}}']").click();
                assertThat(page.getByLabel(label, exactly())).hasValue("{{全年预算数|万元}}");
                assertThat(cell(page, label)).hasClass(Pattern.compile("is-saved"));
            } else {
                typeWords(page, label, label.substring(3) + "：按计划完成。");
            }
        }
        walk.look(page, "empty-narrative-filled");
    }

    private void fillProblems(Page page, String evaluation) {
        page.navigate(evaluation + "/problems");
        button(page, "添加问题").click();
        assertThat(page.locator("#field-words-note")).hasText("不能为空");
        page.fill("#field-words", "项目前期论证不足，全年执行率只有{{全年执行率}}");
        button(page, "添加问题").click();
        page.fill("#field-measure", "提前一年论证");
        page.fill("#field-owner", "财务科");
        page.fill("#field-due", "2023-06-30");
        page.locator("#field-problem").selectOption(new SelectOption().setIndex(1));
        button(page, "添加措施").click();
        assertThat(page.locator(".notice")).hasText("已添加一项措施。");
        type(page, "第 1 个问题的原因", "谋划不够。");
        walk.once(page, "empty-problems", evaluation + "/problems");
    }

    private void reviewerReturnsIt(String once, String evaluation) {
        Page page = firstSignIn("li", once);
        walk.briefly(page, "empty-reviews", "/reviews");
        page.click("text=示例区农业农村局");
        String review = path(page);
        walk.briefly(page, "empty-review", review);
        button(page, "开始复核").click();
        button(page, "退回").click();
        assertThat(page.locator("#field-opinion-note")).hasText("退回时必须写明理由");
        walk.once(page, "empty-review-begun", review);
        assertThat(page.locator(".embedded .document")).containsText("92.05");
        assertThat(page.locator("main")).containsText("950.00 ÷ 1000.00 = 95%，95% × 10 分 = 9.5 分，扣 0.5 分");
        page.fill("[name=opinion]", "执法项目的执行数与决算不一致");
        button(page, "退回").click();
        assertThat(page.locator(".notice")).hasText("已退回部门修改。");
    }

    private void clerkCorrects(String evaluation) {
        Page page = signIn("zhang");
        page.navigate("/");
        assertThat(page.locator(".opinion")).hasText("执法项目的执行数与决算不一致");
        walk.once(page, "empty-workbench-returned", "/");
        page.navigate(evaluation);
        assertThat(page.locator(".opinion")).hasText("执法项目的执行数与决算不一致");
        walk.once(page, "empty-returned", evaluation);
        page.navigate("/ledgers/GOV01/2022/form");
        type(page, "执法项目，全年执行数", "380");
        assertThat(page.locator("#panel-total")).hasText("92.35");
        submit(page, evaluation);
        page.navigate(evaluation + "/submissions/1/report");
        assertThat(page.locator(".document")).containsText("92.05");
        assertThat(page.locator(".document")).containsText("全年执行率为95.00%");
    }

    private void reviewerAccepts(String evaluation) {
        Page page = signIn("li");
        page.navigate("/reviews");
        page.click("text=示例区农业农村局");
        button(page, "开始复核").click();
        page.fill("[name=opinion]", "同意");
        button(page, "通过").click();
        assertThat(page.locator(".notice")).hasText("已通过。");
        walk.once(page, "empty-accepted", evaluation);
        assertThat(page.locator("main")).containsText("复核通过");
        walk.once(page, "empty-submission", evaluation + "/report");
        assertThat(page.locator(".frozen")).containsText("核对一致");
        assertThat(page.locator(".document")).containsText("得分为 92.35 分，等级为“优”");
        assertThat(page.locator(".document")).containsText("全年执行率为98.00%");
    }

    private void auditorChecksTheLog(String once) throws SQLException {
        Page page = firstSignIn("auditor", once);
        page.navigate("/admin/audit");
        button(page, "校验日志链").click();
        assertThat(page.locator(".good")).containsText("日志链完整");
        page.selectOption("#filter-person", "zhang");
        page.selectOption("#filter-action", "evaluation.submit");
        button(page, "筛选").click();
        // Refused while incomplete, then handed in three times.
        assertThat(page.locator("tbody tr")).hasCount(4);
        walk.look(page, "empty-audit-filtered");
        walk.briefly(page, "empty-audit", "/admin/audit");
        assertThat(page.request().get("/ledgers/GOV01/2022").status()).isEqualTo(404);

        // Behind the program's back, by the owner of the tables: the first altered entry is named.
        try (Connection owner = TestServer.get().connectAsOwner(database);
                Statement statement = owner.createStatement()) {
            statement.execute("update audit_entry set detail = 'nothing' where id in (12, 11, 30)");
        }
        button(page, "校验日志链").click();
        assertThat(page.locator(".refusal")).containsText("第 11 号记录被改动或删除");
        walk.look(page, "empty-audit-broken");
    }

    private static String password(CapturedOutput output, String username) {
        Matcher line = Pattern.compile(username + " +(\\S+)").matcher(output.getOut());
        assertThat(line.find()).isTrue();
        return line.group(1);
    }

    /** Signs in in a browser of one's own with a one-time password, and changes it. */
    private Page firstSignIn(String username, String once) {
        close();
        context = Chromium.context(port);
        return firstSignIn(context, username, once);
    }

    private Page firstSignIn(BrowserContext browser, String username, String once) {
        Page page = browser.newPage();
        page.onDialog(Dialog::accept);
        page.navigate("/login");
        page.fill("input[name=username]", username);
        page.fill("input[name=password]", once);
        page.click("form.login-form button[type=submit]");
        page.waitForURL("**/password");
        page.fill("[name=current]", once);
        page.fill("[name=password]", PASSWORD);
        page.fill("[name=again]", PASSWORD);
        button(page, "修改密码").click();
        page.waitForURL("**/");
        return page;
    }

    private Page signIn(String username) {
        close();
        context = Chromium.context(port);
        Page page = context.newPage();
        page.onDialog(Dialog::accept);
        page.navigate("/login");
        page.fill("input[name=username]", username);
        page.fill("input[name=password]", PASSWORD);
        page.click("form.login-form button[type=submit]");
        page.waitForURL("**/");
        return page;
    }

    private void close() {
        if (context != null) {
            context.close();
        }
    }

    private static void addDepartment(Page page, String code, String name) {
        page.fill("[name=code]", code);
        page.fill("[name=name]", name);
        page.fill("[name=level]", "区级");
        page.fill("[name=offices]", "办公室\n财务科");
        button(page, "建立部门").click();
    }

    private static void grant(Page page, String name, String role, String department) {
        page.navigate("/admin/accounts");
        page.locator("tbody a")
                .filter(new Locator.FilterOptions().setHasText(name))
                .click();
        page.check("#role-" + role);
        if (department != null) {
            page.check("#department-" + department);
        } else if (role.equals("REVIEWER")) {
            page.check("#all-departments");
        }
        button(page, "授权").click();
        assertThat(page.locator(".notice")).containsText("已授权");
    }

    /** The password that comes with the grant of an account that nobody has signed in with. */
    private static String granted(Page page, String name, String role, String department) {
        grant(page, name, role, department);
        return page.locator("#once-password").innerText();
    }

    private static void addLine(Page page, String kind, String name) {
        page.selectOption("#form-kind", kind);
        page.fill("#form-name", name);
        button(page, "添加").click();
        assertThat(page.locator(".notice")).hasText("已添加。");
    }

    private static void addTarget(
            Page page,
            String code,
            String name,
            String category,
            String direction,
            String weight,
            String target,
            String actual,
            String unit) {
        page.fill("#field-code", code);
        page.fill("#field-name", name);
        page.selectOption("#field-category", category);
        page.selectOption("#field-direction", direction);
        page.fill("#field-weight", weight);
        page.fill("#field-target", target);
        page.fill("#field-actual", actual);
        page.fill("#field-unit", unit);
        button(page, "添加").click();
    }

    private static void submit(Page page, String evaluation) {
        page.navigate(evaluation);
        button(page, "送审").click();
        Locator dialog = page.locator("#hand-in");
        assertThat(dialog).isVisible();
        dialog.getByText("返回", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(dialog).isHidden();
        button(page, "送审").click();
        dialog.locator("button[type=submit]").click();
        assertThat(page.locator(".notice")).hasText("已送审。");
    }

    /** Types into the cell of this label and waits until the server has answered. */
    private static void type(Page page, String label, String text) {
        Locator field = page.getByLabel(label, exactly());
        field.fill(text);
        field.blur();
        assertThat(cell(page, label)).hasClass(Pattern.compile("is-(saved|invalid)"));
    }

    private static void typeWords(Page page, String label, String text) {
        type(page, label, text);
        assertThat(cell(page, label)).hasClass(Pattern.compile("is-saved"));
    }

    private static void choose(Page page, String label, String value) {
        page.getByLabel(label, exactly()).selectOption(value);
        assertThat(cell(page, label)).hasClass(Pattern.compile("is-saved"));
    }

    private static Locator cell(Page page, String label) {
        return page.locator(".cell").filter(new Locator.FilterOptions().setHas(page.getByLabel(label, exactly())));
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static String path(Page page) {
        return page.url().replaceFirst("^https?://[^/]+", "").replaceFirst("\\?.*$", "");
    }
}

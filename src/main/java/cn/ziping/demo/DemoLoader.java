package cn.ziping.demo;

import cn.ziping.account.AccountService;
import cn.ziping.department.DepartmentAdministration;
import cn.ziping.department.DepartmentForm;
import cn.ziping.platform.DatabaseOrigin;
import cn.ziping.scheme.SchemeDraft;
import cn.ziping.scheme.SchemePublishing;
import cn.ziping.scheme.SchemeService;
import cn.ziping.shared.Actor;
import cn.ziping.shared.DepartmentScope;
import cn.ziping.shared.Role;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills an empty database with the demo: departments, accounts, the sample scheme and the seed report. By default only the
 * embedded one ({@code ziping.demo}). All in one transaction: a start that is killed leaves the database empty.
 */
@Slf4j
@Component
@Order(0)
@RequiredArgsConstructor
class DemoLoader implements ApplicationRunner {

    private static final String PASSWORD = "Ziping#2022";

    /** Any constant: instances that start together take turns. */
    private static final long LOCK = 0x64656D6FL;

    private final Environment environment;
    private final ObjectProvider<DatabaseOrigin> origin;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final DepartmentAdministration departments;
    private final AccountService accounts;
    private final SchemeService schemes;
    private final SchemePublishing publishing;
    private final SeedLoader seeds;

    @Override
    public void run(ApplicationArguments arguments) {
        boolean embedded = origin.stream().anyMatch(DatabaseOrigin::embedded);
        if (environment.getProperty("ziping.demo", Boolean.class, embedded)) {
            transaction.executeWithoutResult(status -> loadIfEmpty());
        }
    }

    private void loadIfEmpty() {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().singleRow();
        if (!accounts.isEmpty()) {
            return;
        }
        Actor program =
                new Actor(new UUID(0, 0), "ziping", "Ziping", Set.of(Role.PROGRAM), DepartmentScope.none(), "-");
        SeedReport seed = read("demo/zengcheng-2022.json", SeedReport.class);
        DemoNames names = read("demo/names.json", DemoNames.class);
        Actor sysadmin = account(program, names, "sysadmin", Role.SYSTEM_ADMIN, Set.of());
        account(program, names, "secadmin", Role.SECURITY_ADMIN, Set.of());
        account(program, names, "auditor", Role.AUDITOR, Set.of());
        UUID department = departments.create(sysadmin, form(seed.department(), names.office()));
        UUID empty = departments.create(
                sysadmin,
                new DepartmentForm(
                        "DEMO2", names.secondDepartment(), seed.department().level(), ""));
        Actor finance = account(program, names, "finance", Role.FINANCE, Set.of(department));
        account(program, names, "finance2", Role.FINANCE, Set.of(empty));
        accounts.createDemo(
                program,
                "contributor",
                names.of("contributor"),
                PASSWORD,
                Role.CONTRIBUTOR,
                Set.of(department),
                names.office());
        account(program, names, "reviewer", Role.REVIEWER, Set.of());
        Actor admin = account(program, names, "admin", Role.SCHEME_ADMIN, Set.of());
        Actor secondAdmin = account(program, names, "admin2", Role.SCHEME_ADMIN, Set.of());
        UUID scheme = schemes.create(admin, read("schemes/zengcheng-2022.json", SchemeDraft.class));
        publishing.propose(
                admin,
                scheme,
                0,
                new SchemePublishing.PublicationForm(
                        seed.year().toString(), seed.year().toString(), Set.of(), "演示"));
        publishing.publish(secondAdmin, scheme, 1, null, "");
        seeds.load(finance, department, seed);
        log.info(
                "Loaded the demo: the report of {} for {}, nine accounts",
                seed.department().name(),
                seed.year());
    }

    private static DepartmentForm form(SeedReport.SeedDepartment department, String office) {
        return new DepartmentForm(department.code(), department.name(), department.level(), office);
    }

    private Actor account(Actor program, DemoNames names, String username, Role role, Set<UUID> departmentIds) {
        return accounts.createDemo(program, username, names.of(username), PASSWORD, role, departmentIds, null);
    }

    private <T> T read(String path, Class<T> type) {
        try (InputStream in = new ClassPathResource(path).getInputStream()) {
            return json.readValue(in, type);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + path, e);
        }
    }
}

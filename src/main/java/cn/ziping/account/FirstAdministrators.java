package cn.ziping.account;

import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.shared.Actor;
import cn.ziping.shared.DepartmentScope;
import cn.ziping.shared.Role;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes those of the three administrators that a database lacks: all of them where it has no account yet, and what an older
 * version of the program did not know. Their passwords, to be used once, are printed on the console, once, and into no log.
 */
@Slf4j
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
@RequiredArgsConstructor
class FirstAdministrators implements ApplicationRunner {

    private static final Map<String, Role> ADMINISTRATORS = administrators();

    /** What they are called until 系统管理员 names the people. */
    private static final Map<Role, String> NAMES =
            Map.of(Role.SYSTEM_ADMIN, "系统管理员", Role.SECURITY_ADMIN, "安全管理员", Role.AUDITOR, "审计员");

    private final AccountRepository accounts;
    private final PasswordEncoder passwords;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    @Override
    public void run(ApplicationArguments arguments) {
        Map<String, String> made = transaction.execute(status -> makeWhereNone());
        if (made != null && !made.isEmpty()) {
            print(made, System.out);
        }
    }

    private Map<String, String> makeWhereNone() {
        // Instances that start together take turns.
        accounts.lock();
        Map<String, String> made = new LinkedHashMap<>();
        Actor program =
                new Actor(new UUID(0, 0), "ziping", "Ziping", Set.of(Role.PROGRAM), DepartmentScope.none(), "-");
        ADMINISTRATORS.forEach((username, role) -> {
            if (accounts.countOf(role) == 0 && !accounts.existsByUsername(username)) {
                made.put(username, make(program, username, role));
            }
        });
        return made;
    }

    private String make(Actor program, String username, Role role) {
        String password = PasswordRules.once();
        Account account = Account.made(username, NAMES.getOrDefault(role, username), passwords.encode(password), null);
        account.grant(role, false, Set.of(), null);
        accounts.save(account);
        audit.done(AuditEvent.of(program, "account.create", username, role.name()));
        return password;
    }

    private static void print(Map<String, String> made, PrintStream console) {
        log.info("Made the administrators that this database lacked: {}", made.keySet());
        console.println();
        console.println(
                "    The first administrators. Each password is to be changed at the first login and is not shown again:");
        made.forEach((username, password) -> console.printf("      %-10s %s%n", username, password));
        console.println();
    }

    private static Map<String, Role> administrators() {
        Map<String, Role> roles = new LinkedHashMap<>();
        roles.put("sysadmin", Role.SYSTEM_ADMIN);
        roles.put("secadmin", Role.SECURITY_ADMIN);
        roles.put("auditor", Role.AUDITOR);
        return roles;
    }
}

package cn.ziping.account;

import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.audit.Audited;
import cn.ziping.shared.Actor;
import cn.ziping.shared.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accounts and their grants. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
public class AccountService {

    private final AccountRepository accounts;
    private final PasswordEncoder passwords;
    private final AuditLog log;

    /** The person of an account as of now: a grant taken back is gone with the next request. */
    public Optional<Actor> actor(UUID accountId, String address) {
        return accounts.findWithGrantsById(accountId).map(account -> account.actor(address));
    }

    /** The user names of the demo accounts, shown beside the login; none outside a demo. */
    public List<String> demoUsernames() {
        return accounts.findByDemoTrueOrderByUsername().stream()
                .map(Account::getUsername)
                .toList();
    }

    public boolean isEmpty() {
        return accounts.count() == 0;
    }

    /** Makes a demo account, marked as such, with its role and departments. */
    @Transactional
    @Audited("account.create")
    public Actor createDemo(
            Actor actor, String username, String name, String password, Role role, Set<UUID> departments) {
        actor.require(Role.PROGRAM);
        Account account = new Account(username, name, passwords.encode(password), true);
        account.grant(role, departments);
        log.done(AuditEvent.of(actor, "account.create", username, role.name()));
        return accounts.save(account).actor(actor.address());
    }
}

package cn.ziping.testing;

import cn.ziping.account.AccountAdministration;
import cn.ziping.account.AccountService;
import cn.ziping.account.GrantForm;
import cn.ziping.shared.Actor;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The demo's people, as actors of services and as users of pages. */
@TestComponent
public class People {

    private final JdbcClient jdbc;
    private final AccountService accounts;
    private final AccountAdministration administration;
    private final UserDetailsService users;

    People(JdbcClient jdbc, AccountService accounts, AccountAdministration administration, UserDetailsService users) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.administration = administration;
        this.users = users;
    }

    /** An account without a grant, whose one-time password has been changed. */
    public void makeWithoutGrant(String username) {
        makeFresh(username);
        jdbc.sql("update account set password_once = false where username = ?")
                .param(username)
                .update();
    }

    /** A reviewer of one department alone. */
    public void makeReviewerOf(String username, String department) {
        makeWithoutGrant(username);
        if (actor(username).roles().isEmpty()) {
            administration.grant(
                    actor("secadmin"),
                    actor(username).id(),
                    new GrantForm("REVIEWER", false, Set.of(department(department)), ""));
        }
    }

    /** An account whose one-time password has not been changed yet. */
    public void makeFresh(String username) {
        if (jdbc.sql("select count(*) from account where username = ?")
                        .param(username)
                        .query(Long.class)
                        .single()
                == 0) {
            administration.create(actor("sysadmin"), username, username);
        }
    }

    public Actor actor(String username) {
        UUID id = jdbc.sql("select id from account where username = ?")
                .param(username)
                .query(UUID.class)
                .single();
        return accounts.actor(id, "127.0.0.1").orElseThrow();
    }

    /** The request is the person's. */
    public RequestPostProcessor as(String username) {
        return SecurityMockMvcRequestPostProcessors.user(users.loadUserByUsername(username));
    }

    public UUID department(String code) {
        return jdbc.sql("select id from department where code = ?")
                .param(code)
                .query(UUID.class)
                .single();
    }

    /** The demo's evaluation. */
    public UUID evaluation() {
        return jdbc.sql("select id from self_evaluation where year = 2022 and department_id = ?")
                .param(department("ZCYJ"))
                .query(UUID.class)
                .single();
    }
}

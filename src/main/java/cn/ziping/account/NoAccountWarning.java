package cn.ziping.account;

import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says at the start why nobody can sign in yet. */
@Slf4j
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
@RequiredArgsConstructor
class NoAccountWarning implements ApplicationRunner {

    private final AccountService accounts;

    @Override
    public void run(ApplicationArguments arguments) {
        if (accounts.isEmpty()) {
            log.warn(
                    "There is no account in this database, so nobody can sign in; ziping.demo=true loads the demo into it.");
        }
    }
}

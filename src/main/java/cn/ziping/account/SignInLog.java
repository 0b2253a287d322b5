package cn.ziping.account;

import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.platform.FormRefused;
import cn.ziping.shared.Actor;
import cn.ziping.shared.DepartmentScope;
import cn.ziping.shared.NetworkAddress;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Logs who signed in and who could not. A name that no account has is not written down: it may be a password. */
@Component
@RequiredArgsConstructor
class SignInLog {

    private static final String ACTION = "account.sign-in";

    private final AccountRepository accounts;
    private final AuditLog log;
    private final TransactionTemplate transaction;

    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        if (event.getAuthentication().getPrincipal() instanceof SignedInUser user) {
            Actor actor = actor(user.id(), user.getUsername(), event.getAuthentication());
            transaction.executeWithoutResult(status -> log.done(AuditEvent.of(actor, ACTION, user.getUsername(), "")));
        }
    }

    /** A program signs in with each request: within a minute that is one entry and one with the number. */
    @EventListener
    void programSignedIn(AuthenticationSuccessEvent event) {
        if (event.getAuthentication().getPrincipal() instanceof SignedInUser user && isOfProgram()) {
            log.notedOften(AuditEvent.of(
                    actor(user.id(), user.getUsername(), event.getAuthentication()),
                    "account.sign-in-api",
                    user.getUsername(),
                    ""));
        }
    }

    private static boolean isOfProgram() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && attributes
                        .getRequest()
                        .getRequestURI()
                        .startsWith(attributes.getRequest().getContextPath() + "/api/");
    }

    @EventListener
    void signedOut(LogoutSuccessEvent event) {
        if (event.getAuthentication().getPrincipal() instanceof SignedInUser user) {
            log.noted(AuditEvent.of(
                    actor(user.id(), user.getUsername(), event.getAuthentication()),
                    "account.sign-out",
                    user.getUsername(),
                    ""));
        }
    }

    @EventListener
    void formRefused(FormRefused event) {
        Account known = Optional.ofNullable(event.username())
                .flatMap(accounts::findByUsername)
                .orElse(null);
        Actor actor = new Actor(
                known == null ? new UUID(0, 0) : known.getId(),
                known == null ? "-" : known.getUsername(),
                known == null ? "-" : known.getUsername(),
                Set.of(),
                DepartmentScope.none(),
                event.address());
        log.refused(AuditEvent.of(actor, "form.token", event.part(), "FormToken"));
    }

    @EventListener
    void refused(AbstractAuthenticationFailureEvent event) {
        Authentication attempt = event.getAuthentication();
        Optional<Account> account = Optional.ofNullable(attempt.getName())
                .filter(name -> AccountUserDetails.NAME.matcher(name).matches())
                .flatMap(accounts::findByUsername);
        Actor actor = account.map(known -> actor(known.getId(), known.getUsername(), attempt))
                .orElseGet(() -> actor(new UUID(0, 0), "-", attempt));
        log.refused(AuditEvent.of(
                actor, ACTION, actor.username(), event.getException().getClass().getSimpleName()));
    }

    private static Actor actor(UUID id, String username, Authentication authentication) {
        return new Actor(
                id, username, username, Set.of(), DepartmentScope.none(), address(authentication.getDetails()));
    }

    private static String address(@Nullable Object details) {
        return details instanceof WebAuthenticationDetails web
                ? NetworkAddress.of(web.getRemoteAddress())
                : NetworkAddress.NONE;
    }
}

package cn.ziping.account;

import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.shared.Actor;
import cn.ziping.shared.DepartmentScope;
import cn.ziping.shared.NetworkAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Signs people and programs in, behind the {@link SignInGuard}. Whether there is such an account no answer and no time tells. */
@Component
class GuardedSignIn extends DaoAuthenticationProvider {

    private final SignInGuard guard;
    private final AuditLog log;
    private final AccountRepository accounts;

    GuardedSignIn(
            AccountUserDetails users,
            AccountRepository accounts,
            PasswordEncoder passwords,
            SignInGuard guard,
            AuditLog log,
            Clock clock) {
        super(users);
        this.guard = guard;
        this.log = log;
        this.accounts = accounts;
        setPasswordEncoder(passwords);
        // Asked before the password, either would answer sooner for an account that is disabled.
        setPreAuthenticationChecks(user -> {});
        setPostAuthenticationChecks(user -> {
            if (!user.isEnabled()) {
                throw new DisabledException("Disabled");
            }
            if (user instanceof SignedInUser signedIn && signedIn.isPasswordOver(clock.instant())) {
                throw new CredentialsExpiredException("The password that was given out is over");
            }
        });
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String username = attempt.getName();
        String address = address(attempt);
        try {
            guard.requireOpen(username, address);
            Authentication done = Objects.requireNonNull(super.authenticate(attempt));
            SignedInUser user = (SignedInUser) Objects.requireNonNull(done.getPrincipal());
            guard.succeeded(user.id(), username, address);
            return done;
        } catch (SignInLockedException locked) {
            log.refused(AuditEvent.of(somebody(username, address), "account.sign-in", "-", "LockedException"));
            throw locked;
        } catch (BadCredentialsException failed) {
            int failures = guard.failed(username, address);
            if (failures == guard.most()) {
                log.refused(AuditEvent.of(somebody(username, address), "account.lock", "-", ""));
            } else if (failures > guard.most()) {
                // Tried beside the others before they had failed: the right one would have been told the same.
                throw new SignInLockedException(guard.lockedFor());
            }
            throw failed;
        }
    }

    @Override
    protected void additionalAuthenticationChecks(UserDetails user, UsernamePasswordAuthenticationToken attempt)
            throws AuthenticationException {
        String typed = String.valueOf(attempt.getCredentials());
        super.additionalAuthenticationChecks(user, attempt);
        if (typed.getBytes(StandardCharsets.UTF_8).length > PasswordRules.LONGEST) {
            // bcrypt looks no further, so that anything could follow.
            throw new BadCredentialsException("Too long");
        }
    }

    /** The account where there is such a one; of another name nothing is written down. */
    private Actor somebody(String username, String address) {
        Account account = AccountUserDetails.NAME.matcher(username).matches()
                ? accounts.findByUsername(username).orElse(null)
                : null;
        return account == null
                ? new Actor(new UUID(0, 0), "-", "-", Set.of(), DepartmentScope.none(), address)
                : new Actor(
                        account.getId(),
                        account.getUsername(),
                        account.getName(),
                        Set.of(),
                        DepartmentScope.none(),
                        address);
    }

    private static String address(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails web
                ? NetworkAddress.of(web.getRemoteAddress())
                : NetworkAddress.NONE;
    }
}

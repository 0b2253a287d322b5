package cn.ziping.account;

import cn.ziping.platform.RequestActor;
import cn.ziping.platform.WithoutDatabase;
import cn.ziping.shared.Actor;
import cn.ziping.shared.NetworkAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The actor of the request, read once a request. */
@Component
@RequiredArgsConstructor
public class CurrentActor implements RequestActor {

    private static final String ATTRIBUTE = CurrentActor.class.getName();

    private final AccountService accounts;

    @Override
    public Optional<Actor> of(HttpServletRequest request) {
        return person(request).map(AccountService.Person::actor);
    }

    /** Whether a request is answered without the database, and so without knowing its person. */
    public boolean cannotBeAsked(HttpServletRequest request) {
        return WithoutDatabase.isAnswered(request);
    }

    /** Whether somebody has signed in whose account no longer lets this session in. */
    public boolean isEnded(HttpServletRequest request) {
        return user().isPresent() && person(request).isEmpty();
    }

    /** Whether the password was given out once and has to be changed first. */
    public boolean mustChangePassword(HttpServletRequest request) {
        return person(request).map(AccountService.Person::passwordOnce).orElse(false);
    }

    /** Lets this session go on after its person has changed the password. */
    public SecurityContext renewed(int passwordNo) {
        SignedInUser renewed = user().orElseThrow().withPassword(passwordNo);
        Authentication authentication =
                UsernamePasswordAuthenticationToken.authenticated(renewed, null, renewed.getAuthorities());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        return context;
    }

    private Optional<AccountService.Person> person(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof AccountService.Person person) {
            return Optional.of(person);
        }
        Optional<AccountService.Person> person = user().flatMap(user ->
                accounts.person(user.id(), user.passwordNo(), NetworkAddress.of(request.getRemoteAddr())));
        person.ifPresent(known -> request.setAttribute(ATTRIBUTE, known));
        return person;
    }

    private static Optional<SignedInUser> user() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedInUser user
                ? Optional.of(user)
                : Optional.empty();
    }
}

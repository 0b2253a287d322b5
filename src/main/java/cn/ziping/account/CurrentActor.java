package cn.ziping.account;

import cn.ziping.shared.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The actor of the request, read once a request. */
@Component
@RequiredArgsConstructor
public class CurrentActor {

    private static final String ATTRIBUTE = CurrentActor.class.getName();

    private final AccountService accounts;

    public Optional<Actor> of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Actor actor) {
            return Optional.of(actor);
        }
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof SignedInUser user)) {
            return Optional.empty();
        }
        Optional<Actor> actor = accounts.actor(user.id(), request.getRemoteAddr());
        actor.ifPresent(known -> request.setAttribute(ATTRIBUTE, known));
        return actor;
    }
}

package cn.ziping.account.web;

import cn.ziping.account.CurrentActor;
import cn.ziping.shared.Actor;
import cn.ziping.shared.Role;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Who is signed in, for the header of every page. */
@Slf4j
@ControllerAdvice
@RequiredArgsConstructor
class ActorAdvice {

    private final CurrentActor current;

    @ModelAttribute
    void person(HttpServletRequest request, Model model) {
        Actor actor = actor(request);
        if (actor != null) {
            List<Role> roles = Arrays.stream(Role.values()).filter(actor::has).toList();
            model.addAttribute("person", new Person(actor.name(), roles, !current.mustChangePassword(request)));
        }
    }

    private @Nullable Actor actor(HttpServletRequest request) {
        if (current.cannotBeAsked(request)) {
            return null;
        }
        try {
            return current.of(request).orElse(null);
        } catch (RuntimeException e) {
            // An error page is shown even while the database is away.
            if (request.getDispatcherType() == DispatcherType.ERROR) {
                log.warn("The error page goes out without its person: {}", e.toString());
                return null;
            }
            throw e;
        }
    }

    /**
     * The person of the header.
     *
     * @param name the name
     * @param roles what the person is there for; none without a grant
     * @param ready whether the person may go anywhere, or has to change the password first
     */
    public record Person(String name, List<Role> roles, boolean ready) {

        /** Whether the person has to do with departments' figures and reports. */
        public boolean business() {
            return roles.stream().anyMatch(Role::isBusiness);
        }

        public boolean is(String role) {
            return roles.contains(Role.valueOf(role));
        }
    }
}

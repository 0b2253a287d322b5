package cn.ziping.platform;

import cn.ziping.shared.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Whoever knows the person of a request. */
public interface RequestActor {

    /** The person; empty where nobody has signed in. */
    Optional<Actor> of(HttpServletRequest request);
}

package cn.ziping.platform;

import cn.ziping.shared.Actor;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Whoever has signed in may send much: what is sent is the person's own. */
@Component
public class SignedInGate implements BodyGate {

    @Override
    public void require(Actor actor, Map<String, String> address) {
        // That there is a person is all that is asked.
    }
}

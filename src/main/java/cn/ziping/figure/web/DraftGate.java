package cn.ziping.figure.web;

import cn.ziping.platform.BodyGate;
import cn.ziping.shared.Actor;
import cn.ziping.shared.NotAllowedException;
import cn.ziping.shared.Role;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Long notes are kept for those who have cells to type into. */
@Component
class DraftGate implements BodyGate {

    @Override
    public void require(Actor actor, Map<String, String> address) {
        if (!actor.has(Role.FINANCE) && !actor.has(Role.CONTRIBUTOR)) {
            throw new NotAllowedException("drafts");
        }
    }
}

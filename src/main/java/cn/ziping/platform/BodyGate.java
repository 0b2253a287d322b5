package cn.ziping.platform;

import cn.ziping.shared.Actor;
import java.util.Map;

/** Asks whether a person may send a large body to an address, before it is read. The handler asks again, as of any body. */
public interface BodyGate {

    /**
     * @param address the variables of the address, as they were typed
     * @throws cn.ziping.shared.NotFoundException if there is no such thing for the person
     * @throws cn.ziping.shared.NotAllowedException if the person may read it but not change it
     */
    void require(Actor actor, Map<String, String> address);
}

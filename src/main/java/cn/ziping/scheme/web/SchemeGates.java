package cn.ziping.scheme.web;

import cn.ziping.platform.BodyGate;
import cn.ziping.scheme.SchemeService;
import cn.ziping.shared.Actor;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Who may send much about schemes. */
final class SchemeGates {

    private SchemeGates() {}

    /** Whoever makes them. */
    @Component
    static class Making implements BodyGate {

        @Override
        public void require(Actor actor, Map<String, String> address) {
            SchemeService.requireMaker(actor);
        }
    }

    /** Whoever may read them, and so may score by them. */
    @Component
    static class Scoring implements BodyGate {

        @Override
        public void require(Actor actor, Map<String, String> address) {
            SchemeService.requireReader(actor);
        }
    }
}

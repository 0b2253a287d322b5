package cn.ziping.department;

import cn.ziping.platform.BodyGate;
import cn.ziping.shared.Actor;
import java.util.Map;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Who may send much about a department that an address names by {@code {departmentCode}}. */
public final class DepartmentGates {

    private static final String CODE = "departmentCode";

    private DepartmentGates() {}

    /** Whoever may type into its ledger, be it the lines of one office. */
    @Component
    @RequiredArgsConstructor
    public static class Typing implements BodyGate {

        private final DepartmentService departments;

        @Override
        public void require(Actor actor, Map<String, String> address) {
            departments.forTyping(actor, Objects.toString(address.get(CODE), ""));
        }
    }

    /** Whoever may change it. */
    @Component
    @RequiredArgsConstructor
    public static class Writing implements BodyGate {

        private final DepartmentService departments;

        @Override
        public void require(Actor actor, Map<String, String> address) {
            departments.forWriting(actor, Objects.toString(address.get(CODE), ""));
        }
    }

    /** Whoever sets departments up. */
    @Component
    @RequiredArgsConstructor
    public static class Administering implements BodyGate {

        private final DepartmentAdministration departments;

        @Override
        public void require(Actor actor, Map<String, String> address) {
            departments.requireMaker(actor);
        }
    }
}

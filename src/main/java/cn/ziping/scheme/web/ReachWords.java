package cn.ziping.scheme.web;

import cn.ziping.department.Department;
import cn.ziping.department.DepartmentService;
import cn.ziping.scheme.Reach;
import cn.ziping.scheme.ScoringScheme;
import cn.ziping.shared.Actor;
import cn.ziping.shared.Role;
import java.util.List;
import java.util.Locale;
import lombok.RequiredArgsConstructor;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The departments and years that a version applies to, in words. */
@Component
@RequiredArgsConstructor
class ReachWords {

    private final DepartmentService departments;
    private final MessageSource messages;

    /** For which years and departments. */
    String applies(Actor actor, ScoringScheme scheme, Locale locale) {
        return messages.getMessage(
                "schemes.applies",
                new Object[] {
                    scheme.getFirstYear().toString(),
                    scheme.getLastYear().toString(),
                    departments(actor, scheme, locale)
                },
                locale);
    }

    /** For which departments; their names are for those who choose them, others are told how many. */
    String departments(Actor actor, ScoringScheme scheme, Locale locale) {
        Reach reach = scheme.reach();
        if (reach.isAll()) {
            return messages.getMessage("schemes.reach.all", null, locale);
        }
        String named = actor.has(Role.SCHEME_ADMIN)
                ? String.join(
                        "、",
                        departments.choices(actor).stream()
                                .filter(department -> reach.departments().contains(department.getId()))
                                .map(Department::getName)
                                .toList())
                : messages.getMessage(
                        "schemes.reach.count",
                        new Object[] {String.valueOf(reach.departments().size())},
                        locale);
        return messages.getMessage(
                reach.allExcept() ? "schemes.reach.except" : "schemes.reach.only", new Object[] {named}, locale);
    }

    /** The departments that can be named. */
    List<Department> choices(Actor actor) {
        return departments.choices(actor);
    }
}

package cn.ziping.evaluation.web;

import cn.ziping.evaluation.EvaluationService;
import cn.ziping.platform.BodyGate;
import cn.ziping.shared.Actor;
import cn.ziping.shared.NotFoundException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Who may send much about an evaluation that an address names by {@code {id}}: whoever may change its department. */
@Component
@RequiredArgsConstructor
class EvaluationGate implements BodyGate {

    private final EvaluationService evaluations;

    @Override
    public void require(Actor actor, Map<String, String> address) {
        actor.requireEdit(evaluations.get(actor, id(address)).evaluation().getDepartmentId());
    }

    private static UUID id(Map<String, String> address) {
        try {
            return UUID.fromString(Objects.toString(address.get("id"), ""));
        } catch (IllegalArgumentException none) {
            throw new NotFoundException("evaluation", "");
        }
    }
}

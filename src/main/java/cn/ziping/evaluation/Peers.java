package cn.ziping.evaluation;

import cn.ziping.shared.Reference;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The figures that departments are compared by.
 *
 * @param values by reference and department
 * @param groups the kind of each department (同类组), empty for none
 */
public record Peers(Map<String, Map<UUID, BigDecimal>> values, Map<UUID, String> groups) {

    /** Where nobody is compared. */
    static final Peers NONE = new Peers(Map.of(), Map.of());

    /**
     * The figures of the others, smallest first, so that their order tells nothing; of each reference a list, which may be
     * empty; of departments of the same kind none where this one belongs to no kind.
     */
    Map<String, List<BigDecimal>> others(UUID own, Collection<String> references) {
        Map<String, List<BigDecimal>> others = new HashMap<>();
        String group = groups.getOrDefault(own, "");
        references.stream()
                .map(Reference.Peers::ofKey)
                // Who belongs to no kind has not been compared yet; that is not the same as being alone of its kind.
                .filter(peers -> !peers.sameKind() || !group.isEmpty())
                .forEach(peers -> others.put(
                        peers.key(),
                        values.getOrDefault(peers.of().toString(), Map.of()).entrySet().stream()
                                .filter(value -> !value.getKey().equals(own))
                                .filter(value -> !peers.sameKind() || Objects.equals(groups.get(value.getKey()), group))
                                .map(Map.Entry::getValue)
                                .sorted()
                                .toList()));
        return others;
    }
}

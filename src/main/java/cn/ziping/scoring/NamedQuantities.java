package cn.ziping.scoring;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The quantities that a scheme names, put where they are used. */
public final class NamedQuantities {

    private final List<QuantityDefinition> definitions;
    private final Map<String, Quantity> known = new LinkedHashMap<>();

    /**
     * @param definitions the quantities in order; each may use those before it
     */
    public NamedQuantities(List<QuantityDefinition> definitions) {
        this.definitions = List.copyOf(definitions);
        this.definitions.forEach(definition -> known.putIfAbsent(definition.name(), within(definition.quantity())));
    }

    /** The same with each name in it replaced by what it stands for; what it does not know stays a name. */
    public <T> T within(T part) {
        return known.isEmpty() ? part : rewritten(part);
    }

    /**
     * Whether they stay within a length once each name is replaced; each may use those before it twice, so that thirty of
     * them could be longer than anything.
     *
     * @return the length of the first that does not, in characters of its text form
     */
    public static Optional<Integer> requireBounded(List<QuantityDefinition> definitions, int limit) {
        List<QuantityDefinition> before = new ArrayList<>();
        for (QuantityDefinition definition : definitions) {
            Quantity whole = new NamedQuantities(before).within(definition.quantity());
            int length = whole.toString().length();
            if (length > limit) {
                return Optional.of(length);
            }
            before.add(new QuantityDefinition(definition.name(), whole));
        }
        return Optional.empty();
    }

    /** What keeps them from being published: a name twice, or the use of one that is not defined before it. */
    public List<SchemeDefinition.Problem> problems() {
        List<SchemeDefinition.Problem> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < definitions.size(); i++) {
            QuantityDefinition definition = definitions.get(i);
            String pointer = "/quantities/" + i;
            if (!seen.add(definition.name())) {
                problems.add(new SchemeDefinition.Problem(
                        pointer + "/name", "", Message.of("problem.quantity-twice", definition.name())));
            }
            new NamedQuantities(definitions.subList(0, i))
                    .within(definition.quantity()).problems().stream()
                            .map(problem -> new SchemeDefinition.Problem(
                                    pointer + "/quantity",
                                    "",
                                    Message.of("problem.of-indicator", definition.name(), problem)))
                            .forEach(problems::add);
        }
        return problems;
    }

    @SuppressWarnings("unchecked") // a list of the same, or a record of the same class
    private <T> T rewritten(T part) {
        if (part instanceof NamedQuantity named) {
            Quantity stands = known.get(named.name());
            return stands == null ? part : (T) stands;
        }
        if (part instanceof FormulaQuantity formula) {
            return (T) ((FormulaQuantity) rewritten((Record) formula)).using(known);
        }
        if (part instanceof List<?> list) {
            List<Object> parts = new ArrayList<>();
            list.forEach(element -> parts.add(rewritten((Object) element)));
            return parts.equals(list) ? part : (T) parts;
        }
        return part instanceof Record record
                        && record.getClass().getPackage() == getClass().getPackage()
                ? (T) rewritten(record)
                : part;
    }

    private Record rewritten(Record record) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        @Nullable Object[] parts = new Object[components.length];
        boolean changed = false;
        try {
            for (int i = 0; i < components.length; i++) {
                components[i].getAccessor().setAccessible(true);
                Object part = components[i].getAccessor().invoke(record);
                parts[i] = part == null ? null : rewritten(part);
                changed |= parts[i] != part;
            }
            if (!changed) {
                return record;
            }
            Constructor<? extends Record> canonical = record.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            canonical.setAccessible(true);
            return canonical.newInstance(parts);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

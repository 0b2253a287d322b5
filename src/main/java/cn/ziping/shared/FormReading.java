package cn.ziping.shared;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Reads the fields of one form and gathers every refusal, so that a person sees all of them at once. */
public final class FormReading {

    private final Map<String, RefusedException> refusals = new LinkedHashMap<>();

    /** Reads a field of text; what it refuses is said at that field, and the text is then empty. */
    public String text(String field, Supplier<String> reader) {
        return value(field, reader, "");
    }

    /**
     * Reads a field; what it refuses is said at that field.
     *
     * @param otherwise what stands for a refused value until {@link #requireAll} is called
     */
    public <T> T value(String field, Supplier<T> reader, T otherwise) {
        try {
            return reader.get();
        } catch (RefusedException refusal) {
            refusals.put(field, refusal);
            return otherwise;
        }
    }

    /** Refuses a field where a condition does not hold. */
    public void require(boolean holds, String field, String code, String... arguments) {
        if (!holds) {
            refusals.putIfAbsent(field, new RefusedException(code, arguments));
        }
    }

    /**
     * @throws RefusedFormException if any field was refused
     */
    public void requireAll() {
        if (!refusals.isEmpty()) {
            throw new RefusedFormException(refusals);
        }
    }
}

package cn.ziping.scheme;

import java.util.List;
import java.util.stream.Stream;

/** What was given is not in the form of a scheme: where, and why. */
public class FormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final String code;
    private final transient List<String> arguments;
    private final transient List<FormatException> others;

    /**
     * @param pointer the place, as a JSON pointer; empty for the whole
     * @param code the code of the message that says why
     * @param arguments the message's arguments
     */
    public FormatException(String pointer, String code, List<String> arguments) {
        this(pointer, code, arguments, List.of());
    }

    private FormatException(String pointer, String code, List<String> arguments, List<FormatException> others) {
        super("%s: %s %s".formatted(pointer, code, arguments));
        this.pointer = pointer;
        this.code = code;
        this.arguments = arguments;
        this.others = others;
    }

    /** The first of several, which knows the others. */
    static FormatException of(List<FormatException> found) {
        FormatException first = found.get(0);
        return new FormatException(first.pointer, first.code, first.arguments, found.subList(1, found.size()));
    }

    /** This one and, where more was found wrong, the others. */
    public List<FormatException> all() {
        return Stream.concat(Stream.of(this), others.stream()).toList();
    }

    public String pointer() {
        return pointer;
    }

    public String code() {
        return code;
    }

    public List<String> arguments() {
        return arguments;
    }

    /** The same, where this stands within a whole. */
    public FormatException within(String prefix) {
        return new FormatException(
                prefix + pointer,
                code,
                arguments,
                others.stream().map(other -> other.within(prefix)).toList());
    }
}

package cn.ziping.scheme;

import java.util.List;

/** What was given is not in the form of a scheme: where, and why. */
public class FormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final String code;
    private final transient List<String> arguments;

    /**
     * @param pointer the place, as a JSON pointer; empty for the whole
     * @param code the code of the message that says why
     * @param arguments the message's arguments
     */
    public FormatException(String pointer, String code, List<String> arguments) {
        super("%s: %s %s".formatted(pointer, code, arguments));
        this.pointer = pointer;
        this.code = code;
        this.arguments = arguments;
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
        return new FormatException(prefix + pointer, code, arguments);
    }
}

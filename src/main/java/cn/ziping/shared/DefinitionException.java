package cn.ziping.shared;

import java.util.List;

/** A part of a definition cannot stand: which one, and why. */
public class DefinitionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String component;
    private final String code;
    private final transient List<String> arguments;

    /**
     * @param component the name of the component that cannot stand, as it is written in JSON
     * @param code the code of the message that says why, below {@code definition.}
     * @param arguments the message's arguments, as ready text
     */
    public DefinitionException(String component, String code, String... arguments) {
        super("%s: %s %s".formatted(component, code, List.of(arguments)));
        this.component = component;
        this.code = "definition." + code;
        this.arguments = List.of(arguments);
    }

    public String component() {
        return component;
    }

    public String code() {
        return code;
    }

    public List<String> arguments() {
        return arguments;
    }
}

package cn.ziping.shared;

import java.util.List;

/** The domain refuses what was asked, for a reason that belongs at the field where it was typed. */
public class RefusedException extends RuntimeException {

    private final String code;
    private final List<String> arguments;

    /**
     * @param code the message code, below {@code refused.}
     * @param arguments the message's arguments, as ready text
     */
    public RefusedException(String code, String... arguments) {
        super(code + " " + List.of(arguments));
        this.code = "refused." + code;
        this.arguments = List.of(arguments);
    }

    RefusedException(RefusedException first) {
        super(first.getMessage());
        this.code = first.code;
        this.arguments = first.arguments;
    }

    public String code() {
        return code;
    }

    public List<String> arguments() {
        return arguments;
    }
}

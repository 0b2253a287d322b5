package cn.ziping.shared;

import java.util.UUID;

/** There is no such thing, or none that this person may know of. Answered with 404. */
public class NotFoundException extends RuntimeException {

    private final String what;
    private final Object id;

    public NotFoundException(String what, Object id) {
        super("No " + what + " " + id);
        this.what = what;
        this.id = id;
    }

    /** What there is none of, for the log: with its id where that is one of ours, never with what was typed in its place. */
    public String named() {
        return "No " + what + (id instanceof UUID || id instanceof FiscalYear ? " " + id : "");
    }
}

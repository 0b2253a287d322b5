package cn.ziping.shared;

/** There is no such thing, or none that this person may know of. Answered with 404. */
public class NotFoundException extends RuntimeException {

    public NotFoundException(String what, Object id) {
        super("No " + what + " " + id);
    }
}

package cn.ziping.shared;

/** The person may read this but not do that with it. Answered with 403. */
public class NotAllowedException extends RuntimeException {

    public NotAllowedException(String action) {
        super("Not allowed: " + action);
    }
}

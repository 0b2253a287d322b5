package cn.ziping.shared;

/** Somebody else changed it first. Answered with 409 where no field can say it. */
public class ConflictException extends RuntimeException {

    public ConflictException(String message) {
        super(message);
    }
}

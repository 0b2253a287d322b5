package cn.ziping.platform;

import java.io.IOException;

/** A body turned out larger than its address takes, while it was read. Answered with 413. */
class BodyTooLargeException extends IOException {

    BodyTooLargeException(long bytes) {
        super("More than " + bytes + " bytes");
    }
}

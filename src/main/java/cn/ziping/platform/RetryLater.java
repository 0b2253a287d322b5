package cn.ziping.platform;

import java.time.Duration;

/** A refusal that ends by itself. Answered with 429. */
public interface RetryLater {

    /** How long it is until the next try is let through. */
    Duration remaining();
}

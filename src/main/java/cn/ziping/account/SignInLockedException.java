package cn.ziping.account;

import cn.ziping.platform.RetryLater;
import java.time.Duration;
import org.springframework.security.authentication.LockedException;

/** Too many have failed: nobody is asked for the password now. Says nothing of whether there is such an account. */
class SignInLockedException extends LockedException implements RetryLater {

    private final Duration wait;

    SignInLockedException(Duration wait) {
        super("Too many failures");
        this.wait = wait;
    }

    @Override
    public Duration remaining() {
        return wait;
    }
}

package cn.ziping.platform;

import org.springframework.security.core.AuthenticationException;

/** Nobody has signed in who could send so much; the body was not read. */
class UnreadBodyException extends AuthenticationException {

    UnreadBodyException() {
        super("Not signed in");
    }
}

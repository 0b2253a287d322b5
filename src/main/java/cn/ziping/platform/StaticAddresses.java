package cn.ziping.platform;

import java.util.stream.Stream;

/** The addresses that are files: open to all, without a session. */
final class StaticAddresses {

    static final String[] PATTERNS = {"/webjars/**", "/css/**", "/js/**", "/favicon.svg"};

    private StaticAddresses() {}

    static boolean matches(String path) {
        return Stream.of(PATTERNS)
                .map(pattern -> pattern.replace("**", ""))
                .anyMatch(prefix -> prefix.endsWith("/") ? path.startsWith(prefix) : path.equals(prefix));
    }
}

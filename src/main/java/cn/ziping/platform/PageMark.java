package cn.ziping.platform;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Marks a page as its account's: the user name and a signature. With it what somebody typed before a session ended is shown
 * again to nobody else, and nothing is saved from a page that was opened by another person in the same browser.
 */
@Component
@RequiredArgsConstructor
class PageMark {

    /** The hidden field of each form. */
    static final String FIELD = "_mark";

    /** The header that scripts send it in. */
    static final String HEADER = "X-Page-Mark";

    /** The cookie that says that this browser was somebody's: so much may be read of a form whose session has ended. */
    static final String COOKIE = "ziping-mark";

    private static final String ALGORITHM = "HmacSHA256";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private volatile @Nullable SecretKeySpec key;

    /** The user name of who has signed in; empty of a stranger. */
    static Optional<String> signedIn() {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        return person == null || person instanceof AnonymousAuthenticationToken || !person.isAuthenticated()
                ? Optional.empty()
                : Optional.of(person.getName());
    }

    String of(String username) {
        return username + "." + signature(username);
    }

    /** Whose page the request came from; empty where it says nothing of that, or nothing that holds. */
    Optional<String> owner(HttpServletRequest request) {
        String header = request.getHeader(HEADER);
        return verified(header != null ? header : request.getParameter(FIELD));
    }

    /** Whether this browser was somebody's. */
    boolean isKnownBrowser(HttpServletRequest request) {
        return cookie(request).flatMap(this::verified).isPresent();
    }

    static Optional<String> cookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    private Optional<String> verified(@Nullable String mark) {
        int dot = mark == null || mark.length() > 200 ? -1 : mark.lastIndexOf('.');
        if (mark == null || dot < 0) {
            return Optional.empty();
        }
        String username = mark.substring(0, dot);
        boolean holds = MessageDigest.isEqual(
                signature(username).getBytes(StandardCharsets.US_ASCII),
                mark.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
        return holds ? Optional.of(username) : Optional.empty();
    }

    private String signature(String username) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            byte[] whole = mac.doFinal(username.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, 18));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private SecretKeySpec key() {
        SecretKeySpec known = key;
        if (known == null) {
            String secret = transaction.execute(status -> {
                jdbc.sql("insert into page_key (secret) values (?) on conflict do nothing")
                        .param(DatabaseRoles.randomPassword())
                        .update();
                return jdbc.sql("select secret from page_key")
                        .query(String.class)
                        .single();
            });
            known = new SecretKeySpec(String.valueOf(secret).getBytes(StandardCharsets.UTF_8), ALGORITHM);
            key = known;
        }
        return known;
    }
}

package cn.ziping.platform;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.session.SessionRepository;

/** What is answered while the database is away: a page that asks for nobody and nothing. */
public final class WithoutDatabase {

    private static final String ATTRIBUTE = WithoutDatabase.class.getName();

    /** Where Spring Session keeps the session of a request. */
    private static final String SESSION = SessionRepository.class.getName() + ".CURRENT_SESSION";

    private WithoutDatabase() {}

    static void begin(HttpServletRequest request) {
        // A session that was read before it failed would be written when the answer goes out, and the answer fail with
        // it.
        request.removeAttribute(SESSION);
        request.setAttribute(ATTRIBUTE, true);
    }

    /** Whether this request is answered so. */
    public static boolean isAnswered(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }
}

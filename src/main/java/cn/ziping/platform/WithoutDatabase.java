package cn.ziping.platform;

import jakarta.servlet.http.HttpServletRequest;

/** What is answered while the database is away: a page that asks for nobody and nothing. */
public final class WithoutDatabase {

    private static final String ATTRIBUTE = WithoutDatabase.class.getName();

    private WithoutDatabase() {}

    static void begin(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, true);
    }

    /** Whether this request is answered so. */
    public static boolean isAnswered(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }
}

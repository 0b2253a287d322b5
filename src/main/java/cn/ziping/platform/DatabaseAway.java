package cn.ziping.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before the session: while the database is away a request is answered at once, in the site's layout, and what fails since
 * it has just gone is answered the same way. Files and the checks of health go on.
 */
@RequiredArgsConstructor
class DatabaseAway extends OncePerRequestFilter {

    /** Seconds after which it is worth looking again. */
    private static final String RETRY_SECONDS = "5";

    private final DatabaseWatch watch;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (StaticAddresses.matches(request.getServletPath())
                || request.getServletPath().startsWith("/actuator/")) {
            chain.doFilter(request, response);
            return;
        }
        if (watch.isAway()) {
            answer(request, response);
            return;
        }
        BorrowedConnections.beginRequest();
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException failed) {
            if (!watch.isAway() && !isOfConnection(failed)) {
                throw failed;
            }
            watch.look();
            if (response.isCommitted()) {
                if (PageEnd.isReached(request)) {
                    return;
                }
                throw failed;
            }
            response.reset();
            answer(request, response);
        } finally {
            BorrowedConnections.endRequest();
        }
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        WithoutDatabase.begin(request);
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Content-Security-Policy", SecurityConfiguration.CONTENT_SECURITY_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        Refusal.of(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    /** Whether it failed for want of a connection: none to be had, one that broke, or a server that goes down or comes up. */
    static boolean isOfConnection(@Nullable Throwable failed) {
        Throwable cause = failed;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof SQLException sql && isOfConnection(sql.getSQLState())) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** The pool says without a state that a connection is closed, or that there is none; the server always states one. */
    private static boolean isOfConnection(@Nullable String state) {
        return state == null || state.startsWith("08") || state.startsWith("57P");
    }
}

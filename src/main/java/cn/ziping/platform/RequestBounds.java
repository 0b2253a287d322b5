package cn.ziping.platform;

import cn.ziping.shared.Actor;
import cn.ziping.shared.NotAllowedException;
import cn.ziping.shared.NotFoundException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds what is read of a request, whoever sends it. Above {@value #USUAL_KILOBYTES} KB the address has to allow it, and the
 * person and what the address names are asked before the first byte is read. Stands where the person is known and before
 * anything reads a field.
 */
@RequiredArgsConstructor
class RequestBounds extends OncePerRequestFilter {

    static final int USUAL_KILOBYTES = 64;
    private static final long USUAL = USUAL_KILOBYTES * 1024L;

    /** Seconds after which an upload is worth another try. */
    static final int RETRY_SECONDS = 5;

    /** What is kept of a form whose session has ended, in bytes as it is sent. */
    private static final long KEPT = 1 << 20;

    /** Kilobytes of large bodies that an instance reads at once. */
    static final int MEMORY_KILOBYTES = 32 * 1024;

    private final Semaphore memory = new Semaphore(MEMORY_KILOBYTES);
    private final Set<String> uploading = ConcurrentHashMap.newKeySet();
    private final BodyLimits limits;
    private final Semaphore uploads;
    private final RequestActor people;
    private final PageMark marks;
    private final AuthenticationEntryPoint signIn;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long length = request.getContentLengthLong();
        boolean unstated = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null
                || length < 0 && request.getProtocol().startsWith("HTTP/2");
        boolean form = isForm(request);
        if (unstated && form) {
            // The container reads forms by itself and would not be stopped at our bound. No browser sends one so.
            Refusal.of(request, response, HttpServletResponse.SC_LENGTH_REQUIRED);
            return;
        }
        if (!unstated && length <= USUAL) {
            chain.doFilter(request, response);
            return;
        }
        BodyLimits.Allowed allowed = limits.of(request).orElse(null);
        if (allowed == null || length > allowed.bytes()) {
            if (unstated) {
                chain.doFilter(new BoundedRequest(request, USUAL), response);
            } else {
                Refusal.of(request, response, Refusal.TOO_LARGE);
            }
        } else if (isAllowed(allowed, request, response)) {
            if (isUpload(request)) {
                upload(request, response, chain);
            } else {
                within(
                        unstated ? allowed.bytes() : length,
                        request,
                        response,
                        () -> chain.doFilter(
                                unstated ? new BoundedRequest(request, allowed.bytes()) : request, response));
            }
        }
    }

    private boolean isAllowed(BodyLimits.Allowed allowed, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Actor actor = people.of(request).orElse(null);
        if (actor == null) {
            // The form of a session that has just ended is read to be kept; a stranger's is not.
            boolean small = request.getContentLengthLong() <= KEPT;
            if (small && isForm(request) && !isUpload(request) && marks.isKnownBrowser(request)) {
                return true;
            }
            signIn.commence(request, response, new UnreadBodyException());
            return false;
        }
        try {
            allowed.gate().require(actor, allowed.address());
            return true;
        } catch (NotFoundException none) {
            Refusal.of(request, response, HttpServletResponse.SC_NOT_FOUND);
        } catch (NotAllowedException notAllowed) {
            Refusal.of(request, response, HttpServletResponse.SC_FORBIDDEN);
        }
        return false;
    }

    private interface Work {
        void run() throws ServletException, IOException;
    }

    /** Large bodies together are bounded too: the container makes room for each before its first byte has come. */
    private void within(long bytes, HttpServletRequest request, HttpServletResponse response, Work work)
            throws ServletException, IOException {
        int kilobytes = (int) (bytes / 1024) + 1;
        if (!memory.tryAcquire(kilobytes)) {
            later(request, response);
            return;
        }
        try {
            work.run();
        } finally {
            memory.release(kilobytes);
        }
    }

    private static void later(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(RETRY_SECONDS));
        Refusal.of(request, response, Refusal.TOO_MANY);
    }

    /** So many uploads are read at once that memory and disk hold; the next one is asked to come again. */
    private void upload(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String person = PageMark.signedIn().orElse("");
        // One at a time of a person, so that nobody keeps all others out.
        if (!uploading.add(person)) {
            later(request, response);
            return;
        }
        try {
            if (!uploads.tryAcquire()) {
                later(request, response);
                return;
            }
            try {
                chain.doFilter(request, response);
            } finally {
                uploads.release();
            }
        } finally {
            uploading.remove(person);
        }
    }

    private static boolean isForm(HttpServletRequest request) {
        return isUpload(request) || hasType(request, "application/x-www-form-urlencoded");
    }

    private static boolean isUpload(HttpServletRequest request) {
        return hasType(request, "multipart/");
    }

    private static boolean hasType(HttpServletRequest request, String type) {
        String given = request.getContentType();
        return given != null && given.toLowerCase(Locale.ROOT).startsWith(type);
    }
}

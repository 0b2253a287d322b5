package cn.ziping.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses what comes from a page of somebody else than who has signed in, and remembers whose page it was. */
@RequiredArgsConstructor
class PageOwner extends OncePerRequestFilter {

    private static final String ATTRIBUTE = PageOwner.class.getName();

    /** Who signs in or out is not yet, or no longer, the page's person. */
    private static final Set<String> ANYBODYS = Set.of("/login", "/logout");

    private final PageMark marks;

    /** The user name of the account whose page the request came from, where the page was marked. */
    static Optional<String> of(HttpServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(ATTRIBUTE));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String person = PageMark.signedIn().orElse(null);
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            String owner = marks.owner(request).orElse(null);
            request.setAttribute(ATTRIBUTE, owner);
            if (person != null
                    && owner != null
                    && !owner.equals(person)
                    && !ANYBODYS.contains(request.getServletPath())) {
                response.setHeader("HX-Trigger", "page-of-another");
                request.setAttribute(ErrorAdvice.REASON, "page-of-another");
                Refusal.of(request, response, HttpServletResponse.SC_CONFLICT);
                return;
            }
        } else if (person != null && !StaticAddresses.matches(request.getServletPath())) {
            mark(person, request, response);
        }
        chain.doFilter(request, response);
    }

    private void mark(String person, HttpServletRequest request, HttpServletResponse response) {
        String mark = marks.of(person);
        if (!PageMark.cookie(request).equals(Optional.of(mark))) {
            ResponseCookie cookie = ResponseCookie.from(PageMark.COOKIE, mark)
                    .path(request.getContextPath() + "/")
                    .httpOnly(true)
                    .secure(request.isSecure())
                    .sameSite("Lax")
                    .build();
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        }
    }
}

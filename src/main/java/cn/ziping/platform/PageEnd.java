package cn.ziping.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Remembers that an answer is whole. All that can fail after it is to store when its session was last used; a page that has
 * been sent is not cut off for that.
 */
class PageEnd extends OncePerRequestFilter {

    private static final String ATTRIBUTE = PageEnd.class.getName();

    static boolean isReached(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        request.setAttribute(ATTRIBUTE, true);
    }
}

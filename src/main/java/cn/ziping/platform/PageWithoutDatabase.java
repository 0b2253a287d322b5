package cn.ziping.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The page of a database that is away is made once a language and then kept: those who wait for it come all at once, and
 * making it for each took seconds. It asks for nobody and nothing, so it is the same for all. Stands before the dispatch of
 * errors.
 */
@RequiredArgsConstructor
class PageWithoutDatabase extends OncePerRequestFilter {

    private final LocaleResolver locales;
    private final Map<Locale, byte[]> pages = new ConcurrentHashMap<>();

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !WithoutDatabase.isAnswered(request)
                || !String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML_VALUE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // A browser may name any language; the site has two.
        Locale language =
                LayoutAdvice.isChinese(locales.resolveLocale(request)) ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
        byte[] page = pages.get(language);
        if (page == null) {
            page = made(language, request, response, chain);
        }
        response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
        response.setLocale(language);
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    /** The first one makes it, and the others wait for it. */
    private synchronized byte[] made(
            Locale language, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] known = pages.get(language);
        if (known != null) {
            return known;
        }
        ContentCachingResponseWrapper recorded = new ContentCachingResponseWrapper(response);
        chain.doFilter(new AsksForPage(request), recorded);
        byte[] page = recorded.getContentAsByteArray();
        // What is kept is shown to everybody: only what is a page.
        if (page.length > 0 && String.valueOf(recorded.getContentType()).startsWith(MediaType.TEXT_HTML_VALUE)) {
            pages.put(language, page);
        }
        return page;
    }

    /** Whatever else this one would take as well: the page is made for all. */
    private static final class AsksForPage extends HttpServletRequestWrapper {

        AsksForPage(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getHeader(String name) {
            return name.equalsIgnoreCase(HttpHeaders.ACCEPT) ? MediaType.TEXT_HTML_VALUE : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return name.equalsIgnoreCase(HttpHeaders.ACCEPT)
                    ? Collections.enumeration(List.of(MediaType.TEXT_HTML_VALUE))
                    : super.getHeaders(name);
        }
    }
}

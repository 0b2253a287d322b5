package cn.ziping.platform;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MultipartException;

/**
 * The one place that refuses what no text may hold, wherever it stands in a request: the character NUL, which no database
 * takes, half of a character, and what cannot be decoded at all. What is allowed in a certain field its form says.
 */
class RequestTexts extends OncePerRequestFilter {

    /** Our own cookies that are looked into: what others put on this host is not our matter. */
    private static final Set<String> ENCODED = Set.of("ziping", "SESSION", "REDIRECT_URI");

    private static final Set<String> PLAIN = Set.of("XSRF-TOKEN", "ziping-lang", PageMark.COOKIE);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && request.getServletPath().equals("/error")) {
            // The page of errors has no address of its own.
            Refusal.of(request, response, HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Cookie bad = badCookie(request);
        if (bad != null) {
            // Else the browser would send it again with every request.
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(bad.getName(), "")
                            .path(request.getContextPath() + "/")
                            .maxAge(0)
                            .build()
                            .toString());
            Refusal.of(request, response, HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        int status = status(request);
        if (status == HttpServletResponse.SC_OK) {
            chain.doFilter(request, response);
        } else {
            Refusal.of(request, response, status);
        }
    }

    /** Half of a character or none at all. */
    static boolean isText(@Nullable String value) {
        if (value == null) {
            return true;
        }
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character == 0 || Character.isLowSurrogate(character)) {
                return false;
            }
            if (Character.isHighSurrogate(character)) {
                i++;
                if (i == value.length() || !Character.isLowSurrogate(value.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int status(HttpServletRequest request) {
        if (!isText(request.getServletPath()) || !isText(request.getPathInfo())) {
            return HttpServletResponse.SC_BAD_REQUEST;
        }
        try {
            if (isUpload(request)) {
                for (Part part : request.getParts()) {
                    if (!isText(part.getName()) || !isText(part.getSubmittedFileName())) {
                        return HttpServletResponse.SC_BAD_REQUEST;
                    }
                }
            }
            for (Map.Entry<String, String[]> field : request.getParameterMap().entrySet()) {
                if (!isText(field.getKey()) || !Stream.of(field.getValue()).allMatch(RequestTexts::isText)) {
                    return HttpServletResponse.SC_BAD_REQUEST;
                }
            }
            return HttpServletResponse.SC_OK;
        } catch (IOException | ServletException | RuntimeException unreadable) {
            if (isUpload(request)) {
                // So that the page of the error does not try to read it once more.
                request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, new MultipartException("Not readable"));
            }
            // Never with its message: it holds what was typed, be it a password.
            boolean large = unreadable.getClass().getName().contains("SizeException")
                    || unreadable.getCause() != null
                            && unreadable.getCause().getClass().getName().contains("SizeLimit");
            return large ? Refusal.TOO_LARGE : HttpServletResponse.SC_BAD_REQUEST;
        }
    }

    private static boolean isUpload(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private static @Nullable Cookie badCookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? null
                : Stream.of(cookies).filter(RequestTexts::isBad).findFirst().orElse(null);
    }

    private static boolean isBad(Cookie cookie) {
        if (ENCODED.contains(cookie.getName())) {
            try {
                return hasControl(new String(Base64.getDecoder().decode(cookie.getValue()), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException notEncoded) {
                return true;
            }
        }
        return PLAIN.contains(cookie.getName()) && hasControl(cookie.getValue());
    }

    private static boolean hasControl(String value) {
        return value.chars().anyMatch(Character::isISOControl);
    }
}

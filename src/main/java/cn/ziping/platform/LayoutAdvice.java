package cn.ziping.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

/** What the layout of every page needs. */
@ControllerAdvice
class LayoutAdvice {

    /** This page in the other language; none of the answer to a form, which has no address to be asked for again. */
    @ModelAttribute("otherLanguage")
    @Nullable
    String otherLanguage(HttpServletRequest request, Locale locale) {
        if (!request.getMethod().equals("GET")) {
            return null;
        }
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = failed != null ? failed.toString() : request.getRequestURI();
        String other = isChinese(locale) ? "en" : "zh-CN";
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        String query = request.getQueryString();
        if (failed == null && query != null) {
            address.query(query);
        }
        return address.replaceQueryParam("lang", other).build().toUriString();
    }

    /** The part of the site this page belongs to: the first segment of its address, of administration the first two. */
    @ModelAttribute("section")
    String section(HttpServletRequest request) {
        String[] segments = request.getRequestURI().split("/");
        if (segments.length > 2 && segments[1].equals("admin")) {
            return segments[1] + "/" + segments[2];
        }
        return segments.length > 1 ? segments[1] : "";
    }

    @ModelAttribute("htmlLang")
    String htmlLang(Locale locale) {
        return isChinese(locale) ? "zh-CN" : "en";
    }

    private static boolean isChinese(Locale locale) {
        return !locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }
}

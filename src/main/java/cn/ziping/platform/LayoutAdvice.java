package cn.ziping.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

/** What the layout of every page needs. */
@ControllerAdvice
@RequiredArgsConstructor
class LayoutAdvice {

    private final ObjectProvider<PageMark> marks;

    /**
     * This page in the other language; none of the answer to a form, which has no address to be asked for again, nor while
     * the database is away and nothing else can be shown.
     */
    @ModelAttribute("otherLanguage")
    @Nullable
    String otherLanguage(HttpServletRequest request, Locale locale) {
        if (!request.getMethod().equals("GET") || WithoutDatabase.isAnswered(request)) {
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

    /** Whether this page is the answer to a form that was not taken, so that what it holds stands nowhere else. */
    @ModelAttribute("answered")
    boolean answered(HttpServletRequest request) {
        return request.getMethod().equals("POST");
    }

    /** Whose page this is, for what its scripts send. */
    @ModelAttribute("mark")
    @Nullable
    String mark(HttpServletRequest request) {
        return WithoutDatabase.isAnswered(request)
                ? null
                : PageMark.signedIn()
                        .flatMap(person -> marks.stream().findFirst().map(known -> known.of(person)))
                        .orElse(null);
    }

    /** Why a request was refused, where the page of its status says more than the status. */
    @ModelAttribute("reason")
    @Nullable
    String reason(HttpServletRequest request) {
        return (String) request.getAttribute(ErrorAdvice.REASON);
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

    static boolean isChinese(Locale locale) {
        return !locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }
}

package cn.ziping.account.web;

import cn.ziping.account.CurrentActor;
import cn.ziping.platform.UnsavedForm;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Stands before every page: the session of a disabled account or of an earlier password ends here, and a password given out
 * once is changed before anything else.
 */
@Configuration(proxyBeanMethods = false)
@RequiredArgsConstructor
class AccountGate implements WebMvcConfigurer, HandlerInterceptor {

    static final String PASSWORD = "/password";

    private static final Set<String> OPEN = Set.of("/login", "/error");

    private final CurrentActor current;

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns("/webjars/**", "/css/**", "/js/**", "/actuator/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (OPEN.contains(path)) {
            return true;
        }
        boolean part = "true".equals(request.getHeader("HX-Request"));
        if (current.isEnded(request)) {
            new SecurityContextLogoutHandler()
                    .logout(
                            request,
                            response,
                            SecurityContextHolder.getContext().getAuthentication());
            if (path.startsWith("/api/")) {
                response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            } else if (part) {
                response.setHeader("HX-Trigger", "sign-in-needed");
                response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            } else {
                UnsavedForm.keepIfTyped(request);
                response.sendRedirect(request.getContextPath() + "/login?ended");
            }
            return false;
        }
        if (!path.equals(PASSWORD) && current.mustChangePassword(request)) {
            if (path.startsWith("/api/")) {
                response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            } else if (part) {
                response.setHeader("HX-Redirect", request.getContextPath() + PASSWORD);
            } else {
                response.sendRedirect(request.getContextPath() + PASSWORD);
            }
            return false;
        }
        return true;
    }
}

package cn.ziping.account.web;

import cn.ziping.account.CurrentActor;
import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.audit.RefusalSubject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Logs what somebody wanted to read and may not; refusals of what writes are logged by the use cases themselves. And lets no
 * request's log entry name the department of an earlier one of its thread.
 */
@Configuration(proxyBeanMethods = false)
@RequiredArgsConstructor
class RefusedReads implements WebMvcConfigurer, HandlerInterceptor {

    private final CurrentActor current;
    private final AuditLog log;

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            RefusalSubject.clear();
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            return;
        }
        int status = response.getStatus();
        boolean refused = status == HttpServletResponse.SC_NOT_FOUND || status == HttpServletResponse.SC_FORBIDDEN;
        if (refused && request.getMethod().equals("GET") && handler instanceof HandlerMethod) {
            // The address as it is mapped: what stands in its place was typed.
            String address =
                    Objects.toString(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE), "-");
            current.of(request)
                    .ifPresent(actor -> log.refused(new AuditEvent(
                            actor, "read", RefusalSubject.department(), null, address, String.valueOf(status))));
        }
        RefusalSubject.clear();
    }
}

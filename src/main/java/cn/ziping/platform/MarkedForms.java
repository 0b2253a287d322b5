package cn.ziping.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.support.RequestDataValueProcessor;

/** Puts the page's mark into every form that changes something, beside its CSRF token. */
@Configuration(proxyBeanMethods = false)
class MarkedForms {

    @Bean
    static BeanPostProcessor markForms(ObjectProvider<PageMark> marks) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof RequestDataValueProcessor csrf ? new Marking(csrf, marks) : bean;
            }
        };
    }

    private record Marking(RequestDataValueProcessor csrf, ObjectProvider<PageMark> marks)
            implements RequestDataValueProcessor {

        @Override
        public String processAction(HttpServletRequest request, String action, String method) {
            return csrf.processAction(request, action, method);
        }

        @Override
        public String processFormFieldValue(
                HttpServletRequest request, @Nullable String name, String value, String type) {
            return csrf.processFormFieldValue(request, name, value, type);
        }

        @Override
        public @Nullable Map<String, String> getExtraHiddenFields(HttpServletRequest request) {
            Map<String, String> fields = csrf.getExtraHiddenFields(request);
            if (fields == null || fields.isEmpty()) {
                return fields;
            }
            Map<String, String> marked = new LinkedHashMap<>(fields);
            PageMark.signedIn()
                    .ifPresent(person ->
                            marked.put(PageMark.FIELD, marks.getObject().of(person)));
            return marked;
        }

        @Override
        public String processUrl(HttpServletRequest request, String url) {
            return csrf.processUrl(request, url);
        }
    }
}

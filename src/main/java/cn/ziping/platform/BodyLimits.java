package cn.ziping.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** The addresses that take more than others, as their handlers say by {@link BodyLimit}. */
@Component
@RequiredArgsConstructor
class BodyLimits {

    private final ListableBeanFactory beans;

    /** Read at the first request: the handlers are not there when the filters are made. */
    private volatile @Nullable List<Entry> entries;

    /**
     * What an address takes.
     *
     * @param bytes the most bytes
     * @param gate who is asked before so much is read
     * @param address the variables of the address
     */
    record Allowed(long bytes, BodyGate gate, Map<String, String> address) {}

    /** What the address of a request takes, where that is more than usual. */
    Optional<Allowed> of(HttpServletRequest request) {
        PathContainer path = RequestPath.parse(request.getRequestURI(), request.getContextPath())
                .pathWithinApplication();
        Allowed largest = null;
        for (Entry entry : entries()) {
            PathPattern.PathMatchInfo match =
                    entry.method().equals(request.getMethod()) ? entry.pattern().matchAndExtract(path) : null;
            if (match != null && (largest == null || largest.bytes() < entry.bytes())) {
                largest = new Allowed(entry.bytes(), entry.gate(), match.getUriVariables());
            }
        }
        return Optional.ofNullable(largest);
    }

    private List<Entry> entries() {
        List<Entry> known = entries;
        if (known == null) {
            known = read();
            entries = known;
        }
        return known;
    }

    private List<Entry> read() {
        List<Entry> found = new ArrayList<>();
        beans.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, handler) -> {
                    BodyLimit limit = handler.getMethodAnnotation(BodyLimit.class);
                    if (limit != null) {
                        add(mapping, limit, found);
                    }
                });
        return found;
    }

    private void add(RequestMappingInfo mapping, BodyLimit limit, List<Entry> found) {
        BodyGate gate = beans.getBean(limit.gate());
        if (mapping.getPathPatternsCondition() == null) {
            throw new IllegalStateException("A limit needs an address: " + mapping);
        }
        mapping.getMethodsCondition()
                .getMethods()
                .forEach(method -> mapping.getPathPatternsCondition()
                        .getPatterns()
                        .forEach(pattern ->
                                found.add(new Entry(method.name(), pattern, limit.kilobytes() * 1024L, gate))));
    }

    private record Entry(String method, PathPattern pattern, long bytes, BodyGate gate) {}
}

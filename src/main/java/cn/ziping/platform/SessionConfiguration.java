package cn.ziping.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.util.List;
import java.util.regex.Pattern;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.ConfigurableObjectInputStream;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.HttpSessionIdResolver;

/** Sessions live in the database, so that several instances share them and a restart keeps everybody signed in. */
@Slf4j
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    private static final ObjectInputFilter KNOWN_CLASSES = ObjectInputFilter.Config.createFilter(
            "java.lang.*;java.util.*;java.util.concurrent.*;java.time.*;org.springframework.security.**;"
                    + "org.springframework.web.servlet.**;org.springframework.util.*;cn.ziping.**;!*");

    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    /** Two requests that store the same attribute at once do not meet on its key. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer upsertAttributes() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    /** What this version cannot read counts as absent: after an upgrade people sign in again instead of meeting a 500. */
    @Bean(name = "springSessionConversionService", defaultCandidate = false)
    ConversionService springSessionConversionService() {
        GenericConversionService conversions = new GenericConversionService();
        conversions.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversions.addConverter(byte[].class, Object.class, new Reading());
        return conversions;
    }

    private static final class Reading implements Converter<byte[], Object> {

        @Override
        @SuppressWarnings(
                "NullAway") // the converter may answer null; the checker does not know @Nullable type arguments
        public @Nullable Object convert(byte[] bytes) {
            try (ObjectInputStream in = new ConfigurableObjectInputStream(
                    new ByteArrayInputStream(bytes), SessionConfiguration.class.getClassLoader())) {
                in.setObjectInputFilter(KNOWN_CLASSES);
                return in.readObject();
            } catch (IOException | ClassNotFoundException | RuntimeException e) {
                log.warn("A session attribute is not readable and is ignored: {}", e.toString());
                return null;
            }
        }
    }

    @Bean
    CookieHttpSessionIdResolver cookieSessionIds(CookieSerializer cookies) {
        CookieHttpSessionIdResolver resolver = new CookieHttpSessionIdResolver();
        resolver.setCookieSerializer(cookies);
        return resolver;
    }

    /** Static files and the API have no session: otherwise each of them costs three statements. */
    @Bean
    @Primary
    HttpSessionIdResolver sessionIds(CookieHttpSessionIdResolver cookies) {
        return new HttpSessionIdResolver() {

            @Override
            public List<String> resolveSessionIds(HttpServletRequest request) {
                // An id that is none would be asked of the database, which takes no such text.
                return sessionless(request) || WithoutDatabase.isAnswered(request)
                        ? List.of()
                        : cookies.resolveSessionIds(request).stream()
                                .filter(id -> ID.matcher(id).matches())
                                .toList();
            }

            @Override
            public void setSessionId(HttpServletRequest request, HttpServletResponse response, String id) {
                cookies.setSessionId(request, response, id);
            }

            @Override
            public void expireSession(HttpServletRequest request, HttpServletResponse response) {
                cookies.expireSession(request, response);
            }
        };
    }

    private static boolean sessionless(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String address = failed != null ? failed.toString() : request.getRequestURI();
        return StaticAddresses.matches(
                        address.substring(request.getContextPath().length()))
                || address.startsWith(request.getContextPath() + "/api/");
    }
}

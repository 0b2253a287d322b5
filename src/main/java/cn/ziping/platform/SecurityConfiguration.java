package cn.ziping.platform;

import cn.ziping.shared.NetworkAddress;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.web.servlet.LocaleResolver;

/** Who gets in, and what a browser may load. What a person may then reach is asked of the {@code Actor} in each service. */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {

    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self';"
            + " frame-ancestors 'none'; base-uri 'none'";

    /** Uploads that an instance reads at once. */
    private static final Semaphore UPLOADS = new Semaphore(2);

    private static final RequestMatcher HTMX = new RequestHeaderRequestMatcher("HX-Request", "true");

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder();
    }

    @Bean
    FilterRegistrationBean<DatabaseAway> beforeEverything(DatabaseWatch watch) {
        FilterRegistrationBean<DatabaseAway> first = new FilterRegistrationBean<>(new DatabaseAway(watch));
        first.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return first;
    }

    @Bean
    FilterRegistrationBean<PageWithoutDatabase> beforeEveryError(LocaleResolver locales) {
        FilterRegistrationBean<PageWithoutDatabase> first =
                new FilterRegistrationBean<>(new PageWithoutDatabase(locales));
        first.setOrder(Ordered.HIGHEST_PRECEDENCE);
        first.setDispatcherTypes(DispatcherType.ERROR);
        return first;
    }

    /** Just within the session, which is stored around it. */
    @Bean
    FilterRegistrationBean<PageEnd> withinTheSession() {
        FilterRegistrationBean<PageEnd> within = new FilterRegistrationBean<>(new PageEnd());
        within.setOrder(SessionRepositoryFilter.DEFAULT_ORDER + 1);
        return within;
    }

    @Bean
    @Order(1)
    SecurityFilterChain apiChain(HttpSecurity http, BodyLimits limits, RequestActor people, PageMark marks)
            throws Exception {
        AuthenticationEntryPoint unauthorized = (request, response, failure) -> {
            if (isLater(failure, response)) {
                Refusal.of(request, response, Refusal.TOO_MANY);
                return;
            }
            response.setHeader("WWW-Authenticate", "Basic realm=\"ziping\"");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        };
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(unauthorized))
                .addFilterAfter(
                        new RequestBounds(limits, UPLOADS, people, marks, unauthorized),
                        BasicAuthenticationFilter.class)
                .addFilterAfter(new RequestTexts(), RequestBounds.class)
                .csrf(csrf -> csrf.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pageChain(
            HttpSecurity http, BodyLimits limits, RequestActor people, PageMark marks, ApplicationEventPublisher events)
            throws Exception {
        RequestCache wantedPages = wantedPages();
        AuthenticationEntryPoint signIn = signIn();
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(StaticAddresses.PATTERNS)
                        .permitAll()
                        .requestMatchers(
                                "/login",
                                "/error",
                                "/actuator/health",
                                "/actuator/health/**",
                                "/v3/api-docs",
                                "/schemas/*")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/login")
                        .successHandler(new SignedIn(wantedPages))
                        .failureHandler(notSignedIn()))
                .logout(logout -> logout.logoutSuccessUrl("/login?bye"))
                .requestCache(cache -> cache.requestCache(wantedPages))
                .csrf(csrf -> {
                    CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
                    tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
                    csrf.spa().csrfTokenRepository(tokens);
                })
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(signIn).accessDeniedHandler(refused(events)))
                // In this order: how much is read, whether it is text, whose page it came from; then its token.
                .addFilterBefore(new RequestBounds(limits, UPLOADS, people, marks, signIn), CsrfFilter.class)
                .addFilterBefore(new RequestTexts(), CsrfFilter.class)
                .addFilterBefore(new PageOwner(marks), CsrfFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /** Remembers which page was asked for before signing in; in a cookie, so that strangers get no session. */
    private static RequestCache wantedPages() {
        MediaTypeRequestMatcher html = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        html.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        CookieRequestCache cache = new CookieRequestCache();
        cache.setRequestMatcher(new AndRequestMatcher(
                PathPatternRequestMatcher.pathPattern(HttpMethod.GET, "/**"), new NegatedRequestMatcher(HTMX), html));
        return cache;
    }

    /** A page goes to the login; a part of a page asks for it in a dialog, so that what was typed stays. */
    private static AuthenticationEntryPoint signIn() {
        LoginUrlAuthenticationEntryPoint login = new LoginUrlAuthenticationEntryPoint("/login");
        return (request, response, failure) -> {
            if (HTMX.matches(request)) {
                response.setHeader("HX-Trigger", "sign-in-needed");
                response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
                return;
            }
            if (!(failure instanceof UnreadBodyException)) {
                UnsavedForm.keepIfTyped(request);
            }
            login.commence(request, response, failure);
        };
    }

    private static AuthenticationFailureHandler notSignedIn() {
        return (request, response, failure) -> {
            boolean later = isLater(failure, response);
            String why = later ? "locked" : failure instanceof CredentialsExpiredException ? "over" : "error";
            if (HTMX.matches(request)) {
                response.setHeader("HX-Trigger", "sign-in-" + why);
                response.setStatus(later ? Refusal.TOO_MANY : HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            } else {
                response.sendRedirect(request.getContextPath() + "/login?" + why);
            }
        };
    }

    /** Whether it can be tried again later, and says when. */
    private static boolean isLater(AuthenticationException failure, HttpServletResponse response) {
        if (failure instanceof RetryLater later) {
            long seconds = Math.max(1, later.remaining().toSeconds());
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
            return true;
        }
        return false;
    }

    /**
     * A form whose token is gone with its session, or that another tab has made stale, is a matter of showing it again, not
     * of a right that is missing.
     */
    private static AccessDeniedHandler refused(ApplicationEventPublisher events) {
        AccessDeniedHandlerImpl page = new AccessDeniedHandlerImpl();
        return (request, response, denied) -> {
            Authentication person = SecurityContextHolder.getContext().getAuthentication();
            boolean stranger = person == null || person instanceof AnonymousAuthenticationToken;
            if (denied instanceof CsrfException) {
                String[] segments = request.getServletPath().split("/", 3);
                String part = segments.length > 1 && segments[1].matches("[a-z]{1,20}") ? segments[1] : "-";
                events.publishEvent(new FormRefused(
                        PageMark.signedIn().orElse(null), NetworkAddress.of(request.getRemoteAddr()), part));
            }
            boolean ours = denied instanceof CsrfException && UnsavedForm.isKept(request);
            if (stranger && HTMX.matches(request)) {
                response.setHeader("HX-Trigger", "sign-in-needed");
                response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            } else if (ours) {
                UnsavedForm.keepIfTyped(request);
                response.sendRedirect(
                        stranger
                                ? request.getContextPath() + "/login"
                                : UnsavedForm.waitingAddress(request).orElse(request.getRequestURI()));
            } else if (stranger && !request.getServletPath().equals("/login")) {
                response.sendRedirect(request.getContextPath() + "/login");
            } else {
                page.handle(request, response, denied);
            }
        };
    }

    /** After signing in: a dialog stays on its page, an unsaved form is shown again, else on to the page that was wanted. */
    private static final class SignedIn extends SavedRequestAwareAuthenticationSuccessHandler {

        SignedIn(RequestCache wantedPages) {
            setRequestCache(wantedPages);
        }

        @Override
        public void onAuthenticationSuccess(
                HttpServletRequest request, HttpServletResponse response, Authentication authentication)
                throws ServletException, IOException {
            String owner = PageOwner.of(request).orElse(null);
            if (HTMX.matches(request) && owner != null && !owner.equals(authentication.getName())) {
                // The page around the dialog is another person's, with what that person typed.
                response.setHeader("HX-Redirect", request.getContextPath() + "/");
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                return;
            }
            if (HTMX.matches(request)) {
                CsrfToken token = (CsrfToken) Objects.requireNonNull(request.getAttribute(CsrfToken.class.getName()));
                response.setHeader("HX-Trigger", "{\"signed-in\":{\"token\":\"" + token.getToken() + "\"}}");
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                return;
            }
            String unsaved = UnsavedForm.waitingAddress(request).orElse(null);
            if (unsaved != null) {
                response.sendRedirect(unsaved);
            } else {
                super.onAuthenticationSuccess(request, response, authentication);
            }
        }
    }
}

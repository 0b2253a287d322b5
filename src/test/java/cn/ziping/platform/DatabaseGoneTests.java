package cn.ziping.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** The moment in which the database goes away, of which each part is rare in the running program. */
class DatabaseGoneTests {

    private static final RuntimeException GONE =
            new IllegalStateException(new SQLException("An I/O error occurred", "08006"));

    private final DatabaseWatch watch = mock(DatabaseWatch.class);
    private final DatabaseAway filter = new DatabaseAway(watch);
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/ledgers/ZCYJ/2022");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    /** Only the session could not be stored any more. */
    @Test
    void aPageThatHasBeenSentWholeIsNotCutOff() throws Exception {
        FilterChain sent = new MockFilterChain();
        filter.doFilter(request, response, (asked, answer) -> {
            answer.getOutputStream().write("whole".getBytes(StandardCharsets.UTF_8));
            new PageEnd().doFilter(asked, answer, sent);
            answer.flushBuffer();
            throw GONE;
        });
        assertThat(response.getContentAsString()).isEqualTo("whole");
        assertThat(response.getStatus()).isEqualTo(200);
        verify(watch).look();
    }

    @Test
    void aPageThatBrokeOffIsSeenToHaveBrokenOff() {
        assertThatThrownBy(() -> filter.doFilter(request, response, (asked, answer) -> {
                    answer.getOutputStream().write("half of it".getBytes(StandardCharsets.UTF_8));
                    answer.flushBuffer();
                    throw GONE;
                }))
                .isSameAs(GONE);
    }

    @Test
    void whatFailsForAnotherReasonIsNoMatterOfTheDatabase() {
        IllegalStateException other = new IllegalStateException(new SQLException("duplicate key", "23505"));
        assertThatThrownBy(() -> filter.doFilter(request, response, (asked, answer) -> {
                    throw other;
                }))
                .isSameAs(other);
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, zh-CN", "en, en", "fr, zh-CN", "de, zh-CN"})
    void thePageIsMadeOnceALanguage(String asked, String language) throws Exception {
        PageWithoutDatabase pages = new PageWithoutDatabase(locales());
        int[] made = new int[1];
        for (int i = 0; i < 3; i++) {
            MockHttpServletResponse answer = new MockHttpServletResponse();
            MockHttpServletRequest error = error("*/*, text/html;q=0.9", asked);
            pages.doFilter(error, answer, (one, other) -> {
                made[0]++;
                assertThat(((HttpServletRequest) one).getHeader("Accept")).isEqualTo("text/html");
                other.setContentType("text/html;charset=UTF-8");
                other.getOutputStream().write("系统".getBytes(StandardCharsets.UTF_8));
            });
            assertThat(answer.getContentAsString()).isEqualTo("系统");
            assertThat(answer.getContentType()).isEqualTo("text/html;charset=UTF-8");
            assertThat(answer.getLocale()).isEqualTo(Locale.forLanguageTag(language));
        }
        assertThat(made[0]).isEqualTo(1);
    }

    /** Neither the page of another error nor an answer to a program is one of them. */
    @Test
    void nothingElseIsKept() throws Exception {
        PageWithoutDatabase pages = new PageWithoutDatabase(locales());
        int[] made = new int[1];
        for (int i = 0; i < 2; i++) {
            pages.doFilter(error("*/*", "en"), new MockHttpServletResponse(), (one, other) -> made[0]++);
            MockHttpServletRequest notFound = new MockHttpServletRequest("GET", "/error");
            notFound.addHeader("Accept", "text/html");
            pages.doFilter(notFound, new MockHttpServletResponse(), (one, other) -> made[0]++);
        }
        assertThat(made[0]).isEqualTo(4);
    }

    /** Such as one that failed half way: the next one makes it again. */
    @Test
    void whatIsNoPageIsNotKept() throws Exception {
        PageWithoutDatabase pages = new PageWithoutDatabase(locales());
        int[] made = new int[1];
        for (int i = 0; i < 2; i++) {
            pages.doFilter(error("text/html", "en"), new MockHttpServletResponse(), (one, other) -> made[0]++);
        }
        assertThat(made[0]).isEqualTo(2);
    }

    private static MockHttpServletRequest error(String accept, String language) {
        MockHttpServletRequest error = new MockHttpServletRequest("GET", "/error");
        error.addHeader("Accept", accept);
        error.setCookies(new Cookie("ziping-lang", language));
        WithoutDatabase.begin(error);
        return error;
    }

    private static CookieLocaleResolver locales() {
        return new CookieLocaleResolver("ziping-lang");
    }
}
